"""The tables of ``data/`` that come without a class of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hegui.text import tables

_DATA = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of ``data/``, by the names of its columns."""
    return tables.rows(_DATA / name)


def alternatives(name: str, group: str) -> str:
    """The words of one class of a table with the columns ``class`` and ``word``, as alternatives, the longest first."""
    words = (row["word"] for row in rows(name) if row["class"] == group)
    return "|".join(sorted(words, key=len, reverse=True))
