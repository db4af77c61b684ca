"""Set phrases and terms with one slip of the pen, by what official prose writes and what it does not.

A slip leaves three letters in a row that the corpus never wrote (``mined.unwritten``). Round such a place the phrases of the
corpus are looked up whose other letters stand there: with one letter replaced, lost, put in, or exchanged with its neighbour.

Offsets are code points of ``Document.text``; costs are linear in the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from math import log
from operator import ne
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.facts import fact
from hegui.api.language import classes_of
from hegui.api.text import frequency, letters_before
from hegui_rules.repetition.cutting import cut, run
from hegui_rules.wording.lexicon import lexicon
from hegui_rules.wording.mined import (
    AFTER,
    AFTER_TWO,
    BEFORE,
    BEFORE_TWO,
    BETWEEN,
    CONTEXT,
    PAIR,
    ROUND_END,
    ROUND_START,
    SOUND,
    SOUNDS,
    TWO,
    holes,
    packed,
    unwritten,
    with_hole,
)
from hegui_rules.wording.slip import Slip, quoted
from hegui_rules.wording.sounds import alike, code_of, likeness

LONGEST = 12
"""More strange triples in a row are no prose that the corpus knows; a slip makes four at most."""

_MEMORY = 400_000
_known: set[str] = set()
_strange: set[str] = set()
"""Triples of letters met before in this process, written and not, so that a run over many reports looks each of them up once."""

_HAN = re.compile("[\u4e00-\u9fff]{3}")
_RUN = re.compile("[\u4e00-\u9fff]{3,}")
_OTHER = re.compile("[^\u4e00-\u9fff]")


ROUND = 8
"""So many letters to either side are looked at for keys, at most."""

_KEY_ROUND_END, _KEY_ROUND_START, _KEY_AFTER, _KEY_BEFORE, _KEY_AFTER_TWO, _KEY_BEFORE_TWO, _KEY_BETWEEN = (
    packed(0, 0, 0, kind=kind)
    for kind in (ROUND_END, ROUND_START, AFTER, BEFORE, AFTER_TWO, BEFORE_TWO, BETWEEN)
)
_KEY_SOUNDS, _KEY_TWO = (packed(0, 0, 0, kind=kind) for kind in (SOUNDS, TWO))


REPLACED = ("sound", "near", "look")
"""Kinds of slip in which another letter stands in the place of one, or two of two."""


class Near(NamedTuple):
    """A phrase that stands there but for one slip.

    Attributes:
        start, end: of the phrase as found, in the text.
        right: the phrase.
        at: offset of the slip in the text.
        kind: ``sound``, ``near`` or ``look``: a letter replaced by one that sounds, nearly sounds, or looks like it; ``lost``,
            ``added``, ``doubled``, ``swapped``.
        old, new: the letters that differ; empty where one is lost or added.
        weight: of the phrase.
    """

    start: int
    end: int
    right: str
    at: int
    kind: str
    old: str
    new: str
    weight: int


def strange_places(body: str) -> list[int]:
    """Where three letters in a row begin that the corpus never wrote."""
    begins = [at for run in _RUN.finditer(body) for at in range(run.start(), run.end() - 2)]
    triples = [body[at : at + 3] for at in begins]
    met = set(triples) - _known
    strange = met & _strange
    new = met - strange
    if new:
        unknown = unwritten(new)
        strange |= unknown
        if len(_known) < _MEMORY:
            _known.update(new - unknown)
            _strange.update(unknown)
    return list(compress(begins, map(strange.__contains__, triples))) if strange else []


@fact
def strange_in(doc: Document) -> tuple[tuple[int, int], ...]:
    """First and last of the strange triples of ``doc`` that overlap, but for stretches that the corpus does not know at all."""
    found = clusters(strange_places(doc.body))
    return tuple((first, last) for first, last in found if last - first < LONGEST)


def clusters(places: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of strange triples that overlap."""
    first = last = -9
    for place in places:
        if place - last > 1:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


