"""Words of a Chinese text, by jieba's dictionary: for the few candidates that survive cheaper tests.

The first call loads the dictionary (jieba 0.6 s, its compiled twin rjieba 0.1 s); no rule calls it on every document.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any


@cache
def _segmenter() -> tuple[str, Any]:
    """The segmenter that is installed: the compiled one when there is a choice."""
    try:
        import rjieba
    except ImportError:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        return "jieba", jieba
    return "rjieba", rjieba


def words(text: str) -> list[str]:
    """``text`` cut into words of the dictionary; nothing is guessed."""
    name, segmenter = _segmenter()
    return list(segmenter.cut(text, False) if name == "rjieba" else segmenter.cut(text, HMM=False))


def seams(text: str) -> set[int]:
    """Offsets at which a word of ``text`` begins or ends."""
    found, end = {0}, 0
    for word in words(text):
        end += len(word)
        found.add(end)
    return found


def tagged(text: str) -> list[tuple[str, str]]:
    """Words of ``text`` with their parts of speech (``nr`` = name of a person), unknown names guessed."""
    name, segmenter = _segmenter()
    if name == "rjieba":
        return list(segmenter.tag(text, True))
    from jieba import posseg

    return [(pair.word, pair.flag) for pair in posseg.cut(text, HMM=True)]
