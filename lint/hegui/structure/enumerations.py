"""Finds lists in running text: 一是…二是…, 第一，…, 首先…其次…, 一方面…另一方面…."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Enumeration, Paragraph, Section


def find_enumerations(
    body: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> tuple[Enumeration, ...]:
    """The enumerations in the order of their first items."""
    return ()
