"""Family T 时间: years, deadlines, anachronisms."""

from hegui.api import Rule
from hegui_rules.time.T101_opening_year import opening_year
from hegui_rules.time.T102_signed_too_early import signed_too_early
from hegui_rules.time.T103_past_years_event import past_years_event
from hegui_rules.time.T104_event_after_report import event_after_report
from hegui_rules.time.T105_this_year import this_year
from hegui_rules.time.T106_until_now import until_now
from hegui_rules.time.T107_since_the_year import since_the_year
from hegui_rules.time.T108_plan_year_past import plan_year_past
from hegui_rules.time.T201_impossible_date import impossible_date
from hegui_rules.time.T202_date_form import date_form
from hegui_rules.time.T203_date_leading_zero import date_leading_zero
from hegui_rules.time.T204_year_cut_short import year_cut_short
from hegui_rules.time.T205_fused_years import fused_years
from hegui_rules.time.T206_until_a_day import until_a_day
from hegui_rules.time.T207_year_mark_lost import year_mark_lost
from hegui_rules.time.T208_outline_years import outline_years
from hegui_rules.time.T301_term_too_early import term_too_early
from hegui_rules.time.T302_term_stale import term_stale
from hegui_rules.time.T303_plenum_too_early import plenum_too_early
from hegui_rules.time.T304_plenum_list_stops import plenum_list_stops
from hegui_rules.time.T401_day_wrong_date import day_wrong_date
from hegui_rules.time.T402_day_form import day_form
from hegui_rules.time.T403_day_name import day_name
from hegui_rules.time.T404_day_too_early import day_too_early
from hegui_rules.time.T901_beyond_knowledge import beyond_knowledge

RULES: tuple[Rule, ...] = (
    opening_year,
    signed_too_early,
    past_years_event,
    event_after_report,
    this_year,
    until_now,
    since_the_year,
    plan_year_past,
    impossible_date,
    date_form,
    date_leading_zero,
    year_cut_short,
    fused_years,
    until_a_day,
    year_mark_lost,
    outline_years,
    term_too_early,
    term_stale,
    plenum_too_early,
    plenum_list_stops,
    day_wrong_date,
    day_form,
    day_name,
    day_too_early,
    beyond_knowledge,
)
