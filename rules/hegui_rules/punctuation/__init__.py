"""Family P 标点: punctuation."""

from hegui.api import Rule
from hegui_rules.punctuation.P101_unpaired_mark import unpaired_mark
from hegui_rules.punctuation.P201_stops_together import stops_together
from hegui_rules.punctuation.P301_comma_in_list import comma_in_list
from hegui_rules.punctuation.P302_slogans_glued import slogans_glued
from hegui_rules.punctuation.P303_stop_lost import stop_lost
from hegui_rules.punctuation.P401_half_width_mark import half_width_mark
from hegui_rules.punctuation.P402_space_in_text import space_in_text

RULES: tuple[Rule, ...] = (
    unpaired_mark,
    stops_together,
    comma_in_list,
    slogans_glued,
    stop_lost,
    half_width_mark,
    space_in_text,
)