@fact
def coded(doc: Document) -> list[int]:
    """The Chinese letters of the text as numbers, anything else 0, ``ROUND`` zeros to either side."""
    edge = "\0" * ROUND
    letters = edge + _OTHER.sub("\0", doc.body) + edge
    return memoryview(letters.encode(f"utf-32-{sys.byteorder[0]}e")).cast("I").tolist()


def _holes(codes: list[int], place: int) -> list[int]:
    """The keys of phrases that stand there but for the letter at ``place``: ``packed``, spelt out."""
    a, b, c, _, e, f, g = codes[place - 3 : place + 4]
    keys = []
    if c:
        if b:
            keys.append(_KEY_BEFORE_TWO | b << 16 | c)
            if a:
                keys.append(_KEY_BEFORE | a << 32 | b << 16 | c)
            if e:
                keys.append(_KEY_ROUND_END | b << 32 | c << 16 | e)
        if e:
            keys.append(_KEY_BETWEEN | c << 16 | e)
            if f:
                keys.append(_KEY_ROUND_START | c << 32 | e << 16 | f)
    if e and f:
        keys.append(_KEY_AFTER_TWO | e << 16 | f)
        if g:
            keys.append(_KEY_AFTER | e << 32 | f << 16 | g)
    return keys


_LOST_FROM = 5
"""Shorter phrases that lost a letter, and contexts, are never told (``_DEMANDS``): most that are found are such."""


def _replaced(found: list[Near], body: str, codes: list[int], at: int) -> None:
    there = body[at]
    taken_for = alike(there)
    for cuts in filter(None, map(holes, _holes(codes, at + ROUND))):
        for letter, before, behind, text, weight, gap in cuts:
            how = taken_for.get(letter)
            if (
                how
                and letter != there
                and body.startswith(behind, at + 1)
                and body.startswith(before, at - gap)
            ):
                start = at - gap
                found.append(Near(start, start + len(text), text, at, how, there, letter, weight))


def _shorter(found: list[Near], body: str, codes: list[int], at: int) -> None:
    """Phrases that lost a letter right before ``at``."""
    place = at + ROUND
    b, c, d, e = codes[place - 2 : place + 2]
    keys = []
    if c and d:
        if b:
            keys.append(_KEY_ROUND_END | b << 32 | c << 16 | d)
        if e:
            keys.append(_KEY_ROUND_START | c << 32 | d << 16 | e)
    for cuts in filter(None, map(holes, keys)):
        for letter, before, behind, text, weight, gap in cuts:
            if len(text) < _LOST_FROM or weight >= CONTEXT:
                continue
            start = at - gap
            if body.startswith(behind, at) and body.startswith(before, start):
                found.append(Near(start, start + len(text) - 1, text, at, "lost", "", letter, weight))


def _swapped(found: list[Near], body: str, codes: list[int], at: int) -> None:
    """Phrases with the letters at ``at`` and behind it exchanged."""
    place = at + ROUND
    b, c, d, e, f, g = codes[place - 2 : place + 4]
    if not d or not e or d == e:
        return
    keys = []
    if b and c:
        keys.append(_KEY_ROUND_END | b << 32 | c << 16 | d)
    if c and f:
        keys.append(_KEY_ROUND_START | c << 32 | d << 16 | f)
    if f and g:
        keys.append(_KEY_AFTER | d << 32 | f << 16 | g)
    pair = body[at : at + 2]
    swapped = pair[::-1]
    for cuts in filter(None, map(holes, keys)):
        for _, before, behind, text, weight, gap in cuts:
            start = at - gap
            if (
                text.startswith(swapped, gap)
                and body.startswith(before, start)
                and body.startswith(behind[1:], at + 2)
            ):
                found.append(Near(start, start + len(text), text, at, "swapped", pair, swapped, weight))


