"""Of two figures one must be the larger: 突破300件，达到289件; 最高98分、最低71分，平均99分; 由高到低排列."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.document import Document
from hegui.facts.frames import PLAIN, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.cues import met
from hegui.facts.relations.model import NoneYetSome, Ordered, Relation
from hegui.facts.relations.shared import MEAN, is_mean
from hegui.facts.rows import listed, words_of

_GOES_ON = re.compile(f"，(?:{listed('order-adverb')})*+(?:达到?|为|有|是|办结)*+")
_RANKED = re.compile(f"(?:从|由|按)[^，。]{{0,6}}?(?P<first>{listed('order-said')})")
_FALLING = frozenset(words_of("falling-order"))


def orders(doc: Document) -> Iterator[Relation]:
    """Pairs told by a wording, limits with the figure itself beside them, and ranked lists."""
    told: set[tuple[int, int]] = set()
    for found in met(doc, "ordered"):
        less, why = found.figure("less"), _why(found.cue.marks)
        told.add((less.ordinal, found.figure("more").ordinal))
        if why == "average" and any(
            _TARGET.search(found.line.clause_before(found.index(n))) for n in ("less", "more")
        ):
            continue
        if (less.exact or (why == "limit" and less.high is None)) and _at_most(found.figure("more")):
            yield Ordered(
                less=less, more=found.figure("more"), why=why, cue=found.cue.id,
                evidence=found.words("word"),
            )  # fmt: skip
    for found in met(doc, "none-yet"):
        some = found.figure("some")
        said, at = found.match.span("said"), found.match.start("some")
        between = found.line.text[min(said[1], at) : max(said[0], at)]
        apart = "one-account" in found.cue.marks and "；" in between
        if some.low > 0 and not apart and not _OTHER_SCOPE.search(between):
            yield NoneYetSome(some=some, said=found.span("said"), cue=found.cue.id)
    for line in lines(doc):
        yield from (r for r in _means(line) if (r.less.ordinal, r.more.ordinal) not in told)
        yield from _limits(line)
        yield from _ranked(line)
        yield from _trends(line)


def _at_most(figure: Quantity) -> bool:
    """Whether a figure is as large as printed, or no larger (没有超过4小时)."""
    return figure.exact or (figure.high == figure.value and figure.second is None)


_OTHER_SCOPE = re.compile(listed("other-scope"))
"""Between what did not happen and what did: other years, fields and bodies."""


def _why(marks: frozenset[str]) -> str:
    return next(iter(sorted(marks)), "")


_HIGHEST = re.compile(f"(?:{listed('called-highest')})(?P<of>[^，。；：（）]{{0,10}})$")
_LOWEST = re.compile(f"(?:{listed('called-lowest')})(?P<of>[^，。；：（）]{{0,10}})$")
_BESIDE = 3  # figures


def _means(line: Line) -> Iterator[Ordered]:
    """平均得分88.6分，其中最高为白石县96.2分，最低为平陵县79.4分: a mean that lies between its extremes."""
    if MEAN.search(line.text) is None:
        return
    for index, mean in enumerate(line.figures):
        if not mean.exact or not is_mean(line, index) or _EXTREME.search(line.clause_before(index)):
            continue
        for place in range(index + 1, min(len(line.figures), index + 1 + _BESIDE)):
            other = line.figures[place]
            words, lead = line.clause_before(place), line.lead(place)
            if other.block != mean.block or "；" in line.between(index, place) or is_mean(line, place):
                break
            if not other.exact or line.unit(place) != line.unit(index):
                continue
            # 上年最低得分94分, 最高限额3万元: of another time, or no figure of those averaged.
            if _OTHER_SCOPE.search(lead) or _TARGET.search(words):
                continue
            if _HIGHEST.search(words):
                yield Ordered(less=mean, more=other, why="average")
            elif _LOWEST.search(words):
                yield Ordered(less=other, more=mean, why="average")


_EXTREME = re.compile(f"{listed('called-highest')}|{listed('called-lowest')}")
_TARGET = re.compile(listed("limit-noun"))


def _limits(line: Line) -> Iterator[Relation]:
    """突破300件，达到289件: a limit, and the very figure."""
    for index in range(len(line.figures) - 1):
        limit, figure = line.figures[index], line.figures[index + 1]
        if (
            limit.approximators
            and figure.exact
            and line.same_unit(index, index + 1)
            and limit.second is None
            and _GOES_ON.fullmatch(line.lead(index + 1))
        ):
            if limit.high is None:
                yield Ordered(less=limit, more=figure, why="limit", evidence=limit.approximators[0])
            elif limit.low < limit.value:
                yield Ordered(less=figure, more=limit, why="limit", evidence=limit.approximators[0])


_TREND = re.compile(
    f"(?:{listed('trend-step')})(?:(?P<up>{listed('trend-up')})|(?P<down>{listed('trend-down')}))"
)


def _trends(line: Line) -> Iterator[Relation]:
    """分别为210件、264件、251件，逐年递增: figures one after the other, and where they are said to go."""
    for said in _TREND.finditer(line.text):
        last = line.at(said.start())
        if (
            last < 1
            or said.start() - line.starts[last] > _TREND_REACH
            or "。" in line.tail(last)[: said.start() - line.starts[last] - 2]
        ):
            continue
        run = [last]
        while run[0] and line.same_unit(run[0] - 1, last) and line.lead(run[0]) in ("、", "和", "，"):
            run.insert(0, run[0] - 1)
        figures = [line.figures[i] for i in run]
        if len(run) < _SEVERAL or not all(f.exact for f in figures):
            continue
        for one, two in pairwise(figures):
            less, more = (one, two) if said["up"] else (two, one)
            if less.value >= more.value:
                yield Ordered(less=less, more=more, why="trend", evidence=said[0])
                break


_SEVERAL = 3
_TREND_REACH = 24  # characters from the last figure to the word


def _ranked(line: Line) -> Iterator[Relation]:
    """按数量从高到低排列，公安156件、市场监管88件: one after the other."""
    done = 0
    for said in _RANKED.finditer(line.text):
        first = max(done, line.following(said.end()))
        for index in range(first, len(line.figures) - 1):
            one, two = line.figures[index], line.figures[index + 1]
            gap = line.lead(index + 1)
            if (
                not line.same_unit(index, index + 1)
                or gap[:1] not in "、，"
                or len(gap) > 16
                or line.text[line.starts[index]] != PLAIN
            ):
                break
            done = index + 1
            less, more = (two, one) if said["first"] in _FALLING else (one, two)
            yield Ordered(less=less, more=more, why="ranked", evidence=said[0])
