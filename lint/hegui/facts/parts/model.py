"""A part of a report that was found, and an item of one."""

from __future__ import annotations

from typing import NamedTuple

from hegui.document import Span

HOWS = ("heading", "near", "subsection", "thematic", "paragraph", "mention")
"""The shapes a part may have, from the clearest to the faintest."""


class Found(NamedTuple):
    """A part that was found.

    Attributes:
        how: one of ``HOWS``.
        spans: the text of the part, headings of its own sections left out.
        heading: the heading that announces it, ``None`` without one.
        anchor: where a finding about the part as a whole belongs; never empty.
    """

    how: str
    spans: tuple[Span, ...]
    heading: Span | None
    anchor: Span

    @property
    def title(self) -> Span:
        """The heading; empty, where the text begins, when there is none."""
        return self.heading if self.heading is not None else Span(self.spans[0].start, self.spans[0].start)


class Piece(NamedTuple):
    """One item of a part.

    Attributes:
        span: all its text, the marker included.
        lead: the words that name it: the item's own heading, or its first clause group.
    """

    span: Span
    lead: Span
