"""Figures that stand apart from what they belong to, and say so: in list items, the paragraph before, an earlier section.

办理案件201件，具体为：1.调解126件；…; 以上总数为201件; 占上述总数的95%; 上述365处; 办结率98%。具体而言，受理240件，办结228件. Only words
that point at the other figures relate them here; where any reading of the passage makes a figure right, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hegui.document import Document
from hegui.facts.dates import normalised
from hegui.facts.feasibility import one_digit_apart
from hegui.facts.frames import AMOUNTS, PERSONS, PLAIN, TYPES, Line, lines
from hegui.facts.kinds import exclude_each_other
from hegui.facts.quantities import Quantity, quantities
from hegui.facts.relations.model import FromTo, PartOf, Recalled, Relation, ShareOf, SumOf
from hegui.facts.relations.shared import ATTRIBUTED, bigrams, same_unit
from hegui.facts.rows import listed
from hegui.lexicon import classes_of

_MOST = 12  # parts, and figures looked back
_LABEL = 24  # characters of an item before its figure
_ITEM = re.compile(listed("item-mark"))
_OPENS = re.compile(f"[，。；]?(?:{listed('parts-follow')})：$")
_TOTAL = re.compile(f"(?:{listed('total-of-above')})(?:{listed('told-as')}|：|，)*")
_ENDS = re.compile("[。；，、]?")
_SHARE = re.compile(
    f"[一-龥]{{0,8}}，?(?:{listed('takes-share')})(?:{listed('pointing-back')})[^，。；：0-9]{{0,10}}?"
)
_DETAIL = re.compile(f"(?:^|[，。；：])(?:{listed('in-detail')})[，：]?")
_NAMED = re.compile(f"(?P<stem>[一-龥]{{2,10}})(?:{listed('rate-noun')})(?:{listed('told-as')}|：)*$")
_BASE = re.compile(f"(?:{listed('base-told-behind')})[，：]?(?:{listed('told-as')})?[^。；：]{{0,16}}$")
_NOT = re.compile(f"(?:{listed('not-done')})")
_POINTS = re.compile(f"(?:{listed('pointing-back')}|{listed('pointing-at')})$")
_AMONG = re.compile("其中[，：]?")
_COMPARED = re.compile(f"(?:{listed('two-years-compared')})")
_YEAR = re.compile("(20[0-9]{2})年")
_EARLIER = re.compile(f"{listed('another-time')}|{_YEAR.pattern}")
_TIME = re.compile(f"{_YEAR.pattern}|{listed('time-or-total')}|[，：]")
_SHORT = 10
_FEW_DIGITS = 100


def across(doc: Document, told: Collection[int]) -> Iterator[Relation]:
    """Sums, shares, changes and parts whose figures stand apart.

    Args:
        told: ordinals of the figures that a wording relates already as wholes or parts of a sum.
    """
    text = normalised(doc)
    every = lines(doc)
    follows = _neighbours(text, every)
    yield from _listed_parts(every, follows, told)
    yield from _totals_below(every, follows, told)
    yield from _parts_of_item(every, follows)
    years = _Years(doc)
    yield from _changes_listed(every, follows, years)
    for number, line in enumerate(every):
        yield from _changes_behind(line, years)
        yield from _rates_ahead(line)
        yield from _base_behind(line)
        if "占" in line.text:
            yield from _shares_of_above(every, number)
    yield from _recalled(doc, every)


def _neighbours(text: str, every: Sequence[Line]) -> list[bool]:
    """For each line whether the next paragraph is the next line."""
    ends = [line.offset(len(line.text)) for line in every]
    return [
        text[end : after.offset(0)].strip(" \u2060\u00a0\u3000\r") == "\n"
        for end, after in zip(ends, every[1:], strict=False)
    ] + [False]


def _plain(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return (
        figure.kind in AMOUNTS
        and figure.exact
        and figure.value > 0
        and line.is_amount(index)
        and line.text[line.starts[index]] == PLAIN
    )


def _item(line: Line) -> str | None:
    """What a list item with one plain figure at its end calls it; ``None`` for any other line."""
    if len(line.figures) != 1 or not _plain(line, 0) or not _ENDS.fullmatch(line.tail(0)):
        return None
    mark = _ITEM.match(line.text)
    label = line.lead(0)[mark.end() :] if mark is not None else ""
    return label if 1 < len(label) <= _LABEL and not _AMONG.match(label) else None


def _run(every: Sequence[Line], follows: Sequence[bool], first: int) -> list[int]:
    """The numbers of the items of one list from ``first`` on, each one plain figure; empty where an item is another."""
    run: list[int] = []
    number = first
    while _ITEM.match(every[number].text):
        if _item(every[number]) is None:
            return []
        run.append(number)
        if len(run) > _MOST:
            return []
        if not follows[number]:
            break
        number += 1
    return run


def _misses(whole: Quantity, parts: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether parts that are said to make up a whole do not, and nothing else explains it."""
    values, of = [Fraction(p.value) for p in parts], Fraction(whole.value)
    summed = sum(values, Fraction(0))
    if not whole.exact or summed == of or max(values) >= of or 3 * abs(summed - of) >= of:
        return False
    if any(sum(values[a:b]) == of for a in range(len(values)) for b in range(a + 2, len(values) + 1)):
        return False
    # 党员60人，女性50人: counted under two of them.
    return summed < of or whole.unit_class not in ATTRIBUTED or bool(exclude_each_other(labels))


