"""Where words and rare patterns stand in a document.

How the phrases of tables are found says :mod:`hegui.text.phrases`; a pattern is tried only on a text
that has one of its signs, which nearly none has.

>>> for match in matches(doc, r"(?:第[一二三]稿|送审稿)", ("稿",)): ...
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hegui.document import Document, Span, fact
from hegui.text import phrases as engine
from hegui.text.compiled import compiled
from hegui.text.needed import letters_of, needed
from hegui.text.phrases import Automaton, Body, Hit, Phrases, named

_REACH = 40


@fact
def characters(doc: Document) -> frozenset[str]:
    """The characters of ``doc.body``."""
    return frozenset(doc.body)


def shows(doc: Document, signs: Iterable[str]) -> bool:
    """Whether one of ``signs``, none of them empty, stands in ``doc.body``."""
    there, body = characters(doc), doc.body
    return any(sign[0] in there and sign in body for sign in signs)


def matches(doc: Document, pattern: str | re.Pattern[str], signs: Iterable[str]) -> Iterator[re.Match[str]]:
    """``pattern`` over the report's own text, offsets of ``Document.text``.

    Args:
        signs: words of which every match holds at least one.
    """
    return _ready(pattern).finditer(doc.body) if shows(doc, signs) else iter(())


def everywhere(doc: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """``pattern`` over the report's own text, as ``matches``: not tried where the text lacks what every match needs, and
    only where a match may begin, if that is known and not often.

    For patterns that are compiled once (see ``hegui.text.needed``).
    """
    letters, pairs = _letters(doc)
    needs = needed(pattern)
    for ones, twos in needs.sets:
        if letters.isdisjoint(ones) and pairs.isdisjoint(twos):
            return iter(())
    if needs.first is None:
        return pattern.finditer(doc.body)
    ones, twos = needs.first
    words = [*letters & ones, *map(letters_of, pairs & twos)]
    return _beginning(pattern, doc.body, words) if len(words) <= _FEW else pattern.finditer(doc.body)


_FEW, _OFTEN = 2, 24
"""Looking for more words than that, or at so many places, takes as long as going through a report."""


def _beginning(pattern: re.Pattern[str], body: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """Where ``pattern``, every match of which begins with one of ``words``, is met in ``body``."""
    places: list[int] = []
    for word in words:
        at = body.find(word)
        while at >= 0:
            if len(places) >= _OFTEN:
                return pattern.finditer(body)
            places.append(at)
            at = body.find(word, at + 1)
    return _at(pattern, body, sorted(places))


def _at(pattern: re.Pattern[str], body: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    done = 0
    for place in places:
        if place >= done and (met := pattern.match(body, place)):
            yield met
            done = met.end()


@fact
def _letters(doc: Document) -> tuple[frozenset[str], set[int]]:
    return characters(doc), pairs_of(doc)


_UTF16 = f"utf-16-{sys.byteorder[0]}e"


@fact
def pairs_of(doc: Document) -> set[int]:
    """The pairs of letters that follow one another in ``doc.body``, as ``hegui.text.needed.pair`` numbers them."""
    # Four bytes of UTF-16 as one number: a third of what it costs to make strings of two.
    data = doc.body.encode(_UTF16, "surrogatepass")
    pairs: set[int] = set()
    for start in (0, 2):
        whole = (len(data) - start) // 4 * 4
        pairs.update(memoryview(data)[start : start + whole].cast("I"))
    return pairs


def _ready(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    return compiled(pattern) if isinstance(pattern, str) else pattern


def hits(doc: Document, table: Phrases | str) -> tuple[Hit, ...]:
    """Where the phrases of ``table`` stand in ``doc.body``, overlapping ones included, by start, end and place.

    Args:
        table: the table or its name.

    Raises:
        KeyError: no table has this name.
    """
    if isinstance(table, str):
        table = named(table)
    return _hits(doc, table)


def groups(
    doc: Document, table: Phrases, groups_of: Sequence[tuple[str, ...]]
) -> Mapping[str, Sequence[Sequence[tuple[int, int]]]]:
    """Where the phrases of ``table`` stand in ``doc.body``, by the groups of each, by its place: (start, end), in no order.

    Phrases of the same groups share one sequence: a phrase stands in eight groups on the average, and few are asked for.
    """
    alike: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for start, end, place in _found(doc, table):
        alike[groups_of[place]].append((start, end))
    found: defaultdict[str, list[list[tuple[int, int]]]] = defaultdict(list)
    for names, spans in alike.items():
        for name in names:
            found[name].append(spans)
    return found


def before(doc: Document, offset: int, pattern: str | re.Pattern[str]) -> bool:
    """Whether ``pattern`` (which ends in ``$``) matches what stands right before ``offset`` in its line."""
    left = doc.body[max(0, offset - _REACH) : offset]
    return _ready(pattern).search(left[left.rfind("\n") + 1 :]) is not None


@fact
def _body(doc: Document) -> Body:
    return Body(doc.body)


@fact
def _scanned(doc: Document, matcher: Automaton) -> list[list[tuple[int, int, int]]]:
    return matcher.scan(_body(doc))


@fact
def _automaton(doc: Document) -> Automaton | None:
    """The same for all tables of one document."""
    return engine.automaton(_body(doc))


def _found(doc: Document, table: Phrases) -> Sequence[tuple[int, int, int]]:
    """Start, end and place of the words of ``table``, in no order."""
    matcher = _automaton(doc)
    if matcher is not None:
        slot = matcher.slot(table)
        if slot >= 0:
            return _scanned(doc, matcher)[slot]
        engine.count(_body(doc))
    return _body(doc).find(table.index)


def found(doc: Document, table: Phrases) -> list[tuple[int, int, int]]:
    """The same as ``hits``, plain: start, end and place in the table, in this order."""
    return sorted(_found(doc, table))


@fact
def _hits(doc: Document, table: Phrases) -> tuple[Hit, ...]:
    """Most tables are asked for by no rule that runs, or by several."""
    words = table.words
    return tuple(Hit(Span(start, end), words[place], place) for start, end, place in found(doc, table))
