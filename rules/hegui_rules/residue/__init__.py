"""Family R 残留: residue of templates, Word and web pages, and remarks left in the text."""

from hegui.api import Rule
from hegui_rules.residue.R101_word_field_code import word_field_code
from hegui_rules.residue.R102_comment_left import comment_left
from hegui_rules.residue.R103_tracked_change_left import tracked_change_left
from hegui_rules.residue.R104_draft_label import draft_label
from hegui_rules.residue.R201_placeholder import placeholder
from hegui_rules.residue.R202_blank_to_fill import blank_to_fill
from hegui_rules.residue.R203_instruction_left import instruction_left
from hegui_rules.residue.R204_anonymous_unit import anonymous_unit
from hegui_rules.residue.R205_template_year import template_year
from hegui_rules.residue.R206_blank_date import blank_date
from hegui_rules.residue.R207_template_heading import template_heading
from hegui_rules.residue.R301_web_residue import web_residue
from hegui_rules.residue.R302_web_source_line import web_source_line
from hegui_rules.residue.R303_page_number_in_text import page_number_in_text
from hegui_rules.residue.R304_injected_words import injected_words
from hegui_rules.residue.R305_html_code import html_code
from hegui_rules.residue.R306_garbled_text import garbled_text
from hegui_rules.residue.R401_reviewer_remark import reviewer_remark
from hegui_rules.residue.R402_open_question import open_question
from hegui_rules.residue.R403_markdown_marks import markdown_marks
from hegui_rules.residue.R404_assistant_words import assistant_words

RULES: tuple[Rule, ...] = (
    word_field_code,
    comment_left,
    tracked_change_left,
    draft_label,
    placeholder,
    blank_to_fill,
    instruction_left,
    anonymous_unit,
    template_year,
    blank_date,
    template_heading,
    web_residue,
    web_source_line,
    page_number_in_text,
    injected_words,
    html_code,
    garbled_text,
    reviewer_remark,
    open_question,
    markdown_marks,
    assistant_words,
)
