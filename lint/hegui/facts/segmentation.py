"""Words of a Chinese text as jieba cuts them, its dictionary read as far as the text needs it.

jieba's own code does the cutting; only its two tables are put in place of those it would load whole, so that the
first call costs some 20 ms and not 0.7 s. The words are the same (``tests/test_segmentation.py``).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from hegui.facts.dictionary import TOTAL, entries


class _Frequencies:
    """jieba's ``FREQ``: every word and every beginning of one, to its frequency."""

    def __contains__(self, word: str) -> bool:
        return word in entries(word[0])

    def __getitem__(self, word: str) -> int:
        return entries(word[0])[word].frequency

    def get(self, word: str, default: int | None = None) -> int | None:
        entry = entries(word[0]).get(word)
        return default if entry is None else entry.frequency


class _Tags:
    """jieba's ``word_tag_tab``: words to their parts of speech."""

    def get(self, word: str, default: str) -> str:
        entry = entries(word[0]).get(word)
        return entry.tag if entry is not None and entry.tag else default


def words(text: str) -> list[str]:
    """``text`` cut into words of the dictionary; nothing is guessed."""
    return list(_tokenizer().cut(text, HMM=False))


def seams(text: str) -> set[int]:
    """Offsets at which a word of ``text`` begins or ends."""
    found, end = {0}, 0
    for word in words(text):
        end += len(word)
        found.add(end)
    return found


def tagged(text: str) -> list[tuple[str, str]]:
    """Words of ``text`` with their parts of speech (``nr`` = name of a person), unknown names guessed."""
    return [(pair.word, pair.flag) for pair in _tagger().cut(text, HMM=True)]


@cache
def _tokenizer() -> Any:
    with _without("pkg_resources"):  # jieba asks for it, costs 30 ms, and does as well without
        import jieba
    made = jieba.Tokenizer()
    made.FREQ, made.total, made.initialized = _Frequencies(), TOTAL, True
    return made


@cache
def _tagger() -> Any:
    own = _tokenizer()
    import jieba

    # On import, posseg makes a tagger of its own and loads the dictionary for it: here it gets an empty one.
    jieba.dt.get_dict_file = io.BytesIO
    try:
        from jieba import posseg
    finally:
        del jieba.dt.get_dict_file
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
