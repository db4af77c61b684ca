"""Two sorts of places, and both together: 23个行政村和5个社区，28个村（社区）全部….

The name of the total is made of those of the two sorts: 村（社区）, 村居, 镇街. Only where all of them are meant (全部, 均, 全镇) and the
sum is missed by a slip is anything said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from hegui.document import Document
from hegui.facts.frames import PLAIN, Line, lines
from hegui.facts.relations.model import SumOf
from hegui.facts.relations.shared import slip
from hegui.facts.rows import listed, words_of

_SORT = listed("sort-of-place")
_JOINT = re.compile(
    f"(?P<one>{_SORT})(?:（[^（）]{{1,8}}）)?(?:{listed('joins-nouns')}|，)(?:{listed('there-are')})?"
)
_OTHER = re.compile(f"(?P<two>{_SORT})")
_BOTH = re.compile("(?P<name>[一-龥（）、/]{2,9}?)(?P<all>" + listed("all-of-places") + ")")
_ALL_BEFORE = re.compile(f"(?:{listed('whole-place')}|{listed('all-before')})[一-龥]{{0,4}}$")
_NAME = re.compile("(?P<name>[一-龥（）、/]{2,9}?)(?=[，。；]|" + listed("done-with-places") + ")")
_REST = re.compile(listed("rest-word"))
_REACH = 5  # figures behind the two


def places(doc: Document, told: Collection[int]) -> Iterator[SumOf]:
    """Totals of two sorts of places; ``told``: ordinals of the wholes that a wording relates already."""
    for line in lines(doc):
        for index in range(len(line.figures) - 2):
            joint = _JOINT.fullmatch(line.lead(index + 1))
            if joint is None or not _counts(line, index) or not _counts(line, index + 1):
                continue
            other = _OTHER.match(line.tail(index + 1))
            if other is not None:
                yield from _together(line, index, joint["one"], other["two"], told)


def _counts(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return figure.unit == "个" and figure.exact and line.text[line.starts[index]] == PLAIN


def _together(line: Line, index: int, one: str, two: str, told: Collection[int]) -> Iterator[SumOf]:
    first, second = line.figures[index], line.figures[index + 1]
    for place in range(index + 2, min(len(line.figures), index + 2 + _REACH)):
        whole = line.figures[place]
        if whole.block > second.block + 1:
            return
        if not _counts(line, place) or not _named(line, place, one, two):
            continue
        summed = Fraction(first.value) + Fraction(second.value)
        if whole.value != summed and whole.ordinal not in told and slip(whole, summed):
            yield SumOf(whole=whole, parts=(first, second), exhaustive=True, disjoint=True, near=True)
        return


def _named(line: Line, place: int, one: str, two: str) -> bool:
    """Whether a figure counts both sorts, and all of them."""
    tail = line.tail(place)
    found = _BOTH.match(tail)
    if found is None and _ALL_BEFORE.search(line.clause_before(place)):
        found = _NAME.match(tail)
    if found is None or _REST.search(re.split("[。；]", tail)[0]):
        return False
    return all(not _signs(sort).isdisjoint(found["name"]) for sort in (one, two))


def _signs(sort: str) -> frozenset[str]:
    """The characters by which a sort is called in the name of both: 社 or 居 for 社区."""
    return frozenset(words_of("sort-of-place")[sort])
