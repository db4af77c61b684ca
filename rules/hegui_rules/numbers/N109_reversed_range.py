"""5至3次: a range that begins with its larger end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import JOINS, dates, quantities
from hegui.api.text import TENS, read
from hegui_rules.basis import NUMERALS


@rule(
    code="N109",
    name="reversed-range",
    title="数值区间前大后小",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="表示数值范围应当从小到大，前大后小多为数字写错或次序颠倒。",
    bad=(
        Bad("每月开展宣讲⟦5至3次⟧。", says="前大后小"),
        Bad("满意率保持在⟦98%—95%⟧之间。"),
        Bad("每周二上午⟦11:30—8:30⟧、下午⟦5:30至2:30⟧接访。", says="颠倒"),
    ),
    good=(
        "执行2021—2025年规划，每月开展宣讲3至5次。",
        "办理时限由15个工作日缩短至5个工作日。",
        "审批时限由10日压缩至5日。",
        "上午8:30—11:30、下午2:30至5:30接访，上午9:00—5:00不休息，夜间22:00—6:00值守。",
    ),
)
def reversed_range(doc: Document, options: Options) -> Iterator[Finding]:
    """Two figures joined to a range, the first the larger; 上午11:30—8:30."""
    yield from _clocks(doc)
    yield from _bands(doc)
    for quantity in quantities(doc):
        if quantity.second is not None and quantity.second < quantity.value:
            yield Finding(
                quantity.span,
                f"区间“{quantity.surface}”前大后小",
                suggestion="按从小到大的次序书写，并核对数字",
            )


_OPENING = 7
"""The hour before which no office opens: 上午9:00—5:00 runs to the afternoon."""


def _clocks(doc: Document) -> Iterator[Finding]:
    """Times of one half of a day, the first the later."""
    for one, two in pairwise(m for m in dates(doc) if m.kind == "time"):
        between = doc.body[one.span.end : two.span.start]
        if (
            not between.strip()
            or between.strip(JOINS)
            or _NEXT_DAY.search(doc.body, one.span.end, two.span.start)
        ):
            continue
        first, last = (_minutes(m.surface) for m in (one, two))
        # 9:00—5:00 runs to the afternoon; 下午5:00—2:00 cannot.
        fewest = 60 if doc.body[one.span.start - 2 : one.span.start] == "下午" else _OPENING * 60
        if fewest <= last < first <= 12 * 60 + 59:
            span = Span(one.span.start, two.span.end)
            yield Finding(
                span, f"起止时间“{doc.quote(span)}”前后颠倒", suggestion="按先后次序书写，并核对时间"
            )


_NEXT_DAY = re.compile("次日|翌日|第二天|凌晨")


def _minutes(clock: str) -> int:
    """Minutes since midnight of a time as written: 9:30, 9时30分, 9点."""
    hour, _, minute = (
        clock.replace("：", ":").replace("时", ":").replace("点", ":").rstrip("分").partition(":")
    )
    return int(hour) * 60 + int(minute[:2] or 0)


_DIGIT = f"0-9.两{TENS}百千万亿"
_QUOTED = re.compile(
    f"(?<![{_DIGIT}])(?P<low>[{_DIGIT}]{{1,10}})(?P<unit>[一-龥]{{1,2}}?)以上[^，。；、0-9]{{0,2}}?(?P<high>[{_DIGIT}]{{1,10}})(?P=unit)以下"
)


def _amount(written: str) -> Fraction | None:
    """二万, 2.5万 or 3000 as a number."""
    digits = _ARABIC.fullmatch(written)
    if digits is None:
        spoken = read(written)
        return None if spoken is None else Fraction(spoken)
    return Fraction(digits["number"]) * (read(f"一{digits['size']}") or 0 if digits["size"] else 1)


_ARABIC = re.compile("(?P<number>[0-9]+(?:\\.[0-9]+)?)(?P<size>[十百千万亿]{0,2})")


def _bands(doc: Document) -> Iterator[Finding]:
    """5000元以上3000元以下, in a quotation too: a band whose lower end is above its upper one."""
    said = set()
    for match in _QUOTED.finditer(doc.body) if "以下" in doc.body else ():
        first, last = (_amount(match[name]) for name in ("low", "high"))
        if first is not None and last is not None and first > last:
            said.add(match.start())
            span = Span(*match.span())
            yield Finding(span, f"“{doc.quote(span)}”的下限大于上限", suggestion="核对两个数")
    for low, high in pairwise(quantities(doc)):
        if (
            low.span.end == high.span.start
            and low.unit == high.unit
            and "以上" in low.approximators
            and "以下" in high.approximators
            and low.value > high.value
            and low.span.start not in said
        ):
            span = Span(low.span.start, high.span.end)
            yield Finding(span, f"“{doc.quote(span)}”的下限大于上限", suggestion="核对两个数")
