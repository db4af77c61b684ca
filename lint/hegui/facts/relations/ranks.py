"""Places and scores: 16个乡镇中列第17位, 满分100分得104分, 最短的4天 beside 3天."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.document import Document
from hegui.facts.relations.cues import met
from hegui.facts.relations.model import Extreme, Ranked, Relation, Scored
from hegui.facts.relations.shared import REACH
from hegui.text.numerals import read

_SMALLEST = frozenset("短少低小")


def ranks(doc: Document) -> Iterator[Relation]:
    """Ordinals with the number there are, scores with their limit, and the extreme of several figures."""
    for found in met(doc, "ranked", "ordinal"):
        place = read(found.words("place"))
        if place is not None:
            yield Ranked(place=place, said=found.span("said"), out_of=found.figure("out"))
    for found in met(doc, "scored"):
        full = found.figure("full") if "full" in found else None
        yield Scored(score=found.figure("score"), full=full)
    for found in met(doc, "extreme"):
        line, first = found.line, found.index("extreme")
        others = []
        for index in range(first + 1, min(len(line.figures), first + REACH)):
            gap = line.lead(index)
            if (
                not line.same_unit(index, first)
                or gap[:1] not in "，、"
                or len(gap) > 14
                or "最" in gap
                or "均" in gap
            ):
                break
            others.append(line.figures[index])
        if others:
            yield Extreme(
                extreme=line.figures[first], others=tuple(others), smallest=found.words("word") in _SMALLEST,
                evidence="最" + found.words("word"),
            )  # fmt: skip
