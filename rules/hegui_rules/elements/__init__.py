"""Family C 要素: what the checklist cannot say as data."""

from hegui.api import Rule
from hegui_rules.elements.C201_leader_called_comrade import leader_called_comrade
from hegui_rules.elements.C202_four_personally_broken import four_personally_broken
from hegui_rules.elements.C203_rectification_fewer_than_problems import rectification_fewer_than_problems
from hegui_rules.elements.C204_problem_hedged import problem_hedged
from hegui_rules.elements.C205_plan_inside_shortcomings import plan_inside_shortcomings
from hegui_rules.elements.C206_first_responsible_name_cut import first_responsible_name_cut

RULES: tuple[Rule, ...] = (
    leader_called_comrade,
    four_personally_broken,
    rectification_fewer_than_problems,
    problem_hedged,
    plan_inside_shortcomings,
    first_responsible_name_cut,
)
