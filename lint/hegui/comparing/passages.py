"""Passages that two reports have in common, verbatim or with a few characters changed, in whatever order.

Figures may differ: letters are compared in their ``shape``. Seeds are runs of ``SEED`` equal letters; each is extended to a maximal exact match, and matches that follow each other
closely in both reports are chained (the seed–extend–chain scheme of sequence alignment). Time is linear: a seed that
stands in more than ``MANY`` places of the old report says nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq
from typing import NamedTuple

from hegui.comparing.content import Content
from hegui.document import Span

SEED = 5
MANY = 12
GAP = 12
"""Letters that may differ between two exact matches of one passage."""
LEAST = 22
"""Own letters (set phrases not counted) that a passage must have in common."""
DENSITY = 0.72
"""Share of a passage that must be equal letters."""
LONGER = 50
"""Own letters more for a passage of which every letter differs: what is short and unlike is likely chance."""
TOGETHER = 3
"""So many times the least own letters make a chain one copy, headings and all."""
SURE = 0.9
"""Share of equal letters of such a chain, and of each of its paragraphs."""
HEADING = 6
"""Where letters lie this many code points apart, a heading (or a paragraph of no letters) stands between them."""
DROP = 4
"""So many more letters that differ than agree end a passage."""
STUB = 7
"""Fewer letters than this of a further clause are no part of a passage."""


class Passage(NamedTuple):
    """Words of the new report that stand in the old one.

    Attributes:
        old, new: spans of ``Document.text``.
        similarity: equal letters by the letters of the longer side, 0 to 1; 1 = verbatim but for marks and spaces.
        letters: of the new side.
    """

    old: Span
    new: Span
    similarity: float
    letters: int

    @property
    def verbatim(self) -> bool:
        """Every letter is the same."""
        return self.similarity == 1


class Chain(NamedTuple):
    """Exact matches in a row: places in the letters of both sides, equal letters, and own ones among them."""

    old: tuple[int, int]
    new: tuple[int, int]
    equal: int
    own: int

    @property
    def similarity(self) -> float:
        """Equal letters by the letters of the longer side."""
        return self.equal / max(self.old[1] - self.old[0], self.letters)

    @property
    def letters(self) -> int:
        """Letters of the new side."""
        return self.new[1] - self.new[0]


def passages(old: Content, new: Content, least: int = LEAST, longer: float = LONGER) -> tuple[Passage, ...]:
    """What ``new`` has from ``old``, in the order of ``new``; no letter of ``new`` belongs to two passages.

    Args:
        least: own letters a passage must have in common.
        longer: see ``LONGER``.
    """
    found = []
    for whole in chains(old, new, least):
        pieces = list(_split(_without_stubs(whole, old, new), old, new))
        # Paragraphs copied with the headings between them were copied together, however short one of them is.
        together = len(pieces) > 1 and whole.own >= TOGETHER * least and whole.similarity >= SURE
        for piece in pieces:
            chain = _without_broken_figures(piece, old, new)
            similarity = _similarity(chain, old, new)
            enough = STUB if together and similarity >= SURE else least + longer * (1 - similarity)
            if chain.similarity >= DENSITY and sum(new.own[slice(*chain.new)]) >= enough:
                found.append(Passage(old.span(*chain.old), new.span(*chain.new), similarity, chain.letters))
    return tuple(found)


def chains(old: Content, new: Content, least: int = LEAST) -> list[Chain]:
    """See ``passages``; places are those of ``Content.text``."""
    found = [
        chain
        for chain in (
            _extended(c, old, new) for c in _chained(sorted(_matches(old.shape, new.shape)), old, new)
        )
        if chain.own >= least and chain.similarity >= DENSITY
    ]
    found.sort(key=lambda c: (-c.equal, c.new, c.old))
    taken = bytearray(len(new.text))
    kept: list[Chain] = []
    for chain in found:
        start, end = chain.new
        if sum(taken[start:end]) * 4 > end - start:
            continue
        while start < end and taken[start]:
            start += 1
        while end > start and taken[end - 1]:
            end -= 1
        if any(taken[start:end]) or end - start < least:
            continue
        taken[start:end] = b"\1" * (end - start)
        lead, tail = start - chain.new[0], chain.new[1] - end
        before = (
            min(chain.old[0] + lead, chain.old[1] - 1),
            max(chain.old[1] - tail, chain.old[0] + lead + 1),
        )
        kept.append(chain._replace(new=(start, end), old=before, equal=min(chain.equal, end - start)))
    return sorted(kept, key=lambda c: c.new)


def _similarity(chain: Chain, old: Content, new: Content) -> float:
    """1 only for equal letters and figures."""
    if old.text[slice(*chain.old)] == new.text[slice(*chain.new)]:
        return 1.0
    return round(min(chain.similarity, 1 - 1 / (chain.letters + 1)), 4)


def _split(chain: Chain, old: Content, new: Content) -> Iterator[Chain]:
    """``chain`` in pieces, cut where a heading stands between two letters on both sides."""
    (old_start, old_end), (new_start, new_end) = chain.old, chain.new
    olds = [i for i in range(old_start + 1, old_end) if _gap(old, i) >= HEADING]
    news = [i for i in range(new_start + 1, new_end) if _gap(new, i) >= HEADING]
    if len(olds) != len(news) or not news:
        yield chain
        return
    lost = chain.letters - chain.equal
    cuts = zip(
        zip([old_start, *olds], [*olds, old_end], strict=True),
        zip([new_start, *news], [*news, new_end], strict=True),
        strict=True,
    )
    for before, now in cuts:
        letters = now[1] - now[0]
        same = old.shape[slice(*before)] == new.shape[slice(*now)]
        yield chain._replace(old=before, new=now, equal=letters if same else max(0, letters - lost))


def _without_stubs(chain: Chain, old: Content, new: Content) -> Chain:
    """``chain`` without a few letters of a sentence or paragraph that begins at its end or ends at its beginning.

    Letters that stand next to each other belong to one clause; where offsets jump, there were marks between them.
    """
    (old_start, old_end), (new_start, new_end) = chain.old, chain.new
    for cut in range(1, min(STUB, chain.letters - STUB)):
        if (
            _jump(old, old_end - cut)
            and _jump(new, new_end - cut)
            and (_gap(new, new_end - cut) > 2 or not _jump(new, new_end))
        ):
            old_end, new_end = old_end - cut, new_end - cut
            break
    for cut in range(1, min(STUB, new_end - new_start - STUB)):
        if (
            _jump(old, old_start + cut)
            and _jump(new, new_start + cut)
            and (_gap(new, new_start + cut) > 2 or not _jump(new, new_start))
        ):
            old_start, new_start = old_start + cut, new_start + cut
            break
    lost = chain.letters - (new_end - new_start)
    return chain._replace(old=(old_start, old_end), new=(new_start, new_end), equal=chain.equal - lost)


def _without_broken_figures(chain: Chain, old: Content, new: Content) -> Chain:
    """``chain`` without the digits at either end that are part of a longer figure on one of the sides."""
    (there, old_end), (here, new_end) = chain.old, chain.new
    while new_end - here > 1 and old_end - there > 1 and (_figure(old, old_end) or _figure(new, new_end)):
        old_end, new_end = old_end - 1, new_end - 1
    while new_end - here > 1 and old_end - there > 1 and (_figure(old, there) or _figure(new, here)):
        there, here = there + 1, here + 1
    lost = chain.letters - (new_end - here)
    return chain._replace(old=(there, old_end), new=(here, new_end), equal=max(0, chain.equal - lost))


def _figure(words: Content, place: int) -> bool:
    """Whether a figure goes on over ``place``: digits on either side, with at most a decimal point between."""
    around = words.shape[max(0, place - 1) : place + 1]
    return around == "00" and _gap(words, place) <= 2


def _jump(words: Content, place: int) -> bool:
    """Whether something stands between the letter at ``place`` and the one before it."""
    return _gap(words, place) > 1


def _gap(words: Content, place: int) -> int:
    """How far the letter at ``place`` is from the one before it; a paragraph ends in more than two code points."""
    return words.offsets[place] - words.offsets[place - 1] if 0 < place < len(words.offsets) else 3


def _matches(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Maximal exact matches as (place in new, place in old, length), each once."""
    places: dict[str, list[int]] = {}
    for place in range(len(old) - SEED + 1):
        places.setdefault(old[place : place + SEED], []).append(place)
    ends: dict[int, int] = {}  # by diagonal: where in new the last match on it ended
    for here in range(len(new) - SEED + 1):
        there = places.get(new[here : here + SEED])
        if there is None or len(there) > MANY:
            continue
        for place in there:
            diagonal = place - here
            if ends.get(diagonal, -1) >= here + SEED:
                continue
            length = SEED
            while (
                place + length < len(old)
                and here + length < len(new)
                and old[place + length] == new[here + length]
            ):
                length += 1
            ends[diagonal] = here + length
            yield here, place, length


