"""Finds headings: 一、 （一） 1. （1） ①, 第一部分, run-in, glued, and bare ones."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Heading, Paragraph


def find_headings(body: str, paragraphs: Sequence[Paragraph]) -> tuple[Heading, ...]:
    """The headings in the order of the text; levels are given by ``section_tree``."""
    return ()
