"""The tables of ``data/`` that come without a class of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache

from hegui.text import tables

_DATA = os.path.join(os.path.dirname(__file__), "data")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of ``data/``, by the names of its columns."""
    return tables.rows(os.path.join(_DATA, name))


@lru_cache(maxsize=1)
def _wordings() -> Mapping[str, Mapping[str, str]]:
    return tables.classes(os.path.join(_DATA, "wordings.tsv"))


def words_of(name: str) -> Mapping[str, str]:
    """The words of a class of ``wordings.tsv``, in the order of the table, each with its value (mostly ``""``)."""
    return _wordings()[name]


def listed(name: str) -> str:
    """The words of a class of ``wordings.tsv`` as alternatives, in the order of the table; some are patterns themselves."""
    return "|".join(words_of(name))


def alternatives(name: str, group: str) -> str:
    """The words of one class of a table with the columns ``class`` and ``word``, as alternatives, the longest first."""
    found = (row["word"] for row in rows(name) if row["class"] == group)
    return "|".join(sorted(found, key=len, reverse=True))
