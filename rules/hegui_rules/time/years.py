"""The year that a place of a document speaks of, passages without a title included."""

from __future__ import annotations

from hegui.api import Document, is_passage, topics, year_told


def year_at(doc: Document, offset: int) -> int | None:
    """The year of the sentence, heading or report; of a passage the last year its paragraph names as its time."""
    said = year_told(doc, offset)
    if said is not None or not is_passage(doc):
        return said
    paragraph = doc.paragraph_at(offset)
    start = paragraph.span.start if paragraph is not None else offset
    return next((d.year for d in reversed(topics(doc)) if start <= d.span.start < offset), None)
