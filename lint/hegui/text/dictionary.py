"""jieba's dictionary without loading it: the words that begin with one character are read when that character is met.

Loading all 349,046 words takes jieba 0.6 s and 90 MiB; a report asks for the words of a few hundred characters. The
file lists them, ``word frequency tag`` on a line, in the order of their first character's code point; the first lines,
words with Latin letters, are the exception.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

TOTAL = 60_101_967
"""The sum of all frequencies."""

_FIRST = "一"  # the first word of the ordered part


class Words(NamedTuple):
    """The words that begin with one character.

    Attributes:
        counts: word to how often the dictionary counts it.
        tags: word and part of speech, one after the other as in the file.
        longest: length of the longest of them, in code points; 0 without any.
    """

    counts: dict[str, int]
    tags: Sequence[tuple[str, str]]
    longest: int


@cache
def beginning(character: str) -> Words:
    """The words that begin with ``character``; read when first asked."""
    data, _ = _file()
    lines = list(_unordered().get(character, ()))
    if character >= _FIRST:
        start, end = _lines(character)
        lines.append(data[start:end].rstrip())
    # One split for all: a line at a time takes thrice as long.
    cells = b" ".join(lines).decode().split()
    words = cells[::3]
    return Words(
        dict(zip(words, map(int, cells[1::3]), strict=True)),
        tuple(zip(words, cells[2::3], strict=True)),
        max(map(len, words), default=0),
    )


def frequency(word: str) -> int:
    """How often the dictionary counts ``word``; 0 when it does not know it."""
    return beginning(word[0]).counts.get(word, 0) if word else 0


def begins(prefix: str) -> bool:
    """Whether a word of Chinese letters begins with ``prefix``; the words of its first letter are not read for that."""
    data, _ = _file()
    start, end = _lines(prefix[0])
    return data.find(b"\n" + prefix.encode(errors="surrogatepass"), start - 1, end) >= 0


@cache
def _unordered() -> Mapping[str, Sequence[bytes]]:
    """The lines before the ordered ones, by the character they begin with."""
    data, ordered = _file()
    found: dict[str, list[bytes]] = {}
    for line in data[:ordered].splitlines():
        found.setdefault(line.decode()[:1], []).append(line)
    return found


@cache
def _lines(character: str) -> tuple[int, int]:
    """Where the ordered lines that begin with ``character`` begin and end."""
    data, ordered = _file()
    key = character.encode(errors="surrogatepass")
    start = _lower_bound(data, key, ordered)
    # No byte of UTF-8 is 0xff: behind all words that begin with the character, before all others that follow.
    return start, _lower_bound(data, key + b"\xff", start)


@cache
def tags(character: str) -> Mapping[str, str]:
    """The words that begin with ``character``, to their parts of speech."""
    return dict(beginning(character).tags)


@cache
def _file() -> tuple[mmap.mmap, int]:
    """The dictionary, mapped and not read, and the offset at which its ordered part begins."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    with Path(spec.origin).with_name("dict.txt").open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return data, data.find(f"\n{_FIRST} ".encode()) + 1


def _lower_bound(data: mmap.mmap, key: bytes, low: int) -> int:
    """The offset of the first line at or after ``low`` that is not less than ``key``."""
    high = len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start) + 1 or len(data)
        if data[start:end] < key:
            low = end
        else:
            high = start
    return low
