"""Paragraphs of running text and how they end: what several rules look at."""

from __future__ import annotations

from typing import NamedTuple

from hegui.api import Document
from hegui.api.document import Paragraph, fact

_ENDED = tuple("。！？；：”’）)》】…—.!?;:、，,")
_LEAST = 18
"""Characters of a paragraph that is a sentence, no heading and no label."""
_WRAPPED = 0.1
"""Share of paragraphs without a mark at their end from which lines are no paragraphs, but hard-wrapped text."""


class Prose(NamedTuple):
    """The paragraphs of running text, how many are long enough for a sentence, those of these without a mark at their end."""

    all: tuple[Paragraph, ...]
    """Shorter ones too."""
    sentences: int
    open: tuple[Paragraph, ...]

    @property
    def wrapped(self) -> bool:
        """Whether lines are no paragraphs, but text cut at a width."""
        return len(self.open) > 1 and len(self.open) > _WRAPPED * self.sentences


@fact
def prose(doc: Document) -> Prose:
    """Of the report, without cells."""
    found = tuple(p for p in doc.report if p.role in ("body", "preamble") and p.kind != "cell")
    long = [p for p in found if p.span.length >= _LEAST]
    bare = tuple(p for p in long if not doc.body.endswith(_ENDED, p.span.start, end(doc, p)))
    return Prose(found, len(long), bare)


def end(doc: Document, paragraph: Paragraph) -> int:
    """Where its last letter or mark ends."""
    return paragraph.span.start + len(doc.body[slice(*paragraph.span)].rstrip())
