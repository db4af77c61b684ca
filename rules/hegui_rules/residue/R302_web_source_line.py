"""来源：… 发布时间：…: the line a web page prints under the title."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui_rules.basis import RELEASE_USAGE
from hegui_rules.residue.common import is_date_line


@rule(
    code="R302",
    name="web-source-line",
    needs=Needs(facts=("marks",)),
    title="网页的来源和日期行残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="来源、发布时间和浏览次数是网页信息；报告应以文末的署名和成文日期为准。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n⟦信息来源：临溪镇人民政府 发布日期：2025-02-10 浏览次数：128⟧\n2024年，临溪镇坚持依法行政，取得新成效。",
            says="网页",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n⟦2025-02-10 09:30 来源: 云岭乡人民政府⟧\n2024年，云岭乡扎实推进依法行政，成效明显。"
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n（2025年1月20日）\n2024年，临溪镇坚持依法行政，取得新成效。",
        "临溪镇2024年法治政府建设年度报告\n发布日期：2025-02-10　来源：临溪镇人民政府\n2024年，临溪镇坚持依法行政，取得新成效。",
        "临溪镇2024年法治政府建设年度报告\n时间：2025年2月10日\n2024年，临溪镇坚持依法行政，取得新成效。",
        "完善信息公开制度，逐条标注信息来源：包括部门报送、群众反映和网络监测三类，来源清晰、可追溯。",
    ),
)
def web_source_line(doc: Document, options: Options) -> Iterator[Finding]:
    """One finding for each line; silent on html."""
    if doc.format == "html":
        return
    for mark in doc.marks:
        if mark.kind == "source" and mark.span.length and not is_date_line(doc, mark):
            yield Finding(
                Span(*mark.span),
                "此处残留网页的来源和日期行，不是报告内容",
                suggestion="删去；署名和成文日期写在文末",
                severity=Severity.INFO
                if doc.format == "pdf" or is_date_line(doc, mark, clock=True)
                else None,
            )
