"""Terms with a lost letter: 综合行执法, 退役军服务站, by what official prose writes.

Where a letter is lost inside a term, a word is broken: what is left of it (行 of 行政) is a word of no kind, and the letters
that now stand beside each other were hardly ever written so (合行执). A term of the corpus (``mined``) that puts the letter
back leaves nothing unwritten. It speaks more the longer it is, and the more often it was written.

A letter by which a word only becomes longer (普惠性, 老旧) or fuller (位居) is not lost: such a word is right without it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.facts import fact
from hegui.api.text import frequency, letters_before
from hegui_rules.repetition.cutting import cut
from hegui_rules.wording.lexicon import lexicon
from hegui_rules.wording.mined import (
    AFTER,
    BEFORE,
    CONTEXT,
    ROUND_END,
    ROUND_START,
    holes,
    packed,
)
from hegui_rules.wording.nearmiss import LONGEST, ROUND, coded, strange, strange_in
from hegui_rules.wording.slip import Slip, quoted

_TERM = 4
"""Letters of the shortest term that can be told; such a one is only asked about."""

_OFTEN, _SELDOM, _HARDLY = 5, 4, 1
"""Weights of longer terms: where one triple at the place is unwritten, where both are, and where the term is very long."""

_LONG = 7
_USUAL, _COMMON, _FREQUENT = 6, 9, 10
"""Weights of terms of four letters: at least; where the second half lost its first letter; where one triple is unwritten."""

_REACH = 8
_HAN = re.compile("[\u4e00-\u9fff]*")
_HAN_LAST = re.compile("[\u4e00-\u9fff]+$")


_KEY_ROUND_END, _KEY_ROUND_START, _KEY_AFTER, _KEY_BEFORE = (
    packed(0, 0, 0, kind=kind) for kind in (ROUND_END, ROUND_START, AFTER, BEFORE)
)


class _Lost(NamedTuple):
    """A term that lost a letter.

    Attributes:
        at: offset in the text before which the letter is missing.
        gap: its place in the term.
        right: the term.
        weight: of the term.
    """

    at: int
    gap: int
    right: str
    weight: int


class _Broken(NamedTuple):
    """What the lost letter leaves of its word.

    Attributes:
        left: the letters that are left.
        alone: whether no word of the text takes them in.
        next: the word of the text behind the place.
    """

    left: str
    alone: bool
    next: str


def _letters_before(body: str, at: int) -> str:
    found = _HAN_LAST.search(letters_before(body, at, _REACH))
    return found[0] if found is not None else ""


def _letters_behind(body: str, at: int) -> str:
    found = _HAN.match(body, at, at + _REACH)
    return found[0] if found else ""


def _terms(body: str, codes: list[int], at: int) -> list[_Lost]:
    """Terms whose letters stand round ``at`` but for one that would stand there."""
    place = at + ROUND
    z, a, b, c, d, e = codes[place - 3 : place + 3]
    if not b or not c:
        return []
    keys = []
    if a:
        keys.append(_KEY_ROUND_END | a << 32 | b << 16 | c)
        if z:
            keys.append(_KEY_BEFORE | z << 32 | a << 16 | b)
    if d:
        keys.append(_KEY_ROUND_START | b << 32 | c << 16 | d)
        if e:
            keys.append(_KEY_AFTER | c << 32 | d << 16 | e)
    return [
        _Lost(at, gap, text, weight)
        for cuts in filter(None, map(holes, keys))
        for letter, before, behind, text, weight, gap in cuts
        if letter and before and len(text) >= _TERM and weight < CONTEXT
        and body.startswith(behind, at) and body.startswith(before, at - gap)
    ]  # fmt: skip


def _broken(before: str, letter: str, behind: str) -> _Broken | None:
    """The word of the mended text that the letter belongs to, without it; ``None`` where it is a word by itself."""
    mended, place = cut(before + letter + behind), len(before)
    ordinal, word = mended.at(place)
    if len(word) < 2:
        return None
    start = sum(map(len, mended.words[:ordinal]))
    end, written = start + len(word) - 1, before + behind
    as_is = cut(written)
    return _Broken(written[start:end], {start, end} <= as_is.seams, as_is.at(place)[1])


def _speaks(lost: _Lost, broken: _Broken, unwritten: int, remain: int) -> bool:
    """Whether the term speaks loud enough.

    Args:
        unwritten: how many of the triples at the place were never written, one or two.
        remain: how many still are when the letter is put back.
    """
    size, weight = len(lost.right), lost.weight
    if lost.gap == size - 1 and len(broken.next) < 2:
        return False  # 有限责任公|同: the letter is another, not lost
    free = any(word in lexicon().loose for word in cut(broken.left).words)
    if free and (size < _LONG or unwritten < 2):
        return False
    if size > _TERM:
        least = _OFTEN if unwritten < 2 else _SELDOM
        if size >= _LONG and unwritten > 1 and lost.gap < size - 2:
            least = _HARDLY
        return weight >= least and (not remain or unwritten > 1)
    if lost.gap == 1 or remain or weight < _USUAL:
        return False
    whole = len(cut(lost.right).words) == 1
    if unwritten < 2:
        return whole and weight >= _FREQUENT
    return lost.gap == size - 1 or whole or weight >= _COMMON


def _whole(left: str) -> bool:
    """Whether what is left is a word, or words: 生产经营 of 生产经营者."""
    return len(left) > 1 and (frequency(left) > 0 or all(len(word) > 1 for word in cut(left).words))


def _judged(body: str, codes: list[int], at: int, unwritten: int) -> _Lost | None:
    """The likeliest term that lost a letter before ``at``, where so many of the triples there were never written."""
    terms = _terms(body, codes, at)
    if not terms:
        return None
    before, behind = _letters_before(body, at), _letters_behind(body, at)
    found = []
    for lost in terms:
        letter = lost.right[lost.gap]
        remain = strange(before[-2:] + letter + behind[:2])
        broken = _broken(before, letter, behind) if remain < 2 else None
        if (
            broken is not None
            and broken.alone
            and not _whole(broken.left)
            and _speaks(lost, broken, unwritten, remain)
        ):
            found.append(lost)
    return max(found, key=lambda lost: (len(lost.right), lost.weight), default=None)


@fact
def lost_letters(doc: Document) -> tuple[Slip, ...]:
    """Terms with a lost letter; those of four letters are not sure."""
    body, words, codes = doc.body, lexicon(), coded(doc)
    found: list[Slip] = []
    for first, last in strange_in(doc):
        if last - first >= LONGEST or quoted(doc, first):
            continue
        lost = [
            term
            for at in range(first + 1, last + 3)
            if (term := _judged(body, codes, at, (at - 2 >= first) + (at - 1 <= last))) is not None
        ]
        for at, gap, right, _ in sorted(lost, key=lambda term: -len(term.right))[:1]:
            start = at - gap
            span = Span(start, start + len(right) - 1)
            written = body[slice(*span)]
            usual = right not in body and body.count(body[max(start, at - 1) : at + 2]) > 1
            pieces = {body[at - 2 : at], body[at - 1 : at + 1], body[at : at + 2], written}
            known = written in words.terms or written in words.fixed  # 综合行政执法队 beside 综合行政执法大队
            if not (usual or known or pieces & (words.attested | words.short)):
                found.append(Slip(span, written, right, "lost", len(right) > _TERM))
    return tuple(found)
