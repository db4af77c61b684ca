"""Slips of the pen that one letter mends, by how likely letters stand beside one another in official prose.

``nearmiss`` knows phrases; this knows letters (``letters``) and the words of the dictionary, so it finds slips in words that no
phrase of the table holds: 专人执守 for 专人值守. It looks where three letters stand in a row that the corpus never wrote, or where
two fill the room between marks, and where one of the two pairs that a letter makes was not written either.

Offsets are code points of ``Document.text``; costs are linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.facts import fact, surnames
from hegui.api.language import everywhere
from hegui.api.text import frequency, tags
from hegui_rules.repetition.cutting import cut
from hegui_rules.wording.letters import EDGE, count, following, surprise
from hegui_rules.wording.lexicon import lexicon
from hegui_rules.wording.nearmiss import places, strange_in
from hegui_rules.wording.slip import Slip, quoted
from hegui_rules.wording.sounds import alike, confused

_REACH = 6
"""So many letters to either side are looked at."""

_BEST = 3
"""So many letters are weighed with the words they make, the likeliest ones."""

_WORDS = 0.8
"""What the words count beside the letters: they know of one another, but not all."""

_LEAST = 8.0
"""A letter that makes the letters round it less than so much likelier is no correction."""

_PAIR = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff])")


class Demand(NamedTuple):
    """How much likelier a text must be with another letter to be told (natural logarithm), and what raises that.

    Attributes:
        plain: for a letter of the same sound.
        taken: less for letters that are often taken for one another (己 for 已).
        near, look: more for one of nearly the same sound, of like shape only.
        loose: more for letters that stand beside words without making one.
        word: more where the letter makes a word of the dictionary with its neighbours, and as much again for each e-fold count.
        rare: more for a letter that the corpus hardly writes: names are made of those.
        place: more before what names of places end in.
        named: more where a family name may stand before it.
        sure: so much beyond the demand is no question any more.
    """

    plain: float = 15.0
    taken: float = -2.0
    near: float = 2.0
    look: float = 3.5
    loose: float = 3.0
    word: float = 2.0
    rare: float = 3.0
    place: float = 6.0
    named: float = 3.0
    sure: float = 6.5


DEMAND = Demand()
"""Measured on sentences with known slips and on reports; see ``benchmarks/spelling.py``."""

_KNOWN = 20
"""A word that the dictionary counts less often is a chance find."""

_RARE = 100
"""So often, of twenty million letters, the corpus writes a rare letter at most."""

_NAMES = ("nr", "ns", "nt", "nz")


class Mend(NamedTuple):
    """A letter that may stand there instead.

    Attributes:
        at: where, in the run.
        kind: ``sound``, ``near`` or ``look``.
        new: the letter.
        gain: how much likelier the text is with it (natural logarithm).
    """

    at: int
    kind: str
    new: str
    gain: float


def _run(body: str, first: int, last: int) -> tuple[str, int]:
    """The unbroken letters round a stretch, an edge to either side where they end, and the offset of the first edge."""
    low, high = first, last
    while low and first - low < _REACH and "\u4e00" <= body[low - 1] <= "\u9fff":
        low -= 1
    while high < len(body) and high - last < _REACH and "\u4e00" <= body[high] <= "\u9fff":
        high += 1
    return EDGE + body[low:high] + EDGE, low - 1


def _cost(run: str, at: int) -> float:
    """What the letter at ``at`` and the two behind it cost; ``run`` has its edges."""
    total = surprise(run[at - 2] if at > 1 else EDGE, run[at - 1], run[at]) + surprise(
        run[at - 1], run[at], run[at + 1]
    )
    return total + surprise(run[at], run[at + 1], run[at + 2]) if at + 2 < len(run) else total


@lru_cache(maxsize=1 << 12)
def _written(there: str) -> tuple[tuple[str, str], ...]:
    """The letters that ``there`` may be taken for, each with those that the corpus writes behind it: half of them are too rare."""
    return tuple(
        (letter, next_) for letter in alike(there) if letter != there and (next_ := following(letter))
    )


def replacing(run: str, at: int) -> list[tuple[float, str, str]]:
    """Letters that may stand for the one at ``at``: gain by the letters round it, kind, letter; the best first.

    They must mend a pair that was never written.
    """
    before, there, after = run[at - 1], run[at], run[at + 1]
    behind, front = following(before), after in following(there)
    if there not in behind:
        either = not front
    elif front:
        return []
    else:
        behind, either = "", True
    base = _cost(run, at)
    if base <= _LEAST:
        return []
    written = _written(there)
    fitting = [letter for letter, _ in written if letter in behind] if behind else []
    if either:
        fitting += [letter for letter, next_ in written if after in next_ and letter not in behind]
    found = []
    kinds, first, last = alike(there), run[at - 2] if at > 1 else EDGE, run[at + 2 : at + 3]
    for letter in fitting:
        cost = surprise(first, before, letter)
        if base - cost > _LEAST:  # most end here: what stands behind can only cost more
            cost += surprise(before, letter, after)
            gain = base - (cost + surprise(letter, after, last) if last else cost)
            if gain > _LEAST:
                found.append((gain, kinds[letter], letter))
    found.sort(reverse=True)
    return found[:_BEST]


@lru_cache(maxsize=1 << 12)
def _known(text: str, at: int) -> int:
    """How often the dictionary counts the words of two to four letters that hold the letter at ``at``; the most frequent."""
    stretches = (
        text[start : start + size]
        for size in (2, 3, 4)
        for start in range(max(0, at - size + 1), min(at, len(text) - size) + 1)
    )
    return max(map(frequency, stretches), default=0)


def _named(text: str, at: int) -> bool:
    """Whether a family name may begin right before ``at``, or one letter before: it ends no word there (过程)."""
    before = cut(text)
    return any(
        text[place] in surnames() and before.at(place)[1][0] == text[place] for place in range(at)[-2:]
    )


def demanded(text: str, at: int, kind: str, new: str) -> float | None:
    """What another letter at ``at`` of the run ``text`` must show; ``None`` where nothing is enough."""
    old, ask = text[at], DEMAND.plain
    taken = confused(old, new)
    mended = text[:at] + new + text[at + 1 :]
    word = cut(mended).at(at)[1]
    if len(word) > 1:
        if not frequency(word) or tags(word[0]).get(word, "").startswith(_NAMES):
            return None
        if not lexicon().numerals.isdisjoint(word.replace(new, "")):
            ask += DEMAND.loose
        if taken:
            ask += DEMAND.taken
    elif not taken:
        return None
    if kind == "look" and not taken:
        ask += DEMAND.look
    if kind == "near":
        ask += DEMAND.near
    if not taken and not lexicon().loose.isdisjoint((old, new)):
        ask += DEMAND.loose
    known = _known(text, at)
    if known >= _KNOWN and not (taken and len(word) == 1):
        ask += DEMAND.word + log(known)
    if not taken and count(old) < _RARE:
        ask += DEMAND.rare
    if not lexicon().heads.isdisjoint(text[at + 1 : at + 3]):
        ask += DEMAND.place
    if _named(text, at):
        ask += DEMAND.named
    return ask


def _refused(text: str, at: int, new: str) -> bool:
    """Whether edited prose is known to write so, or other rules judge it."""
    words = lexicon()
    if frozenset((text[at], new)) in words.judged:
        return True
    pieces = (text[start : start + size] for size in (2, 3) for start in range(max(0, at - size + 1), at + 1))
    return not words.attested.isdisjoint(pieces)


def mends(run: str, at: int) -> Iterator[tuple[float, Mend]]:
    """Letters that may stand at ``at`` of the run instead, and by how much each shows more than it must."""
    best = replacing(run, at)
    if not best:
        return
    low = max(1, at - _REACH)
    text, there = run[low : at + _REACH + 1].rstrip(EDGE), at - low
    as_is = cut(text).cost
    for gain, kind, new in best:
        if _refused(text, there, new):
            continue
        total = gain + _WORDS * (as_is - cut(text[:there] + new + text[there + 1 :]).cost)
        ask = demanded(text, there, kind, new) if total > DEMAND.plain + DEMAND.taken else None
        if ask is not None and total >= ask:
            yield total - ask, Mend(at, kind, new, total)


def _letter(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _places(doc: Document) -> Iterator[range]:
    """Where a slip may be: round strange triples, and pairs that fill the room between marks."""
    body = doc.body
    for first, last in strange_in(doc):
        yield places(
            first, last, not _letter(body[first - 1 : first]), not _letter(body[last + 3 : last + 4])
        )
    for match in everywhere(doc, _PAIR):
        if match[0][1] not in following(match[0][0]):
            yield range(*match.span())


@fact
def letter_slips(doc: Document) -> tuple[Slip, ...]:
    """Words with one letter that another makes so much likelier, the likeliest at each place."""
    body, found = doc.body, []
    for stretch in _places(doc):
        run, low = _run(body, stretch.start, stretch.stop)
        told = [
            (over, mend)
            for at in stretch
            if not quoted(doc, at)
            for over, mend in mends(run, at - low)
            if not _usual(body, at, mend.new)
        ]
        if told:
            over, mend = max(told)
            span, right = _word(run, mend)
            span = Span(span.start + low, span.end + low)
            known = count(run[mend.at]) >= _RARE or confused(run[mend.at], mend.new)
            found.append(Slip(span, body[slice(*span)], right, mend.kind, known and over >= DEMAND.sure))
    return tuple(sorted(set(found)))


def _usual(body: str, at: int, new: str) -> bool:
    """Whether the writing stands more than once and the right one nowhere: a name, a term of the office."""
    there = body[:at][-1:] + body[at : at + 2]
    return body.count(there) > 1 and there[0] + new + there[2:] not in body


def _word(run: str, mend: Mend) -> tuple[Span, str]:
    """The word that the letter spoils, in the run, and the right one."""
    low = max(1, mend.at - _REACH)
    text, at = run[low : mend.at + _REACH + 1].rstrip(EDGE), mend.at - low
    words = cut(text[:at] + mend.new + text[at + 1 :])
    ordinal, word = words.at(at)
    start = low + sum(map(len, words.words[:ordinal]))
    return Span(start, start + len(word)), word
