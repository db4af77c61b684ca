"""P313: 会议强调：要守住三条底线：一是…: a colon within what a colon leads to."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_cell, in_quotation, rule
from hegui.api.language import Worded, class_hits, everywhere
from hegui_rules.basis import PUNCTUATION

_NESTED = Worded(
    r"<says-in-meeting>(?P<first>[：:])(?![“\"‘\s（(一1①第])[^。！？：:；\n“”]{2,50}?"
    r"(?:以下|如下|下列|[两二三四五六七八九十几][个项条件大点道重种]|[两二三四五六七八九十几]方面)[^。！？：:；\n]{0,10}[：:](?=[^\n])"
)


@rule(
    code="P313",
    name="colon-in-colon",
    title="一句之内冒号套冒号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="一个句子内部一般不套用冒号：前一个冒号管到哪里就看不清了。前一处改用逗号，或另起一段列举。",
    bad=(
        Bad("会议强调⟦：⟧今冬明春要守住三条底线：一是不发生较大事故，二是不发生较大火灾。", says="逗号"),
        Bad("存在问题⟦：⟧主要有以下几个方面：一是力量不足；二是机制不活。"),
    ),
    good=(
        "会议强调：“今冬明春要守住三条底线：不发生较大事故，不发生较大火灾，不发生踩踏事件。”",
        "会议要求：一是压实责任：书记总负责。二是严格考核：按季通报。",
        "会议强调，要守住三条底线：一是不发生较大事故，二是不发生较大火灾，三是不发生踩踏事件。",
    ),
)
def colon_in_colon(doc: Document, options: Options) -> Iterator[Finding]:
    """What is said, or a label, and then a number of things that a second colon leads to."""
    if not class_hits(doc)["says-in-meeting"]:
        return
    for match in everywhere(doc, _NESTED.of(doc)):
        if not in_quotation(doc, match.start()) and not in_cell(doc, match.start()):
            yield Finding(
                Span(*match.span("first")),
                "一句之内套用了两个冒号",
                suggestion="这一处改为逗号，或把后面的列举另起一段",
            )
