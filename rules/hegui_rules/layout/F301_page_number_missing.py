"""F301: pages have no number."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import layout, lines
from hegui_rules.layout.common import ABOUT, clause, head

_SIZE = 16.0
_PAGE = 22 * 28
"""Characters on a full page."""
_LONGER = "全镇各村组织学法、用法，调解矛盾纠纷，化解信访积案，各项工作按时完成。" * 25


@rule(
    code="F301",
    name="page-number-missing",
    title="没有页码",
    severity=Severity.WARNING,
    basis=clause("7.5"),
    rationale="公文页码一般用4号半角宋体阿拉伯数字，编排在版心下边缘之下；页码应是自动的，手工打在正文里的不算。",
    bad=(
        Bad(f"⟦关于普法工作的报告⟧\n{_LONGER}", says="没有页码", settings={"layout": "页码：无"}),
        Bad(
            f"⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n{_LONGER}\n青禾县临溪镇人民政府\n2025年1月20日",
            says="插入→页码",
            settings={"layout": "页码：无"},
        ),
    ),
    good=(
        f"关于普法工作的报告\n{_LONGER}",
        Good("关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。", settings={"layout": "页码：无"}),
    ),
    **ABOUT,
)
def page_number_missing(doc: Document, options: Options) -> Iterator[Finding]:
    """Documents of more than one page, none of whose sections prints a number."""
    found, place = layout(doc), head(doc)
    if found is None or place is None or any(section.numbers for section in found.sections):
        return
    if _characters(doc) > _PAGE:
        yield Finding(
            place,
            "正文不止一页，没有页码",
            suggestion="在“插入→页码”中插入：4号半角宋体，数字左右各放一条一字线，单页码居右空一字，双页码居左空一字",
            key="no number",
        )


def _characters(doc: Document) -> float:
    """How many characters of size 3 fill as much of the page as the text does, tables left out."""
    return sum(
        sum(not c.isspace() for c in doc.quote(stretch.span)) * ((stretch.look.size or _SIZE) / _SIZE) ** 2
        for line in lines(doc)
        for stretch in line.stretches
    )
