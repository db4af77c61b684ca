"""Set phrases and terms of official prose, and the letter triples it writes: ``knowledge/phrases.bin``.

``benchmarks/mine_lexicon.py`` writes the file. Its sections (``mapped``):

- triples, a Bloom filter of 2 ** ``BITS`` bits: what it calls unwritten was never written; one in a hundred of what it calls
  written was not either;
- buckets: where the holes of each of 2 ** ``BUCKET`` buckets begin, 32-bit numbers;
- holes: a phrase with one letter taken out, by what stands round the gap, and by the sound of its beginning; 32 bits: ordinal of the phrase, place of the letter,
  and ten bits of the key, by which most others in the bucket are told apart;
- begins, 32-bit numbers, and texts, UTF-8: the phrases, each with a letter behind that says how often it stands in the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hegui_rules.wording.mapped import sections
from hegui_rules.wording.sounds import coded

MAGIC = b"hegui-p2"
SECTIONS = 5
BITS = 24
BUCKET = 18
MARK = 10
_BYTES = (1 << BITS - 3) - 1
_LAST_BUCKET = (1 << BUCKET) - 1
_WHOLE_MARK = (1 << MARK) - 1

_MIX = 0x9E3779B97F4A7C15F39CC0605CEDC835
SHIFTS = (40, 68, 96)
"""Where in the product the places of a triple in the filter lie."""

ROUND_END, ROUND_START, AFTER, BEFORE, AFTER_TWO, BEFORE_TWO, BETWEEN, SOUNDS, TWO = range(1, 10)
"""Kinds of hole: two letters before and one behind it, one and two, none and three, three and none; in phrases of three letters
none and two, two and none, one and one."""


CONTEXT = 32
"""Added to the weight of three letters that are no phrase, but a word of two letters and what often stands beside it."""


class Phrase(NamedTuple):
    """A phrase and how often it stands in the corpus: 2 to the power of ``weight``, at least; ``CONTEXT`` more for contexts."""

    text: str
    weight: int


def mixed(number: int) -> int:
    """A number from whose bits places are taken."""
    return number * _MIX


def packed(first: int, second: int, third: int, *, kind: int = 0) -> int:
    """Three code points of 16 bits and a kind as one number."""
    return kind << 48 | first << 32 | second << 16 | third


def hole(text: str, place: int) -> int:
    """The key of ``text`` without the letter at ``place``: the kind of gap and the letters round it."""
    codes, size = tuple(map(ord, text)), len(text)
    if size == 3:
        kind = (AFTER_TWO, BETWEEN, BEFORE_TWO)[place]
        first, second = (codes[i] for i in range(3) if i != place)
        return packed(0, first, second, kind=kind)
    if not place:
        return packed(*codes[1:4], kind=AFTER)
    if place == size - 1:
        return packed(*codes[-4:-1], kind=BEFORE)
    if place == 1:
        return packed(codes[0], *codes[2:4], kind=ROUND_START)
    return packed(codes[place - 2], codes[place - 1], codes[place + 1], kind=ROUND_END)


SOUND = 15
"""The place that stands for the whole phrase, known by how its first three letters sound."""


def sounding(text: str) -> int:
    """The key of phrases of four letters or more that begin with the syllables of these three letters."""
    return packed(*map(ord, coded(text)), kind=SOUNDS)


PAIR = 14
"""The place that stands for a word of two letters, known by how it sounds."""


def sounding_pair(text: str) -> int:
    """The key of words of two letters that have these syllables."""
    return packed(0, *map(ord, coded(text)), kind=TWO)


class _File(NamedTuple):
    triples: memoryview
    buckets: memoryview
    holes: memoryview
    begins: memoryview
    texts: memoryview


@cache
def _file() -> _File:
    triples, buckets, holes, begins, texts = sections("phrases.bin", SECTIONS)
    return _File(triples, buckets.cast("I"), holes.cast("I"), begins.cast("I"), texts)


def unwritten(triples: Iterable[str]) -> set[str]:
    """Those of ``triples`` that the corpus never writes; of a hundred one is taken for written.

    A report has some thousand, most of them written: one loop for all takes half the time.
    """
    bits, mix, ones = _file().triples, _MIX, _BYTES
    found = set()
    for triple in triples:
        one, two, three = map(ord, triple)
        code = (one << 32 | two << 16 | three) * mix >> 40
        if bits[code >> 3 & ones] >> (code & 7) & 1:
            code >>= 28
            if bits[code >> 3 & ones] >> (code & 7) & 1:
                code >>= 28
                if bits[code >> 3 & ones] >> (code & 7) & 1:
                    continue
        found.add(triple)
    return found


_FOUND = 1 << 15


Hole = tuple[str, str, str, str, int, int]
"""A phrase with one letter taken out, plain, for there are many: the letter (empty where the place is ``SOUND`` or ``PAIR``),
what stands before and behind it in the phrase, the phrase, its weight, and the place of the letter."""


class _Holes(dict[int, Sequence[Hole]]):
    """What was found for keys: names and terms that the corpus lacks come back from report to report."""

    def __missing__(self, key: int) -> Sequence[Hole]:
        if len(self) >= _FOUND:
            self.clear()
        found = self[key] = _holes(key)
        return found


holes: Callable[[int], Sequence[Hole]] = _Holes().__getitem__
"""Phrases that have the key given round a letter, cut there; a few others too, so compare."""


def with_hole(key: int) -> list[tuple[Phrase, int]]:
    """The same, whole: the phrases, and the place of the letter in each."""
    return [(Phrase(text, weight), gap) for _, _, _, text, weight, gap in holes(key)]


def _holes(key: int) -> Sequence[Hole]:
    file, code = _file(), key * _MIX
    bucket, mark = code >> 64 & _LAST_BUCKET, code >> 90 & _WHOLE_MARK
    buckets, entries = file.buckets, file.holes
    found: Sequence[Hole] = ()
    for place in range(buckets[bucket], buckets[bucket + 1]):
        entry = entries[place]
        if entry & _WHOLE_MARK == mark:
            (text, weight), gap = _phrase(entry >> MARK + 4), entry >> MARK & 15
            found = (*found, (text[gap : gap + 1], text[:gap], text[gap + 1 :], text, weight, gap))
    return found


@lru_cache(maxsize=1 << 14)
def _phrase(ordinal: int) -> Phrase:
    file = _file()
    text = bytes(file.texts[file.begins[ordinal] : file.begins[ordinal + 1]]).decode()
    return Phrase(text[:-1], ord(text[-1]) - 48)
