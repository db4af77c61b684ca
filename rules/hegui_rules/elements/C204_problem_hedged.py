"""C204: a shortcoming that the report only guesses."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, clause_end, part, rule, within
from hegui.api.language import Worded
from hegui_rules.basis import INSPECTION
from hegui_rules.elements.report_parts import KINDS

# A consequence may be uncertain (可能导致……), a finding about one's own work may not.
_HEDGE = Worded(
    "(?<![尽不有无很极])可能(?=<has-fault|lack|not-enough>|是(?!否))|也许|或许|似乎|说不定|(?<!不)大概(?!率|念)"
)


@rule(
    code="C204",
    name="problem-hedged",
    title="以推测语气写问题",
    severity=Severity.WARNING,
    basis=INSPECTION,
    rationale="年度报告写的是查实的不足，“可能”“也许”让人看不出问题是否存在。",
    kinds=KINDS,
    bad=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足\n一是对小摊贩的执法⟦可能未充分考虑实际困难⟧，由于沟通不够。"
        "二是案卷制作不规范，由于人手少。",
        "云岭乡2024年法治政府建设年度报告\n一、存在的问题\n一是普法对象⟦也许没有分清⟧，效果不好。二是应诉率偏低。",
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足\n一是个别案卷超过期限，可能导致处罚无效。二是没有尽可能多地听取意见。",
        "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n对可能存在安全隐患的场所检查46次，发现问题12个。\n"
        "二、存在的不足\n一是执法力量不足，不可能做到全天巡查。",
    ),
)
def problem_hedged(document: Document, options: Options) -> Iterator[Finding]:
    """Marks the hedge with the rest of its clause."""
    found = part(document, "shortcomings")
    limit = found.spans[-1].end if found is not None else 0
    for match in within(document, found, _HEDGE.of(document)):
        yield Finding(
            Span(match.start(), clause_end(document, match.start(), limit)),
            f"用“{match[0]}”写本单位的不足，看不出问题是否属实",
            suggestion="查实后直接写明问题",
        )
