"""Tables whose rows, columns and equations a checklist prescribes: what stands in which cell, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document, Span, Told, fact
from hegui.facts.parts import evened
from hegui.facts.sheets import from_tables, from_text
from hegui.facts.sheets.equations import faults
from hegui.facts.sheets.model import Entry, Fault, Filled, Instance

__all__ = ["Entry", "Fault", "Filled", "Instance", "Retold", "faults", "retold", "sheets"]


class Retold(NamedTuple):
    """A figure of running text and the cells that it may come from.

    Attributes:
        value: nought where the words say that there was none.
    """

    span: Span
    value: Fraction
    told: Told
    filled: Filled


@fact
def sheets(doc: Document) -> tuple[Filled, ...]:
    """The prescribed tables of the document's kind that it has, with what stands in their cells."""
    found = []
    for sheet in doc.kind.sheets:
        cells = from_tables.cells(doc, sheet)
        read = len({row for row, _ in cells})
        # Half a table read as one is worth more than a whole one pieced together from words.
        if 2 * read < len(sheet.rows):
            cells = max(cells, from_text.cells(doc, sheet), key=len)
        if 2 * len({row for row, _ in cells}) >= len(sheet.rows):
            found.append(Filled(sheet, cells))
    return tuple(found)


@fact
def retold(doc: Document) -> tuple[Retold, ...]:
    """The figures of running text that the document's prescribed tables hold as well, by their order."""
    return tuple(sorted(_retold(doc), key=lambda r: r.span))


def _retold(doc: Document) -> Iterator[Retold]:
    text = evened(doc)
    for filled in sheets(doc):
        taken = [entry.span for entry in filled.cells.values()]
        first, last = (min(taken).start, max(taken).end) if taken else (0, 0)
        for told in filled.sheet.told:
            for match in told.words.finditer(text, 0, len(text), doc.identity.year):
                if first <= match.start() < last:
                    continue
                figure = next((i for i, group in enumerate(match.groups(), 1) if group), 0)
                value = Fraction(match[figure].replace("，", "")) if figure else Fraction(0)
                yield Retold(Span(*match.span(figure)), value, told, filled)
