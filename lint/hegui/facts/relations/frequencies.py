"""How often something is done, and how often it was: 按季通报，四个季度无一缺漏，通报3次; 一会一学，会议31次，学法34次.

A frequency is a length of time and how often in each; a window (全年, 上半年, 26周) makes it a number. Every count of the same
act in this sentence and the next is held against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import AMOUNT, FIGURE, PLAIN, ROLES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import Frequency, Relation
from hegui.facts.relations.shared import EXCEPTED, bigrams, sentence
from hegui.facts.rows import listed, words_of
from hegui.text.trie import trie

_LENGTHS = words_of("period-length")
_PERIOD = trie(_LENGTHS)
_EACH = f"(?:{listed('each-period')})"
_GAP = f"[^，。；：\n{FIGURE}]{{0,14}}?"
_ONCE = f"(?P<once>{listed('once-each')})"
_SITE = re.compile(
    f"{_EACH}(?:(?P<period>{_PERIOD})|(?P<length>{ROLES}{AMOUNT})){_GAP}(?:{_ONCE}|(?P<each>{ROLES}{AMOUNT}))"
)
_BY = re.compile(f"(?:{listed('period-by-period')})(?P<period>{_PERIOD})(?!{listed('not-by-period')})")
_BARE = re.compile(
    f"(?<!{listed('no-period-before').replace('|', ')(?<!')})(?:(?P<period>{_PERIOD})|(?P<length>{ROLES}{AMOUNT}))(?:{_ONCE}|{listed('meeting-by-period')})"
)
_LIGHT = re.compile("|".join((listed("average-light"), listed("without-a-gap"), listed("window-word"))))
_STEADY = re.compile(listed("without-a-gap"))
_WINDOW = re.compile(trie(words_of("window-word")))
_MIDWAY = re.compile(listed("begins-midway"))
_OTHER = re.compile(f"{listed('of-its-own')}|{listed('each-period')}")
_OF_PERIOD = re.compile(f"(?:{_PERIOD}|{listed('rose-to')})$")
"""每月1次例会、半年1次督查: how often another thing is done; 每月17次减到6次: how often it is done now."""
_ACTS = frozenset(("event", "lesson"))
_YEAR, _WEEKS = 12, 52
_WHOLE_YEAR = next(iter(words_of("whole-year")))
_PER = {"m": Fraction(1), "h": Fraction(1, 2), "t": Fraction(1, 3)}
_SHORT = 2
_AROUND = 24  # characters before a frequency that may name what is done


class _Site(NamedTuple):
    """Where a frequency stands: its period (``m3``: three months), how often, and where it ends."""

    start: int
    end: int
    period: str
    each: Quantity | None
    times: int


def frequencies(doc: Document, told: Collection[int]) -> Iterator[Relation]:
    """Frequencies with every count of what is done so often; ``told``: ordinals of totals that are told already."""
    seen = set(told)
    for line in lines(doc):
        for site in _sites(line):
            for found in _against(line, site):
                if found.total.ordinal not in seen:
                    seen.add(found.total.ordinal)
                    yield found
        for found in _occasions(line):
            if found.total.ordinal not in seen:
                seen.add(found.total.ordinal)
                yield found


def _sites(line: Line) -> Iterator[_Site]:
    text, done = line.text, -1
    for found in _SITE.finditer(text):
        each = line.figures[line.at(found.start("each"))] if found["each"] else None
        period = _said_period(line, found)
        if period and (each is None or (each.unit_class in _ACTS and each.exact and not each.decimals)):
            yield _Site(found.start(), found.end(), period, each, int(each.value) if each else 1)
            done = found.end()
    for pattern in (_BY, _BARE):
        for found in pattern.finditer(text):
            period = _said_period(line, found)
            if period and found.start() > done:
                yield _Site(found.start(), found.end(), period, None, 1)


def _said_period(line: Line, found: re.Match[str]) -> str:
    named = found["period"]
    return _LENGTHS[named] if named else _length(line, found.start("length"))


def _length(line: Line, place: int) -> str:
    """The period that a figure says: 每2个月."""
    figure = line.figures[line.at(place)]
    unit = _LENGTHS.get(figure.unit.removeprefix("个"), "")
    return (
        f"{unit[0]}{int(figure.value) * int(unit[1:])}" if unit and figure.exact and figure.value > 0 else ""
    )


def _against(line: Line, site: _Site) -> Iterator[Frequency]:
    """Counts of the act, with how many there should be."""
    first = line.following(site.end)
    if first == len(line.figures):
        return
    block = _block_at(line, site.start)
    begin = line.text.rfind("。", 0, site.start) + 1
    end = line.text.find("。", site.end)
    named = bigrams(
        line.text[max(begin, site.start - _AROUND) : site.end]
        + re.split("[，。；]", line.text[site.end :])[0]
    )
    ruled = _RULED.match(line.text, site.end) is not None
    for index in range(first, min(len(line.figures), first + 8)):
        total = line.figures[index]
        if total.block > block + 1:
            return
        if not (_is_total(line, index, named) or (ruled and _is_ruled(line, index, block))):
            continue
        said = line.text[begin : line.starts[index]]
        if EXCEPTED.search(said + sentence(line, line.starts[index])):
            return
        if _MIDWAY.search(said) is not None:
            yield from _since(line, site, said, index)
            return
        expected, window, sure = _expected(line, site, begin, index)
        if expected is None:
            continue
        steady = sure or _STEADY.search(line.text[begin : max(end, line.starts[index])]) is not None
        if steady or total.block == block or _WINDOW.search(line.clause_before(index)) is not None:
            yield Frequency(
                each=site.each, times=site.times, total=total, periods=expected, window=window, steady=steady,
                evidence=re.sub(f"[{FIGURE}]+", site.each.surface if site.each else "", line.text[site.start : site.end]),
            )  # fmt: skip
            if total.value == site.times * expected:
                return  # so often it was done: what follows is told of something else


_RULED = re.compile(f"的(?:{listed('said-rule')})，")


def _is_ruled(line: Line, index: int, block: int) -> bool:
    """Whether a figure of the sentence is told of what the rule before it says: 按照每季度召开一次的要求，全年组织……3次."""
    figure = line.figures[index]
    return (
        figure.block == block
        and figure.unit_class in _ACTS
        and figure.exact
        and not figure.decimals
        and line.text[line.starts[index]] == PLAIN
        and _WINDOW.search(line.clause_before(index)) is not None
        and _OTHER.search(line.clause_before(index)) is None
    )


_NEAR = 3
_SINCE = re.compile(listed("since-month"))
_UNTIL = re.compile(f"{listed('until-month')}|(?:{listed('end-of-year')})")


def _since(line: Line, site: _Site, said: str, index: int) -> Iterator[Frequency]:
    """自3月起每月一期，至12月底共11期: the months from the one to the other."""
    since = _SINCE.search(said)
    until = list(_UNTIL.finditer(said, since.end())) if since is not None else []
    if since is None or len(until) != 1 or site.period != "m1":
        return
    last = int(until[0]["last"] or _YEAR)
    months = last - int(since["first"]) + 1
    total = line.figures[index]
    # 到11月共9次: the last month may not be over.
    open_end = until[0]["last"] and not until[0]["end"]
    if months < 2 or (open_end and total.value == site.times * (months - 1)):
        return
    # 为23家企业开展31次: so often for each of them.
    if abs(Fraction(total.value) - site.times * months) > _NEAR:
        return
    yield Frequency(
        each=site.each, times=site.times, total=total, periods=months, window=f"{since['first']}月至{last}月", steady=True,
        evidence=re.sub(f"[{FIGURE}]+", site.each.surface if site.each else "", line.text[site.start : site.end]),
    )  # fmt: skip


def _block_at(line: Line, place: int) -> int:
    """The number of the sentence a place of the line is in."""
    index = line.following(place)
    if index == len(line.figures):
        return line.figures[-1].block
    return line.figures[index].block - line.text.count("。", place, line.starts[index])


def _expected(line: Line, site: _Site, begin: int, index: int) -> tuple[int | None, str, bool]:
    """How many periods the window has, the window, and whether a figure or several words say so."""
    kind, size = site.period[0], int(site.period[1:])
    said = line.text[begin : line.starts[index]]
    months: Fraction | int = _YEAR
    window, sure = _WHOLE_YEAR, False
    for found in _WINDOW.finditer(said):
        months, window = int(words_of("window-word")[found[0]]), found[0]
    weeks = Fraction(months * _WEEKS, _YEAR)
    for place in range(line.following(begin), index):
        figure = line.figures[place]
        unit = _LENGTHS.get(figure.unit.removeprefix("个"), "")
        if (
            figure.kind != "duration"
            or not unit
            or not figure.exact
            or figure is site.each
            or _is_period(line, place, site)
        ):
            continue
        window, sure = figure.surface, True
        if unit[0] == "w":
            weeks = Fraction(figure.value) * int(unit[1:])
            months = Fraction(0)
        else:
            months = Fraction(figure.value) * int(unit[1:])
            weeks = Fraction(0)
    span = weeks if kind == "w" else months * (1 / _PER[kind])
    count = span / size
    if count.denominator != 1 or count <= 0 or (kind == "w" and not sure):
        return None, window, sure
    return int(count), window, sure


def _is_period(line: Line, place: int, site: _Site) -> bool:
    """Whether a figure is the period of the frequency itself: 每2个月."""
    return site.start <= line.starts[place] < site.end


def _is_total(line: Line, index: int, named: frozenset[str]) -> bool:
    """Whether a figure counts how often the act was done."""
    figure = line.figures[index]
    lead = line.clause_before(index)
    if (
        figure.unit_class not in _ACTS
        or not figure.exact
        or figure.decimals
        or line.text[line.starts[index]] != PLAIN
        or _OTHER.search(lead) is not None
        or _OF_PERIOD.search(lead) is not None
    ):
        return False
    own = _LIGHT.sub("", _UNTIL.sub("", lead))
    behind = _LIGHT.sub("", line.clause_behind(index)[:4])
    if not own:
        return not behind or bool(bigrams(behind) & named)
    if len(own) <= _SHORT:
        return not set(own).isdisjoint("".join(named))
    return bool(bigrams(own) & named)


_OCCASION = re.compile(f"(?:{listed('per-occasion')})(?P<act>[一-龥])")


def _occasions(line: Line) -> Iterator[Frequency]:
    """一会一学: as many as there were occasions."""
    for found in _OCCASION.finditer(line.text):
        kind = next((c for c in found[0][:-1] if c in _KINDS), "")
        block = _block_at(line, found.start())
        near = [
            i for i, f in enumerate(line.figures) if block <= f.block <= block + 1 and f.exact and f.discrete
        ]
        of = [i for i in near if _counts_occasions(line, i, kind)]
        for index in of[:1]:
            occasions = line.figures[index]
            for other in near:
                figure = line.figures[other]
                words = line.clause_before(other)
                if (
                    other != index
                    and line.same_unit(other, index)
                    and other not in of
                    and _OTHER.search(words) is None
                    and (found["act"] in words or not _LIGHT.sub("", words))
                ):
                    yield Frequency(
                        each=occasions, times=int(occasions.value), total=figure, periods=1, window="", steady=True,
                        evidence=found[0],
                    )  # fmt: skip
                    break


_KINDS = frozenset(words_of("occasion"))


def _counts_occasions(line: Line, index: int, kind: str) -> bool:
    """Whether a figure counts the occasions: 会议31次 for 一会一学."""
    words = line.clause_before(index)[-2:]
    return bool(kind) and (kind in words or line.clause_behind(index).startswith(kind))
