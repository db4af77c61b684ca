"""Whether two wordings say one thing: the same letters but for a word that another of its class stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from hegui.api.language import WordClasses
from hegui.api.text import compiled, words

_KIN = "alike-"
"""Classes of words of which one says what the other says begin with this."""
_BACK = 2
"""Letters that two words of one class may have in common at either end: 法律, 法治; 任, 担任."""


def kin(classes: WordClasses, one: str, other: str) -> bool:
    """Whether two words stand in one class of words that say the same."""
    of = classes.classes_of_word
    return any(name.startswith(_KIN) and name in of.get(other, ()) for name in of.get(one, ()))


def alike(classes: WordClasses, one: str, other: str) -> bool:
    """Whether ``other`` says what ``one`` says: one word of it in other words, or its halves exchanged."""
    if one == other:
        return True
    before = _agreeing(one, other)
    room = min(len(one), len(other)) - before
    behind = min(room, _agreeing(one[::-1], other[::-1]))
    for back in range(min(before, _BACK) + 1):
        for fore in range(min(behind, _BACK) + 1):
            first = one[before - back : len(one) - behind + fore]
            second = other[before - back : len(other) - behind + fore]
            if first and second and kin(classes, first, second):
                return True
    return _turned(one, other)


def _agreeing(one: str, other: str) -> int:
    """Letters with which both begin."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _turned(one: str, other: str) -> bool:
    """矛盾纠纷, 纠纷矛盾."""
    return len(one) == len(other) == 4 and one[2:] + one[:2] == other


_EMPTY = ("way-of-doing", "adds-nothing")


def adds_nothing(classes: WordClasses, more: str, said: str) -> bool:
    """Whether ``more`` has no word of weight that ``said`` has not, or has in other words. Figures are not looked at."""
    # A letter that neither stands there nor in any word without weight or with others that say the same: it is news, and
    # nothing has to be cut into words.
    if any("\u4e00" <= letter <= "\u9fff" for letter in set(more).difference(said, _harmless(classes))):
        return False
    empty, of = _empty(classes), classes.classes_of_word
    known: list[str] = []
    for word in words(more):
        if (
            word in empty
            or word in said
            or (len(word) == 4 and word[:2] in said and word[2:] in said)
            or not any("\u4e00" <= letter <= "\u9fff" for letter in word)
        ):
            continue
        if not any(name.startswith(_KIN) for name in of.get(word, ())):
            return False
        known = known or words(said)
        if not any(kin(classes, word, other) for other in known):
            return False
    return True


@lru_cache(maxsize=4)
def _empty(classes: WordClasses) -> frozenset[str]:
    return frozenset(classes.words(*_EMPTY))


@lru_cache(maxsize=4)
def _harmless(classes: WordClasses) -> frozenset[str]:
    """The letters of words without weight, and of words for which there are others."""
    kin_ = (name for name in classes.by_name if name.startswith(_KIN))
    return frozenset("".join((*_empty(classes), *classes.words(*kin_))))


@lru_cache(maxsize=4)
def _with_kin(classes: WordClasses) -> re.Pattern[str]:
    """Where a word stands for which there are others."""
    return compiled(classes.pattern(*(name for name in classes.by_name if name.startswith(_KIN))))


def may_be_alike(classes: WordClasses, left: str, right: str) -> bool:
    """Whether any end of ``left`` and any beginning of ``right`` can be ``alike`` without being the same."""
    has_kin = _with_kin(classes).search
    return bool(has_kin(left) and has_kin(right)) or _turned(left[-4:], right[:4])


def substance_of(classes: WordClasses, text: str) -> int:
    """Letters of the words of weight in ``text``."""
    empty = _empty(classes)
    return sum(len(word) for word in words(text) if word not in empty and "\u4e00" <= word[0] <= "\u9fff")