def _longer(found: list[Near], body: str, codes: list[int], at: int) -> None:
    """Phrases of four letters or more that got the letter at ``at``: in shorter ones nothing can be told."""
    place = at + ROUND
    a, b, c, _, e, f = codes[place - 3 : place + 3]
    keys = []
    if b and c and f:
        keys.append((_KEY_ROUND_END | b << 32 | c << 16 | f, 0))
    if a and b and e:
        keys.append((_KEY_ROUND_END | a << 32 | b << 16 | e, 1))
    if b and c and e:
        keys.append((_KEY_ROUND_START | b << 32 | c << 16 | e, 1))
    for key, behind in keys:
        for _, _, _, text, weight, gap in holes(key):
            gap += behind
            start = at - gap
            if body.startswith(text[:gap], start) and body.startswith(text[gap:], at + 1):
                twice = gap < len(text) and body[at] in (text[gap - 1 : gap] + text[gap])
                how = "doubled" if twice else "added"
                found.append(Near(start, start + len(text) + 1, text, at, how, body[at], "", weight))


def _sounding(found: list[Near], body: str, codes: list[int], at: int) -> None:
    """Phrases that begin at ``at`` and have two letters that only sound right: 谢意管辖 for 协议管辖."""
    place = at + ROUND
    letters = codes[place : place + 3]
    if 0 in letters:
        return
    one, two, three = map(code_of, letters)
    for _, _, _, text, weight, gap in holes(_KEY_SOUNDS | one << 32 | two << 16 | three):
        there = body[at : at + len(text)]
        if gap == SOUND and len(there) == len(text) and sum(map(ne, there, text)) == 2:
            wrong = [i for i, (one, other) in enumerate(zip(there, text, strict=True)) if one != other]
            first, last = wrong
            if all(likeness(there[i], text[i]) == "sound" for i in wrong):
                old, new = there[first] + there[last], text[first] + text[last]
                found.append(Near(at, at + len(text), text, at + first, "sound", old, new, weight))


def _word(found: list[Near], body: str, codes: list[int], at: int) -> None:
    """Words of two letters that begin at ``at`` and have one letter that only sounds right."""
    place = at + ROUND
    one, two = codes[place : place + 2]
    if not one or not two:
        return
    for text, weight, place, how in _homophones(body[at : at + 2], one, two):
        found.append(Near(at, at + 2, text, at + place, how, body[at + place], text[place], weight))


@lru_cache(maxsize=1 << 14)
def _homophones(there: str, one: int, two: int) -> tuple[tuple[str, int, int, str], ...]:
    """Words that two letters, given with their code points, may stand for: the word, its weight, which letter differs, how."""
    found = []
    for _, _, _, text, weight, gap in holes(_KEY_TWO | code_of(one) << 16 | code_of(two)):
        right = text[0] == there[0]
        if gap == PAIR and right != (text[1] == there[1]):
            how = likeness(there[right], text[right])  # the other letter is the wrong one
            if how in ("sound", "near"):
                found.append((text, weight, int(right), how))
    return tuple(found)


def _near(body: str, codes: list[int], first: int, last: int) -> list[Near]:
    """Phrases one slip away that leaves the strange triples from ``first`` to ``last``."""
    found: list[Near] = []
    opens, closes = not codes[first - 1 + ROUND], not codes[last + 3 + ROUND]
    size, word = last - first + 1, first - 3
    for at in places(first, last, opens, closes):
        _replaced(found, body, codes, at)
        for start in range(max(word + 1, at - 1), at + 1):
            _word(found, body, codes, start)
        word = at
    for at in (first + 1, first + 2):
        if size < 3:
            _shorter(found, body, codes, at)
        if size > 1 or opens or closes:
            _swapped(found, body, codes, at)
        if size in (2, 3):
            _longer(found, body, codes, at)
    if size > 2 or (size == 2 and (opens or closes)):
        for at in range(first if opens else first - 2, first + 3):
            _sounding(found, body, codes, at)
    return found


