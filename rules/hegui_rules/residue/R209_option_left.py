"""R209: 有/无, 我县（市、区）: alternatives of a template, of which none was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Needs,
    Options,
    Severity,
    Span,
    in_cell,
    in_quotation,
    in_title,
    matches,
    rule,
)
from hegui.api.language import Worded, first_in
from hegui_rules.basis import HANDLING

_SIGNS = ("/", "／", "（市", "（县", "（区", "（镇", "（乡", "(市", "(县", "(区", "□", "☐")
_KIND = "(?:[省市县区旗镇乡局委办厅院]|街道)"
_OPTION = Worded(
    r"(?<![/／A-Za-z0-9])[（(\[【]?<or-not>[）)\]】]?(?![/／]|<not-an-option>)"
    rf"|[我本]{_KIND}(?:[（(]{_KIND}(?:[、/／]{_KIND}){{0,3}}[）)]|[/／]{_KIND}(?:[/／]{_KIND}){{0,2}})(?![两二三四各]|的?名单)"
    r"|[□☐]\s?[是有否无]\s?[□☐☑√■]\s?[是有否无]|[☑√■]\s?[是有否无]\s?[□☐]\s?[是有否无]"
)
_BEFORE = 12
"""Characters before an option in which a word may say that somebody else is to choose."""


@rule(
    code="R209",
    name="option-left",
    needs=Needs(words=_SIGNS),
    title="模板的选项没有选定",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“有/无”“是/否”“我县（市、区）”是模板给填写人选择的写法，公开的报告里应按实际情况选定一项。",
    bad=(
        Bad("本年度⟦有/无⟧因政府信息公开引起的行政诉讼。", says="有/无"),
        Bad("⟦我县（市、区）⟧全年召开专题会议4次，自查⟦□是☑否⟧存在违规收费。"),
    ),
    good=(
        "推行“是/否”式承诺，对有/无证经营情况进行摸排，填报有/无情况统计表。",
        "全县各县（市、区）均已完成任务，全市县（市、区）法治督察实现全覆盖。",
    ),
)
def option_left(doc: Document, options: Options) -> Iterator[Finding]:
    """Outside cells, quotation marks and titles; what is for somebody else to choose is silent."""
    for match in matches(doc, _OPTION.of(doc), _SIGNS):
        start, end = match.span()
        if in_cell(doc, start) or in_quotation(doc, start) or in_title(doc, start):
            continue
        clause = doc.clause_at(start)
        low = max(clause.span.start if clause is not None else start, start - _BEFORE)
        if low < start and first_in(doc, (low, start), "chooses") is not None:
            continue
        yield Finding(
            Span(start, end),
            f"模板的选项“{doc.quote(Span(start, end))}”没有选定",
            suggestion="按实际情况选定一项，删去其余",
        )
