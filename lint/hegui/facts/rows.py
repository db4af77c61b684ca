"""The tables of ``data/`` that come without a class of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of ``data/`` without its header line."""
    with open(DATA / name, encoding="utf-8") as table:
        next(table)
        for line in table:
            yield line.rstrip("\n").split("\t")
