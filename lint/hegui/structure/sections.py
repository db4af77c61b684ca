"""Builds the section tree from the headings."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Heading, Paragraph, Section


def section_tree(
    body: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[Section, ...]:
    """The sections in document order."""
    return ()