def _listed_parts(every: Sequence[Line], follows: Sequence[bool], told: Collection[int]) -> Iterator[SumOf]:
    """办理案件201件，具体为： and its parts as items."""
    for number, line in enumerate(every):
        if not follows[number] or not line.text.endswith("："):
            continue
        last = len(line.figures) - 1
        whole = line.figures[last]
        if not _plain(line, last) or whole.ordinal in told or not _OPENS.fullmatch(line.tail(last)):
            continue
        run = _run(every, follows, number + 1)
        parts = [every[i].figures[0] for i in run]
        if len(parts) < 2 or not all(same_unit(whole, p) for p in parts):
            continue
        if _misses(whole, parts, [_item(every[i]) or "" for i in run]):
            yield SumOf(whole=whole, parts=tuple(parts), exhaustive=True, disjoint=True)


def _totals_below(every: Sequence[Line], follows: Sequence[bool], told: Collection[int]) -> Iterator[SumOf]:
    """以上总数为201件 at the beginning of a paragraph: of all figures of its unit in the one before, or of its list."""
    for number in range(1, len(every)):
        line = every[number]
        if not follows[number - 1] or not _plain(line, 0) or not _TOTAL.fullmatch(line.lead(0)):
            continue
        whole = line.figures[0]
        if whole.ordinal in told:
            continue
        parts, labels = _above(every, follows, number)
        if 1 < len(parts) <= _MOST and _misses(whole, parts, labels):
            yield SumOf(whole=whole, parts=tuple(parts), exhaustive=True, disjoint=True)


def _above(every: Sequence[Line], follows: Sequence[bool], number: int) -> tuple[list[Quantity], list[str]]:
    """What a total at the beginning of a line may sum up, with the words before each; nothing where that is open."""
    whole, above, first = every[number].figures[0], every[number - 1], number - 1
    if _item(above) is None:
        places = [i for i, q in enumerate(above.figures) if same_unit(q, whole)]
        parts, labels = [above.figures[i] for i in places], [above.clause_before(i) for i in places]
        fine = all(_plain(above, i) for i in places) and all(labels) and len({p.block for p in parts}) == 1
        return (parts, labels) if fine and "其中" not in above.text else ([], [])
    while first and follows[first - 1] and _item(every[first - 1]) is not None:
        first -= 1
    if first and follows[first - 1] and any(same_unit(q, whole) for q in every[first - 1].figures):
        return [], []
    own = every[first:number]
    parts = [one.figures[0] for one in own]
    return (parts, [_item(one) or "" for one in own]) if all(same_unit(whole, p) for p in parts) else ([], [])


def _parts_of_item(every: Sequence[Line], follows: Sequence[bool]) -> Iterator[PartOf]:
    """2.其中完成整改371处: of the item before; what is a part of any of its figures is fine."""
    for number in range(1, len(every)):
        line = every[number]
        if not follows[number - 1] or not _plain(line, 0):
            continue
        mark = _ITEM.match(line.text)
        start = mark.end() if mark is not None else 0
        opened = _AMONG.match(line.text, start)
        if (
            opened is None
            or len(line.lead(0)) - opened.end() > _LABEL
            or "：" in line.text[opened.end() : line.starts[0]]
        ):
            continue
        above = every[number - 1]
        wholes = [q for q in above.figures if same_unit(q, line.figures[0]) and q.second is None]
        part = line.figures[0]
        sound = wholes and all(w.exact and w.kind == part.kind for w in wholes)
        if sound and len(above.figures) <= len(wholes) + 1 and part.value > max(w.value for w in wholes):
            yield PartOf(whole=wholes[0], part=part, others=tuple(wholes[1:]), evidence="中")


