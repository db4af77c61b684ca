"""Which quantities stand in an arithmetic relation, found once; the rules only do the sums.

``relations(doc)`` gives :class:`Relation` objects. ``members`` are :class:`~hegui.facts.quantity.Quantity` in the
order named here; ``items`` are spans of the text; ``evidence`` is the words that made the relation.

================  ==================================  ===========================================================
kind              members                             what else is set
================  ==================================  ===========================================================
``part``          (whole, part)                       其中 and the like; same unit. ``alternative``: an earlier
                                                      quantity whose head the part's head shares a bigram with,
                                                      while it shares none with ``whole`` (N33). ``exhaustive``
                                                      False
``sum``           (whole, part, part, …)              two parts or more of one unit. ``exhaustive``: 分别 包括 分为
                                                      其余 合计 …, or a list in brackets. ``same_suffix``: the
                                                      heads of the parts end alike (…案件). ``evidence``: marker
``rate``          (rate, base, …)                     the candidate bases, nearest first: exact whole counts. A
                                                      rate is wrong only if *every* base fails. ``names``: the
                                                      rate's name
``bounded``       (rate,)                             a rate that cannot exceed 100 % (办结率, 覆盖率 …). ``names``
``yoy``           (now, growth)                       growth has flag ``fall`` when downwards; the base is not
                                                      printed. ``names``: the window (…以来) if any
``from-to``       (before, after)                     由A增加到B, A is not a range. ``open`` False
``from-to``       (before, after, growth)             … with the growth printed (kind ``growth``, ``times`` or
                                                      ``points``)
``fall``          (growth,)                           a fall in % or 倍, also without a base (N21)
``list``          (total,)                            ``items``: what is listed before the total. ``open``: 等 before
                                                      the total (fewer items than the total are fine).
                                                      ``exact``: items are 《》 or “” (not bare words).
                                                      ``counts``: (fewest, most) items the words can be read as (和
                                                      may join two items or stand inside one)
``respectively``  (q, q, …)                           A、B、C分别…: ``items`` the names, two figures or more;
                                                      ``counts`` as above: wrong when ``len(members)`` lies outside
``shares``        (rate, rate, rate, …)               three or more after 分别占, 占比分别
``subset``        (source, subset)                    组织N人…其中合格 / 通过 / 录取M人 without 其中; persons
``rest``          (rate, rest)                        a rate of 100 % and something left over (未办结N件)
``label``         (quantity,)                         measured in 人次 under a name ending in 人数. ``items``: the
                                                      name
``audience``      (event, persons)                    an event count and the audience of the same sentence
``fixed-set``     (q, q, …)                           counts of one fixed set (村, 社区 …) over the document;
                                                      ``flags[i]`` is True where member i says 全 / 均 / 覆盖 / 下辖.
                                                      ``names``: the noun
================  ==================================  ===========================================================

``checkable`` is True when arithmetic can decide at all; ``decided`` when it has the power to (a whole percentage
of 900 is always possible, so it decides nothing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.context import quantities
from hegui.facts.dates import normalised
from hegui.facts.feasibility import power
from hegui.facts.heads import is_verb
from hegui.facts.quantity import Quantity


class Relation(NamedTuple):
    """See the table of the module. ``span`` covers all members and items."""

    kind: str
    members: tuple[Quantity, ...]
    span: Span
    evidence: str = ""
    exact: bool = True
    exhaustive: bool = False
    same_suffix: bool = False
    items: tuple[Span, ...] = ()
    open: bool = False
    counts: tuple[int, int] = (0, 0)
    names: tuple[str, ...] = ()
    flags: tuple[bool, ...] = ()
    alternative: Quantity | None = None
    checkable: bool = True
    decided: bool = True


_REACH = 12  # quantities looked back or ahead inside one sentence
_FAR = 240  # characters
_AMOUNTS = frozenset(
    ("count", "money", "area", "length", "weight", "volume", "duration", "energy", "measure")
)
_PART = re.compile(
    "其中(?:有|包括|含)?|(?<!不)(?:包括|包含|分为|含(?!量|有率)|分别为|分别是|由(?=[^，。；]{0,30}(?:组成|构成)))"
)
# Markers that say the list is complete, and words that announce the remainder.
_PER = re.compile("(?:每[^，。；,;、]{1,6}|人均|户均|场均)$")
_COMPLETE = re.compile("包括|包含|分为|分别|由")
_REMAINDER = re.compile("其余|剩余|余下")
_CHANGED = re.compile(
    "(?:增加|减少|增长|提高|降低|下降|新增|净增|增|减|压减|多|少|高|低|再|另)(?:了|补助|投入|安排|资助|约)?$"
)
_TOTAL = re.compile("(?:合计|总计|共计)(?:为|达|达到|[:：])?$")
# Verbs that begin a new statement: a 其中 ends before them unless its first part begins with one itself.
_MAIN_VERB = re.compile(
    "[\\s\u2060]*(?:并|还|同时|另|此外)?(?:共|累计|先后)?(?:组织|开展|举办|召开|举行|办理|办结|受理|发放|派发|培训|排查|化解|调解|调处|新增|完成|"
    "查处|检查|走访|接待|解答|提供|建立|建成|设立|培育|配备|选派|聘请|印发|制定|出台|清理|审核|审查|发布|公开|收到|收集|整改|处置|处理|移送|挽回|"
    "投入|出动|组建|打造|服务|覆盖|惠及|吸引|参与|受众|受教育|同比|较|比)"
)
_CHANGE_TO = re.compile(
    "^[^，。；,;]{0,16}?(?:增加|增长|提高|提升|上升|上涨|增|升|扩大|扩展|发展|减少|下降|降低|降|减|缩短|压缩|压减|缩减|精简|下调|上调|调整|变|跃升)(?:了)?(?:到|至|为)(?:了)?[^，。；,;]{0,4}$"
)
_FROM = re.compile("(?:由|从|自)[^，。；,;]{0,24}$")
_LAST_YEAR = re.compile("(?:[比较]|相比)(?:上年|去年|上一年|20[0-9]{2}年|同期)(?:同期)?(?:的|为)?$")
_PROCESS = re.compile(
    "(?:及时|按时|按期|成功|一次性|总|综合|平均|整体|其|的|全年|已)?(?P<process>办结|化解|调解|调处|调解成功|成功|结案|审结|办复|答复|回复|回访|合格|通过|达标|"
    "整改|整改完成|完成|纠错|胜诉|败诉|出庭|出庭应诉|应诉|采纳|受理|处置|处理|及格|立案|化解成功|销号|备案)率$"
)
_BOUNDED = re.compile(
    "(?:办结|化解|调解|调处|成功|结案|审结|办复|答复|回复|满意|合格|通过|达标|覆盖|出庭|应诉|知晓|参与|及格|优秀|采纳|受理|处置|到位|整改|销号|参考|参学|备案|审查|接通|见面|持证)率$|满意度$|占比$|比重$"
)
_UNBOUNDED = re.compile("增长|同比|增幅|完成率|执行率|达产|利用率|上座率|周转|增速")
_LEFT_OVER = re.compile("未(?:办结|化解|完成|结|整改|处理|答复|到位|通过)|尚有|仍有|剩余|还有")
_SUBSET = re.compile("合格|通过|录取|考取|取得|获证|领证|持证|过关|录用")
_AUDIENCE = re.compile("受众|受教育|参与|参加|惠及|覆盖|人数|听众|观众|观看|吸引|服务|教育|群众")
_REGIONS = re.compile(
    "(?:行政村|自然村|村（社区）|村\\(社区\\)|村居|社区|村|乡镇|镇街|街道|乡镇街道|镇（街道）|镇|部门|单位|县区)"
)
_ALL = re.compile("全覆盖|全部|所有|全[省市区县乡镇村]|下辖|辖区?|均|各|整体|实现")
# What may follow the noun of a whole set; anything else makes a longer noun (社区服务中心).
_SET_ENDS = re.compile(
    "[，。；、：,;:“”（()）\\s]|全|均|都|已|实现|开展|建|完成|结合|制定|法治|法律|签|配|设|的|进行|一|$"
)
_RESPECTIVELY = re.compile("分别(?:为|是|达|达到|占|增长|下降|提高|减少|增加|上升)?[^，。；,;0-9]{0,6}$")
_SHARES = re.compile("(?:分别占|占比分别|比例分别|比重分别|分别为)")
_PERSONS = frozenset(("人", "名", "位", "个人"))


def _same_unit(first: Quantity, second: Quantity) -> bool:
    return first.unit == second.unit or (first.unit in _PERSONS and second.unit in _PERSONS)


def _bigrams(words: str) -> frozenset[str]:
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def _cover(spans: Sequence[tuple[int, int]]) -> Span:
    return Span(min(s for s, _ in spans), max(e for _, e in spans))


def _relation(kind: str, members: Sequence[Quantity], items: Sequence[Span] = (), **more: object) -> Relation:
    span = _cover([*(m.span for m in members), *items])
    return Relation(kind, tuple(members), span, items=tuple(items), **more)  # type: ignore[arg-type]


@fact
def relations(doc: Document) -> tuple[Relation, ...]:
    """All relations of ``doc``, by the place where they begin."""
    text = normalised(doc)
    found: list[Relation] = []
    previous: list[Quantity] = []
    for group in _blocks(quantities(doc)):
        near = (
            previous
            if previous
            and previous[-1].paragraph == group[0].paragraph
            and previous[-1].block + 1 == group[0].block
            else []
        )
        found += _parts(text, group, near)
        found += _totals_after(text, group)
        found += _changes(text, group)
        found += _rates(text, group, near)
        found += _lists(text, group)
        found += _respectively(text, group)
        found += _persons(text, group)
        previous = group
    found += _fixed_sets(text, quantities(doc))
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end, r.kind)))


def _blocks(found: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The quantities of each 。-sentence; figures alone in table cells stand in no sentence."""
    group: list[Quantity] = []
    for quantity in found:
        if "cell" in quantity.flags:
            continue
        if group and group[-1].block != quantity.block:
            yield group
            group = []
        group.append(quantity)
    if group:
        yield group


