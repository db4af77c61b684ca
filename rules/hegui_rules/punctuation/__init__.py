"""Family P 标点: punctuation."""

from hegui.api import Rule
from hegui_rules.punctuation.P101_unpaired_mark import unpaired_mark
from hegui_rules.punctuation.P201_stops_together import stops_together
from hegui_rules.punctuation.P202_mark_before_conjunction import mark_before_conjunction
from hegui_rules.punctuation.P203_ellipsis_form import ellipsis_form
from hegui_rules.punctuation.P204_dash_form import dash_form
from hegui_rules.punctuation.P301_comma_in_list import comma_in_list
from hegui_rules.punctuation.P302_slogans_glued import slogans_glued
from hegui_rules.punctuation.P303_stop_lost import stop_lost
from hegui_rules.punctuation.P304_mark_after_lead_in import mark_after_lead_in
from hegui_rules.punctuation.P305_list_separators_mixed import list_separators_mixed
from hegui_rules.punctuation.P306_missing_stop import missing_stop
from hegui_rules.punctuation.P401_half_width_mark import half_width_mark
from hegui_rules.punctuation.P402_space_in_text import space_in_text

RULES: tuple[Rule, ...] = (
    unpaired_mark,
    stops_together,
    mark_before_conjunction,
    ellipsis_form,
    dash_form,
    comma_in_list,
    slogans_glued,
    stop_lost,
    mark_after_lead_in,
    list_separators_mixed,
    missing_stop,
    half_width_mark,
    space_in_text,
)
