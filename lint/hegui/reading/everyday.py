"""Whether text is Chinese as it is written, or what a font without true codes leaves of it.

Two thirds of official prose consist of 200 characters (``everyday.txt``: the commonest of three million in published
reports); no thousand of them has less than half. A font that numbers its characters in its own way gives others.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

_LEAST = 200
"""Characters that can be judged."""
_EVERYDAY, _EVERYDAY_OF_RARE = 0.2, 0.4
_COMMON = 0.85
_CHINESE, _LETTERS, _VOWELS = 0.05, 0.7, (0.2, 0.6)
_STRANGE = 4
"""One in so many is more than any language has."""
_MARKS, _MANY_MARKS = "，。、；：（）", 10
"""Marks of a Chinese text; without any Chinese between them its characters are lost."""
_CAPITALS = (0.3, 0.8)
_FIRST_RARE = 0xD8
"""Lead byte in GB2312 from which on characters are seldom used."""


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("everyday.txt").read_text("utf-8").strip())


def is_garbage(counts: Counter[str]) -> bool:
    """Whether a text with these characters (white space left out) can be no text anybody wrote."""
    chinese = {char: n for char, n in counts.items() if "\u4e00" <= char <= "\u9fff"}
    total, written = sum(chinese.values()), counts.total()
    if total >= _LEAST:
        everyday = sum(n for char, n in chinese.items() if char in _everyday()) / total
        common = sum(n for char, n in chinese.items() if _is_common(char)) / total
        return everyday < (_EVERYDAY if common >= _COMMON else _EVERYDAY_OF_RARE)
    if written < _LEAST or total > written * _CHINESE:
        return False
    return sum(counts[mark] for mark in _MARKS) >= _MANY_MARKS or not _is_latin(counts, written)


def is_noise(counts: Counter[str]) -> bool:
    """Whether characters of a text that was guessed at are mostly what bytes become in an encoding of the West, however few they are."""
    written = counts.total()
    chinese = sum(n for char, n in counts.items() if "\u4e00" <= char <= "\u9fff")
    strange = sum(
        n
        for char, n in counts.items()
        if ("\x7f" <= char <= "\u024f" and char not in "·×÷±°") or unicodedata.category(char) in ("Cc", "Co")
    )
    return written > 0 and strange * _STRANGE >= written and chinese * _STRANGE < written


def _is_common(char: str) -> bool:
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and code[0] < _FIRST_RARE


def _is_latin(counts: Counter[str], written: int) -> bool:
    """Whether letters and figures are mixed as in words, tables and addresses of some language."""
    letters = {char: n for char, n in counts.items() if char.isalpha()}
    sum_letters = sum(letters.values())
    figures = sum(n for char, n in counts.items() if char.isdigit() or char in ".,-:/%")
    if sum_letters + figures < written * _LETTERS:
        return False
    ascii_letters = sum(n for char, n in letters.items() if char.isascii())
    vowels = sum(n for char, n in letters.items() if char in "aeiouyAEIOUY")
    capitals = sum(n for char, n in letters.items() if "A" <= char <= "Z")
    if ascii_letters < _LEAST:
        return True
    spoken = _VOWELS[0] <= vowels / ascii_letters <= _VOWELS[1]
    return spoken and not _CAPITALS[0] < capitals / ascii_letters < _CAPITALS[1]