@fact
def candidates(doc: Document) -> tuple[tuple[Near, ...], ...]:
    """Of every strange place the phrases that may be meant, one slip away."""
    body = doc.body
    found: list[tuple[Near, ...]] = []
    stretches = strange_in(doc)
    for place, (first, last) in enumerate(stretches):
        if not quoted(doc, first):
            nears = _near(body, coded(doc), first, last)
            follows = stretches[place + 1] if place + 1 < len(stretches) else (0, 0)
            if follows[0] - last == _ONE_WRITTEN:
                nears += _across(body, coded(doc), first, follows[1])
            if nears:
                found.append(tuple({(near.start, near.end, near.right): near for near in nears}.values()))
    return tuple(found)


_ONE_WRITTEN = 2
_ACROSS = 6


def _across(body: str, codes: list[int], first: int, last: int) -> list[Near]:
    """Phrases with another letter where one triple among the strange ones was written by chance: 以案事法, 案事法 as in 方案事法."""
    found: list[Near] = []
    if last - first < _ACROSS:
        for at in range(first + 2, last + 1):
            _replaced(found, body, codes, at)
    return found


def places(first: int, last: int, opens: bool, closes: bool) -> range:
    """Where the slip may be that leaves just these strange triples: in all of them, and in no triple that was written.

    Args:
        opens: no letter stands before them.
        closes: no letter stands behind them.
    """
    size = last - first + 1
    if opens and closes:
        return range(first, last + 3)
    if size > 3:
        # What stands beside a slip may never have been written there either: at a mark the slip may be the last letter.
        return range(first + (0 if opens else 2), last + (3 if closes else 1))
    if opens:
        return range(last, last + 1)
    if closes or size == 3:
        return range(first + 2, first + 3)
    # Of three triples one may have been written by chance, hardly two: 81 of 204 strange places are one triple between letters,
    # and one slip in a hundred is there.
    return range(first + 1, first + 3) if size == 2 else range(0)


class _Demand(NamedTuple):
    """What a slip of one kind must show: so much likelier must the words be with the phrase (natural logarithm).

    Attributes:
        two, three, four, more: for phrases of so many letters; ``None`` where none is told.
        context: for three letters that are no phrase.
        sure: so much more makes it a warning; ``None``: it is only asked.
    """

    two: float | None
    three: float | None
    four: float | None
    more: float | None
    context: float | None
    sure: float | None


_REPLACED = _Demand(8, 4, -1, -3, 4.5, 4)
_DEMANDS = {
    "sound": _REPLACED,
    "near": _REPLACED,
    "look": _REPLACED,
    "swapped": _Demand(None, None, 4, 4, None, 0),
    "doubled": _Demand(None, None, 4, 4, None, 0),
    "lost": _Demand(None, None, None, 5, None, None),
    "added": _Demand(None, None, None, 16, None, None),
}
"""Measured on reports and sentences held out from the corpus, 1.2 million letters; see ``benchmarks/slips.py``."""

_WORD = 1.0, 0.5, 6.0
"""So much more, at least and for each doubling, at most, where the wrong letter makes a word of the dictionary with its
neighbours: 租房 in 租房补贴, which sounds like 住房补贴."""

_FIXED = 4.0
"""So much less for phrases that are fixed whatever word the wrong letter makes: 合力合规."""

_TORN = 2.0
"""So much more where the phrase begins or ends inside a word."""

_LOOSE = 2.0
"""So much more where a letter stands beside words without making one."""

_NAMED = 6.0
"""So much more before what names end in: 田心小学."""

_MENDED = 2.0
"""So much less for each triple beyond two that the phrase mends."""


def strange(text: str) -> int:
    """How many triples of ``text`` the corpus never wrote; marks are passed over."""
    count = 0
    for at in range(len(text) - 2):
        triple = text[at : at + 3]
        if triple not in _known:
            if triple in _strange or (_HAN.fullmatch(triple) is not None and strange_places(triple)):
                count += 1
            elif len(_known) < _MEMORY:
                _known.add(triple)  # with a mark in it
    return count


