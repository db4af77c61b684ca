"""Rates whose base and part no wording names: every pair of figures near them is tried, and evidence adds up.

Where any pair of the figures near a rate gives it, the text is right. Where none does, the pair that its place, its unit,
its noun and the name of the rate speak for is held against the rate, if it misses by little: what is far off is most
likely a rate of something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.feasibility import rate_slip, share_fits
from hegui.facts.frames import AMOUNTS, CHANGE, EACH, TYPES, Line, lines
from hegui.facts.quantities import Interval, Quantity
from hegui.facts.relations.model import ShareOf
from hegui.facts.relations.shared import bigrams
from hegui.facts.rows import listed, words_of
from hegui.text.words import tagged

_MOVED = re.compile(f"(?:{listed('change-named')})[^，。；：（）]{{0,6}}$")
_LED = f"(?:{listed('rate-led')}){{0,6}}$"
_BARE_SHARE = re.compile(f"(?:{listed('share-named')}){_LED}")
_RATE_NAME = re.compile(f"(?P<stem>[^，。；：（）\ue000-\ue2ff]{{0,16}}?)(?:{listed('rate-named')}){_LED}")
_ELSEWHERE = re.compile(listed("elsewhere"))
_AGAIN = re.compile(listed("second-look"))
_NOT = re.compile(listed("kept-out"))
_OPINION = re.compile(listed("opinion-asked"))
_WHOLE = re.compile(listed("whole-told"))
_PART = re.compile(listed("part-told"))
_KINDS = re.compile(listed("kind-in-name"))
_LIGHT = re.compile(
    f"^(?:{listed('name-light')}){{1,4}}|(?:{listed('name-light')}){{1,4}}$|(?:{listed('name-inner')})"
)
_ACT = frozenset(words_of("process"))


class _Pair(NamedTuple):
    """A part and its whole by their indices; ``rest``: the part is what the rate leaves out."""

    part: int
    whole: int
    rest: bool
    points: int


def weighed_shares(
    doc: Document, told: Mapping[int, bool], subsets: Collection[tuple[int, int]]
) -> Iterator[ShareOf]:
    """Rates that miss the quotient of the two figures most likely meant.

    Args:
        told: ordinals of the rates that something relates already; ``True`` where it relates them to a part.
        subsets: ordinals of wholes and parts that something relates as such.
    """
    for line in lines(doc):
        if TYPES["rate"] not in line.text:
            continue
        for index, rate in enumerate(line.figures):
            if (
                line.unit(index) == TYPES["rate"]
                and rate.exact
                and 0 < rate.value < 100
                and not told.get(rate.ordinal)
            ):
                found = _weigh(line, index, subsets)
                if found is not None:
                    yield found


def _weigh(line: Line, index: int, subsets: Collection[tuple[int, int]]) -> ShareOf | None:
    rate, clause = line.figures[index], line.clause_before(index)
    if _among_rates(line, index) or _MOVED.search(clause):
        return None
    near = [
        i for i in range(max(0, index - _REACH), min(len(line.figures), index + _AHEAD))
        if rate.block - _SENTENCES <= line.figures[i].block <= rate.block and _sound(line, i)
    ]  # fmt: skip
    if len(near) < 2 or _explained(line, near, rate):
        return None
    best = max(_pairs(line, near, index, subsets), key=lambda pair: pair.points, default=None)
    if best is None or best.points < _ASKS:
        return None
    return ShareOf(
        rate=rate, part=line.figures[best.part], wholes=(line.figures[best.whole],), near=True, rest=best.rest,
        thin=best.points < _TELLS,
    )  # fmt: skip


def _among_rates(line: Line, index: int) -> bool:
    """Whether it is one of several rates told together: 分别为98%和95%."""
    after, rate = index + 1, TYPES["rate"]
    behind = after < len(line.figures) and line.unit(after) == rate and line.lead(after) in _TOGETHER
    return behind or (index > 0 and not line.is_amount(index - 1) and line.lead(index) in _TOGETHER)


def _sound(line: Line, index: int) -> bool:
    figure = line.figures[index]
    role = line.text[line.starts[index]]
    return figure.kind in AMOUNTS and figure.exact and figure.value > 0 and role not in (CHANGE, EACH)


def _explained(line: Line, near: Sequence[int], rate: Quantity) -> bool:
    """Whether two of the figures of one sort, or the sum of neighbours, give the rate or what it leaves."""
    figures = [line.figures[i] for i in near]
    tried = [
        (one.rounding, other.rounding) for one, other in permutations(figures, 2) if _of_one_sort(one, other)
    ]
    for place, (i, j) in enumerate(pairwise(near)):
        if not line.same_unit(i, j):
            continue
        both = line.figures[i].rounding.plus(line.figures[j].rounding)
        # A sum of two is no whole of either, unless they are told together.
        others = figures if line.lead(j)[:1] in _TOGETHER else [*figures[:place], *figures[place + 2 :]]
        for other in others:
            if _of_one_sort(other, line.figures[i]):
                tried += [(both, other.rounding), (other.rounding, both)]
    return any(
        share_fits(one, whole, rate.value, rate.decimals)
        for part, whole in tried
        for one in (part, _left(part, whole))
    )


def _left(part: Interval, whole: Interval) -> Interval:
    """What a part leaves of a whole."""
    if part.high is None or whole.high is None:
        return Interval(0, None)
    return Interval(max(0, whole.low - part.high), max(0, whole.high - part.low))


def _of_one_sort(one: Quantity, other: Quantity) -> bool:
    alike = one.unit_class == other.unit_class and one.unit_class in ("case", "person", "person-time")
    return alike or one.unit == other.unit


def _pairs(
    line: Line, near: Sequence[int], index: int, subsets: Collection[tuple[int, int]]
) -> Iterator[_Pair]:
    """The pairs of figures the rate may be of, with what speaks for each."""
    own = [i for i in near if i < index] or list(near)
    for unit in {line.unit(i) for i in own[-_LAST:]}:
        alike = [i for i in near if line.unit(i) == unit]
        parts = [i for i in alike if i < index][-2:] + [i for i in alike if i > index][:2]
        for part in parts:
            wholes = [
                i
                for i in alike
                if line.figures[i].value > line.figures[part].value and not _has_share(line, i)
            ]
            for whole in [i for i in wholes if i < part][-1:] or [i for i in wholes if i > part][:1]:
                known = (line.figures[whole].ordinal, line.figures[part].ordinal) in subsets
                for rest in (False, True):
                    off = _off(line, part, whole, index, rest)
                    if off is not None and rest == _rest(line, part, index):
                        points = _points(line, part, whole, index, rest) - off + known
                        yield _Pair(part, whole, rest, points + (len(alike) == 2))


def _has_share(line: Line, index: int) -> bool:
    """Whether a rate right behind a figure says its share (265件，占32.9%): it is a brother of other parts, no whole."""
    after = index + 1
    return (
        after < len(line.figures)
        and line.unit(after) == TYPES["rate"]
        and _BARE_SHARE.fullmatch(line.clause_before(after)) is not None
    )


def _around(line: Line, index: int) -> str:
    """The words of the clause of a figure, behind the figure before it and up to the next one."""
    return f"{line.clause_before(index)}，{line.clause_behind(index)}"


def _rest(line: Line, part: int, index: int) -> bool:
    """Whether a figure is what the rate leaves out: 只有13批次没能过关，合格率."""
    clause = line.clause_before(index)
    if _BARE_SHARE.search(clause) or _NOT.search(clause):
        return False
    return _NOT.search(_around(line, part)) is not None


def _points(line: Line, part: int, whole: int, index: int, rest: bool) -> int:
    """How much speaks for a pair."""
    p, rate = line.figures[part], line.figures[index]
    told, of = _around(line, part), _around(line, whole)
    clause = line.clause_before(index)
    stem, share = _name(line, index)
    named = _named_by(bigrams(stem), stem, told, of, share, rest)
    # 调解案件增长14.2%，占比达58.3%: what is between is what it is the share of.
    points = named if not share or part in (index - 1, index + 1) else -1
    points -= named < _SURE and not rest
    points += p.block >= rate.block - 1 and abs(index - part) == 1
    points += _WHOLE.search(of) is not None
    points += _PART.search(told) is not None
    points += bool(_heads(line, part) & _heads(line, whole))
    points -= not p.discrete
    points -= whole > part
    nouns = [word for word, tag in tagged(stem) if tag[:1] in "nla" and len(word) > 1 and word not in _ACT]
    # 受理230件，指派223件，受援人回访满意率98%: of those asked, whose number is not told.
    points -= 3 if named < _SURE and not rest and _OPINION.search(clause) else 0
    points -= 3 if nouns and not any(bigrams(n) & bigrams(f"{told}，{of}") for n in nouns) else 0
    points -= bool(stem) and any(a not in f"{told}，{of}" for a in _KINDS.findall(clause))
    if _ELSEWHERE.search(clause) or (rest and _AGAIN.search(clause)):
        points -= 3
    return points


def _named_by(words: frozenset[str], stem: str, told: str, of: str, share: bool, rest: bool) -> int:
    """How much the name of the rate says that it is one of these two figures."""
    if share:
        return 2 if not words or words & bigrams(f"{told}，{of}") else 0
    if words & bigrams(told):
        return 2
    return 1 if rest or words & bigrams(of) or set(stem) & set(f"{told}{of}") else 0


def _name(line: Line, index: int) -> tuple[str, bool]:
    """What a rate is called after, light words left out, and whether it is a share in words: 占, 比重."""
    clause = line.clause_before(index)
    named, share = _RATE_NAME.search(clause), _BARE_SHARE.search(clause)
    if named is None and share is None:
        # 85%的学校有了副校长: what it is of stands behind.
        return _LIGHT.sub("", line.clause_behind(index)), False
    stem = _BARE_SHARE.sub("", clause) if share is not None else named["stem"] if named is not None else ""
    return _LIGHT.sub("", stem), share is not None


def _heads(line: Line, index: int) -> set[str]:
    """The last and the first characters of the nouns beside a figure: 村 of 16个行政村 and 14个村."""
    return {line.clause_behind(index)[:1], line.figures[index].head[-1:]} - {"", *words_of("name-inner")}


def _off(line: Line, part: int, whole: int, index: int, rest: bool) -> int | None:
    """0 for a rate that a slip turns into the one said, 1 for one that is near it, ``None`` for another one."""
    rate = line.figures[index]
    actual = Fraction(100 * line.figures[part].value) / line.figures[whole].value
    actual = 100 - actual if rest else actual
    apart: Fraction = abs(actual - Fraction(rate.value))
    if rate_slip(actual, rate.value, rate.decimals):
        return 0 if apart <= _LITTLE else 2
    return 1 if apart <= min(Fraction(_LITTLE), actual * _SHARE_OFF) else None


_TOGETHER = frozenset((*words_of("joining-word"), "，"))
_REACH, _AHEAD, _LAST = 10, 3, 3
_SENTENCES = 3
_LITTLE, _SHARE_OFF = 15, Fraction(1, 2)
"""Points, and how much of what the two figures give."""
_ASKS, _TELLS, _SURE = 2, 4, 2
"""Points for a question, and for a warning."""
