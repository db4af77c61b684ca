"""P302: phrases said side by side run together: 严格执法公正司法、全民守法; 谁主管谁普法谁执法谁普法."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.punctuation.lists import listed
from hegui_rules.punctuation.parallels import SETS, touching

_SHORTEST = 4
"""Letters of a phrase that may be one half of a piece of a list: 事中控制|事后监督."""
_OTHER = re.compile(f"[^{HAN}]|[和与及暨等或并]")


@rule(
    code="P302",
    name="slogans-glued",
    title="并列短语之间缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="两个并列的短语连写在一起，中间应当停顿。",
    knowledge=SETS,
    bad=(
        Bad("落实“谁主管谁普法⟦谁执法谁普法⟧”普法责任制。", says="、"),
        Bad("争取小事不出村⟦大事不出镇⟧，矛盾不上交。"),
        Bad("推进科学立法、严格执法⟦公正司法⟧、全民守法。"),
        Bad("做好人民调解、行政调解⟦司法调解⟧的衔接。"),
        Bad("做到村务大事民主商量、村务决定民主表决⟦村务执行民主监督⟧、村务成效民主评议。"),
    ),
    good=(
        "落实“谁执法谁普法”普法责任制，坚持谁主管谁负责、谁执法谁普法。",
        "“谁主管谁普法”“谁执法谁普法”，尊法学法守法用法。",
        "坚持严格规范公正文明执法，形成党委领导政府负责社会协同公众参与的格局。",
        "办理行政许可、行政处罚、行政强制执行决定、行政检查，落实公开公示制度、公开制度。",
    ),
)
def slogans_glued(doc: Document, options: Options) -> Iterator[Finding]:
    """The second of two phrases of one set that touch, or of two built alike in a list of such."""
    spans = set(touching(doc, options.fixed_sets, options.parallels))
    spans |= {half for half in _halves(doc) if not any(half.overlaps(span) for span in spans)}
    for span in sorted(spans):
        yield Finding(span, "与前面的短语之间缺少标点", suggestion="在前面加顿号“、”，或各加引号")


def _halves(doc: Document) -> Iterator[Span]:
    """The second half of a piece twice as long as the others of its list, built as they are: 自我服务自我教育."""
    for items in listed(doc):
        words = [doc.body[start:end] for start, end in items]
        for (start, end), word in zip(items[1:-1], words[1:-1], strict=True):
            middle, odd = divmod(len(word), 2)
            if odd or middle < _SHORTEST or _OTHER.search(word):
                continue
            alike = _shared(word[:middle], word[middle:])
            if (0 in alike or len(alike) > 1) and any(
                len(other) == middle and alike <= _shared(other, word[:middle]) for other in words
            ):
                yield Span(start + middle, end)


def _shared(one: str, other: str) -> set[int]:
    """The places at which two phrases of one length have the same letter."""
    return {place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a == b}
