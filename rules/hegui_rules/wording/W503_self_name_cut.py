"""W503: 我 where 我镇, 我局 was meant: the word for the body was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import USAGE

# Only at the beginning of a sentence, behind its year at most, and before what only a body does.
_CUT = Worded(
    "我(?:(?<=[。；;\n\u3000]我)|(?<=[0-9]年我)|(?<=[0-9]年[，,]我)|(?<=年来[，,]我))"
    "(?=(?:<way-of-doing>|牢固)?"
    "<body-does>)"
)
_PERSONAL = re.compile("本人|我作为|我个人|我是")


@rule(
    code="W503",
    name="self-name-cut",
    title="自称漏字",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="报告的主语是单位，只写“我”多半是漏了“镇”“局”等字。",
    kinds=("fazhi-annual",),
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n2024年⟦我⟧深入贯彻落实上级要求，扎实推进依法行政。",
            says="我镇",
        ),
        Bad(
            "青禾县司法局2024年法治政府建设年度报告\n一、主要举措\n抓好普法宣传。⟦我⟧组织开展“法律七进”活动。"
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n2024年，我镇深入贯彻落实上级要求。我们坚持依法行政，深感责任重大。",
        "临溪镇2024年法治政府建设年度报告\n开展“我为群众办实事”实践活动。我国积极推进法治建设。",
        "临溪镇2024年法治政府建设年度报告\n本人作为镇长，履行第一责任人职责。我坚持以身作则，带头学法。",
    ),
)
def self_name_cut(doc: Document, options: Options) -> Iterator[Finding]:
    """我 before what a body does; silent where a person speaks."""
    if _PERSONAL.search(doc.body):
        return
    level = doc.identity.level
    own = {"部门": "局", "街道": "街道"}.get(level, level) or "镇（乡、局）"
    for match in everywhere(doc, _CUT.of(doc)):
        yield Finding(
            Span(*match.span()),
            "“我”后面漏了字，看不出指哪个单位",
            suggestion=f"似应为“我{own}”，或写明单位名称",
        )
