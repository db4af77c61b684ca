"""Words that structure knows, by class: widgets and labels of web pages, places, endings of bodies, offices.

A row of ``words.tsv`` is a word, or a regular expression for some words; the order of the rows of a class is kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

from hegui.text import tables


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, Mapping[str, str]]:
    return tables.classes(os.path.join(os.path.dirname(__file__), "words.tsv"))


def words(name: str) -> Mapping[str, str]:
    """The words of a class, each with its value (``""`` where the class needs none)."""
    return _classes()[name]


def alternatives(name: str) -> str:
    """The words of a class as the alternatives of a regular expression."""
    return "|".join(words(name))
