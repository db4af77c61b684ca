"""由60件增加到40件: a verb that says the opposite of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.facts import Difference, FromTo, Quantity, relations
from hegui.api.language import first_in
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners


@rule(
    code="N152",
    name="direction-against-figures",
    title="增减的说法与前后两数相反",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N124",),
    rationale="“增加到”后面的数应当更大，“减少到”后面的数应当更小；相反时，不是动词用反，就是两数写反或抄错。",
    bad=(
        Bad("重复访由2023年的12批次上升至2024年的⟦7批次⟧。", says="减少"),
        Bad("临溪镇办事环节由8个压减到⟦11个⟧。", says="增加"),
        Bad("群众满意率从95%提高到⟦91%⟧。"),
        Bad("印发宣传单2万份，比去年的2.5万份多⟦0.5万份⟧。", says="减少"),
    ),
    good=(
        "重复访由2023年的12批次下降至2024年的7批次。",
        "办事环节由11个压减到8个。",
        "全县综合排名由12名上升到7名。",
        "受理申请由约40件增加到45件。",
        "工作机制由3项调整为2项。",
    ),
)
def direction_against_figures(doc: Document, options: Options) -> Iterator[Finding]:
    """Growth and fall between two exact figures."""
    told: tuple[FromTo | Difference, ...] = (*relations(doc, FromTo), *relations(doc, Difference))
    for relation in told:
        before, after = relation.before, relation.after
        if relation.falls is None or not relation.exact or before.value == after.value:
            continue
        if (after.value < before.value) == relation.falls or _counted_down(doc, before, after):
            continue
        said = relation.said if isinstance(relation, FromTo) else None
        verb = (Related(said, "所用的动词"),) if said is not None else ()
        yield Finding(
            relation.change.span if isinstance(relation, Difference) else after.span,
            f"由{before.surface}到{after.surface}是{'增加' if relation.falls else '减少'}，文中却说“{relation.evidence}”",
            related=(*partners([before], "变动前"), *verb),
            suggestion="核对前后两数和所用的动词",
            severity=gravity(relation),
        )


def _counted_down(doc: Document, before: Quantity, after: Quantity) -> bool:
    """Whether less is more there: a place that rises has a smaller number."""
    clauses = (before.clause, after.clause)
    start, end = min(c.start for c in clauses), max(before.span.start, after.span.start)
    return first_in(doc, (start, end), "counted-down") is not None
