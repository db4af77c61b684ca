"""Figures of stretches of the year that make up a longer one: 1至10月1846卷，11月、12月又分别172卷、195卷，全年共2213卷.

Which months a figure is of is read off its words; where some figures before a total are of stretches that fill the total's
own without a gap or an overlap, and all count the same, their sum is the total.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import PLAIN, Line, lines
from hegui.facts.relations.model import SumOf
from hegui.facts.relations.shared import ATTRIBUTED, bigrams
from hegui.facts.rows import listed, words_of
from hegui.text.numerals import read

_STRETCH = re.compile(f"(?P<half>{'|'.join(words_of('half-of-year'))})|{listed('month-stretch')}")
_YEAR = re.compile(listed("whole-year"))
_APART = re.compile(listed("no-same-year"))
_FILLER = re.compile(f"(?:{listed('period-filler')}|{listed('dealt-out')}|{listed('again-word')}|[，、：])+")
_JOINED = frozenset(words_of("joining-word"))
_PARTS = 12
_NEAR = 2  # sentences
_ALL = (1, 12)


class _Told(NamedTuple):
    """A figure of a stretch: its place in the line, its first and last month, and what it counts, time left out."""

    place: int
    first: int
    last: int
    metric: str


def stretches(doc: Document, told: Collection[int]) -> Iterator[SumOf]:
    """Totals with the stretches that make them up; ``told``: ordinals of the wholes that a wording relates already."""
    for line in lines(doc):
        if len(line.figures) > 2 and _YEAR.search(line.text) and _STRETCH.search(line.text):
            units: dict[str, list[_Told]] = {}
            for this in _told(line):
                units.setdefault(line.unit(this.place), []).append(this)
            for run in units.values():
                yield from _sums(line, run, told)


def _told(line: Line) -> Iterator[_Told]:
    """The figures of the line that say of which months they are."""
    index, count = 0, len(line.figures)
    while index < count:
        words = re.split("[。；]", line.lead(index))[-1]
        months = [m for m in map(_months, _STRETCH.finditer(words)) if m is not None]
        if not _countable(line, index) or _APART.search(words):
            index += 1
            continue
        metric = _FILLER.sub("", _YEAR.sub("", _STRETCH.sub("", line.clause_before(index))))
        if not months and _YEAR.search(words):
            months = [_ALL]
        # 11月、12月分别172卷、195卷: dealt out.
        joined = 1
        while index + joined < count and joined < len(months) and line.lead(index + joined) in _JOINED:
            joined += 1
        if len(months) > 1 and joined == len(months):
            for step, (first, last) in enumerate(months):
                yield _Told(index + step, first, last, metric)
        elif len(months) == 1:
            yield _Told(index, *months[0], metric)
        index += joined


def _countable(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return (
        figure.kind in ("count", "money")
        and figure.exact
        and not figure.plan
        and line.is_amount(index)
        and line.text[line.starts[index]] == PLAIN
    )


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and last month a wording names."""
    if match["half"]:
        first = int(words_of("half-of-year")[match["half"]])
        return first, first + 5
    if match["quarter"]:
        last = 3 * int(read(match["quarter"]) or 0)
        return last - 2, last
    name = match.lastgroup or ""
    number = int(read(match[name]) or 0)
    if name in ("quarters", "last_quarter"):
        return 1, 3 * number
    if name == "last":
        first = int(match["first"])
        return (first, number) if first < number else None
    return (number, number) if name == "single" else (1, number)


def _sums(line: Line, run: Sequence[_Told], told: Collection[int]) -> Iterator[SumOf]:
    for place, total in enumerate(run):
        whole = line.figures[total.place]
        if whole.ordinal in told or total.first == total.last:
            continue
        before = [
            t for t in run[max(0, place - _PARTS) : place]
            if whole.block - line.figures[t.place].block <= _NEAR and (t.first, t.last) != (total.first, total.last)
            and _alike(t.metric, total.metric)
        ]  # fmt: skip
        parts = _filling(before, total)
        if len(parts) < 2 or not _alike(parts[0].metric, parts[-1].metric):
            continue
        figures = tuple(line.figures[t.place] for t in parts)
        summed, of = sum(Fraction(f.value) for f in figures), Fraction(whole.value)
        # 上半年检查120家，下半年98家，全年165家: some were met twice.
        twice = whole.unit_class in ATTRIBUTED and summed > of
        if 3 * abs(summed - of) < of and not twice:
            yield SumOf(whole=whole, parts=figures, exhaustive=True, disjoint=True, near=True)


def _filling(before: Sequence[_Told], total: _Told) -> list[_Told]:
    """Those of the figures that fill the stretch of a total one after the other."""
    found: list[_Told] = []
    last = total.last
    for this in reversed(before):
        if this.last == last and this.first >= total.first:
            found.insert(0, this)
            last = this.first - 1
            if last < total.first:
                return found
    return []


def _alike(one: str, other: str) -> bool:
    """Whether what is counted is the same, as far as the words say it."""
    return len(one) < 2 or len(other) < 2 or bool(bigrams(one) & bigrams(other))
