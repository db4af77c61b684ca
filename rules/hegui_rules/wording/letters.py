"""How likely a letter is behind the two before it, in official prose: ``knowledge/letters.bin``.

``benchmarks/mine_letters.py`` writes the file. Its sections (``mapped``):

- letters, UTF-16: those that the corpus writes, by code point; the first is U+0000, the edge of an unbroken run of letters (a
  mark, a digit, the edge of the line); the ordinal of a letter, from 0, is its code;
- totals, 32-bit numbers: how often each code stands in the corpus;
- firsts, 32-bit numbers: where the pairs begin that start with each code;
- seconds, UTF-16: the second letter of each pair, by code point; counts and kinds, bytes: how often the pair stands there and
  how many different letters follow it, as ``ROUGH`` times their natural logarithm;
- starts, 32-bit numbers: where the triples of each pair begin;
- thirds, 16-bit numbers: the code of the third letter of each triple, ascending, and three bits for its count (``STEPS``).

Pairs and triples met but once are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from math import exp, log
from typing import NamedTuple

from hegui_rules.wording.mapped import sections

EDGE = "\0"
"""Stands for what breaks a run of letters."""

MAGIC = b"hegui-l1"
SECTIONS = 8
ROUGH = 16
STEPS = (2, 3, 5, 9, 20, 55, 200, 1000)
"""Counts of triples are rounded down to one of these."""

_UNSEEN = 1.3
"""So many kinds of pairs there are for each kind met twice."""

_COUNT = tuple(exp(level / ROUGH) for level in range(256))
_MEAN = (2.0, 3.4, 6.3, 12.5, 31.0, 98.0, 400.0, 2500.0)


class _File(NamedTuple):
    codes: dict[str, int]
    totals: memoryview
    firsts: memoryview
    seconds: memoryview
    counts: memoryview
    kinds: memoryview
    starts: memoryview
    thirds: memoryview
    size: float


@cache
def _file() -> _File:
    letters, totals, firsts, seconds, counts, kinds, starts, thirds = sections("letters.bin", SECTIONS)
    numbers = totals.cast("I")
    return _File(
        {letter: code for code, letter in enumerate(str(letters, "utf-16-le"))}, numbers, firsts.cast("I"), seconds.cast("H"),
        counts, kinds, starts.cast("I"), thirds.cast("H"), float(sum(numbers)),
    )  # fmt: skip


@lru_cache(maxsize=1 << 13)
def following(letter: str) -> str:
    """The letters that the corpus writes behind ``letter``, more than once; with ``EDGE`` where a run ends there."""
    file = _file()
    code = file.codes.get(letter)
    return "" if code is None else str(file.seconds[file.firsts[code] : file.firsts[code + 1]], "utf-16-le")


def count(letter: str) -> int:
    """How often the corpus writes ``letter``."""
    file = _file()
    return file.totals[file.codes[letter]] if letter in file.codes else 0


@lru_cache(maxsize=1 << 16)
def _of_pair(first: str, second: str) -> tuple[float, float, float, int, int]:
    """Of a pair how often it stands there, how many kinds follow, and where its triples are; zeros where it was not written.

    With them, in the middle, the probability of the second letter behind the first.
    """
    file = _file()
    code, other = file.codes.get(first, 0), file.codes.get(second, 0)
    low, high = file.firsts[code], file.firsts[code + 1]
    alone = (file.totals[other] + 0.5) / file.size
    kinds, total = _UNSEEN * (high - low) + 1, file.totals[code]
    place = bisect_left(file.seconds, ord(second), low, high)
    if place == high or file.seconds[place] != ord(second):
        return 0.0, 0.0, kinds * alone / (total + kinds), 0, 0
    met = _COUNT[file.counts[place]]
    likely = (met + kinds * alone) / (total + kinds)
    return met, _COUNT[file.kinds[place]], likely, file.starts[place], file.starts[place + 1]


@lru_cache(maxsize=1 << 16)
def surprise(first: str, second: str, third: str) -> float:
    """Negative natural logarithm of the probability of ``third`` behind ``first`` and ``second``.

    By Witten and Bell; an edge in the place of ``second`` hides what stands before it.
    """
    shorter = _of_pair(second, third)[2]
    if second == EDGE:
        return -log(shorter)
    met, kinds, _, low, high = _of_pair(first, second)
    if not met:
        return -log(shorter)
    file = _file()
    code = file.codes.get(third, 0)
    at = bisect_left(file.thirds, code << 3, low, high)
    there = _MEAN[file.thirds[at] & 7] if at < high and file.thirds[at] >> 3 == code else 0.0
    return -log((there + kinds * shorter) / (met + kinds))