_WORDS, _TWICE = log(14_000_000), log(2)
"""Words of the corpus, and what doubles a count, as logarithms."""


class Case(NamedTuple):
    """What speaks for a phrase one slip away.

    Attributes:
        gain: so much likelier are the words with the phrase than with what stands there (natural logarithm).
        torn: the phrase begins or ends inside a word.
        known: how often the dictionary counts the word that the wrong letter makes with its neighbours; 0 where it makes none.
    """

    gain: float
    torn: bool
    known: int


def case(body: str, near: Near) -> Case:
    """What speaks for ``near``."""
    text, low = run(body, near.start, near.end)
    first, last = near.start - low, near.end - low
    as_is, mended = cut(text), cut(text[:first] + near.right + text[last:])
    word = as_is.at(min(near.at - low, len(text) - 1))[1]
    cost = mended.cost
    if near.weight < CONTEXT and len(cut(near.right).words) == len(near.right) > 3:
        # jieba does not know any word of it, the corpus knows it whole: 急难愁盼.
        cost = min(cost, cut(text[:first]).cost + _WORDS - near.weight * _TWICE + cut(text[last:]).cost)
    return Case(
        as_is.cost - cost,
        not {first, first + len(near.right)} <= mended.seams,
        frequency(word) if len(word) > 1 else 0,
    )


def mending(body: str, near: Near) -> int:
    """How many triples round the place that the corpus never wrote the phrase mends; 0 where it leaves too many."""
    before, after = letters_before(body, near.start, 2), body[near.end : near.end + 2]
    left = strange(before + near.right + after)
    if near.right in lexicon().terms:
        left -= strange(near.right)  # a term of ours may stand nowhere in the corpus
    # An idiom that the dictionary knows stands anywhere: 因地制宜|打造.
    anywhere = (
        near.kind in REPLACED
        and len(near.right) > 3
        and (near.right in lexicon().terms or (near.kind != "look" and frequency(near.right)))
    )
    loose = near.kind in REPLACED and near.weight < CONTEXT
    if left and not anywhere and not loose:
        return 0
    mended = strange(before + body[near.start : near.end] + after) - left
    return 0 if left > 1 and mended < 2 and not anywhere else max(0, mended)


def _least(near: Near) -> float | None:
    """What ``near`` must show at least, before anything that speaks against it; ``None`` where nothing can."""
    demand = _DEMANDS[near.kind]
    if near.weight >= CONTEXT:
        return demand.context
    return (demand.two, demand.three, demand.four, demand.more)[min(len(near.right), 5) - 2]


def _refused(body: str, near: Near) -> bool:
    """Whether the writing is known to be right, or is judged elsewhere."""
    words = lexicon()
    pairs = [frozenset(pair) for pair in zip(near.old, near.new, strict=False)]
    if body[near.start : near.end] in words.attested or not words.judged.isdisjoint(pairs):
        return True
    pieces = [body[near.at - 1 : near.at + 1], body[near.at : near.at + 2]]
    if near.kind == "lost":
        pieces.append(body[near.at - 2 : near.at])
    if not words.short.isdisjoint(pieces):
        return True
    return len(pairs) > 1 and not words.loose.isdisjoint(near.old)  # 有责性|是犯罪: the seam of two clauses


def _usual(body: str, near: Near) -> bool:
    """Whether the writing stands more than once and the right one nowhere: a name, a term of the office."""
    return near.right not in body and body.count(body[max(near.start, near.at - 1) : near.at + 2]) > 1