class _Open:
    """A chain that may still grow."""

    __slots__ = ("equal", "new", "new_end", "old", "old_end", "own")

    def __init__(self, here: int, place: int, length: int, own: int) -> None:
        self.new, self.old = here, place
        self.new_end, self.old_end = here + length, place + length
        self.equal, self.own = length, own


def _chained(matches: list[tuple[int, int, int]], old: Content, new: Content) -> Iterator[Chain]:
    """Join matches (sorted) that lie at most ``GAP`` letters apart in both reports."""
    growing: list[_Open] = []
    for here, place, length in matches:
        still = []
        best: _Open | None = None
        nearest = 2 * GAP + 1
        for chain in growing:
            if chain.new_end + GAP < here:
                yield _closed(chain)
                continue
            still.append(chain)
            ahead, back = here - chain.new_end, place - chain.old_end
            # A match may begin inside the last one: a doubled word, say. Only what is new counts.
            if -SEED < ahead <= GAP and -SEED < back <= GAP and here + length > chain.new_end:
                distance = abs(ahead) + abs(back) + abs(ahead - back)
                if distance < nearest and place + length > chain.old_end:
                    best, nearest = chain, distance
        growing = still
        if best is None:
            growing.append(_Open(here, place, length, sum(new.own[here : here + length])))
            continue
        overlap = max(0, best.new_end - here, best.old_end - place)
        fresh = here + overlap
        gap = here - best.new_end
        if gap > 0 and gap == place - best.old_end:
            # Characters were replaced one by one: those between that did not change count too.
            best.equal += sum(map(eq, old.shape[best.old_end : place], new.shape[best.new_end : here]))
        best.new_end, best.old_end = here + length, place + length
        best.equal += length - overlap
        best.own += sum(new.own[fresh : here + length])
    for chain in growing:
        yield _closed(chain)


def _extended(chain: Chain, old: Content, new: Content) -> Chain:
    """``chain`` with the letters before and behind it that are mostly the same (x-drop extension without gaps)."""
    ahead, more = _run(old.shape, chain.old[1], new.shape, chain.new[1], 1)
    back, other = _run(old.shape, chain.old[0] - 1, new.shape, chain.new[0] - 1, -1)
    return chain._replace(
        old=(chain.old[0] - back, chain.old[1] + ahead),
        new=(chain.new[0] - back, chain.new[1] + ahead),
        equal=chain.equal + more + other,
    )


def _run(old: str, there: int, new: str, here: int, step: int) -> tuple[int, int]:
    """How many letters to go in one direction for the best score (equal +1, different -1), and how many are equal."""
    best = score = length = equal = best_equal = best_length = 0
    while 0 <= there < len(old) and 0 <= here < len(new) and score > best - DROP:
        same = old[there] == new[here]
        score += 1 if same else -1
        equal += same
        length += 1
        if score > best:
            best, best_length, best_equal = score, length, equal
        there, here = there + step, here + step
    return best_length, best_equal


def _closed(chain: _Open) -> Chain:
    return Chain((chain.old, chain.old_end), (chain.new, chain.new_end), chain.equal, chain.own)
