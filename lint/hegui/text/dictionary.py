"""jieba's dictionary without loading it: the words that begin with one character are read when that character is met.

Loading all 349,046 words takes jieba 0.6 s and 90 MiB; a report asks for the words of a few hundred characters. The
file lists them, ``word frequency tag`` on a line, in the order of their first character's code point; the first lines,
words with Latin letters, are the exception.
"""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from math import log
from typing import NamedTuple

from hegui import snapshot

TOTAL = 60_101_967
"""The sum of all frequencies."""
_LOG_TOTAL = log(TOTAL)

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


class Ahead(NamedTuple):
    """The words of two or more characters that begin with the same two.

    Attributes:
        counts: word to how often the dictionary counts it.
        lengths: their lengths, rising.
        cells: word, count and part of speech, one after the other as in the file.
        weights: word to the logarithm of its share of all words; without those that are counted nowhere.
    """

    counts: dict[str, int]
    lengths: Sequence[int]
    cells: Sequence[str]
    weights: dict[str, float]


_NOBODY = Ahead({}, (), (), {})
_MOST = 100_000
"""So many pairs of characters are remembered; a report has some two thousand."""
_pairs: dict[str, Ahead] = {}


def ahead(pair: str) -> Ahead:
    """The words that begin with ``pair``, two characters; most have none, and are found out without reading a word."""
    found = _pairs.get(pair)
    if found is None:
        if len(_pairs) >= _MOST:
            _pairs.clear()
        found = _pairs[pair] = _ahead(pair)
    return found


def _ahead(pair: str) -> Ahead:
    data = _file()[0]
    key = pair.encode(errors="surrogatepass")
    other = _unordered().get(pair[0])
    lines = [line for line in other if line.startswith(key)] if other else []
    start, end = _lines(pair[0])
    begins = data.find(b"\n" + key, start - 1, end) + 1
    if begins:
        # Words that begin with the same two characters follow one another.
        stop = data.find(b"\n", begins) + 1 or end
        size = len(key)
        while data[stop : stop + size] == key and stop < end:
            stop = data.find(b"\n", stop) + 1 or end
        lines.append(data[begins:stop])
    if not lines:
        return _NOBODY
    cells = b" ".join(lines).decode().split()
    words = cells[::3]
    counts = dict(zip(words, map(int, cells[1::3]), strict=True))
    weights = {word: log(count) - _LOG_TOTAL for word, count in counts.items() if count}
    return Ahead(counts, sorted({*map(len, words)}), cells, weights)


def alone(character: str) -> int:
    """How often the dictionary counts ``character`` as a word; 0 when it does not know it as one."""
    return _alone(character)[0]


@cache
def _alone(character: str) -> tuple[int, str]:
    """Count and part of speech of ``character`` as a word."""
    data = _file()[0]
    key = character.encode(errors="surrogatepass") + b" "
    start, end = _lines(character)
    place = data.find(b"\n" + key, start - 1, end)
    lines = [line for line in _unordered().get(character, ()) if line.startswith(key)]
    if place >= 0:
        lines.append(data[place + 1 : data.find(b"\n", place + 1)])
    if not lines:
        return 0, ""
    _, count, tag = lines[-1].decode().split()
    return int(count), tag


@cache
def beginning(character: str) -> Words:
    """The words that begin with ``character``; read when first asked."""
    data, _ = _file()
    lines = list(_unordered().get(character, ()))
    start, end = _lines(character)
    if end > start:
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
    if len(word) > 1:
        return ahead(word[:2]).counts.get(word, 0)
    return alone(word) if word else 0


@cache
def _unordered() -> Mapping[str, Sequence[bytes]]:
    """The lines before the ordered ones, by the character they begin with."""
    data, ordered = _file()
    found: dict[str, list[bytes]] = {}
    for line in data[:ordered].splitlines():
        found.setdefault(line.decode()[:1], []).append(line)
    return found


def _lines(character: str) -> tuple[int, int]:
    """Where the ordered lines that begin with ``character`` begin and end; nowhere when there are none."""
    characters, starts = _contents()
    place = characters.get(character)
    return (0, 0) if place is None else (starts[place], starts[place + 1])


@cache
def _contents() -> tuple[dict[str, int], Sequence[int]]:
    """The characters that ordered lines begin with, numbered, and where the lines of each begin; last the end of the file."""
    data, ordered = _file()

    def read() -> tuple[str, bytes]:
        characters: list[str] = []
        starts = array("I")
        at = ordered
        while at < len(data):
            character = data[at : at + 4].decode(errors="ignore")[0]
            characters.append(character)
            starts.append(at)
            # No byte of UTF-8 is 0xff: behind all words that begin with the character, before all others that follow.
            at = _lower_bound(data, character.encode() + b"\xff", at)
        starts.append(len(data))
        return "".join(characters), starts.tobytes()

    characters, starts = snapshot.kept(f"jieba {_stamp()}", read)
    return {character: place for place, character in enumerate(characters)}, array("I", starts)


@cache
def _stamp() -> str:
    about = os.stat(_path())
    return f"{about.st_size} {about.st_mtime_ns}"


def tag(word: str) -> str:
    """The part of speech of ``word``; ``""`` when the dictionary does not know it."""
    if len(word) > 1:
        counts, _, cells, _ = ahead(word[:2])
        return cells[3 * [*counts].index(word) + 2] if word in counts else ""
    return _alone(word)[1] if word else ""


class _Tags:
    """The parts of speech of the words that begin with one character."""

    __slots__ = ("_character",)

    def __init__(self, character: str) -> None:
        self._character = character

    def get(self, word: str, default: str = "") -> str:
        """The part of speech of ``word``; ``default`` when the dictionary does not know it."""
        return (tag(word) if word[:1] == self._character else "") or default


def tags(character: str) -> _Tags:
    """The words that begin with ``character``, to their parts of speech."""
    return _Tags(character)


@cache
def _file() -> tuple[mmap.mmap, int]:
    """The dictionary, mapped and not read, and the offset at which its ordered part begins."""
    with open(_path(), "rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return data, data.find(f"\n{_FIRST} ".encode()) + 1


@cache
def _path() -> str:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return os.path.join(os.path.dirname(spec.origin), "dict.txt")


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
