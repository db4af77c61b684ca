"""P206: 对怎样开展监督认识还不统一？: a statement with a question mark."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import PUNCTUATION

_ABOUT = Worded(
    "(?:对|对于|关于|就|在)[^。；？！\n]{0,20}<asks-what>[^。；？！\n]{2,40}<grasped>(?P<mark>[？?])"
)
"""对怎样把握裁量尺度还不清楚: what is asked is only what the sentence is about."""
_MATTER = Worded(
    "<asks-what>[^。；？！\n]{2,40}(?:[仍还已正也都就]|依然)[然旧]?(?:是|成为|成了)[^。；？！\n，]{0,24}的?<standing-task>(?P<mark>[？?])"
)
_ASKS = Worded("[吗呢岂]|难道|是不是|什么<standing-task>|哪[些个一]")
_LEARNED = Worded(
    "<learns>(?:了|到|清楚)?[^。；！？“”：\n]{0,14}(?:<asks-what>|谁|多少)[^。；！？“”\n]{0,24}(?P<mark>[？?])"
)
"""梳理了企业最关心什么？: what was learned is no question."""


@rule(
    code="P206",
    name="statement-with-question-mark",
    title="陈述句用了问号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="句中虽有“怎样”“如何”“为什么”，全句只是陈述，末尾用句号，不用问号。",
    bad=(
        Bad("部分单位对为什么要开展监督、怎样开展监督认识还不统一⟦？⟧", says="句号"),
        Bad("如何破解执法力量不足的难题，仍是今后一个时期需要研究的课题⟦？⟧"),
        Bad("我们逐户了解群众最关心什么、最需要什么⟦？⟧在此基础上推出“点单式”服务。"),
    ),
    good=(
        "为什么有的案件久拖不决？关键在于责任没有压实。",
        "怎样才算执法规范？群众满意是什么问题？这是不是主要问题？",
        "部分单位对怎样开展监督认识还不统一。群众问：“怎样了解办到了哪一步？”你知道是谁在守护吗？",
    ),
)
def statement_with_question_mark(doc: Document, options: Options) -> Iterator[Finding]:
    """The question word lies inside what the statement is about."""
    if "？" not in doc.body and "?" not in doc.body:
        return
    asks = _ASKS.of(doc)
    for pattern in (_ABOUT, _MATTER, _LEARNED):
        for match in everywhere(doc, pattern.of(doc)):
            if not asks.search(match[0].rpartition("，")[2]):
                yield Finding(
                    Span(*match.span("mark")), "全句是陈述，末尾不用问号", suggestion="改为句号“。”"
                )
