"""What the identity of a document is read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hegui.document import Mark, Paragraph, Section, Span
from hegui.structure.shapes import numbered
from hegui.text.views import plain

OPENING = 600
"""So much of the text, in code points, is its opening."""
_BEFORE = frozenset(("furniture", "title", "subtitle"))


class Head(NamedTuple):
    """A heading: its words on one line, and where it stands."""

    words: str
    span: Span


class Material(NamedTuple):
    """A document before it has an identity.

    Attributes:
        text: all of it, body: with furniture blanked out.
        by_role: the paragraphs by role.
        heads: the headings.
        opening: the first ``OPENING`` code points below the title.
    """

    text: str
    body: str
    by_role: Mapping[str, Sequence[Paragraph]]
    heads: Sequence[Head]
    marks: Sequence[Mark]
    metadata: Mapping[str, str]
    opening: str

    def role(self, name: str) -> Sequence[Paragraph]:
        """The paragraphs of a role."""
        return self.by_role.get(name, ())


def gather(
    text: str,
    body: str,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    metadata: Mapping[str, str],
    marks: Sequence[Mark],
) -> Material:
    """The material of a document whose paragraphs have their roles."""
    by_role: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        by_role.setdefault(paragraph.role, []).append(paragraph)
    start = next((p.span.start for p in paragraphs if p.role not in _BEFORE), 0)
    heads = _heads(body, paragraphs, sections)
    return Material(text, body, by_role, heads, marks, metadata, body[start : start + OPENING])


def _heads(body: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> list[Head]:
    """The headings; before sections are known, the numbered short paragraphs."""
    if sections:
        return [Head(plain(body, s.heading.span), s.heading.span) for s in sections]
    lines = [p for p in paragraphs if p.role in ("body", "heading") and p.span.length <= 60]
    return [Head(words, p.span) for p in lines if numbered(words := plain(body, p.span))]
