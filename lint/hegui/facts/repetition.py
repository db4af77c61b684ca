"""Passages that stand twice, in one text or in two: fingerprints at the edges of clauses, extended.

>>> for passage in repeated(prose(doc)): ...                     # inside one document: ``passages(doc)``
>>> for passage in shared(prose(old), prose(new)): ...           # across two: ``first`` lies in old

Texts are compared by their letters alone: marks and white space do not count. A fingerprint is the first or the last
eight letters of a clause: so a clause that two texts share is seen even when a word in its middle was changed.
Fingerprints that agree are extended to whole matches, matches that go on after a few changed letters are joined to
passages, and passages grow over changed words at either end. Time is linear in the length of the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised

LEAST = 14
"""Letters that a passage and its copy have in common at least."""

_GRAM = 8
_LINK = 9
"""Letters without a break that make a match; matches close to each other make a passage."""
_KEPT = 4
"""Occurrences of a fingerprint that later ones are compared with: the earliest."""
_JOINED = 10
"""Letters that may have been changed, put in or left out between two matches of one passage."""
_GROWN = 80
"""Letters to either side of its matches in which a passage may go on with single words changed."""
_AGAIN = 4
"""Letters that agree again after a changed word."""
_WORD = 6
"""Letters of a word that was changed, put in or left out."""
_EFFORT = 6
"""Steps of extension per letter of text, after which no further match is looked for: only degenerate texts need it."""

_PIECE = re.compile("[0-9A-Za-z\u4e00-\u9fff%〇]+")


class Words(NamedTuple):
    """The letters of a text, and the way back to it.

    Attributes:
        letters: what is left without marks and white space.
        starts: for each unbroken piece, its place in ``letters``; ascending.
        offsets: for each piece, its offset in the text.
    """

    letters: str
    starts: Sequence[int]
    offsets: Sequence[int]

    def offset(self, place: int) -> int:
        """The offset in the text of the letter at ``place``."""
        piece = bisect_right(self.starts, place) - 1
        return self.offsets[piece] + place - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from the letter at ``start`` to the one before ``end``."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def place(self, offset: int) -> int:
        """The place of the first letter at or after ``offset``."""
        piece = bisect_right(self.offsets, offset) - 1
        if piece < 0:
            return 0
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.letters)
        return min(self.starts[piece] + offset - self.offsets[piece], following)


class Passage(NamedTuple):
    """A passage and its copy.

    Attributes:
        first, second: where the two stand in their texts; ``second`` later when the text is one.
        places: where ``second`` begins and ends among the letters.
        matched: letters that agree.
    """

    first: Span
    second: Span
    places: tuple[int, int]
    matched: int

    @property
    def share(self) -> float:
        """Agreeing letters among those of the copy, 1 for an exact one."""
        return self.matched / (self.places[1] - self.places[0])


class _Match(NamedTuple):
    """``letters[second:second+length]`` equal those at ``first``."""

    first: int
    second: int
    length: int


def words_of(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Words:
    """The letters of ``text``, or of ``spans`` of it (ascending, apart).

    Args:
        text: normalised, where full-width and half-width digits shall be the same.
    """
    pieces = [
        piece.span()
        for start, end in (((0, len(text)),) if spans is None else spans)
        for piece in _PIECE.finditer(text, start, end)
    ]
    starts = list(accumulate((end - start for start, end in pieces), initial=0))
    letters = "".join([text[start:end] for start, end in pieces])
    return Words(letters, starts[:-1], [start for start, _ in pieces])


def fingerprints(words: Words) -> Iterator[tuple[int, str]]:
    """Places and runs of letters by which a passage is known, ascending."""
    letters = words.letters
    last = len(letters) - _GRAM
    for start, end in pairwise((*words.starts, len(letters))):
        if start <= last:
            yield start, letters[start : start + _GRAM]
        if end - start >= 2 * _GRAM:
            yield end - _GRAM, letters[end - _GRAM : end]


def repeated(words: Words, least: int = LEAST) -> tuple[Passage, ...]:
    """Passages that stand twice in one text, by the place of the copy; each is related to an early occurrence.

    Args:
        least: letters that agree.
    """
    return _passages(words, words, list(_matches_inside(words)), least)


def shared(first: Words, second: Words, least: int = LEAST) -> tuple[Passage, ...]:
    """Passages of ``second`` that stand in ``first`` too, by their place in ``second``.

    Args:
        least: letters that agree.
    """
    seen: dict[str, tuple[int, ...]] = {}
    for place, gram in fingerprints(first):
        places = seen.get(gram, ())
        if len(places) < _KEPT:
            seen[gram] = (*places, place)
    search = _Search(first.letters, second.letters)
    found = [m for place, gram in fingerprints(second) if gram in seen for m in search.at(seen[gram], place)]
    return _passages(first, second, found, least)


def _matches_inside(words: Words) -> Iterator[_Match]:
    seen: dict[str, tuple[int, ...]] = {}
    search = _Search(words.letters, words.letters)
    for place, gram in fingerprints(words):
        places = seen.get(gram)
        if places is None:
            seen[gram] = (place,)
            continue
        yield from search.at(places, place)
        if len(places) < _KEPT:
            seen[gram] = (*places, place)


class _Search:
    """Extends fingerprints that agree to whole matches; never the same stretch twice."""

    def __init__(self, first: str, second: str) -> None:
        self._first, self._second = first, second
        self._inside = first is second
        self._reach: dict[int, int] = {}
        self._covered = 0
        self._effort = _EFFORT * (len(first) + len(second)) + 1000

    def at(self, places: Sequence[int], place: int) -> Iterator[_Match]:
        """The longest match that covers ``place`` in the second text and one of ``places`` in the first."""
        if place + _GRAM <= self._covered:
            return
        best: _Match | None = None
        for earlier in places:
            diagonal = place - earlier
            if self._reach.get(diagonal, 0) > place or self._effort < 0:
                continue
            if self._inside and diagonal < _GRAM:
                continue
            match = self._extended(earlier, place)
            self._reach[diagonal] = match.second + match.length
            if match.length >= _LINK and (best is None or match.length > best.length):
                best = match
        if best is not None:
            self._covered = max(self._covered, best.second + best.length)
            yield best

    def _extended(self, first: int, second: int) -> _Match:
        a, b = self._first, self._second
        # A copy that overlaps its original (甲乙甲乙甲乙) is no copy of a passage: stop at the original's end.
        limit = second - first if self._inside else len(a)
        end, stop = _GRAM, min(len(a) - first, len(b) - second, limit)
        while end < stop and a[first + end : first + end + 16] == b[second + end : second + end + 16]:
            end += 16
        end = min(end, stop)
        while end < stop and a[first + end] == b[second + end]:
            end += 1
        back = 0
        while back < first and end + back < limit and a[first - back - 1] == b[second - back - 1]:
            back += 1
        self._effort -= end + back
        return _Match(first - back, second - back, end + back)


def _passages(first: Words, second: Words, matches: list[_Match], least: int) -> tuple[Passage, ...]:
    """``matches`` joined where only a few letters differ between them."""
    joined: list[tuple[_Match, _Match, int]] = []
    for match in sorted(matches, key=lambda m: (m.second, -m.length)):
        if joined:
            head, tail, matched = joined[-1]
            between = match.second - tail.second - tail.length
            gap = match.first - tail.first - tail.length
            if between < 0 and match.second + match.length <= tail.second + tail.length:
                continue
            if -_GRAM <= between <= _JOINED and -_GRAM <= gap <= _JOINED:
                joined[-1] = (head, match, matched + match.length + min(0, between))
                continue
        joined.append((match, match, match.length))
    found: list[Passage] = []
    done = 0
    for head, tail, matched in joined:
        if head.second < done and tail.second + tail.length <= done:
            continue
        passage = _grown(first, second, head, tail, matched)
        if passage.matched >= least:
            done = passage.places[1]
            found.append(passage)
    return tuple(found)


def _grown(first: Words, second: Words, head: _Match, tail: _Match, matched: int) -> Passage:
    """The passage from ``head`` to ``tail``, with what goes on before and behind it."""
    a, b = first.letters, second.letters
    start, end = head.first, tail.first + tail.length
    low, high = head.second, tail.second + tail.length
    stop = low if a is b else len(a)
    there, here, more = _further(a[end : min(end + _GROWN, stop)], b[high : high + _GROWN])
    end, high, matched = end + there, high + here, matched + more
    floor = end if a is b else 0
    there, here, more = _further(
        a[max(0, start - _GROWN) : start][::-1], b[max(floor, low - _GROWN) : low][::-1]
    )
    start, low, matched = start - there, low - here, matched + more
    return Passage(first.span(start, end), second.span(low, high), (low, high), matched)


def _further(a: str, b: str) -> tuple[int, int, int]:
    """How far two texts go on alike from their beginnings, with words changed: letters of each, letters that agree."""
    there = here = matched = 0
    while True:
        for skipped in range(_WORD + 1):
            again = a[there + skipped : there + skipped + _AGAIN]
            place = b.find(again, here, here + _WORD + _AGAIN) if len(again) == _AGAIN else -1
            if place >= 0:
                there, here = there + skipped, place
                break
        else:
            return there, here, matched
        while there < len(a) and here < len(b) and a[there] == b[here]:
            there, here, matched = there + 1, here + 1, matched + 1


@fact
def prose(doc: Document) -> Words:
    """The letters of the report's running text: no furniture, headings, tables or notes, no signature."""
    return words_of(
        normalised(doc), (p.span for p in doc.report if p.role in ("body", "preamble", "closing"))
    )


@fact
def passages(doc: Document) -> tuple[Passage, ...]:
    """Passages of ``prose`` that stand twice."""
    return repeated(prose(doc))
