"""Verb and object of a clause, for prose as plain as that of offices: 不断深化依法行政制度体系.

The first verb of a clause governs the noun that ends it, unless another verb follows it at once (加快形成) or stands
behind the last 的. What stands before the verb may only be a subject and adverbs: 把, 对, 以 and their like turn the
clause round. A clause that is built otherwise is left alone: who asks for its object gets none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hegui.api.language import WordClasses
from hegui.api.text import ONES, tags, words

_NUMBERED = re.compile(f"(?:第?[{ONES}十]{{1,3}}[是要、]|[0-9]{{1,2}}[.、．])")
_FIGURE = re.compile("[0-9０-９]")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_NO_HEAD = frozenset("dpcurmqf")
"""Tags of words that are no noun: adverbs, prepositions, conjunctions, particles, numbers, places."""


class Reading(NamedTuple):
    """The verb of a clause and the noun it governs; offsets in the clause.

    Attributes:
        start, end: where the verb begins and the head ends.
        attribute: whether 的 ends an attribute of the head.
        close: whether nothing stands between the two.
        led: whether other verbs stand before the verb (加快|形成).
        joint: whether the head is one of several nouns.
        others: further verbs between the two.
    """

    verb: str
    head: str
    start: int
    end: int
    attribute: bool
    close: bool
    led: bool
    joint: bool
    others: tuple[str, ...]


class _Sets(NamedTuple):
    """Word classes as sets, for looking up single words."""

    verbs: frozenset[str]
    also_nouns: frozenset[str]
    turning: frozenset[str]
    joining: frozenset[str]
    aspects: frozenset[str]
    predicates: frozenset[str]


@lru_cache(maxsize=4)
def _sets(classes: WordClasses) -> _Sets:
    nouns = frozenset(classes.words("also-noun"))
    return _Sets(
        frozenset(classes.words("transitive", "takes-object")) - frozenset(classes.words("no-governor")),
        nouns,
        frozenset(classes.words("turns-clause")),
        frozenset(("、", *classes.words("joins-nouns"))),
        frozenset(classes.words("aspect")),
        frozenset(classes.words("another-predicate")),
    )


def governed(clause: str, classes: WordClasses) -> Reading | None:
    """Verb and object of ``clause``, which holds no mark but 、; ``None`` where it has another shape."""
    sets = _sets(classes)
    pieces = _pieces(clause, sets)
    first = next((i for i, (word, _) in enumerate(pieces) if word in sets.verbs), len(pieces))
    if first >= len(pieces) - 1 or any(word in sets.turning for word, _ in pieces[:first]):
        return None
    head, at = pieces[-1]
    if not _HAN.fullmatch(head) or tags(head[0]).get(head, "n")[0] in _NO_HEAD:
        return None
    place = _last_of_row(pieces, first, sets)
    between = [word for word, _ in pieces[place + 1 : -1]]
    if not sets.predicates.isdisjoint(between):
        return None
    if between and (between[0] == "的" or between[0] in sets.verbs):
        return None
    cut = len(between) - between[::-1].index("的") if "的" in between else 0
    near = between[cut:]
    if not cut and near and near[0] in sets.aspects:
        near = near[1:]
    if any(word in sets.turning or word in sets.aspects for word in near) or _governs(near, head, sets):
        return None
    verb, start = pieces[place]
    others = tuple(word for word in between if word in sets.verbs)
    joint = any(word in sets.joining for word in (between if others else near))
    return Reading(verb, head, start, at + len(head), cut > 0, not between, place > first, joint, others)


def _governs(between: list[str], head: str, sets: _Sets) -> bool:
    """Whether a verb that is no noun stands among these words, or for the head."""
    return any(word in sets.verbs and word not in sets.also_nouns for word in (*between, head))


def _last_of_row(pieces: list[tuple[str, int]], first: int, sets: _Sets) -> int:
    """The last of the verbs that stand in a row (加快形成, 加强和改进): it is nearest to the object."""
    place = first
    while place + 1 < len(pieces) - 1:
        step = 2 if pieces[place + 1][0] in sets.joining and place + 2 < len(pieces) - 1 else 1
        word = pieces[place + step][0]
        if word not in sets.verbs or word in sets.also_nouns:
            break
        place += step
    return place


def _pieces(clause: str, sets: _Sets) -> list[tuple[str, int]]:
    """The words of a clause with their offsets, its number before and a figure behind it left out.

    Verbs that the dictionary does not know (筑牢) are put together; so is a last word of one character with the one
    before it (满意|度).
    """
    numbered = _NUMBERED.match(clause)
    start = numbered.end() if numbered else 0
    figure = _FIGURE.search(clause, start)
    found: list[tuple[str, int]] = []
    for word in words(clause[start : figure.start() if figure else len(clause)]):
        if found and found[-1][0] + word in sets.verbs and min(len(found[-1][0]), len(word)) == 1:
            before, at = found.pop()
            found.append((before + word, at))
        else:
            found.append((word, start))
        start += len(word)
    if len(found) > 2 and len(found[-1][0]) == 1 and found[-2][0] not in sets.verbs:
        (before, at), (last, _) = found[-2:]
        found[-2:] = [(before + last, at)]
    return found
