"""C201: 领导同志 where the provisions say 主要负责人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, evened, part, rule
from hegui_rules.basis import DUTIES
from hegui_rules.elements.report_parts import KINDS

# 上级领导同志, 分管领导同志 and the like are other people; 主要领导同志 says who is meant.
_COMRADE = re.compile(
    "(?<!上级)(?<!中央)(?<!分管)(?<!各级)(?<!其他)(?<!有关)(?<!相关)(?<!主要)(?<!班子)(?<!国家)(?<!省)(?<!市级)领导同志"
)


@rule(
    code="C201",
    name="leader-called-comrade",
    title="以“领导同志”代称主要负责人",
    severity=Severity.INFO,
    basis=DUTIES,
    rationale="职责规定的主体是“党政主要负责人”，“领导同志”范围不明，看不出是谁履行了职责。",
    kinds=KINDS,
    bad=(
        "临溪镇2024年法治政府建设年度报告\n一、党政主要负责人履行推进法治建设第一责任人职责情况\n"
        "镇党委、政府⟦领导同志⟧听取法治建设汇报2次，研究执法问题3个。",
        "云岭乡2024年法治政府建设年度报告\n一、党政⟦领导同志⟧履行推进法治建设第一责任人职责情况\n"
        "乡党委书记、乡长听取法治建设汇报2次，研究执法问题3个。",
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、党政主要负责人履行推进法治建设第一责任人职责情况\n"
        "镇党委书记、镇长向上级领导同志汇报法治工作2次，督促分管领导同志研究执法问题3个。",
        "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n县领导同志带队开展执法检查4次，发现问题21个。\n"
        "二、党政主要负责人履行第一责任人职责情况\n县委书记、县长听取汇报2次。",
    ),
)
def leader_called_comrade(document: Document, options: Options) -> Iterator[Finding]:
    """Looks at heading and text of the part on the leaders' duties."""
    found = part(document, "first-responsible")
    if found is None:
        return
    for span in (found.title, *found.spans):
        for match in _COMRADE.finditer(evened(document), *span):
            yield Finding(
                Span(*match.span()),
                "“领导同志”指谁不明确，职责规定用的是“主要负责人”",
                suggestion="改为“主要负责人”，或写明职务",
            )