# --- whole and parts -------------------------------------------------------------------------------------------


def _parts(text: str, group: list[Quantity], near: list[Quantity]) -> Iterator[Relation]:
    """其中, 包括, a bracket or a colon after a total, and the parts behind it."""
    for index, first in enumerate(group):
        if first.kind not in _AMOUNTS:
            continue
        left = (
            group[index - 1].span.end
            if index
            else max(
                first.clause.start - 40,
                text.rfind("。", 0, first.span.start) + 1,
                text.rfind("\n", 0, first.span.start) + 1,
            )
        )
        if first.span.start - left > _FAR:
            continue
        between = text[left : first.span.start]
        marker = _PART.search(between)
        opened = index > 0 and _bracketed(between)
        if marker is None and not opened:
            continue
        if marker is not None and not _marks_parts(between, marker, index > 0):
            continue
        if _FROM.search(text, max(left, first.span.start - 26), first.span.start) or _CHANGED.search(
            text, left, first.span.start
        ):
            continue
        evidence = marker[0] if marker else between.strip()[:1]
        before = group[max(0, index - _REACH) : index]
        if not before and marker is not None and marker[0].startswith("其中"):
            amounts = [q for q in near if q.kind in _AMOUNTS and _same_unit(q, first)]
            before = amounts if len(amounts) == 1 else []
        whole = _whole_for(text, first, before)
        if whole is None:
            continue
        parts = [
            first,
            *_more_parts(text, group, index, whole, left + (marker.end() if marker else 0), opened),
        ]
        alternative = _alternative(first, whole, before)
        for part in parts:
            yield _relation(
                "part",
                (whole, part),
                evidence=evidence,
                exact=whole.exact and part.exact,
                alternative=alternative if part is first else None,
            )
        if len(parts) > 1:
            stretch = text[whole.span.end : parts[-1].span.end]
            yield _relation(
                "sum",
                (whole, *parts),
                evidence=evidence,
                exact=whole.exact and all(p.exact for p in parts),
                exhaustive=opened
                or _COMPLETE.match(evidence) is not None
                or _REMAINDER.search(stretch) is not None,
                same_suffix=_same_suffix(parts),
            )


