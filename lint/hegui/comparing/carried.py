"""Cells of prescribed tables that last year's report fixes: what was carried over then and what is carried in now."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document, Span
from hegui.facts.sheets import Filled, sheets


class CarriedCell(NamedTuple):
    """A cell of the new report beside what follows from the old one.

    Attributes:
        name: what the cell is called, with its table.
        new: the cell, or what heads its row where it is empty.
        old: the cell of the old report that fixes it.
        value: what the new report says.
        wanted: what follows from the old report and from the new one's other cells.
    """

    name: str
    new: Span
    old: Span
    value: float
    wanted: float

    @property
    def fits(self) -> bool:
        """Whether the two agree."""
        return self.value == self.wanted


def carried(old: Document, new: Document) -> tuple[CarriedCell, ...]:
    """Every such cell that both reports have, where the one is on the year after the other."""
    years = (old.identity.year, new.identity.year)
    if None not in years and years[1] != (years[0] or 0) + 1:
        return ()
    before = {filled.sheet.id: filled for filled in sheets(old)}
    found = (
        cell
        for filled in sheets(new)
        if (last := before.get(filled.sheet.id)) is not None
        for cell in _of(last, filled)
    )
    return tuple(found)


def _of(last: Filled, now: Filled) -> list[CarriedCell]:
    found = []
    for one in now.sheet.carried:
        totals = (last.total(one.last), now.total(one.plus), now.total(one.minus), now.total((one.cell,)))
        then, plus, minus, value = totals
        if then is None or plus is None or minus is None or value is None:
            continue
        wanted: Fraction = then + plus - minus
        found.append(
            CarriedCell(
                f"《{now.sheet.title}》{now.sheet.name(one.cell)}",
                now.cells[one.cell].span, last.cells[one.last[0]].span, float(value), float(wanted),
            )
        )  # fmt: skip
    return found
