"""Tables in TSV files: UTF-8, a header line, cells between tabs; empty lines and those that begin with # do not count."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

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


def classes(path: str | os.PathLike[str]) -> Mapping[str, Mapping[str, str]]:
    """The words of a file that ships by their class, in the order of its rows, each with its value (``""`` without one).

    The columns are ``class``, ``word`` and, where words have values, ``value``. A word that is a pattern may name a
    class that stands above it in the file: ``<plan-word>`` is any of its words.
    """

    def read() -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}

        def of_class(name: re.Match[str]) -> str:
            return f"(?:{'|'.join(found[name[1]])})"

        for row in rows(path):
            word = re.sub(r"(?<!\?P)<([a-z-]+)>", of_class, row["word"])
            found.setdefault(row["class"], {})[word] = row.get("value", "")
        return found

    place = os.fspath(path)
    return snapshot.kept(f"classes {place}", read) if snapshot.covers(place) else read()
