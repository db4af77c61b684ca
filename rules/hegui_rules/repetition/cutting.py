"""Words of a few letters at a time, by how often each word is written: is a text likelier without this character?

Loading a whole segmenter costs more than a check; the few letters round a candidate are cut here, word by word from
the dictionary's counts alone.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log
from typing import NamedTuple

from hegui.facts.dictionary import frequency

_TOTAL = log(60_101_967)
"""Words that the dictionary's counts add up to."""
_LONGEST = 4


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
    """What ``word`` costs; a single character always has a price, other unknown words have none."""
    count = frequency(word)
    if count:
        return _TOTAL - log(count)
    return _TOTAL + 1 if len(word) == 1 else inf


@lru_cache(maxsize=2048)
def cut(text: str) -> Cut:
    """``text`` in words; meant for a dozen letters."""
    best = [0.0] + [inf] * len(text)
    back = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
            cost = best[start] + price(text[start:end])
            if cost < best[end]:
                best[end], back[end] = cost, start
    words: list[str] = []
    end = len(text)
    while end:
        words.append(text[back[end] : end])
        end = back[end]
    return Cut(best[-1], tuple(reversed(words)))


def run(body: str, start: int, end: int, reach: int = 5) -> tuple[str, int]:
    """The unbroken Chinese letters round a place, at most ``reach`` to either side, and the offset they begin at."""
    low, high = start, end
    while low > max(0, start - reach) and "\u4e00" <= body[low - 1] <= "\u9fff":
        low -= 1
    while high < min(len(body), end + reach) and "\u4e00" <= body[high] <= "\u9fff":
        high += 1
    return body[low:high], low
