"""Tables in TSV files: UTF-8, a header line, cells between tabs; empty lines and those that begin with # do not count."""

from __future__ import annotations

import os
from collections.abc import Iterator

from hegui import snapshot


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that count, the header first: number of the line, from 1, and its cells."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def rows(path: str | os.PathLike[str]) -> Iterator[dict[str, str]]:
    """The rows of a file that ships, by the names of its columns.

    Raises:
        ValueError: a row has another number of cells than the header.
    """

    def read() -> list[list[str]]:
        with open(path, encoding="utf-8") as file:
            return [cells for _, cells in lines(file.read())]

    place = os.fspath(path)
    header, *rest = snapshot.kept(f"rows {place}", read) if snapshot.covers(place) else read()
    for cells in rest:
        yield dict(zip(header, cells, strict=True))
