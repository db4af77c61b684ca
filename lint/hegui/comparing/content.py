"""What of a report can be copied: its letters and figures without marks, headings, prescribed tables, signature and furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from hegui.document import Document, Heading, Span
from hegui.facts.sheets import standing
from hegui.structure.sheet_rows import sheet_rows

LEFT_OUT = frozenset({"title", "subtitle", "addressee", "closing", "signature", "date", "furniture"})
_HEADING = 16
"""Letters of a heading at most, where marks tell that it is a sentence of the report with a number before it."""
_SENTENCE = re.compile("[，,；;]|。$")
_LETTERS = re.compile(r"[\u3400-\u9fff0-9A-Za-z]+")
_DIGITS = str.maketrans("123456789", "000000000")
_TITLES = re.compile("《[^《》\n]{2,60}》|“[^“”\n]{2,12}”")


class Content(NamedTuple):
    """The letters of a report and the way back.

    Attributes:
        text: letters and digits only.
        shape: ``text`` with every digit as ``0``: a sentence whose figures were brought up to date is still copied.
        offsets: for every character of ``text`` its offset in ``Document.text``.
        own: for every character 1, or 0 where it belongs to a set phrase or the title of a document.
    """

    text: str
    shape: str
    offsets: tuple[int, ...]
    own: bytes

    def span(self, start: int, end: int) -> Span:
        """The span of the document that ``text[start:end]`` stands in; ``end`` > ``start``."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def slice(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where the letters of ``span`` stand in ``text``."""
        return bisect_left(self.offsets, span[0]), bisect_left(self.offsets, span[1])

    def part(self, start: int, end: int) -> Content:
        """``text[start:end]`` as a content of its own; offsets stay those of the document."""
        return Content(
            self.text[start:end], self.shape[start:end], self.offsets[start:end], self.own[start:end]
        )


def _label(body: str, heading: Heading) -> Span:
    """What of a heading is no text: all of it, or its number where it is a numbered sentence."""
    words = body[heading.title.start : heading.span.end]
    return heading.marker if len(words) > _HEADING and _SENTENCE.search(words) else heading.span


def content(doc: Document, set_phrases: Iterable[tuple[int, int]] = ()) -> Content:
    """The letters of ``doc`` that its drafter wrote.

    Args:
        set_phrases: spans that nobody can say otherwise; titles in 《》 and short quotations always are such.
    """
    body = doc.body
    offsets: list[int] = []
    # The words of a prescribed table are everybody's, wherever its rows stand.
    tables = sorted(standing(doc).values())
    is_row = sheet_rows((doc.kind,), body, doc.paragraphs)
    headings = [_label(body, s.heading) for s in doc.sections]
    place = 0
    for paragraph in doc.report:
        if paragraph.role in LEFT_OUT or is_row(paragraph.ordinal):
            continue
        for match in _LETTERS.finditer(body, *paragraph.span):
            start, end = match.span()
            while place < len(headings) and headings[place].end <= start:
                place += 1
            if place < len(headings) and headings[place].start <= start:
                start = min(end, headings[place].end)
            offsets.extend(at for at in range(start, end) if not any(t.start <= at < t.end for t in tables))
    own = bytearray(b"\1" * len(offsets))
    for start, end in (*set_phrases, *(m.span() for m in _TITLES.finditer(body))):
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        own[first:last] = bytes(last - first)
    text = "".join(body[i] for i in offsets)
    return Content(text, text.translate(_DIGITS), tuple(offsets), bytes(own))
