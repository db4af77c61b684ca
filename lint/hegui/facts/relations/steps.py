"""Steps of one process (受理, 办结), and rates printed beside the two counts they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.facts.kinds import funnel
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import Relation, ShareOf, Subset, SumOf
from hegui.facts.relations.rates import PROCESS
from hegui.facts.relations.shared import AMOUNTS, CHANGED, REACH, same_unit

# 受理45件，…办结43件: words that bring in matters of other years.
_CARRIED = re.compile(
    "结转|上年|往年|去年|旧存|历年|遗留|积案|积压|存量|累计|历史|以前年度|含[^，。；,;]{0,6}年"
)
# 占, 占比, 占总数的, 占案件总数的: a share of what was counted just before, not of the whole county's.
_SHARE = re.compile(
    "[，,、（( ]?(?:约|均|各|分别)?占(?:比|总数|总量|总人数|全部|比例|比重|总体|(?P<head>[^，。；,;、0-9]{1,8}?)(?:总数|总量|总人数)?的?)?"
    "(?:的比例|的比重|的|比例|比重)?(?:达到?|为|约|近|超过?|[:：])*"
)
_ELSEWHERE = re.compile("全[省市国区县镇乡球]|同期|各类|规上|规模以上|其|当地|当年|上年|本地|GDP|生产总值")
_UNFIT = re.compile("按期|按时|及时|应(?!诉)|到期|限期|法定|首次|一次|初次|平均|综合|未")
# 尚有2件未办结, 未办结2件, 剩余2件, 正在办理2件: nothing else is left of the source.
_LEFT = re.compile(
    "[，,、；; ]?(?:目前|其余|剩余|余下|尚余|还有|尚有|仍有|另有|(?:尚|还)?未(?:能)?(?:办结|化解|整改|结案|结|审结|完成|处理|答复|到位)|正在办理|在办|正在审理|正在调解|正在整改)(?:的)?(?:案件|纠纷|问题)?(?:为|有)?"
)
_LEFT_AFTER = re.compile("[，。；、,;]|未|正在|在办|尚未|还在|待")
_SEPARATE = re.compile("[。；;]")


def steps(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """排查N起，化解M起: the later step with the earlier one, by ``data/funnels.tsv``."""
    for index, subset in enumerate(group):
        if not index or subset.kind not in AMOUNTS:
            continue
        source = group[index - 1]
        gap = text[source.span.end : subset.span.start]
        if (
            not same_unit(source, subset)
            or len(gap) > 30
            or _SEPARATE.search(gap)
            or source.second is not None
            or subset.second is not None
            or subset.in_cell
        ):
            continue
        left = group[index - 2].span.end if index > 1 else source.clause.start
        begin = max(left, source.span.start - 40)
        step = funnel(text[begin : source.span.start], gap, source.head)
        if step is None:
            continue
        sentence = text[max(0, source.span.start - 60) : subset.span.end + 20]
        carried = step.carried or _CARRIED.search(sentence) is not None
        yield Subset(source=source, subset=subset, carried=carried, evidence=gap.strip("，, "))
        rest = group[index + 1] if index + 1 < len(group) else None
        if (
            rest is not None
            and not carried
            and same_unit(rest, source)
            and _LEFT.fullmatch(text, subset.span.end, rest.span.start)
            and _LEFT_AFTER.match(text, rest.span.end)
        ):
            yield SumOf(whole=source, parts=(subset, rest), exhaustive=True, evidence=gap.strip("，, "))


def ratios(text: str, group: list[Quantity], near: list[Quantity]) -> Iterator[Relation]:
    """A rate with the part it is the rate of, when both part and whole were printed."""
    for index, rate in enumerate(group):
        if rate.kind != "rate" or rate.unit != "%" or not rate.exact or not index or rate.value > 100:
            continue
        before = group[max(0, index - REACH) : index]
        found = _share(text, rate, before, near) or _process(text, rate, before, near)
        if found:
            yield ShareOf(rate=rate, part=found[0], wholes=found[1:])


def _sound(quantity: Quantity) -> bool:
    return quantity.kind in AMOUNTS and quantity.second is None and quantity.exact and quantity.value > 0


def _wholes(part: Quantity, before: Sequence[Quantity], near: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What ``part`` may be a part of: every amount of its unit before it, nearest first."""
    return tuple(
        q
        for q in (*reversed(before), *reversed(near))
        if q is not part and _sound(q) and same_unit(q, part) and q.value >= part.value
    )


def _share(
    text: str, rate: Quantity, before: Sequence[Quantity], near: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """其中女性50人，占41.7%."""
    part = before[-1]
    gap = text[part.span.end : rate.span.start]
    match = _SHARE.fullmatch(gap)
    if match is None or not _sound(part) or part.kind != "count" or _ELSEWHERE.search(gap):
        return ()
    # Without 其中 or the whole named, the figures before may be brothers, each with a share of its own.
    if not match["head"] and "总" not in gap and not _within(text, part, before[:-1]):
        return ()
    wholes = _wholes(part, before[:-1], near)
    if match["head"] and not any(
        q.head and (q.head in match["head"] or match["head"] in q.head) for q in wholes
    ):
        return ()
    # A delta is no part (新增5件，占12%), nor is what was dealt out over several (分别).
    left = text[max(part.clause.start, part.span.start - 12) : part.span.start]
    if CHANGED.search(left) or "分别" in left or "分别" in gap:
        return ()
    return (part, *wholes) if wholes else ()


def _within(text: str, part: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether 其中 stands between ``part`` and the last figure before it."""
    # 其中60岁以上480名: an age names the part, it is no figure between.
    before = [q for q in before if same_unit(q, part) or q.unit not in ("岁", "周岁", "年")]
    left = before[-1].span.end if before else part.clause.start
    return "其中" in text[left : part.span.start]


def _process(
    text: str, rate: Quantity, before: Sequence[Quantity], near: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """受理45件，办结43件，办结率95.6%."""
    match = PROCESS.search(rate.head)
    satisfied = match is None and rate.head.endswith("满意率")
    if (match is None and not satisfied) or _UNFIT.search(rate.head):
        return ()
    process = match["process"].removesuffix("应诉") or match["process"] if match else "满意"
    for at in range(len(before) - 1, 0, -1):
        part = before[at]
        stretch = text[before[at - 1].span.end : part.span.start]
        if not re.search(f"(?<!基本)(?<!比较)(?<!非常)(?<![较不很未])(?<!部分){re.escape(process)}", stretch):
            continue
        between = text[part.span.end : rate.span.start]
        if not _sound(part) or _UNFIT.search(stretch) or _SEPARATE.search(stretch) or len(between) > 16:
            return ()
        wholes = _wholes(part, before[:at], near)
        return (part, *wholes) if wholes and wholes[0] is before[at - 1] else ()
    return ()