class _Years:
    """Of which year the words before a figure are: -1 the last, 0 this one, else the year itself; ``None`` for neither."""

    def __init__(self, doc: Document) -> None:
        classes = classes_of(doc)
        self._last = re.compile(classes.pattern("last-year"))
        self._this = re.compile(f"{classes.pattern('this-year')}|本年")

    def of(self, words: str) -> int | None:
        """The one year that words name."""
        years = {int(y) for y in _YEAR.findall(words)}
        if len(years) > 1:
            return None
        last, this = self._last.search(words), self._this.search(words)
        if years:
            return None if last or this else years.pop()
        if (last is None) == (this is None):
            return None
        return -1 if last else 0


def _change(
    line: Line, first: tuple[Line, int], second: tuple[Line, int], growth: int, years: _Years
) -> FromTo | None:
    """The change between two figures that count the same in years one apart; growth: its place in ``line``."""
    words = [at.lead(i) if len(at.figures) == 1 else at.clause_before(i) for at, i in (first, second)]
    one, two = (years.of(some) for some in words)
    if one is None or two is None or abs(one - two) != 1:
        return None
    # 上年处罚案件50件，今年强制案件80件: not of one thing.
    metrics = [_metric(some) for some in words]
    if all(metrics) and not (metrics[0] in metrics[1] or metrics[1] in metrics[0]):
        return None
    # 较2019年增长34%: a year that neither of them is of.
    if any(int(year) not in (one, two) for year in _YEAR.findall(line.clause_before(growth))):
        return None
    before, after = (first, second) if one < two else (second, first)
    return FromTo(
        before=before[0].figures[before[1]], after=after[0].figures[after[1]], growth=line.figures[growth]
    )


def _grown(line: Line, index: int) -> bool:
    """Whether a figure is a growth between two years."""
    growth = line.figures[index]
    return (
        growth.grows
        and growth.kind == "growth"
        and growth.exact
        and _COMPARED.search(line.clause_before(index) or line.lead(index)) is not None
    )


def _changes_listed(every: Sequence[Line], follows: Sequence[bool], years: _Years) -> Iterator[FromTo]:
    """（一）2023年共50场；（二）2024年共62场；（三）两年相比，增长34%."""
    for number in range(len(every) - 2):
        if not (follows[number] and follows[number + 1]):
            continue
        three = every[number : number + 3]
        if any(len(line.figures) != 1 or not _ITEM.match(line.text) for line in three):
            continue
        rises = [i for i, line in enumerate(three) if line.figures[0].grows]
        if len(rises) != 1:
            continue
        rise = three[rises[0]]
        two = [line for i, line in enumerate(three) if i != rises[0]]
        growth = rise.figures[0]
        if growth.kind != "growth" or not growth.exact or not all(_plain(line, 0) for line in two):
            continue
        if len(rise.lead(0)) > _LABEL or not same_unit(two[0].figures[0], two[1].figures[0]):
            continue
        found = _change(rise, (two[0], 0), (two[1], 0), 0, years)
        if found is not None:
            yield found


def _metric(words: str) -> str:
    """What words before a figure count, the mark of an item and the time left out."""
    return _TIME.sub("", _ITEM.sub("", words, count=1))


def _changes_behind(line: Line, years: _Years) -> Iterator[FromTo]:
    """与上年相比增长34%，是……的特点：上年50场，本年62场."""
    if not (TYPES["up"] in line.text or TYPES["down"] in line.text):
        return
    for index in range(len(line.figures) - 2):
        if not _grown(line, index):
            continue
        first, second = index + 1, index + 2
        lead = line.lead(first)
        if not ("：" in lead or _DETAIL.search(lead)) or lead.count("。") > 1:
            continue
        if not (line.same_unit(first, second) and _plain(line, first) and _plain(line, second)):
            continue
        if len(line.lead(second)) > _LABEL or "。" in line.lead(second):
            continue
        found = _change(line, (line, first), (line, second), index, years)
        if found is not None:
            yield found


