"""A line of text as its figures see it: every figure one sign that says what it is, the words between them as they are.

``全年受理45件，办结43件，办结率95.6%`` becomes ``全年受理▪，办结▪，办结率▫``. A sign is two characters: how the figure
stands (``PLAIN``; ``ADDED``: 新增5件; ``CHANGE``: 比上年增加5件; ``EACH``: 每村3件) and what it is: an amount by its unit, so that one unit is
one character and a back reference asks for the same unit, or a rate, a growth, points, times, a fraction. Half-width marks
are wide and blanks are gone, so that a pattern over a line is one pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised
from hegui.facts.quantities import Quantity, quantities
from hegui.facts.rows import listed

PLAIN, ADDED, CHANGE, EACH = "\ue000", "\ue001", "\ue002", "\ue003"
ROLES = f"[{PLAIN}-{EACH}]"
_UNITS = 0xE100
AMOUNT = "[\ue100-\ue1ef]"
TYPES = {
    "rate": "\ue200", "up": "\ue201", "down": "\ue202", "times": "\ue203", "points": "\ue204", "fraction": "\ue205",
    "other": "\ue206",
}  # fmt: skip
FIGURE = "\ue000-\ue2ff"
"""Every character of a sign, for the brackets of a pattern."""

AMOUNTS = frozenset(("count", "money", "area", "length", "weight", "volume", "duration", "energy", "measure"))
PERSONS = frozenset(("人", "名", "位", "个人"))
_MOST = 0xE1EF - _UNITS

_WIDE = dict(zip(",;:()", "，；：（）", strict=True))
_BLANKS = " \u2060\u00a0\u3000\r"
_BLANK = re.compile(f"[{_BLANKS}]+|（[省市州盟县区旗乡镇街道办村居社、]{{1,8}}）$")
"""Blanks, and the bracket of a name right before a figure (示范村（社区）6个)."""
# The words right before a figure that make it a difference, and words that say of what.
_CHANGED = re.compile(f"(?:{listed('changed-by')})(?:了|{listed('changed-by-money')})?$")
_COMPARED = re.compile("[比较]|净增")
_NEW_AMONG = re.compile(f"其中(?:{listed('this-year')})?新增$")
_CLAUSES = re.compile("[，。；：（）]")
_CHANGE_ENDS = frozenset(listed("change-ending"))
_EACH = re.compile("(?:每[^，。；、]{1,6}|[人户场期班件村月日年次均]均|(?:年均|[人户]均)[^，。；、]{1,6})$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document that has figures.

    Attributes:
        text: as this module says.
        figures: its quantities; starts: where the sign of each begins in ``text``.
    """

    text: str
    figures: tuple[Quantity, ...]
    starts: tuple[int, ...]
    _seams: tuple[int, ...]
    _offsets: tuple[int, ...]

    def at(self, place: int) -> int:
        """The index of the figure whose sign begins or ends at or before ``place``."""
        return bisect_right(self.starts, place) - 1

    def following(self, place: int) -> int:
        """The index of the first figure that begins at ``place`` or behind it; ``len(figures)`` without any."""
        return bisect_right(self.starts, place - 1)

    def left(self, index: int) -> int:
        """Where the words before a figure begin: behind the figure before it."""
        return self.starts[index - 1] + 2 if index else 0

    def lead(self, index: int) -> str:
        """The words between a figure and the one before it, or the beginning of the line."""
        return self.text[self.left(index) : self.starts[index]]

    def between(self, first: int, second: int) -> str:
        """What stands between two figures."""
        return self.text[self.starts[first] + 2 : self.starts[second]]

    def clause_before(self, index: int) -> str:
        """The words of its clause before a figure, behind the figure before it."""
        return _CLAUSES.split(self.lead(index))[-1]

    def clause_behind(self, index: int) -> str:
        """The words of its clause behind a figure, up to the next figure."""
        return _CLAUSES.split(self.tail(index))[0]

    def tail(self, index: int) -> str:
        """The words behind a figure, up to the next or the end of the line."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[index] + 2 : end]

    def unit(self, index: int) -> str:
        """The sign of a figure's unit."""
        return self.text[self.starts[index] + 1]

    def is_amount(self, index: int) -> bool:
        """Whether a figure is an amount: no rate, rank or day."""
        return self.unit(index) < TYPES["rate"]

    def same_unit(self, first: int, second: int) -> bool:
        """Whether two figures are amounts of one unit."""
        return self.unit(first) == self.unit(second) and self.is_amount(first)

    def offset(self, place: int) -> int:
        """The offset in the document of a place in ``text``."""
        index = bisect_right(self._seams, place) - 1
        return self._offsets[index] + place - self._seams[index]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of ``text[start:end]``, words without figures."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


