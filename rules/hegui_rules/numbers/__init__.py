"""Family N 数字: numbers that cannot be."""

from hegui.api import Rule
from hegui_rules.numbers.N101_rest_after_exact import rest_after_exact
from hegui_rules.numbers.N102_double_approximation import double_approximation
from hegui_rules.numbers.N103_part_exceeds_whole import part_exceeds_whole
from hegui_rules.numbers.N104_parts_do_not_sum import parts_do_not_sum
from hegui_rules.numbers.N105_impossible_rate import impossible_rate
from hegui_rules.numbers.N106_impossible_growth import impossible_growth
from hegui_rules.numbers.N107_rate_over_hundred import rate_over_hundred
from hegui_rules.numbers.N108_listed_count import listed_count
from hegui_rules.numbers.N109_reversed_range import reversed_range
from hegui_rules.numbers.N110_unit_missing import unit_missing
from hegui_rules.numbers.N112_same_metric_differs import same_metric_differs
from hegui_rules.numbers.N113_similar_metric_differs import similar_metric_differs
from hegui_rules.numbers.N114_headcount_in_visits import headcount_in_visits
from hegui_rules.numbers.N115_digit_grouping import digit_grouping
from hegui_rules.numbers.N116_mixed_numerals import mixed_numerals
from hegui_rules.numbers.N117_fixed_set import fixed_set
from hegui_rules.numbers.N119_more_than_before import more_than_before
from hegui_rules.numbers.N120_stuttered_unit import stuttered_unit
from hegui_rules.numbers.N121_fall_over_hundred import fall_over_hundred
from hegui_rules.numbers.N122_shares_do_not_sum import shares_do_not_sum
from hegui_rules.numbers.N123_fractional_count import fractional_count
from hegui_rules.numbers.N124_change_does_not_fit import change_does_not_fit
from hegui_rules.numbers.N129_all_but_some import all_but_some
from hegui_rules.numbers.N133_part_of_another_whole import part_of_another_whole
from hegui_rules.numbers.N135_subkind_exceeds_kind import subkind_exceeds_kind
from hegui_rules.numbers.N138_growth_since import growth_since
from hegui_rules.numbers.N139_rate_against_counts import rate_against_counts
from hegui_rules.numbers.N141_rate_without_base import rate_without_base
from hegui_rules.numbers.N142_one_number_two_names import one_number_two_names
from hegui_rules.numbers.N143_unequal_lists import unequal_lists
from hegui_rules.numbers.N144_numeral_style_mix import numeral_style_mix
from hegui_rules.numbers.N145_thousand_as_unit import thousand_as_unit
from hegui_rules.numbers.N146_all_but_approximate import all_but_approximate
from hegui_rules.numbers.N147_wrong_classifier import wrong_classifier
from hegui_rules.numbers.N148_points_of_count import points_of_count
from hegui_rules.numbers.N150_table_total import table_total
from hegui_rules.numbers.N151_table_share import table_share

RULES: tuple[Rule, ...] = (
    rest_after_exact,
    double_approximation,
    part_exceeds_whole,
    parts_do_not_sum,
    impossible_rate,
    impossible_growth,
    rate_over_hundred,
    listed_count,
    reversed_range,
    unit_missing,
    same_metric_differs,
    similar_metric_differs,
    headcount_in_visits,
    digit_grouping,
    mixed_numerals,
    fixed_set,
    more_than_before,
    stuttered_unit,
    fall_over_hundred,
    shares_do_not_sum,
    fractional_count,
    change_does_not_fit,
    all_but_some,
    part_of_another_whole,
    subkind_exceeds_kind,
    growth_since,
    rate_against_counts,
    rate_without_base,
    one_number_two_names,
    unequal_lists,
    numeral_style_mix,
    thousand_as_unit,
    all_but_approximate,
    wrong_classifier,
    points_of_count,
    table_total,
    table_share,
)
