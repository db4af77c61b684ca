"""Units and fixed terms: the tables of ``data/`` and the patterns built from them, loaded at first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hegui.text.trie import trie as trie

DATA = Path(__file__).with_name("data")


class Unit(NamedTuple):
    """A row of ``units.tsv``.

    ``not_before`` lists characters that make another word of it (个 before 性: 个性); ``体>育系`` among them says that
    体 does so (个体) unless 育 or 系 follows (个体育场馆).
    """

    word: str
    canonical: str
    group: str
    kind: str
    discrete: bool
    chinese: bool
    not_before: str


def rows(name: str) -> Iterable[list[str]]:
    """The rows of a table of ``data/`` without its header line."""
    with open(DATA / name, encoding="utf-8") as table:
        next(table)
        for line in table:
            yield line.rstrip("\n").split("\t")


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """All units by the word printed."""
    return {r[0]: Unit(r[0], r[1], r[2], r[3], r[4] == "1", r[5] == "1", r[6]) for r in rows("units.tsv")}


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """A pattern for the longest unit, as a trie, each with the characters it may not stand before."""
    known = units()
    return trie(known, {w: _guard(u.not_before) for w, u in known.items() if u.not_before})


def _guard(not_before: str) -> str:
    """The look-ahead that ``not_before`` asks for; see :class:`Unit`."""
    plain: list[str] = []
    branches: list[str] = []
    for part in not_before.split(" "):
        first, allowed, rest = part.partition(">")
        if allowed:
            branches.append(f"{first}(?![{rest}])")
        else:
            plain.append(first)
    if plain:
        branches.insert(0, f"[{''.join(plain)}]")
    return f"(?!{'|'.join(branches)})"


@lru_cache(maxsize=1)
def fixed_terms() -> dict[str, tuple[tuple[str, int], ...]]:
    """Terms that hold a numeral (三重一大), under each numeral in them: (term, place of that numeral)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in rows("fixed_terms.tsv"):
        term = row[0]
        for match in re.finditer("[一二两三四五六七八九十百千万]+|[0-9]+", term):
            found.setdefault(term[match.start() : match.start() + 2], []).append((term, match.start()))
    return {key: tuple(terms) for key, terms in found.items()}