@fact
def lines(doc: Document) -> tuple[Line, ...]:
    """The lines that have figures; figures alone in a table cell stand in none."""
    return tuple(_lines(doc))


def _lines(doc: Document) -> Iterator[Line]:
    text = normalised(doc)
    for mark, wide in _WIDE.items():
        text = text.replace(mark, wide)
    found = quantities(doc)
    place, count, done = 0, len(found), 0
    while place < count:
        first = found[place].span
        if not _stands(found[place]):
            place += 1
            continue
        start = max(done, text.rfind("\n", done, first.start) + 1, text.rfind("\t", done, first.start) + 1)
        while start < first.start and text[start] in _BLANKS:
            start += 1
        end = text.find("\n", first.end)
        end = len(text) if end < 0 else end
        tab = text.find("\t", first.end, end)
        done = end = end if tab < 0 else tab
        stop = place
        while stop < count and found[stop].span.start < end:
            stop += 1
        yield _line(text, start, end, [q for q in found[place:stop] if _stands(q)])
        place = stop


def _stands(quantity: Quantity) -> bool:
    """Whether a quantity is a figure of the line: not one of a cell, nor the 两番 of 翻两番."""
    return not quantity.in_cell and quantity.unit != "番"


def _line(text: str, start: int, end: int, figures: list[Quantity]) -> Line:
    pieces: list[str] = []
    seams, offsets, starts = [0], [start], []
    units: dict[str, str] = {}
    length, done = 0, start
    blank = "）" in text[start:end] or _BLANK.search(text, start, end) is not None
    for quantity in figures:
        before = text[done : quantity.span.start]
        words = _closed_up(before, done, length, seams, offsets) if blank else before
        length += len(words)
        starts.append(length)
        pieces += (words, _role(words[-14:]), _type(quantity, units))
        length += 2
        done = quantity.span.end
        seams.append(length)
        offsets.append(done)
    words = text[done:end]
    pieces.append(_closed_up(words, done, length, seams, offsets) if blank else words)
    return Line("".join(pieces), tuple(figures), tuple(starts), tuple(seams), tuple(offsets))


def _closed_up(words: str, offset: int, length: int, seams: list[int], offsets: list[int]) -> str:
    """``words`` without blanks; where one was, a seam is noted."""
    kept, done = [], 0
    for blank in _BLANK.finditer(words):
        kept.append(words[done : blank.start()])
        length += blank.start() - done
        done = blank.end()
        seams.append(length)
        offsets.append(offset + done)
    return "".join([*kept, words[done:]])


def _role(before: str) -> str:
    if before[-1:] in _CHANGE_ENDS and _CHANGED.search(before):
        if _COMPARED.search(before):
            return CHANGE
        # 312户（其中新增21户）: among all of them.
        return PLAIN if _NEW_AMONG.search(before) else ADDED
    if ("每" in before[-7:] or "均" in before[-7:]) and _EACH.search(before):
        return EACH
    return PLAIN


def _type(quantity: Quantity, units: dict[str, str]) -> str:
    kind = quantity.kind
    if quantity.fraction or quantity.unit == "成":
        return TYPES["fraction"]
    if quantity.second is not None:
        return TYPES["other"]
    if kind in AMOUNTS:
        unit = "人" if quantity.unit in PERSONS else quantity.unit
        return units.setdefault(unit, chr(_UNITS + min(len(units), _MOST)))
    if kind == "growth":
        return TYPES["down" if quantity.falls else "up"]
    if kind == "rate" and quantity.unit == "%":
        return TYPES["rate"]
    if kind in ("times", "points") and quantity.grows:
        return TYPES[kind]
    return TYPES["other"]
