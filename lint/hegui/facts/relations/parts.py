"""Wholes and parts: 其中, 包括, brackets, totals behind their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hegui.facts.kinds import exclude_each_other, kind_of, names_kind
from hegui.facts.quantities import Quantity, is_verb
from hegui.facts.relations.model import Misplaced, PartOf, Relation, SumOf
from hegui.facts.relations.shared import (
    AMOUNTS,
    ATTRIBUTED,
    CHANGED,
    FROM,
    REACH,
    bigrams,
    same_unit,
)

_FAR = 240  # characters
_PART = re.compile(
    "其中(?:有|包括|含)?|(?<!不)(?:包括|包含|分为|含(?!量|有率)|分别为|分别是|由(?=[^，。；]{0,30}(?:组成|构成)))"
)
# Markers that say the list is complete, and words that announce the remainder.
_PER = re.compile("(?:每[^，。；,;、]{1,6}|人均|户均|场均)$")
_COMPLETE = re.compile("包括|包含|分为|分别|由")
_REMAINDER = re.compile("其余|剩余|余下")
_TOTAL = re.compile("(?:合计|总计|共计)(?:为|达|达到|[:：])?$")
_TOTAL_NEXT = re.compile(
    "[，,、 ]?(?:以上|全年|全年累计)?(?:[两三四五六][项类者])?(?:共|共计|合计|总计|总共|一共)(?P<verb>[^，。；,;、0-9]{2,8}?)?(?:有|为|达|达到|[:：])?"
)
# Verbs that begin a new statement: a 其中 ends before them unless its first part begins with one itself.
_MAIN_VERB = re.compile(
    "[\\s\u2060]*(?:并|还|同时|另|此外)?(?:共|累计|先后)?(?:组织|开展|举办|召开|举行|办理|办结|受理|发放|派发|培训|排查|化解(?!终)|调解(?!终止|结案|撤诉|和解|成功)|调处|新增|完成|"
    "查处|检查|走访|接待|解答|提供|建立|建成|设立|培育|配备|选派|聘请|印发|制定|出台|清理|审核|审查|发布|公开|收到|收集|整改|处置|处理|移送|挽回|"
    "投入|出动|组建|打造|服务|覆盖|惠及|吸引|参与|受众|受教育|同比|较|比)"
)
_OPEN_END = re.compile("[^，。；,;]{0,8}等(?!级)")


def parts(text: str, group: list[Quantity], near: list[Quantity]) -> Iterator[Relation]:
    """其中, 包括, a bracket or a colon after a total, and the parts behind it."""
    for index, first in enumerate(group):
        if first.kind not in AMOUNTS:
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
        # Beyond the figure too: 由甲4人、乙2人组成 shows its 组成 only at the end.
        marker = _PART.search(text[left : first.span.end + 40])
        if marker is not None and marker.end() > len(between):
            marker = None
        opened = index > 0 and _bracketed(between)
        if marker is None and not opened:
            continue
        if marker is not None and not _marks_parts(between, marker, index > 0):
            continue
        # 由律师4人、教师2人组成: here 由 names the members, not where a change began.
        begun = marker is None or marker[0] != "由"
        if begun and FROM.search(text, max(left, first.span.start - 26), first.span.start):
            continue
        if CHANGED.search(text, left, first.span.start) and not _NEW_AMONG.search(
            text, left, first.span.start
        ):
            continue
        evidence = marker[0] if marker else between.strip()[:1]
        before = group[max(0, index - REACH) : index]
        if not before and marker is not None and marker[0].startswith("其中"):
            amounts = [q for q in near if q.kind in AMOUNTS and same_unit(q, first)]
            before = amounts if len(amounts) == 1 else []
        whole = _whole_for(text, first, before)
        if whole is None:
            continue
        whole = _selected_from(text, whole, first, before)
        parts = [
            first,
            *_more_parts(text, group, index, whole, left + (marker.end() if marker else 0), opened),
        ]
        alternative = _alternative(text, first, whole, before)
        for part in parts:
            yield PartOf(whole=whole, part=part, evidence=evidence)
        if alternative is not None and evidence.startswith("其中"):
            yield Misplaced(whole=whole, part=first, other=alternative, evidence=evidence)
        if len(parts) > 1:
            stretch = text[whole.span.end : parts[-1].span.end]
            yield SumOf(
                whole=whole,
                parts=tuple(parts),
                evidence=evidence,
                exhaustive=not _OPEN_END.match(text, parts[-1].span.end)
                and (
                    opened
                    or _COMPLETE.match(evidence) is not None
                    or _REMAINDER.search(stretch) is not None
                    or exclude_each_other(_names(text, parts)) == "complete"
                ),
                disjoint=_disjoint(text, parts),
            )


# 312户（其中新增21户): among all of them, not an increase of the whole.
_NEW_AMONG = re.compile("其中(?:本年|今年|当年|全年|年内)?新增$")
_BRACKETS = re.compile("（[^（）]*）|\\([^()]*\\)")


def _marks_parts(between: str, marker: re.Match[str], follows: bool) -> bool:
    """Whether ``marker`` opens the parts of the quantity just before: 其中 from a distance, the others only next to it."""
    if re.search("[；;）)]", _BRACKETS.sub("", between[marker.end() :])):
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
        if quantity.kind not in AMOUNTS or quantity.is_range:
            continue
        start = quantity.span.start
        left = text[max(0, start - 14) : start]
        if CHANGED.search(left) and re.search("[比较]|净增", left):
            continue
        if _PER.search(left):
            return None
        if same_unit(quantity, part):
            return quantity
        if quantity.unit_class == part.unit_class:
            return None
    return None


def _selected_from(text: str, whole: Quantity, part: Quantity, before: Sequence[Quantity]) -> Quantity:
    """承办43件，…重点督办的5件…，其中解决40件: behind a selection 其中 may go back to what it was selected from."""
    if part.value <= whole.value or text[whole.span.start - 1 : whole.span.start] != "的":
        return whole
    earlier = before[: before.index(whole)] if whole in before else ()
    larger = (q for q in reversed(earlier) if same_unit(q, whole) and q.value > whole.value)
    return next(larger, whole)


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
    for quantity in group[index + 1 : index + 1 + REACH]:
        between = text[done : quantity.span.start]
        if (
            "其中" in between
            or (not wide and re.search("[；;]", between))
            or (bracket and re.search("[）)]", between))
        ):
            return
        done = quantity.span.end
        if quantity.kind not in AMOUNTS:
            continue
        begins = _MAIN_VERB.match(re.split("[，,；;、]", between)[-1].lstrip(" 和及\u2060")) is not None
        if begins and not verbal:
            return
        if not same_unit(quantity, whole):
            continue
        if (
            _TOTAL.search(between)
            or between.endswith("等")
            or CHANGED.search(between)
            or FROM.search(between)
        ):
            return
        yield quantity


_LEADING = re.compile("^(?:其中|包括|包含|分为|有|为|含|[：: \u2060])+")


def _names(text: str, parts: Sequence[Quantity]) -> list[str]:
    """What each part is called: its head, or all its words where the head lost them to a verb (镇级调处26起)."""
    found = []
    for part in parts:
        words = _LEADING.sub("", re.split("[、，,]", text[part.clause.start : part.span.start])[-1])
        found.append(words if kind_of(words) and not kind_of(part.head) else part.head)
    return found


def _disjoint(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether no single thing is likely to be counted under two of the parts."""
    if exclude_each_other(_names(text, parts)):
        return True
    # A person, firm or household may have several of the attributes named (党员60人，女性50人).
    if parts[0].unit_class in ATTRIBUTED:
        return False
    endings = {p.head[-2:] for p in parts}
    return len(endings) == 1 and len(endings.pop()) == 2 and len({p.head for p in parts}) == len(parts)


