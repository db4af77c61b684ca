"""Navigation, buttons, breadcrumb and footer of a web page, copied along with the report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui_rules.basis import RELEASE_USAGE
from hegui_rules.residue.common import is_date_line


@rule(
    code="R301",
    name="web-residue",
    needs=Needs(facts=("marks",)),
    title="网页导航、按钮等内容残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="导航、打印分享按钮、索引表、页脚等属于网页而不属于报告，混入文件会被当作正文转发、归档和检索。",
    bad=(
        Bad(
            "⟦无障碍浏览 长者助手 登录\n当前位置：首页 > 政务公开 > 法治政府建设⟧\n临溪镇2024年法治政府建设年度报告\n"
            "2024年，临溪镇坚持依法行政，法治建设取得新成效。\n特此报告。\n⟦扫一扫在手机打开当前页\n打印本页 关闭窗口⟧",
            says="网页",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n2024年，云岭乡扎实推进依法行政，成效明显。\n⟦【打印】 【关闭】⟧"
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n成文日期：2025年2月10日\n2024年，临溪镇坚持依法行政，取得新成效。",
        "在政府网站首页开设专栏，公开行政执法信息32条，群众扫一扫二维码即可查询。",
        "推行“打印零收费”，方便群众打印、复印材料。\n持续推进政务公开，做到应公开尽公开。",
    ),
)
def web_residue(doc: Document, options: Options) -> Iterator[Finding]:
    """One finding for each block; a page read as html is a page and has a right to its furniture."""
    if doc.format == "html":
        return
    for mark in doc.marks:
        if mark.kind == "web" and mark.span.length and not is_date_line(doc, mark):
            yield Finding(
                Span(*mark.span),
                f"此处残留{mark.note or '网页内容'}，不是报告内容",
                suggestion="删去",
                severity=Severity.INFO if doc.format == "pdf" else None,
            )
