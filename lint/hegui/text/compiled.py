"""Patterns that are compiled when the first text needs them: those that few texts need, those with words of a text."""

from __future__ import annotations

import re
from functools import cache

compiled = cache(re.compile)
"""``re.compile``, called at the place of use; the same pattern is compiled once."""


class _OfText(str):
    """Another type than ``str``: ``hegui.patterns`` keeps nothing of it."""

    __slots__ = ()


def of_text(source: str) -> re.Pattern[str]:
    """``re.compile`` for a pattern with words of a document in it, which must not be written down anywhere."""
    return re.compile(_OfText(source))
