"""Family L 法规文件: laws and documents cited."""

from hegui.api import Rule
from hegui_rules.law.L101_title_slip import title_slip
from hegui_rules.law.L102_repealed_law import repealed_law
from hegui_rules.law.L103_law_before_its_day import law_before_its_day
from hegui_rules.law.L104_commencement_date import commencement_date
from hegui_rules.law.L105_no_longer_new import no_longer_new
from hegui_rules.law.L202_full_and_short_titles import full_and_short_titles
from hegui_rules.law.L203_document_number_form import document_number_form
from hegui_rules.law.L204_nested_title_marks import nested_title_marks
from hegui_rules.law.L205_document_two_names import document_two_names
from hegui_rules.law.L206_title_marks_misused import title_marks_misused
from hegui_rules.law.L207_title_without_marks import title_without_marks

RULES: tuple[Rule, ...] = (
    title_slip,
    repealed_law,
    law_before_its_day,
    commencement_date,
    no_longer_new,
    full_and_short_titles,
    document_number_form,
    nested_title_marks,
    document_two_names,
    title_marks_misused,
    title_without_marks,
)
