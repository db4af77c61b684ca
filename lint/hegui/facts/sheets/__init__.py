"""Tables whose rows, columns and equations a checklist prescribes: what stands in which cell, and what does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document, Sheet, Span, Told, fact
from hegui.document.sheet import Place, ends_with
from hegui.facts.parts import evened
from hegui.facts.places import clause_at, sentence_at
from hegui.facts.sheets import from_tables, from_text
from hegui.facts.sheets.equations import faults, owed
from hegui.facts.sheets.model import Entry, Fault, Filled, Instance
from hegui.structure.sheet_rows import row_label

__all__ = [
    "Entry",
    "Fault",
    "Filled",
    "Instance",
    "Retold",
    "faults",
    "in_sheet",
    "retold",
    "sheets",
    "standing",
]


class Retold(NamedTuple):
    """A figure of running text and the cells that it may come from.

    Attributes:
        value: nought where the words say that there was none.
    """

    span: Span
    value: Fraction
    told: Told
    filled: Filled


def _lacks_rows(sheet: Sheet, cells: Mapping[Place, Entry]) -> bool:
    """Whether a row was not read."""
    return any((row.id, row.columns[0]) not in cells for row in sheet.rows)


@fact
def sheets(doc: Document) -> tuple[Filled, ...]:
    """The prescribed tables of the document's kind that it has, with what stands in their cells."""
    found = []
    for sheet in doc.kind.sheets:
        if sheet.heads and not sheet.heads.search(evened(doc)):
            continue
        cells = from_tables.cells(doc, sheet)
        start = len(doc.text)
        told, first = from_text.cells(doc, sheet) if _lacks_rows(sheet, cells) else ({}, start)
        # Half a table read as one is worth more than a whole one pieced together from words, which fills its gaps.
        if 2 * len({row for row, _ in cells}) < len(sheet.rows):
            if len(told) > len(cells):
                cells, start = told, first
        elif all(told[place].value == entry.value for place, entry in cells.items() if place in told):
            cells = {**told, **cells}
        if 2 * len({row for row, _ in cells}) >= len(sheet.rows):
            spans = [entry.span for entry in cells.values()]
            first = _head(doc, sheet, min(start, *(s.start for s in spans)))
            extent = Span(first, max(s.end for s in spans))
            found.append(Filled(sheet, cells, extent, owed(sheet, cells)))
    return tuple(found)


def _head(doc: Document, sheet: Sheet, first: int) -> int:
    """Where what heads the first row of a table begins, in the section of that row."""
    section = doc.section_at(first)
    above = section.heading.span.end if section is not None else 0
    marks = [next(words.finditer(evened(doc), above, first), None) for words in (sheet.labels, sheet.heads)]
    return min((mark.start() for mark in marks if mark is not None), default=first)


@fact
def standing(doc: Document) -> Mapping[str, Span]:
    """Where each prescribed table stands in the document, by id, whether or not its figures could be read."""
    found = {filled.sheet.id: filled.extent for filled in sheets(doc)}
    others = [sheet for sheet in doc.kind.sheets if sheet.id not in found]
    lines = [(p.span, row_label(doc.body, p.span)) for p in doc.paragraphs] if others else []
    for sheet in others:
        rows = [row for row in sheet.rows if row.headed]
        places = [
            next((s for s, label in lines if label and ends_with(row.words, label)), None) for row in rows
        ]
        spans = [span for span in places if span is not None]
        if rows and 2 * len(spans) >= len(rows):
            found[sheet.id] = Span(min(spans).start, max(spans).end)
    return found


def in_sheet(doc: Document, span: tuple[int, int]) -> bool:
    """Whether words stand among the cells of a prescribed table: what numbers its rows counts no parts of the report."""
    return any(f.extent.start <= span[0] < f.extent.end for f in sheets(doc))


@fact
def retold(doc: Document) -> tuple[Retold, ...]:
    """The figures of running text that the document's prescribed tables hold as well, by their order."""
    return tuple(sorted(_retold(doc), key=lambda r: r.span))


def _retold(doc: Document) -> Iterator[Retold]:
    text = evened(doc)
    for filled in sheets(doc):
        for told in filled.sheet.told:
            for match in told.words.finditer(text, 0, len(text), doc.identity.year):
                if filled.extent.start <= match.start() < filled.extent.end:
                    continue
                figure = next((i for i, group in enumerate(match.groups(), 1) if group), 0)
                if _of_another(doc, text, filled.sheet, told, match.start(), match.start(figure)):
                    continue
                value = Fraction(match[figure].replace("，", "")) if figure else Fraction(0)
                yield Retold(Span(*match.span(figure)), value, told, filled)


_YEAR = re.compile(
    "(?<!转)(?<!转[至到入])(20[0-9]{2})年|(?<![比较同])(?:上一?年|去年|前年|往年|历年)(?!度?(?:结转|转入))"
)


def _of_another(doc: Document, text: str, sheet: Sheet, told: Told, start: int, figure: int) -> bool:
    """Whether a sentence tells of a share, of another body or of another year than the table."""
    sentence = sentence_at(doc, start)
    clause = clause_at(doc, (figure, figure + 1))
    if sheet.elsewhere.search(text, sentence.start, figure) or told.unless.search(text, clause.start, figure):
        return True
    years = [match[1] for match in _YEAR.finditer(text, sentence.start, figure)]
    return bool(years) and doc.identity.year is not None and years[-1] != str(doc.identity.year)
