"""Family S 结构: headings, numbering, enumerations."""

from hegui.api import Rule
from hegui_rules.structure.S101_heading_number_gap import heading_number_gap
from hegui_rules.structure.S102_heading_number_repeat import heading_number_repeat
from hegui_rules.structure.S103_heading_number_order import heading_number_order
from hegui_rules.structure.S104_heading_number_start import heading_number_start
from hegui_rules.structure.S105_heading_level_order import heading_level_order
from hegui_rules.structure.S106_heading_style_mix import heading_style_mix
from hegui_rules.structure.S107_heading_marker_form import heading_marker_form
from hegui_rules.structure.S108_heading_glued import heading_glued
from hegui_rules.structure.S109_heading_terminal_mix import heading_terminal_mix
from hegui_rules.structure.S110_empty_section import empty_section
from hegui_rules.structure.S111_heading_year import heading_year
from hegui_rules.structure.S112_announced_count import announced_count
from hegui_rules.structure.S113_bracket_width_mix import bracket_width_mix
from hegui_rules.structure.S114_lone_subsection import lone_subsection
from hegui_rules.structure.S120_enumeration_gap import enumeration_gap
from hegui_rules.structure.S121_enumeration_repeat import enumeration_repeat
from hegui_rules.structure.S122_enumeration_start import enumeration_start
from hegui_rules.structure.S123_heading_only_item import heading_only_item
from hegui_rules.structure.S124_unmarked_item import unmarked_item
from hegui_rules.structure.S125_lone_item import lone_item
from hegui_rules.structure.S126_enumeration_marker_mix import enumeration_marker_mix

RULES: tuple[Rule, ...] = (
    heading_number_gap,
    heading_number_repeat,
    heading_number_order,
    heading_number_start,
    heading_level_order,
    heading_style_mix,
    heading_marker_form,
    heading_glued,
    heading_terminal_mix,
    empty_section,
    heading_year,
    announced_count,
    bracket_width_mix,
    lone_subsection,
    enumeration_gap,
    enumeration_repeat,
    enumeration_start,
    heading_only_item,
    unmarked_item,
    lone_item,
    enumeration_marker_mix,
)
