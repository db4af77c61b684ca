"""Rare patterns: a text that lacks their signs, as nearly all do, pays for no scan.

>>> for match in matches(doc, r"(?:第[一二三]稿|送审稿)", ("稿",)): ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hegui.document import Document, fact

compiled = cache(re.compile)
"""Compiles a pattern when the first text needs it."""


@fact
def characters(doc: Document) -> frozenset[str]:
    """The characters of ``doc.body``."""
    return frozenset(doc.body)


def shows(doc: Document, signs: Iterable[str]) -> bool:
    """Whether one of ``signs``, none of them empty, stands in ``doc.body``."""
    there, body = characters(doc), doc.body
    return any(sign[0] in there and sign in body for sign in signs)


def matches(doc: Document, pattern: str, signs: Iterable[str]) -> Iterator[re.Match[str]]:
    """``pattern`` over the report's own text, offsets of ``Document.text``.

    Args:
        signs: words of which every match holds at least one.
    """
    return compiled(pattern).finditer(doc.body) if shows(doc, signs) else iter(())