def _over(body: str, near: Near) -> float:
    """By how much ``near`` shows more than it must; negative where it shows too little."""
    least = _least(near)
    mended = mending(body, near) if least is not None else 0
    if least is None or not mended:
        return -1.0
    seen, words, replaced = case(body, near), lexicon(), near.kind in REPLACED
    if seen.torn:
        least += _TORN if replaced else 4.0
    if replaced:
        if near.right in words.fixed or (near.right in words.terms and not seen.known):
            least -= _FIXED
        elif seen.known:
            start, step, most = _WORD
            least += min(most, start + step * log(seen.known))
        if not words.loose.isdisjoint(near.old + near.new):
            least += _LOOSE
        if near.right[near.at - near.start + 1 :] in words.heads:
            least += _NAMED
        least -= _MENDED * (mended - 2)
    return seen.gain - least


def _halves(word: str) -> tuple[str, ...]:
    """Two words of two letters that make a longer one: 行政|复议."""
    halves = word[:2], word[2:]
    return halves if len(word) == 4 and all(map(frequency, halves)) else (word,)


def _narrowed(body: str, near: Near) -> tuple[int, int, str]:
    """The word that is spoiled and where it stands: 审杳 of 合法性审杳; the phrase where no word holds the slip."""
    if near.kind in REPLACED:
        place, start = near.at - near.start, 0
        for word in cut(near.right).words:
            for part in _halves(word):
                end = start + len(part)
                if start <= place and place + len(near.old) <= end and len(part) > 1:
                    found = body[near.start + start : near.start + end]
                    whole = frequency(found) and near.right in lexicon().fixed
                    return (
                        (near.start, near.end, near.right)
                        if whole
                        else (near.start + start, near.start + end, part)
                    )
                start = end
    return near.start, near.end, near.right


@fact
def near_slips(doc: Document) -> tuple[Slip, ...]:
    """Phrases of the corpus with one slip of the pen, the likeliest at each place."""
    found: list[Slip] = []
    body = doc.body
    for nears in candidates(doc):
        told = [
            (round(over, 1), -len(near.right), near)
            for near in nears
            if _least(near) is not None
            and not quoted(doc, near.at)
            and not _refused(body, near)
            and (over := _over(body, near)) >= 0
            and not _usual(body, near)
        ]
        if told:
            over, _, near = max(told)
            sure = _DEMANDS[near.kind].sure
            certain = sure is not None and over >= sure + (2 if near.weight >= CONTEXT else 0)
            start, end, right = _narrowed(body, near)
            found.append(Slip(Span(start, end), body[start:end], right, near.kind, certain))
    return tuple(found)


_STOPS = frozenset("，。；！,;")
_WHOLE = 4
"""Weight from which a phrase of four letters counts as one that a report may have cut."""

_COMMON = 100
"""So often the dictionary counts a word of which a report may have lost the second letter."""


@fact
def cut_short(doc: Document) -> tuple[tuple[Span, str], ...]:
    """Phrases of four letters that lost the last one before a mark (提升专业素，): the place, and the likeliest phrase.

    The letter that is left makes no word with those before it, and is none of those that end a clause by themselves.
    """
    free = frozenset(classes_of(doc).words("ends-alone"))
    found = []
    for clause in doc.clauses:
        if clause.closes not in _STOPS:
            continue
        start, end = clause.span.end - 3, clause.span.end
        left = doc.body[start:end]
        if (
            start < clause.span.start
            or left[2] in free
            or not _HAN.fullmatch(left)
            or frequency(left[1:])
            or frequency(left)
            or not frequency(left[:2])
        ):
            continue
        phrases = [
            phrase
            for phrase, gap in with_hole(packed(*map(ord, left), kind=BEFORE))
            if gap == 3 and len(phrase.text) == 4 and phrase.text.startswith(left)
            and phrase.weight >= _WHOLE and frequency(phrase.text[2:]) >= _COMMON
        ]  # fmt: skip
        if phrases and not quoted(doc, start):
            found.append((Span(start, end), max(phrases, key=lambda phrase: phrase.weight).text))
    return tuple(found)
