"""Words of a Chinese text as jieba cuts them, its dictionary read as far as the text needs it.

Without guessing, jieba's cut is the most probable path through the words of the dictionary; that is a few lines, and
jieba takes 0.7 s to load what they need. Guessing names takes its hidden Markov model: then jieba itself is loaded,
with tables that are read bit by bit put in the place of its own. The words are jieba's (``tests/test_segmentation.py``).
"""

from __future__ import annotations

import io
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import log
from typing import Any

from hegui.text.dictionary import TOTAL, ahead, alone, beginning, frequency, tags

# What jieba takes as one stretch; anything else is a word by itself.
_STRETCH = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL)
_HAN = re.compile(r"[\u4e00-\u9fd5]+")
_LATIN = re.compile(r"[a-zA-Z0-9]")
_LOG_TOTAL = log(TOTAL)
_TORN = 4.0
"""So much likelier must the reading be that a joint tears; measured: wrong words at their right place stay below 3.5."""
_REACH = 3
"""A word that a joint may tear has at most so many letters to either side of it."""
_SELDOM = 2000
"""A single letter that the dictionary counts less often than this is hardly a word."""


def words(text: str) -> list[str]:
    """``text`` cut into words of the dictionary; nothing is guessed."""
    return [
        word
        for match in _STRETCH.finditer(text)
        for word in (_joined(_cut(match[0])) if match[1] else (match[0],))
    ]


def seams(text: str) -> set[int]:
    """Offsets at which a word of ``text`` begins or ends."""
    found, end = {0}, 0
    for word in words(text):
        end += len(word)
        found.add(end)
    return found


def tagged(text: str) -> list[tuple[str, str]]:
    """Words of ``text`` with their parts of speech (``nr`` = name of a person), unknown names guessed."""
    if _HAN.fullmatch(text):
        known = list(_cut(text))
        if not any(len(a) == len(b) == 1 for a, b in pairwise(known)):
            # Only neighbours of one character each may be a word that the dictionary does not know.
            return [(word, tags(word[0]).get(word, "x")) for word in known]
    return [(pair.word, pair.flag) for pair in _tagger().cut(text, HMM=True)]


@lru_cache(maxsize=8192)
def torn(left: str, right: str, inside: int) -> bool:
    """Whether a joint tears a word: ``left + right`` is much likelier with a word across it than without.

    One side of the joint is the unit in question. Nothing is torn where a word of the unit stays whole in a compound or
    before a suffix (充分|发挥, 督查|组), nor where the likelier reading leaves a letter of the unit that is no word
    (对中|国藉 as 中国 and 藉).

    Args:
        left: Chinese letters before the joint, a few.
        right: those after it.
        inside: length of the unit; positive when it begins at the joint, negative when it ends there.
    """
    if not _bridged(left, right):
        return False
    joint, cut = len(left), list(_cut(left + right))
    ends = list(accumulate(map(len, cut)))
    ordinal = bisect_right(ends, joint)
    word = cut[ordinal]
    start = joint - (ends[ordinal] - len(word))
    front, back = word[:start], word[start:]
    own = back if inside > 0 else front
    if not front or (len(own) > 1 and frequency(own)):
        return False
    rest = cut[ordinal + 1 : ordinal + 2] if inside > 0 else cut[max(0, ordinal - 1) : ordinal]
    length = len(back) if inside > 0 else len(front)
    if rest and len(rest[0]) == 1 and length < abs(inside) and frequency(rest[0]) < _SELDOM:
        return False
    return _cost(left) + _cost(right) - _cost(left + right) > _TORN


def _bridged(left: str, right: str) -> bool:
    """Whether any word of the dictionary lies across the joint; most joints have none, and need no reckoning."""
    for back in range(1, min(len(left), _REACH) + 1):
        tail = left[-back:]
        counts = ahead((tail + right[0])[:2]).counts
        if counts and any(
            counts.get(tail + right[:reach]) for reach in range(1, min(len(right), _REACH) + 1)
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def _cut(stretch: str) -> tuple[str, ...]:
    """The words of the most probable path, as jieba reckons it: of equal ones the longer word.

    Kept: several rules ask for the same sentence, and in an editor most sentences are those of the version before.
    """
    length = len(stretch)
    best = [0.0] * (length + 1)
    ends = [0] * length
    for start in range(length - 1, -1, -1):
        chosen, score = start + 1, _weight(stretch[start]) + best[start + 1]
        if chosen < length:
            _, lengths, _, weights = ahead(stretch[start : start + 2])
            for size in lengths:
                end = start + size
                if end > length:
                    break
                weight = weights.get(stretch[start:end])
                if weight is not None and (longer := weight + best[end]) >= score:
                    chosen, score = end, longer
        best[start], ends[start] = score, chosen
    found, start = [], 0
    while start < length:
        found.append(stretch[start : ends[start]])
        start = ends[start]
    return tuple(found)


@cache
def _weight(character: str) -> float:
    """What ``character`` as a word adds to the logarithm of a path."""
    return log(alone(character) or 1) - _LOG_TOTAL


def _cost(stretch: str) -> float:
    """The negative logarithm of the probability of the most probable path."""
    return sum(_LOG_TOTAL - log(frequency(word) or 1) for word in _cut(stretch))


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """``pieces`` with single Latin letters and digits in a row made one word."""
    latin = ""
    for piece in pieces:
        if len(piece) == 1 and _LATIN.match(piece):
            latin += piece
            continue
        if latin:
            yield latin
            latin = ""
        yield piece
    if latin:
        yield latin


class _Frequencies:
    """jieba's ``FREQ``: words to their frequencies; 0 for anything that a longer word may begin with."""

    def __contains__(self, word: str) -> bool:
        return len(word) <= beginning(word[0]).longest

    def __getitem__(self, word: str) -> int:
        return frequency(word)

    def get(self, word: str, default: int | None = None) -> int | None:
        return frequency(word) or default


class _Tags:
    """jieba's ``word_tag_tab``: words to their parts of speech."""

    def get(self, word: str, default: str) -> str:
        return tags(word[0]).get(word, default)


@cache
def _tagger() -> Any:
    with _without("pkg_resources"):  # jieba asks for it, costs 30 ms, and does as well without
        import jieba
    # On import, posseg makes a tagger of its own and loads the dictionary for it: here it gets an empty one.
    jieba.dt.get_dict_file = io.BytesIO
    try:
        from jieba import posseg
    finally:
        del jieba.dt.get_dict_file
    own = jieba.Tokenizer()
    own.FREQ, own.total, own.initialized = _Frequencies(), TOTAL, True
    own.get_dict_file = io.BytesIO
    made = posseg.POSTokenizer(own)
    made.word_tag_tab = _Tags()
    return made


@contextmanager
def _without(module: str) -> Iterator[None]:
    """While it lasts, importing ``module`` fails, unless that is done already."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]
