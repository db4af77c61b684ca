"""What a text must have for a regular expression to be met in it, read off the expression itself.

``(?:扎实|深入)[一-龥]{2,8}工作`` is met only where 扎实 or 深入 stands, and 工作. So many patterns of the rules need not be tried
on a report at all: the letters of a text and its pairs of letters, two sets, answer for each of them in a fraction of the
time that going through the text takes.

What is found may be too little (a pattern is tried in vain), never too much: anything that is not understood needs nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

from hegui import snapshot

_MOST = 400
"""Words of one set, at most; a longer list is worth as much trouble as the text."""
_SETS = 4
"""Sets of one pattern, at most."""

_Words = frozenset[str]
_NOTHING: _Words = frozenset(("",))

_Set = tuple[frozenset[str], frozenset[int]]


class Needed(NamedTuple):
    """What every match of a pattern has.

    Attributes:
        sets: letters and pairs of letters (``pair``); of each set the text has one letter or one pair.
        first: the same for what a match begins with; ``None`` where too much may.
    """

    sets: Sequence[_Set]
    first: _Set | None


def pair(two: str) -> int:
    """Two letters of the basic plane as a number, as they stand in memory in UTF-16."""
    one, other = map(ord, two)
    return one | other << 16 if sys.byteorder == "little" else one << 16 | other


def letters_of(number: int) -> str:
    """The two letters of a ``pair``."""
    low, high = chr(number & 0xFFFF), chr(number >> 16)
    return low + high if sys.byteorder == "little" else high + low


_known: dict[int, tuple[re.Pattern[str], Needed]] = {}
"""By the identity of a pattern, which is held: to hash one takes as long as its code is."""
_HELD = 4000


def needed(pattern: re.Pattern[str]) -> Needed:
    """What every match of ``pattern`` needs in the text; nothing where nothing can be said.

    For patterns that are compiled once: what is found is kept with the pattern for as long as the process lives.
    """
    found = _known.get(id(pattern))
    if found is None:
        if len(_known) >= _HELD:
            _known.clear()
        source, flags = pattern.pattern, pattern.flags
        sets, first = snapshot.kept(f"needed {flags} {source}", lambda: _read(source, flags))
        needs = Needed([_set(*one) for one in sets], None if first is None else _set(*first))
        found = _known[id(pattern)] = pattern, needs
    return found[1]


_Plain = tuple[str, str]
"""Letters, and pairs of letters, in types that a snapshot keeps."""


def _set(letters: str, pairs: str) -> _Set:
    return frozenset(letters), frozenset(map(pair, map(str.__add__, pairs[::2], pairs[1::2])))


def _read(source: str, flags: int) -> tuple[list[_Plain], _Plain | None]:
    first = words_first(source, flags)
    return [_plain(words) for words in words_needed(source, flags)], None if first is None else _plain(first)


def _plain(words: _Words) -> _Plain:
    return (
        "".join(sorted(word for word in words if len(word) == 1)),
        "".join(sorted({word[:2] for word in words if len(word) > 1})),
    )


def _parsed(source: str, flags: int) -> Iterable[Any]:
    """The items of an expression, by the parser of ``re`` itself: nothing is understood in another way than it is matched."""
    tree: Iterable[Any] = import_module("re._parser").parse(source, flags)
    return tree


def _plain_letters(words: _Words) -> bool:
    return "" not in words and all(letter <= "\uffff" for word in words for letter in word)


def words_first(source: str, flags: int = 0) -> _Words | None:
    """Words with one of which every match begins; ``None`` where there are too many, or they are not known."""
    if flags & re.IGNORECASE:
        return None
    try:
        words = _first(_parsed(source, flags))
    except Exception:  # a Python whose parser is elsewhere or speaks otherwise
        return None
    return words if words is not None and _plain_letters(words) else None


def words_needed(source: str, flags: int = 0) -> list[_Words]:
    """Sets of words of each of which every match, with what it looks at before and behind, holds one."""
    if flags & re.IGNORECASE:
        return []
    try:
        words, needs = _sequence(_parsed(source, flags))
    except Exception:  # a Python whose parser is elsewhere or speaks otherwise
        return []
    if words is not None:
        needs = [*needs, words]
    return sorted({*filter(_plain_letters, needs)}, key=_worth)[:_SETS]


def _worth(words: _Words) -> tuple[int, int, list[str]]:
    """The less, the likelier a text has none of them."""
    return sum(len(word) == 1 for word in words), len(words), sorted(words)


def _sequence(items: Iterable[Any]) -> tuple[_Words | None, list[_Words]]:
    """All that a sequence may be, where that is a short list of words, and what it needs besides."""
    run, needs, listed = _NOTHING, list[_Words](), True
    for operation, about in items:
        words, own = _item(str(operation), about)
        needs += own
        if words is not None and len(run) * len(words) <= _MOST:
            run = frozenset(map("".join, product(run, words)))
            continue
        needs.append(run)
        run, listed = words or _NOTHING, False
    if listed:
        return run, needs
    return None, [one for one in (*needs, run) if "" not in one]


def _item(operation: str, about: Any) -> tuple[_Words | None, list[_Words]]:
    """The same for one item; what only looks at the text is no letter, and may need some."""
    if operation == "LITERAL":
        return frozenset(chr(about)), []
    if operation == "IN":
        return _letters(about), []
    if operation == "BRANCH":
        return _either([_sequence(branch) for branch in about[1]])
    if operation == "SUBPATTERN":
        _, added, removed, inside = about
        return (None, []) if added or removed else _sequence(inside)
    if operation == "ATOMIC_GROUP":
        return _sequence(about)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inside = about
        words, needs = _sequence(inside)
        if most == 1 and words is not None:
            return (words, needs) if least else (words | _NOTHING, [])
        return None, [*needs, words or _NOTHING] if least else []
    if operation == "ASSERT":
        words, needs = _sequence(about[1])
        return _NOTHING, [*needs, words or _NOTHING]
    return _NOTHING if operation in ("AT", "ASSERT_NOT") else None, []


def _letters(items: Iterable[tuple[Any, Any]]) -> _Words | None:
    """The letters of a short class."""
    found: set[str] = set()
    for operation, about in items:
        if str(operation) == "LITERAL":
            found.add(chr(about))
        elif str(operation) == "RANGE" and about[1] - about[0] < _MOST:
            found.update(map(chr, range(about[0], about[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _MOST else None


def _either(branches: Sequence[tuple[_Words | None, list[_Words]]]) -> tuple[_Words | None, list[_Words]]:
    """What stands for any of the branches."""
    listed = [words for words, _ in branches if words is not None]
    if len(listed) == len(branches) and sum(map(len, listed)) <= _MOST:
        return frozenset().union(*listed), []
    best: set[str] = set()
    for words, needs in branches:
        choice = [one for one in (*needs, words or _NOTHING) if "" not in one]
        if not choice:
            return None, []
        best.update(sorted(choice, key=_worth)[0])
    return None, [frozenset(best)] if len(best) <= _MOST else []


def _first(items: Iterable[Any]) -> _Words | None:
    """Words with one of which a sequence begins, none of them empty; of those only the first two letters are asked for."""
    run = _NOTHING
    for operation, about in items:
        words = _item(str(operation), about)[0]
        if words is None:
            words = _first_of(str(operation), about)
            if words is None or len(run) * len(words) > _MOST:
                break
            return frozenset(map("".join, product(run, words)))
        if len(run) * len(words) > _MOST:
            break
        run = frozenset(map("".join, product(run, words)))
        if min(map(len, run)) > 1:
            break
    return None if "" in run else run


def _first_of(operation: str, about: Any) -> _Words | None:
    """The same for one item that is no short list of words."""
    if operation == "SUBPATTERN":
        _, added, removed, inside = about
        return None if added or removed else _first(inside)
    if operation == "ATOMIC_GROUP":
        return _first(about)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _first(about[2]) if about[0] else None
    if operation == "BRANCH":
        found: set[str] = set()
        for branch in about[1]:
            words = _first(branch)
            if words is None or len(found) + len(words) > _MOST:
                return None
            found |= words
        return frozenset(found)
    return None