def _alternative(text: str, part: Quantity, whole: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    own = bigrams(part.head)
    # 受理65件，办结62件，其中信访积案8件: the nearest names nothing of its own.
    if not own or own & bigrams(whole.head) or not whole.head or is_verb(whole.head):
        return None
    for quantity in reversed(before):
        # A part of another whole is none itself; behind a semicolon a new account begins.
        if "其中" in quantity.markers or text.find("；", quantity.span.end, whole.span.start) >= 0:
            return None
        if quantity is not whole and same_unit(quantity, part) and own & bigrams(quantity.head):
            return quantity
    return None


# Kinds that every one of the things counted before has exactly once.
_OUTCOMES = frozenset(
    (
        "outcome",
        "law",
        "sex",
        "post",
        "procedure",
        "review",
        "quarter",
        "half",
        "office",
        "school",
        "channel",
        "petition",
        "money",
    )
)


def outcomes(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """审结8件，维持5件，撤销2件，终止2件: kinds that exclude each other right behind their whole, without 其中."""
    index = 0
    while index + 2 < len(group):
        whole = group[index]
        if index and _is_part(text, group[index - 1], whole):
            index += 1
            continue
        found: list[Quantity] = []
        for quantity in group[index + 1 : index + 1 + REACH]:
            before = found[-1] if found else whole
            gap = text[before.span.end : quantity.span.start]
            if (
                not same_unit(quantity, whole)
                or not 2 < len(gap) < 14
                or gap[0] not in "，,、"
                or _PART.search(gap)
            ):
                break
            if exclude_each_other([*(q.head for q in found), quantity.head]) or (
                not found and kind_of(quantity.head) in _OUTCOMES
            ):
                found.append(quantity)
            else:
                break
        if len(found) > 1 and whole.kind == "count" and not names_kind(whole.head, kind_of(found[0].head)):
            yield SumOf(
                whole=whole, parts=tuple(found), disjoint=True,
                exhaustive=exclude_each_other(q.head for q in found) == "complete",
            )  # fmt: skip
        index += len(found) + 1


def _is_part(text: str, before: Quantity, quantity: Quantity) -> bool:
    """13件（含新制定5件，…: what a marker names as a part is no whole of those behind it."""
    gap = text[before.span.end : quantity.span.start]
    return same_unit(before, quantity) and (_PART.search(gap) is not None or _bracketed(gap))


# The other side of an account: 新收14件，上年结转1件，办理结果总计13件 sums up what follows.
_OTHER_SIDE = re.compile("结果|办结|审结|结案|支出|结转|结余|剩余|余额|未结|去向")
_NOUN_BEHIND = re.compile("[一-龥]{1,6}?(?=[，,、]?(?:共|合计|总计))")
_BEFORE_NOUN = frozenset(("个", "家", "所", "名", "位", "支", "处", "座"))


def _behind(text: str, quantity: Quantity) -> int:
    """Where the words of a figure end: behind its noun where the unit stands before it (3个社区，共11个)."""
    noun = _NOUN_BEHIND.match(text, quantity.span.end) if quantity.unit in _BEFORE_NOUN else None
    return noun.end() if noun else quantity.span.end


def _sums_up(text: str, last: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether 共 and the like stand between the figures before and ``whole``, at most with a verb they share."""
    match = _TOTAL_NEXT.fullmatch(text, _behind(text, last[-1]), whole.span.start)
    if match is None:
        return False
    verb = match["verb"]
    return not verb or all(verb in text[q.clause.start : q.span.start] for q in last)


_AMONG = re.compile(
    "[^，。；：、,;:0-9]{1,14}(?<![其集高初期年])中(?![心小学央共国医旬期间层])(?:[，,]|有|共有|已有)?(?:有|已经?|仅有?|就有|共有)?[^，。；：、,;:0-9]{0,8}"
)
_THING_BEHIND = re.compile("[，。；：、,;:]|涉及|为|是|已|被|得到|存在|属|因|达成|未|通过|完成|获|由|进入|经")


def among(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """受理的85件案件中，40件涉及土地: a part without 其中, which says 中 of its whole."""
    for whole, part in pairwise(group):
        if (
            whole.kind != "count"
            or not same_unit(whole, part)
            or part.second is not None
            or whole.second is not None
            or not _AMONG.fullmatch(text, whole.span.end, part.span.start)
            or not _THING_BEHIND.match(text, part.span.end)
        ):
            continue
        yield PartOf(whole=whole, part=part, evidence="中")


def totals_after(text: str, group: list[Quantity]) -> Iterator[Relation]:
    """甲9件、乙4件、丙11件，合计24件."""
    for index, whole in enumerate(group):
        if (
            index < 2
            or whole.kind not in AMOUNTS
            or not (
                _TOTAL.search(text, max(0, whole.span.start - 5), whole.span.start)
                or _sums_up(text, group[index - 2 : index], whole)
            )
        ):
            continue
        between = text[group[index - 1].span.end : whole.span.start]
        if len(between) > 16 or _OTHER_SIDE.search(between):
            continue
        parts: list[Quantity] = []
        for quantity in reversed(group[max(0, index - REACH) : index]):
            if not same_unit(quantity, whole):
                break
            if parts and parts[-1].span.start - quantity.span.end > 24:
                break
            parts.append(quantity)
        # 接待150批次，集体访20批次，个体访130批次，合计150批次: the total stands at both ends.
        if len(parts) > 2 and parts[-1].value == whole.value:
            parts.pop()
        if len(parts) > 1:
            parts.reverse()
            yield SumOf(
                whole=whole, parts=tuple(parts), evidence=text[whole.span.start - 2 : whole.span.start],
                exhaustive=True, disjoint=_disjoint(text, parts),
            )  # fmt: skip
