"""Changes: 同比增长, 由A增加到B, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Span
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import (
    Difference,
    Doubled,
    Fall,
    FromTo,
    Growth,
    GrowthOfChange,
    PointsOfCount,
    Relation,
)  # fmt: skip
from hegui.facts.relations.shared import AMOUNTS, FROM, same_unit
from hegui.text.days import YEAR

_CHANGE_TO = re.compile(
    "^[^，。；,;]{0,16}?(?:增加|增长|提高|提升|上升|上涨|增|升|扩大|扩展|发展|减少|下降|降低|降|减|缩短|压缩|压减|缩减|精简|下调|上调|调整|变|跃升)(?:了)?(?:到|至|为)(?:了)?[^，。；,;]{0,4}$"
)
_LAST_YEAR = re.compile(f"(?:[比较]|相比)(?:上年|去年|上一年|{YEAR}年|同期)(?:同期)?(?:的|为)?$")
# 由9件增加到45件，增加36件; 45件，同比增加5件，增长12.5%
_DELTA = re.compile(
    "[，,（( ]?(?:同比|共|净|累计|一年|全年|[较比](?:上年|去年|上一年|前一年|年初|年前|期初|过去|此前)(?:同期)?)?(?:累计|共|净)?(?P<word>增加|净增|新增|扩大|上涨|增设|扩增|增长|增|提高|多|减少|下降|净减|降低|减|少|压减|压缩|缩短|精简)(?:了)?"
)
_COMPARED = re.compile(f"[，,（( ]?(?:[比较]|相比)(?:上年|去年|上一年|{YEAR}年|同期)(?:同期)?(?:的|为)?")
_REACHED = re.compile("[，,]?(?:达到?|增至|增加到|升至|上升到|降至|下降到|减至|减少到|为)(?:了)?")
_DELTA_FALL = frozenset(("减少", "下降", "净减", "降低", "减", "少", "压减", "压缩", "缩短", "精简"))
_DOUBLED = re.compile("[，,（( ]?(?:实现)?(?:翻了?(?P<count>[一两二三])?番|增长了?一倍|(?P<twice>翻了?一倍))")
_DOUBLINGS = {None: 2, "一": 2, "两": 4, "二": 4, "三": 8}


def changes(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """Growth over the year before, and 由A增加到B with or without the growth or the amount."""
    for index, quantity in enumerate(group):
        if index > 1:
            yield from _delta(text, group[index - 2], group[index - 1], quantity)
        if index > 2 and group[index - 1].grows and group[index - 1].kind == "growth":
            # 由40件减少到28件，下降30%，减少12件
            match = _DELTA.fullmatch(text, group[index - 1].span.end, quantity.span.start)
            if (
                match
                and same_unit(group[index - 2], quantity)
                and _from_to(text, group[index - 3], group[index - 2])
            ):
                yield _amount(group[index - 3], group[index - 2], quantity, match["word"])
        if index and _from_to(text, group[index - 1], quantity):
            doubled = _DOUBLED.match(text, quantity.span.end)
            if doubled:
                factor = _DOUBLINGS[doubled["count"]]
                yield Doubled(
                    before=group[index - 1], after=quantity, factor=factor, said=Span(*doubled.span()),
                    evidence=doubled[0].strip("，, （("),
                )  # fmt: skip
        if quantity.grows:
            if quantity.falls and quantity.kind in ("growth", "times"):
                yield Fall(growth=quantity)
            yield from _growth(text, group, index)
        elif index and _from_to(text, group[index - 1], quantity):
            before = group[index - 1]
            follower = group[index + 1] if index + 1 < len(group) else None
            grown = follower is not None and follower.grows and follower.span.start - quantity.span.end <= 12
            if not grown or follower is None:
                yield FromTo(before=before, after=quantity)


def _delta(text: str, first: Quantity, second: Quantity, third: Quantity) -> Iterator[Relation]:
    """A change printed as an amount, between its two ends or between a figure and its growth."""
    match = _DELTA.fullmatch(text, second.span.end, third.span.start)
    if match and same_unit(second, third) and second.kind != "rate" and _from_to(text, first, second):
        yield _amount(first, second, third, match["word"])
    elif (
        match
        and same_unit(first, second)
        and same_unit(second, third)
        and second.kind != "rate"
        and _COMPARED.fullmatch(text, first.span.end, second.span.start)
    ):
        # 40件，比上年的50件减少10件
        yield _amount(second, first, third, match["word"])
    match = _DELTA.fullmatch(text, first.span.end, second.span.start)
    if (
        match
        and same_unit(first, second)
        and same_unit(second, third)
        and first.kind != "rate"
        and _LAST_YEAR.search(text, max(0, first.span.start - 18), first.span.start)
        and _REACHED.fullmatch(text, second.span.end, third.span.start)
    ):
        # 较上年的25件增加5件，达到30件
        yield _amount(first, third, second, match["word"])
    if (
        match
        and third.kind == "growth"
        and same_unit(first, second)
        and not _LAST_YEAR.search(text, max(0, first.span.start - 18), first.span.start)
        and first.kind in AMOUNTS
        and _GROWTH_WORDS.sub("", text[second.span.end : third.span.start]) == ""
        and (third.falls) == (match["word"] in _DELTA_FALL)
    ):
        yield GrowthOfChange(
            now=first, change=second, growth=third, falls=match["word"] in _DELTA_FALL, evidence=match["word"]
        )


def _amount(before: Quantity, after: Quantity, delta: Quantity, word: str) -> Relation:
    return Difference(before=before, after=after, change=delta, falls=word in _DELTA_FALL, evidence=word)


def _from_to(text: str, before: Quantity, after: Quantity) -> bool:
    if not same_unit(before, after) or after.span.start - before.span.end > 24:
        return False
    if not _CHANGE_TO.match(text[before.span.end : after.span.start]):
        return False
    return FROM.search(text, max(0, before.span.start - 26), before.span.start) is not None


def _growth(text: str, group: list[Quantity], index: int) -> Iterator[Relation]:
    growth = group[index]
    if not index:
        return
    last = group[index - 1]
    between = text[last.span.end : growth.span.start]
    if (
        len(between) > 20
        or (last.kind not in AMOUNTS and last.kind != "rate")
        or re.search("[。；;]", between)
    ):
        return
    earlier = _outside(text, group, index - 2, last.span.start) if index > 1 else None
    if earlier is not None and earlier.exact and same_unit(earlier, last):
        if _from_to(text, earlier, last):
            own = _own_subject(between) or "年均" in between
            yield FromTo(before=earlier, after=last, growth=None if own else growth)
            return
        if not _own_subject(between) and _LAST_YEAR.search(
            text, max(0, last.span.start - 18), last.span.start
        ):
            # 45件，比上年9件增长400%
            yield FromTo(before=last, after=earlier, growth=growth)
            return
        if not _own_subject(between) and (ends := _years(text, earlier, last)):
            # 今年受理28件，去年受理35件，同比下降20%
            yield FromTo(before=ends[0], after=ends[1], growth=growth)
            return
    if growth.kind == "points" and last.kind == "count" and not _own_subject(between) and "率" not in between:
        yield PointsOfCount(count=last, growth=growth, evidence=between)
    if growth.kind == "points" or last.kind == "rate":
        return
    if _own_subject(between):
        return
    if index > 1 and _DELTA.fullmatch(text, group[index - 2].span.end, last.span.start):
        base, now = group[index - 2], group[index - 3] if index > 2 else None
        if (
            now is not None
            and same_unit(base, now)
            and _LAST_YEAR.search(text, max(0, base.span.start - 18), base.span.start)
            and _COMPARED.fullmatch(text, now.span.end, base.span.start)
        ):
            # 120件，比上年的96件增加24件，增长25%
            yield FromTo(before=base, after=now, growth=growth)
        return
    # 新增122家，增长90.3%: the growth may be that of the stock.
    stock = re.search(
        "新增|增加|净增|引进|新(?!受理|收|办|立|签|发)", text[last.clause.start : last.span.start]
    )
    yield Growth(
        now=last,
        growth=growth,
        evidence=between,
        window=last.window or growth.window,
        of_counted=stock is None,
    )


def _outside(text: str, group: list[Quantity], index: int, at: int) -> Quantity | None:
    """The quantity at ``index``, or where it stands in a bracket closed before ``at``, the one before the bracket."""
    while index >= 0:
        start = group[index].span.start
        gap = text[group[index].span.end : at]
        if not re.match("[^（(]*[）)]", gap):
            return group[index]
        opened = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
        while index >= 0 and group[index].span.start > opened:
            index -= 1
        at = max(opened, 0)
    return None


_THIS_YEAR = re.compile("(?:今年|本年|本年度|当年)[^，。；,;0-9]{0,10}$")
_YEAR_BEFORE = re.compile("(?<![比较同])(?:上年|去年|上年度|前一年)[^，。；,;0-9]{0,10}$")


def _years(text: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """(last year's, this year's) when two figures side by side say so."""
    if second.span.start - first.span.end > 16:
        return None
    one = text[max(first.clause.start, first.span.start - 14) : first.span.start]
    other = text[first.span.end : second.span.start]
    if _THIS_YEAR.search(one) and _YEAR_BEFORE.search(other):
        return second, first
    if _YEAR_BEFORE.search(one) and _THIS_YEAR.search(other):
        return first, second
    return None


_GROWTH_WORDS = re.compile(
    f"同比|环比|压缩|缩短|精简|压减|[较比](?:上年|去年|上一年|{YEAR}年)(?:同期)?|增长率?|上升|提高|下降|减少|增加|上涨|回落|降低|提升|增幅|降幅|为|达到?|约|近|"
    "超过?|了|，|,|、|（|\\(|[ \u2060]|均|率"
)


def _own_subject(between: str) -> bool:
    """Whether words between a figure and a growth name something else (…45件，立案数同比增长…) or deal it out (分别)."""
    return _GROWTH_WORDS.sub("", between) != ""
