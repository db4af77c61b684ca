"""A prescribed table as one document fills it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Equation, Sheet, Span
from hegui.document.sheet import Place
from hegui.facts.rows import listed

FIGURE = r"[0-9]{1,12}(?:[,，][0-9]{3})*(?:\.[0-9]{1,8})?"
NOTHING = "[/／—–－-]{1,4}|无"
"""What people write where nothing is to be counted."""
SIGN = "增加?|减少?|[-+＋－]"
MORE = f"(?:{listed('sheet-unit')})?(?:（[^（）]{{0,60}}）)?"
"""A unit, and a note: 22（其中修订16件）."""
_FIGURE = re.compile(f"({SIGN})?({FIGURE}){MORE}")
_LESS = frozenset("减-－")
_NOTHING = re.compile(f"(?:{NOTHING})?")


class Entry(NamedTuple):
    """One cell filled in.

    Attributes:
        span: the figure, or what is written in its place; what heads the row where the cell is empty.
        value: ``None`` when no figure stands there.
    """

    span: Span
    value: Fraction | None

    @property
    def number(self) -> Fraction:
        """The value; nought where there is none."""
        return Fraction(0) if self.value is None else self.value


def is_figure(words: str) -> bool:
    """Whether a cell, its blanks left out, holds a figure and at most its unit."""
    return _FIGURE.fullmatch(words) is not None


def is_nothing(words: str) -> bool:
    """Whether a cell, its blanks left out, is empty or says that there is nothing."""
    return _NOTHING.fullmatch(words) is not None


def value_of(words: str) -> Fraction | None:
    """The figure of a cell, its blanks left out."""
    match = _FIGURE.fullmatch(words)
    if match is None:
        return None
    value = Fraction(re.sub("[,，]", "", match[2]))
    return -value if (match[1] or " ")[0] in _LESS else value


class Filled(NamedTuple):
    """A sheet with what the document has in its cells; a row that could not be read for certain has none.

    Attributes:
        extent: from the words that head its first row to its last figure.
        owed: cells for sums that nobody filled in, and what the others make them.
    """

    sheet: Sheet
    cells: Mapping[Place, Entry]
    extent: Span
    owed: Mapping[Place, Fraction] = {}

    def number(self, place: Place) -> Fraction:
        """What a cell that was read holds, or should."""
        return self.owed.get(place, self.cells[place].number)

    def total(self, places: Iterable[Place]) -> Fraction | None:
        """The sum of cells; ``None`` when one of them was not read."""
        summed = Fraction(0)
        for place in places:
            if place not in self.cells:
                return None
            summed += self.number(place)
        return summed

    @property
    def empty(self) -> bool:
        """Whether nothing but noughts and blanks stands in it."""
        return not any(entry.value for entry in self.cells.values())

    @property
    def complete(self) -> bool:
        """Whether every row was read."""
        return all((row.id, column) in self.cells for row in self.sheet.rows for column in row.columns)


class Instance(NamedTuple):
    """An equation of a sheet in one of its lines: the cells of both sides."""

    equation: Equation
    line: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]

    def gap(self, values: Mapping[Place, Fraction]) -> Fraction:
        """Left less right."""
        return sum((values[p] for p in self.left), Fraction(0)) - sum(
            (values[p] for p in self.right), Fraction(0)
        )


class Fault(NamedTuple):
    """Cells that cannot all be right.

    Attributes:
        cell: the likeliest wrong one, or the sum that is wrong unless one of its parts is.
        wanted: the value with which all equations hold; ``None`` when no single cell mends them.
        broken: the equations that do not hold because of it.
    """

    cell: Place
    wanted: Fraction | None
    broken: tuple[Instance, ...]
