"""D106: two clauses side by side that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui_rules.repetition.common import USAGE, clauses, compiled, substance

_GENERIC = (
    r"(?:扎实|深入|认真|切实|全面|严格|积极|大力|持续|不断|进一步|坚持|坚决|着力|有序|有效|稳步|扎实有效|充分|高度|常态化|定期|逐步|继续|狠抓|主动|加快)"
    r"|(?:开展|践行|落实|推进|推动|加强|强化|做好|抓好|实施|执行|健全|完善|建立|规范|贯彻|提升|提高|增强|履行|深化|优化|抓实|推行|组织|进行|压实|夯实|做实|加大|坚持)"
    r"|(?:工作|制度|机制|力度|水平|能力|体系|建设|要求|任务|情况|活动|职责|责任|方面|等)"
)
_LEAST = 8
"""Letters that the two share without a break."""
_NUMBER = re.compile("[0-9０-９]|[一二三四五六七八九十][是要、]")
_SKIP = re.compile("[“《（(：:]")


@rule(
    code="D106",
    name="neighbours-alike",
    title="相邻两句意思相同",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="相邻两句只换了动词或“工作、制度”一类词，说的是同一件事，应当合并。",
    bad=(
        Bad(
            "⟦扎实开展重大执法决定集体讨论工作，深入践行重大执法决定集体讨论制度⟧，提升办案质量。",
            says="合并",
        ),
        Bad("⟦严格落实政府信息主动公开要求。认真落实政府信息主动公开制度⟧，公开信息40条。"),
    ),
    good=(
        "规范重大执法决定程序，落实重大执法决定法制审核制度。",
        "行政复议案件办结率100%，行政应诉案件办结率100%。",
        "推进行政执法公示制度落实，推进执法全过程记录制度落实。",
        "坚持法定职责必须为，法无授权不可为。",
    ),
)
def neighbours_alike(doc: Document, options: Options) -> Iterator[Finding]:
    """Eight letters in common, and nothing but generic words besides."""
    body = doc.body
    for paragraph in clauses(doc):
        for before, after in pairwise(paragraph):
            if after.end - after.start < _LEAST + 2 or before.end - before.start < _LEAST + 2:
                continue
            second = body[after.start : after.end]
            first = body[before.start : before.end]
            middle = len(second) // 2
            if second[middle - 2 : middle + 2] not in first or first == second:
                continue
            common = _common(first, second, middle)
            if len(common) < _LEAST or _NUMBER.search(first + second) or _SKIP.search(first + second):
                continue
            if substance(common) < _LEAST or _rest(first, common) or _rest(second, common):
                continue
            yield Finding(
                Span(before.start, after.end),
                f"相邻两句都在说“{common}”",
                related=(Related(before, "前一句"), Related(after, "后一句")),
                suggestion="合并为一句",
            )


def _common(first: str, second: str, middle: int) -> str:
    """The longest stretch round ``middle`` of ``second`` that ``first`` has too."""
    start, end = middle - 2, middle + 2
    while end < len(second) and second[start : end + 1] in first:
        end += 1
    while start > 0 and second[start - 1 : end] in first:
        start -= 1
    return second[start:end]


def _rest(clause: str, common: str) -> bool:
    """Whether ``clause`` says something besides ``common``."""
    before, _, after = clause.partition(common)
    return bool(compiled(_GENERIC).sub("", before) or compiled(_GENERIC).sub("", after))
