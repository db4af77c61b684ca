"""C206: the name of the duty, 推进法治建设第一责任人职责, with characters lost or doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, clause_at, evened, part, rule
from hegui.api.language import Worded
from hegui_rules.basis import DUTIES
from hegui_rules.elements.report_parts import KINDS

_LOST = re.compile(
    "第一责任(?=情况|职责|的情况|有关情况)|第一责任人(?=(?:的)?(?:有关)?情况)|第一(?:负责人|职责人)(?:职责|责任)?"
)
_CUT = Worded("法治(?:政府)?建设的?第一责任(?=<duty-paper>)")
_DOUBLED = Worded("第一责任人(?!<named-by-duty>)责任")


@rule(
    code="C206",
    name="first-responsible-name-cut",
    title="“第一责任人职责”名称不规范",
    severity=Severity.WARNING,
    basis=DUTIES,
    rationale="规定的名称是“履行推进法治建设第一责任人职责”，漏字或“责任人责任”叠用都不规范。",
    kinds=KINDS,
    bad=(
        "临溪镇2024年法治政府建设年度报告\n一、党政主要负责人履行⟦第一责任⟧情况\n镇党委书记、镇长听取汇报2次，研究问题3个。",
        "云岭乡2024年法治政府建设年度报告\n一、党政主要负责人履行推进法治建设⟦第一责任人⟧情况\n乡党委书记、乡长听取汇报2次。",
        "白塔街道2024年法治政府建设年度报告\n一、主要举措和成效\n制定党政主要负责人履行推进法治建设⟦第一责任⟧工作清单。",
        "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n压紧压实法治建设⟦第一责任人责任⟧，县委书记、县长听取汇报2次。",
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、党政主要负责人履行推进法治建设第一责任人职责情况\n镇党委书记、镇长听取汇报2次。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n督促企业落实安全生产第一责任人责任，检查46次。\n"
        "二、压实法治建设第一责任\n乡党委书记、乡长听取汇报2次。",
    ),
)
def first_responsible_name_cut(document: Document, options: Options) -> Iterator[Finding]:
    """Lost characters are looked for in the heading of the part, doubled ones wherever law-building is the matter."""
    text = evened(document)
    found = part(document, "first-responsible")
    reported: set[int] = set()
    if found is not None:
        for match in _LOST.finditer(text, *found.title):
            reported.add(match.start())
            yield Finding(
                Span(*match.span()),
                "标题里的职责名称不完整，规定的名称是“推进法治建设第一责任人职责”",
                suggestion="改为“履行推进法治建设第一责任人职责情况”",
            )
    for match in _CUT.of(document).finditer(text):
        if match.end() - 4 in reported:
            continue
        yield Finding(
            Span(match.end() - 4, match.end()),
            "“第一责任”漏了“人”，规定的名称是“推进法治建设第一责任人职责”",
            suggestion="改为“第一责任人”",
        )
    for match in _DOUBLED.of(document).finditer(text):
        before = text[clause_at(document, match.span()).start : match.start()]
        if "法治" in before.rpartition("、")[2]:
            yield Finding(
                Span(*match.span()),
                "“责任人责任”叠用，规定的名称是“第一责任人职责”",
                suggestion="改为“第一责任人职责”",
                severity=Severity.INFO,
            )
