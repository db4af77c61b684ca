"""Dates as the rules on time look at them: those a report says itself, and what they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from hegui.api import Document, Span
from hegui.document import fact
from hegui.facts import DateMention, citations, dates

OPENING, CLOSING = '“‘「『"', '”’」』"'


@fact
def _titles(doc: Document) -> tuple[Span, ...]:
    """The stretches in 《》, in order."""
    return tuple(c.span for c in citations(doc) if c.kind == "title")


def in_title(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands inside 《》."""
    spans = _titles(doc)
    index = bisect_right(spans, (offset, len(doc.text))) - 1
    return index >= 0 and spans[index].end > offset


def in_cell(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands in a table, where short forms are usual."""
    paragraph = doc.paragraph_at(offset)
    return paragraph is not None and paragraph.role == "cell"


def in_quotation(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the paragraph has an open quotation mark before ``span`` and none closed in between."""
    paragraph = doc.paragraph_at(span[0])
    if paragraph is None:
        return False
    start = paragraph.span.start
    opened = doc.body.rfind("“", start, span[0])
    return opened >= 0 and doc.body.rfind("”", opened, span[0]) < 0


@fact
def own_dates(doc: Document) -> tuple[DateMention, ...]:
    """The dates outside 《》, in the order of the text."""
    return tuple(d for d in dates(doc) if not in_title(doc, d.span.start))


def running_dates(doc: Document) -> Iterator[DateMention]:
    """The dates of running text: outside 《》 and tables."""
    return (d for d in own_dates(doc) if not in_cell(doc, d.span.start))


@fact
def titled_year(doc: Document) -> int | None:
    """The report year, if the title itself says it; a plan for the next year may be named beside it."""
    year, span = doc.identity.year, doc.identity.title_span
    if year is None or span is None:
        return None
    named = [d for d in dates(doc) if span[0] <= d.span.start < span[1] and d.year is not None]
    years = {d.year for d in named}
    sound = year in years and years <= {year, year + 1} and all(d.end_year is None for d in named)
    return year if sound else None
