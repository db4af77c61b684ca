"""How likely a few letters are, word by word: is a text likelier without this character?"""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import NamedTuple

from hegui.api.text import TOTAL, frequency, words

_TOTAL = log(TOTAL)


class Cut(NamedTuple):
    """The likeliest words of a text.

    Attributes:
        cost: negative logarithm of their probability, each word by itself.
        words: the words; what the dictionary does not know stands as single characters.
    """

    cost: float
    words: tuple[str, ...]

    def at(self, place: int) -> tuple[int, str]:
        """The word that covers ``place``, and its ordinal."""
        end = 0
        for ordinal, word in enumerate(self.words):
            end += len(word)
            if place < end:
                return ordinal, word
        raise IndexError(place)

    @property
    def seams(self) -> frozenset[int]:
        """Where words begin or end."""
        found, end = {0}, 0
        for word in self.words:
            end += len(word)
            found.add(end)
        return frozenset(found)


def price(word: str) -> float:
    """What ``word`` costs: the rarer, the more."""
    return _TOTAL - log(frequency(word) or 1)


@lru_cache(maxsize=2048)
def cut(text: str) -> Cut:
    """``text`` in words; meant for a dozen letters."""
    found = tuple(words(text))
    return Cut(sum(map(price, found)), found)


def run(body: str, start: int, end: int, reach: int = 4) -> tuple[str, int]:
    """The unbroken Chinese letters round a place, at most ``reach`` to either side, and the offset they begin at."""
    low, high = start, end
    while low and start - low < reach and "\u4e00" <= body[low - 1] <= "\u9fff":
        low -= 1
    while high < min(len(body), end + reach) and "\u4e00" <= body[high] <= "\u9fff":
        high += 1
    return body[low:high], low
