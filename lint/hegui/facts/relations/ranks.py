"""Places, scores and lengths of time: 16个乡镇中列第17位, 满分100分得104分, 最短的4天 beside 3天, 连续四年（2022年至2024年）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hegui.document import Document
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import Extreme, Lasting, Ranked, Relation, Scored
from hegui.facts.relations.shared import REACH
from hegui.facts.rows import listed, words_of
from hegui.text.numerals import read

_YEAR = re.compile("20[0-9]{2}")
_SMALLEST = frozenset(words_of("smallest"))
_NOT_BESIDE = re.compile(listed("not-beside-extreme"))


def ranks(doc: Document) -> Iterator[Relation]:
    """Ordinals with the number there are, scores with their limit, and the extreme of several figures."""
    for found in met(doc, "ranked", "ordinal"):
        place = read(found.words("place"))
        if place is not None and ("u" not in found or found.figure("out").unit == found.words("u")):
            yield Ranked(place=place, said=found.span("said"), out_of=found.figure("out"), cue=found.cue.id)
    for found in met(doc, "scored"):
        full = found.figure("full") if "full" in found else None
        yield Scored(score=found.figure("score"), full=full, cue=found.cue.id)
    for found in met(doc, "extreme"):
        line, first = found.line, found.index("extreme")
        others = []
        for index in range(first + 1, min(len(line.figures), first + REACH)):
            gap = line.lead(index)
            if (
                not line.same_unit(index, first)
                or gap[:1] not in "，、"
                or len(gap) > 14
                or _NOT_BESIDE.search(gap) is not None
            ):
                break
            others.append(line.figures[index])
        if others:
            yield Extreme(
                extreme=line.figures[first], others=tuple(others), smallest=found.words("word") in _SMALLEST,
                evidence="最" + found.words("word"), cue=found.cue.id,
            )  # fmt: skip


def lengths(doc: Document) -> Iterator[Relation]:
    """Lengths of time with the days or years they are said of; days are those of one year."""
    seen: set[int] = set()
    for found in met(doc, "days", "years"):
        if found.figure("length").ordinal in seen:
            continue
        seen.add(found.figure("length").ordinal)
        if "list" in found:
            length, said = found.figure("length"), found.span("list")
            years = len(set(_YEAR.findall(found.words("list"))))
            yield Lasting(length=length, said=said, years=years, cue=found.cue.id)
            continue
        length, said = found.figure("length"), found.span("said")
        if found.cue.relation == "years":
            years = int(found.words("y2")) - int(found.words("y1")) + 1
            yield Lasting(length=length, said=said, years=years, cue=found.cue.id)
            continue
        if "d2" not in found:
            yield from _months(found)
            continue
        first, last = (
            _day(found.words(month) or found.words("m1"), found.words(day))
            for month, day in (("m1", "d1"), ("m2", "d2"))
        )
        if first and last and last >= first:
            yield Lasting(length=length, said=said, days=last - first + 1, cue=found.cue.id)


def _months(found: Met) -> Iterator[Relation]:
    """7月到12月 … 为期四个月: whole months, of which the first and the last may be half ones."""
    length, count = found.figure("length"), int(found.words("m2")) - int(found.words("m1")) + 1
    if (
        length.unit in ("个月", "月")
        and length.exact
        and count > 0
        and length.value not in (count - 1, count)
    ):
        yield Lasting(length=length, said=found.span("said"), days=30 * count, cue=found.cue.id)


def _day(month: str, day: str) -> int:
    """The ordinal of a day in a year without 29 February; 0 for a day that does not exist."""
    try:
        return date(2023, int(month), int(day)).toordinal()
    except ValueError:
        return 0