def _rates_ahead(line: Line) -> Iterator[ShareOf]:
    """办结率为98%。具体而言，受理240件，办结228件."""
    if TYPES["rate"] not in line.text:
        return
    for index in range(len(line.figures) - 2):
        rate = line.figures[index]
        if line.unit(index) != TYPES["rate"] or not rate.exact or rate.value > 100:
            continue
        named, whole, part = _NAMED.search(line.clause_before(index)), index + 1, index + 2
        if named is None or not (line.same_unit(whole, part) and _plain(line, whole) and _plain(line, part)):
            continue
        opened = _DETAIL.search(line.lead(whole)) or line.tail(index).startswith("：")
        if not opened or len(line.lead(whole)) > 2 * _LABEL or line.lead(part).count("。"):
            continue
        if not _rate_of(line, named["stem"][-6:], whole, part):
            continue
        of, p = line.figures[whole], line.figures[part]
        if p.value <= of.value and of.kind == p.kind == "count":
            yield ShareOf(rate=rate, part=p, wholes=(of,))


def _rate_of(line: Line, stem: str, whole: int, part: int) -> bool:
    """Whether a rate is called after what is told of the part, and not of the whole."""
    words = line.clause_before(part)
    # 合格率97.75%：送检400份，不合格9份: what the rate leaves out.
    if _NOT.search(words) or stem[-2:] in line.clause_before(whole):
        return False
    told = bigrams(words) | bigrams(line.clause_behind(part))
    return stem[-2:] in told or stem[:2] in told


def _shares_of_above(every: Sequence[Line], number: int) -> Iterator[ShareOf]:
    """按期办结228件，占上述总数的95%: of any figure of its unit told in the lines before."""
    line = every[number]
    for part, index in pairwise(range(len(line.figures))):
        rate = line.figures[index]
        if line.unit(index) != TYPES["rate"] or not rate.exact or rate.value > 100 or not _plain(line, part):
            continue
        if not _SHARE.fullmatch(line.lead(index)) or any(line.same_unit(i, part) for i in range(part)):
            continue
        p, wholes = line.figures[part], list[Quantity]()
        for above in reversed(every[max(0, number - 3 * _MOST) : number]):
            wholes += [q for q in reversed(above.figures) if same_unit(q, p)]
        near = tuple(q for q in wholes[:_MOST] if q.value >= p.value and q.exact)
        if near and p.kind == "count":
            yield ShareOf(rate=rate, part=p, wholes=near, thin=len({q.value for q in near}) > 2)


def _base_behind(line: Line) -> Iterator[PartOf]:
    """完成整改371处。这一数字的基数，是排查356处: what it is a part of is told behind it."""
    for index in range(1, len(line.figures)):
        lead = line.lead(index)
        # 上述数字的基数，是上年受理的100件: of another year.
        if not _BASE.search(lead) or _EARLIER.search(lead) or not line.same_unit(index - 1, index):
            continue
        if _plain(line, index) and _plain(line, index - 1):
            yield PartOf(whole=line.figures[index], part=line.figures[index - 1], evidence="中")


def _recalled(doc: Document, every: Sequence[Line]) -> Iterator[Recalled]:
    """上述365处 where 356 were told: a figure pointed back at, a slip of the pen away from the one before, and told nowhere."""
    pointing = {
        line.figures[index].ordinal: line.lead(index)[-2:]
        for line in every
        for index in range(len(line.figures))
        if line.figures[index].kind == "count"
        and _plain(line, index)
        and _POINTS.search(line.lead(index)[-_SHORT:])
    }
    if not pointing:
        return
    told: dict[str, list[Quantity]] = {}
    values: set[tuple[str, Fraction]] = set()
    for figure in quantities(doc):
        unit = "人" if figure.unit in PERSONS else figure.unit
        before = told.setdefault(unit, [])
        if figure.ordinal in pointing and (unit, Fraction(figure.value)) not in values:
            meant = _meant(figure, before[-2 * _MOST :])
            if meant is not None:
                yield Recalled(told=meant, again=figure, evidence=pointing[figure.ordinal])
        before.append(figure)
        values.add((unit, Fraction(figure.value)))


def _meant(again: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """The one figure before that was most likely meant; ``None`` where sums or differences of them explain the other."""
    if again.value < _FEW_DIGITS:
        return None
    alike = [
        q for q in before if q.exact and q.kind == "count" and one_digit_apart(int(q.value), int(again.value))
    ]
    if len({q.value for q in alike}) != 1:
        return None
    values = [Fraction(q.value) for q in before]
    of = Fraction(again.value)
    for first, value in enumerate(values):
        total = value
        for other in values[first + 1 :]:
            total += other
            if of in (total, value + other, abs(value - other)):
                return None
    return alike[-1]
