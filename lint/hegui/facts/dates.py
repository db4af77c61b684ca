"""Every expression of a date, year, span of years or time of day in a document."""

from __future__ import annotations

from hegui.document import Document, fact
from hegui.text.days import DateMention, find_dates
from hegui.text.views import folded


@fact
def dates(doc: Document) -> tuple[DateMention, ...]:
    """All dates of ``doc`` in the order of the text; offsets of ``Document.text``."""
    return tuple(find_dates(normalised(doc), doc.body))


@fact
def normalised(doc: Document) -> str:
    """``Document.body`` after :func:`hegui.text.views.folded`; same offsets."""
    return folded(doc.body)