def _marks_parts(between: str, marker: re.Match[str], follows: bool) -> bool:
    """Whether ``marker`` opens the parts of the quantity just before: 其中 from a distance, the others only next to it."""
    if re.search("[；;）)]", between[marker.end() :]):
        return False
    if marker[0].startswith("其中"):
        return True
    return (
        follows
        and re.fullmatch(
            "[^，。；,;：:）)]{0,8}[，,：:（(]?[^，。；,;：:（(]{0,3}", between[: marker.start()]
        )
        is not None
    )


def _bracketed(between: str) -> bool:
    """24件（民事9件…, 24件：民事9件…"""
    words = between.lstrip(" \u2060")
    return words[:1] in ("（", "(", "：", ":") and not re.search("[，,。；;）)]", words)


def _whole_for(text: str, part: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The nearest amount before, if it has the part's unit; further back only past amounts of other units.

    An increase (比上年增加1500亿元) is not the whole, what it is added to is.
    """
    for quantity in reversed(before):
        if quantity.kind not in _AMOUNTS or "range" in quantity.flags:
            continue
        start = quantity.span.start
        left = text[max(0, start - 14) : start]
        if _CHANGED.search(left) and re.search("[比较]|净增", left):
            continue
        if _PER.search(left):
            return None
        if _same_unit(quantity, part):
            return quantity
        if quantity.unit_class == part.unit_class:
            return None
    return None


def _more_parts(
    text: str, group: list[Quantity], index: int, whole: Quantity, opened_at: int, bracket: bool
) -> Iterator[Quantity]:
    """Further parts after the first: of the whole's unit, up to a new 其中, the closing bracket or a new main verb.

    A semicolon ends the parts, except after ``其中，``, which announces parts with details of their own.
    """
    first = group[index]
    clause = text[opened_at : opened_at + 12]
    verbal = _MAIN_VERB.match(clause) is not None
    wide = clause[:1] in ("，", ",", "：", ":")
    done = first.span.end
    for quantity in group[index + 1 : index + 1 + _REACH]:
        between = text[done : quantity.span.start]
        if (
            "其中" in between
            or (not wide and re.search("[；;]", between))
            or (bracket and re.search("[）)]", between))
        ):
            return
        done = quantity.span.end
        if quantity.kind not in _AMOUNTS:
            continue
        begins = _MAIN_VERB.match(re.split("[，,；;、]", between)[-1].lstrip(" 和及\u2060")) is not None
        if begins and not verbal:
            return
        if not _same_unit(quantity, whole):
            continue
        if (
            _TOTAL.search(between)
            or between.endswith("等")
            or _CHANGED.search(between)
            or _FROM.search(between)
        ):
            return
        yield quantity


def _same_suffix(parts: Sequence[Quantity]) -> bool:
    endings = {p.head[-2:] for p in parts}
    return len(endings) == 1 and len(endings.pop()) == 2


def _alternative(part: Quantity, whole: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    own = _bigrams(part.head)
    if not own or own & _bigrams(whole.head):
        return None
    for quantity in reversed(before):
        if quantity is not whole and _same_unit(quantity, part) and own & _bigrams(quantity.head):
            return quantity
    return None


def _totals_after(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """甲9件、乙4件、丙11件，合计24件."""
    for index, whole in enumerate(group):
        if (
            index < 2
            or whole.kind not in _AMOUNTS
            or not _TOTAL.search(text, max(0, whole.span.start - 5), whole.span.start)
        ):
            continue
        if whole.span.start - group[index - 1].span.end > 16:
            continue
        parts: list[Quantity] = []
        for quantity in reversed(group[max(0, index - _REACH) : index]):
            if not _same_unit(quantity, whole):
                break
            if parts and parts[-1].span.start - quantity.span.end > 24:
                break
            parts.append(quantity)
        if len(parts) > 1:
            parts.reverse()
            yield _relation(
                "sum", (whole, *parts), evidence=text[whole.span.start - 2 : whole.span.start],
                exact=whole.exact and all(p.exact for p in parts), exhaustive=True, same_suffix=_same_suffix(parts),
            )  # fmt: skip


# --- changes ---------------------------------------------------------------------------------------------------


def _changes(text: str, group: list[Quantity]) -> Iterator[Relation]:
    for index, quantity in enumerate(group):
        if "growth" in quantity.flags:
            if "fall" in quantity.flags and quantity.kind in ("growth", "times"):
                yield _relation("fall", (quantity,), exact=quantity.exact)
            yield from _growth(text, group, index)
        elif index and _from_to(text, group[index - 1], quantity):
            before = group[index - 1]
            follower = group[index + 1] if index + 1 < len(group) else None
            grown = (
                follower is not None
                and "growth" in follower.flags
                and follower.span.start - quantity.span.end <= 12
            )
            if not grown or follower is None:
                yield _relation("from-to", (before, quantity), exact=before.exact and quantity.exact)


def _from_to(text: str, before: Quantity, after: Quantity) -> bool:
    if not _same_unit(before, after) or after.span.start - before.span.end > 24:
        return False
    if not _CHANGE_TO.match(text[before.span.end : after.span.start]):
        return False
    return _FROM.search(text, max(0, before.span.start - 26), before.span.start) is not None


def _growth(text: str, group: list[Quantity], index: int) -> Iterator[Relation]:
    growth = group[index]
    if not index:
        return
    last = group[index - 1]
    between = text[last.span.end : growth.span.start]
    if (
        len(between) > 20
        or (last.kind not in _AMOUNTS and last.kind != "rate")
        or re.search("[。；;]", between)
    ):
        return
    earlier = group[index - 2] if index > 1 else None
    exact = growth.exact and last.exact
    if earlier is not None and earlier.exact and _same_unit(earlier, last):
        if _from_to(text, earlier, last):
            own = _own_subject(between) or "年均" in between
            yield _relation("from-to", (earlier, last) if own else (earlier, last, growth), exact=exact)
            return
        if not _own_subject(between) and _LAST_YEAR.search(
            text, max(0, last.span.start - 18), last.span.start
        ):
            # 45件，比上年9件增长400%
            yield _relation("from-to", (last, earlier, growth), exact=exact)
            return
    if growth.kind == "points" or last.kind == "rate":
        return
    if _own_subject(between):
        return
    whole = last.discrete and last.scale == 1 and isinstance(last.value, int) and last.value > 0
    # 新增122家，增长90.3%: the growth may be that of the stock.
    whole = whole and not re.search("新增|增加|净增|引进|新", text[last.clause.start : last.span.start])
    window = last.window or growth.window
    yield _relation(
        "yoy", (last, growth), evidence=between, exact=exact, names=(window,) if window else (),
        checkable=whole and exact and growth.kind == "growth",
        decided=whole and exact and growth.kind == "growth" and _growth_power(last, growth),
    )  # fmt: skip


_GROWTH_WORDS = re.compile(
    "同比|环比|[较比](?:上年|去年|上一年|20[0-9]{2}年)(?:同期)?|增长率?|上升|提高|下降|减少|增加|上涨|回落|降低|提升|增幅|降幅|为|达到?|约|近|"
    "超过?|了|，|,|、|（|\\(|[ \u2060]|均|率"
)


def _own_subject(between: str) -> bool:
    """Whether words between a figure and a growth name something else (…45件，立案数同比增长…) or deal it out (分别)."""
    return _GROWTH_WORDS.sub("", between) != ""


def _growth_power(now: Quantity, growth: Quantity) -> bool:
    """Whether a random growth would fail more often than not: 150 n u / (100 + g)² < 1/2."""
    base = 100 - growth.value if "fall" in growth.flags else 100 + growth.value
    return base > 0 and 300 * now.value < base * base * 10**growth.decimals


# --- rates -----------------------------------------------------------------------------------------------------


def _rates(text: str, group: list[Quantity], near: list[Quantity]) -> Iterator[Relation]:
    shares: list[Quantity] = []
    for index, rate in enumerate(group):
        if rate.kind != "rate" or rate.unit != "%":
            continue
        name = rate.head
        if _BOUNDED.search(name) and not _UNBOUNDED.search(text, rate.clause.start, rate.span.start):
            yield _relation(
                "bounded", (rate,), names=(name,), checkable=False, decided=False, exact=rate.exact
            )
            if rate.value == 100:
                yield from _left_over(text, group, index)
        bases = tuple(_bases(text, rate, group[max(0, index - _REACH) : index], near[-_REACH:]))
        if bases and rate.exact and rate.value <= 100:
            decided = all(power(rate.decimals, int(b.value)) > 0 for b in bases)
            yield _relation("rate", (rate, *bases), names=(name,), exact=True, decided=decided)
        if shares and (rate.span.start - shares[-1].span.end > 3):
            shares = []
        if shares or _SHARES.search(text, max(0, rate.span.start - 8), rate.span.start):
            shares.append(rate)
            following = group[index + 1] if index + 1 < len(group) else None
            ended = following is None or following.kind != "rate" or following.span.start - rate.span.end > 3
            first = shares[0]
            if (
                ended
                and len(shares) > 2
                and re.search(
                    "占(?:比)?(?:为|到|总数的?)?$",
                    text[max(first.clause.start, first.span.start - 8) : first.span.start],
                )
            ):
                yield _relation("shares", tuple(shares), exact=all(s.exact for s in shares))


def _bases(
    text: str, rate: Quantity, before: Sequence[Quantity], near: Sequence[Quantity]
) -> Iterator[Quantity]:
    """Counts the rate may be a share of: those that share words with its name; for a bare 办结率 the last one."""
    name = rate.head
    process = _PROCESS.search(name)
    counted = [q for q in before if q.kind == "count"]
    if process is None or not counted or rate.span.start - counted[-1].span.end > 60:
        return
    bare = process.start() == 0
    # 办结率 alone is the rate of what was counted just before; 矛盾纠纷化解率 that of 矛盾纠纷, if it was counted.
    last = (
        counted[-1]
        if bare
        else next((q for q in reversed(counted) if q.head[-2:] and q.head[-2:] in name), None)
    )
    if (
        last is None
        or not _countable(last)
        or (bare and last.unit in ("个", "家", "所", "处"))
        or re.search("[；;]", text[last.span.end : rate.span.start])
    ):
        return
    # Any other count of that unit may be the base as well, the sentence before included.
    yield last
    yield from (
        q
        for q in (*reversed(before), *reversed(near))
        if q is not last and _countable(q) and _same_unit(q, last)
    )


def _countable(quantity: Quantity) -> bool:
    return (
        quantity.kind == "count"
        and quantity.discrete
        and quantity.exact
        and quantity.scale == 1
        and isinstance(quantity.value, int)
        and quantity.value > 0
        and quantity.unit_class not in ("event", "lesson", "person-time")
    )


def _left_over(text: str, group: list[Quantity], index: int) -> Iterator[Relation]:
    rate = group[index]
    for rest in group[index + 1 : index + 3]:
        if rest.kind == "count" and _LEFT_OVER.search(text, rest.clause.start, rest.span.start):
            yield _relation("rest", (rate, rest), exact=rest.exact)


# --- lists -----------------------------------------------------------------------------------------------------


def _lists(text: str, group: list[Quantity]) -> Iterator[Relation]:
    for index, quantity in enumerate(group):
        if quantity.kind != "count" or not quantity.exact or quantity.second is not None:
            continue
        stop = quantity.span.start
        while stop > 0 and text[stop - 1] in " \u2060":
            stop -= 1
        open_list = stop > 0 and text[stop - 1] == "等"
        if open_list:
            stop -= 1
        if stop <= 0:
            continue
        spoken = "chinese" in quantity.flags or quantity.unit == "大"
        if not (open_list or spoken or (text[stop - 1] == "》" and quantity.value < 30)):
            continue
        floor = group[index - 1].span.end if index else 0
        items = _marked_items(text, stop, floor)
        if items:
            if len(items) > 1:
                yield _relation("list", (quantity,), items, open=open_list, counts=(len(items), len(items)))
            continue
        items, most = _worded_items(text, stop, floor)
        if len(items) > 1 and (open_list or quantity.unit in ("大", "个", "项", "方面", "种", "类")):
            yield _relation(
                "list", (quantity,), items, open=open_list, exact=False, counts=(len(items), most)
            )


def _marked_items(text: str, stop: int, floor: int) -> list[Span]:
    """《…》 or “…” that stand one after the other right before ``stop``."""
    low = max(floor, stop - 800)
    items: list[Span] = []
    at = stop
    while at > low and text[at - 1] in "》”":
        mark = text[at - 1]
        opening = "《" if mark == "》" else "“"
        depth, start = 0, at - 1
        while start >= low and text[start] != "\n":
            depth += (text[start] == mark) - (text[start] == opening)
            if depth == 0:
                break
            start -= 1
        if depth or start < low:
            break
        items.append(Span(start, at))
        at = start
        for _ in range(2):
            if at > low and text[at - 1] in "、，,和及与 \u2060":
                at -= 1
    items.reverse()
    return items


_ENCLOSED = re.compile("“[^”\n]*”|《[^》\n]*》|（[^）\n]*）|\\([^)\n]*\\)")
_JOINTS = re.compile("和|及|与")


def _worded_items(text: str, stop: int, floor: int) -> tuple[list[Span], int]:
    """Words joined by 、 up to ``stop``, and how many items they may be at most (a 和 may join two)."""
    begin = max(floor, stop - 160)
    # Marks inside quotations and brackets join nothing: blank them out, offsets kept.
    window = _ENCLOSED.sub(lambda m: "□" * len(m[0]), text[begin:stop])
    cut = max(window.rfind(c) for c in "，。；：,;:!?！？\n（(") + 1
    if not cut and begin == floor and floor and text[floor - 1] not in "，。；：,;:!?！？\n（(":
        return [], 0
    pieces = window[cut:].split("、")
    if len(pieces) < 2 or any(not p.strip() or len(p) > 30 or _NUMERAL.search(p) for p in pieces):
        return [], 0
    if (
        is_verb(pieces[-1])
        or (is_verb(pieces[-1][:2]) and len(pieces[-1]) < 5)
        or pieces[-1][-1] in "在的以动地之"
    ):
        return [], 0
    items, at = [], begin + cut
    for piece in pieces:
        items.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    joined = sum(len(_JOINTS.findall(p)) for p in pieces)
    return items, len(items) + joined + text.count("”“", begin + cut, stop) + text.count(
        "》《", begin + cut, stop
    )


_NUMERAL = re.compile("[0-9]|[两二三四五六七八九十]大|其中")


def _respectively(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """甲、乙、丙分别为1件、2件、3件."""
    for index, first in enumerate(group):
        match = _RESPECTIVELY.search(text, max(first.clause.start, first.span.start - 12), first.span.start)
        if match is None:
            continue
        figures = [first]
        for quantity in group[index + 1 : index + 1 + _REACH]:
            if not re.fullmatch(
                "(?:[、和及与以 \u2060]|以及)+", text[figures[-1].span.end : quantity.span.start]
            ):
                break
            figures.append(quantity)
        if len(figures) < 2 or len({f.unit for f in figures}) > 1:
            continue
        floor = group[index - 1].span.end if index else 0
        items, most = _worded_items(text, match.start(), max(floor, first.clause.start))
        if len(items) > 1:
            yield _relation(
                "respectively", figures, items, evidence=match[0], exact=all(f.exact for f in figures),
                counts=(len(items), most),
            )  # fmt: skip


# --- persons ---------------------------------------------------------------------------------------------------


def _persons(text: str, group: list[Quantity]) -> Iterator[Relation]:
    for index, quantity in enumerate(group):
        if quantity.unit == "人次" and quantity.head.endswith("人数") and quantity.head_span is not None:
            yield _relation("label", (quantity,), (quantity.head_span,), checkable=False, decided=False)
        if quantity.unit_class == "event":
            follower = group[index + 1] if index + 1 < len(group) else None
            if (
                follower is not None
                and follower.unit_class in ("person", "person-time")
                and follower.span.start - quantity.span.end < 20
                and _AUDIENCE.search(text, quantity.span.end, follower.span.start)
            ):
                yield _relation(
                    "audience",
                    (quantity, follower),
                    checkable=False,
                    decided=False,
                    exact=quantity.exact and follower.exact,
                )
        if quantity.unit in _PERSONS and index + 1 < len(group):
            subset = group[index + 1]
            between = text[quantity.span.end : subset.span.start]
            if (
                subset.unit in _PERSONS
                and len(between) < 40
                and _SUBSET.search(between)
                and not re.search("[；;]|其中", between)
                and re.search(
                    "考试|考核|测试|培训|报名|参加|报考|应考", text[quantity.clause.start : subset.span.start]
                )
            ):
                yield _relation("subset", (quantity, subset), exact=quantity.exact and subset.exact)


def _fixed_sets(text: str, found: Sequence[Quantity]) -> Iterator[Relation]:
    """Counts of the same fixed set over the document, where at least one says it is the whole set."""
    groups: dict[tuple[str, str], list[tuple[Quantity, bool]]] = {}
    for quantity in found:
        if (
            quantity.unit not in ("个", "家")
            or not quantity.exact
            or quantity.plan
            or quantity.second is not None
        ):
            continue
        noun = _REGIONS.match(text, quantity.span.end)
        if (
            noun is None
            or (quantity.unit == "家" and noun[0] not in ("部门", "单位"))
            or not _SET_ENDS.match(text, noun.end())
            or "其中" in text[quantity.clause.start : quantity.span.start]
        ):
            continue
        after = text[noun.end() : quantity.clause.end]
        whole = (
            _ALL.search(text, quantity.clause.start, quantity.span.start) is not None
            or re.search("全覆盖|全部|均", after) is not None
        )
        key = "村" if noun[0] in ("行政村", "村") else noun[0].replace("(", "（").replace(")", "）")
        groups.setdefault((key, quantity.level if quantity.level.startswith("各") else ""), []).append(
            (quantity, whole)
        )
    for (noun_word, _), members in groups.items():
        if len(members) > 1 and any(whole for _, whole in members):
            yield _relation(
                "fixed-set",
                tuple(q for q, _ in members),
                names=(noun_word,),
                flags=tuple(w for _, w in members),
            )


@fact
def coverage(doc: Document) -> tuple[int, int, int]:
    """(quantities, checkable, checked): how many there are, stand in a relation arithmetic can decide, were decided."""
    checkable: set[int] = set()
    checked: set[int] = set()
    for relation in relations(doc):
        if relation.checkable:
            ordinals = {m.ordinal for m in relation.members}
            checkable |= ordinals
            if relation.decided:
                checked |= ordinals
    return len(quantities(doc)), len(checkable), len(checked)


_ROLES = {
    "part": ("whole", "part"),
    "rate": ("rate", "base"),
    "yoy": ("now", "growth"),
    "from-to": ("before", "after", "growth"),
    "list": ("listn",),
    "fixed-set": ("card",),
    "subset": ("whole", "part"),
}


@fact
def roles(doc: Document) -> tuple[str, ...]:
    """The role of each quantity, by ordinal: its first role in a relation, else its kind."""
    found = [q.kind for q in quantities(doc)]
    taken: set[int] = set()
    for relation in relations(doc):
        names = _ROLES.get(relation.kind)
        if names is None:
            continue
        for place, member in enumerate(relation.members):
            if member.ordinal not in taken:
                taken.add(member.ordinal)
                found[member.ordinal] = names[min(place, len(names) - 1)]
    return tuple(found)
