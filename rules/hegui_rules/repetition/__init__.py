"""Family D 重复: duplication inside a report."""

from hegui.api import Rule
from hegui_rules.repetition.D101_doubled_character import doubled_character
from hegui_rules.repetition.D102_doubled_words import doubled_words
from hegui_rules.repetition.D103_same_words_joined import same_words_joined
from hegui_rules.repetition.D104_item_listed_twice import item_listed_twice
from hegui_rules.repetition.D105_echo_in_clause import echo_in_clause
from hegui_rules.repetition.D106_neighbours_alike import neighbours_alike
from hegui_rules.repetition.D107_heading_restated import heading_restated
from hegui_rules.repetition.D108_item_repeated import item_repeated
from hegui_rules.repetition.D109_task_told_twice import task_told_twice
from hegui_rules.repetition.D201_sentence_repeated import sentence_repeated
from hegui_rules.repetition.D202_paragraph_repeated import paragraph_repeated
from hegui_rules.repetition.D203_words_carried_over import words_carried_over
from hegui_rules.repetition.D204_report_twice import report_twice

RULES: tuple[Rule, ...] = (
    doubled_character,
    doubled_words,
    same_words_joined,
    item_listed_twice,
    echo_in_clause,
    neighbours_alike,
    heading_restated,
    item_repeated,
    task_told_twice,
    sentence_repeated,
    paragraph_repeated,
    words_carried_over,
    report_twice,
)
