"""Splits paragraphs into sentences."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Paragraph, Sentence


def find_sentences(body: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs but furniture, in order."""
    return ()
