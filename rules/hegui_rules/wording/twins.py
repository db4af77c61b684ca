"""Wordings that stand side by side: the table ``twins``, halves that changed places, and a member with one slip.

重心下移、力量下沉: where the halves are exchanged (重心下沉、力量下移) or one member is right and the one beside it is nearly its
twin (中心下移、力量下沉), the pair tells what is meant. A member that stands alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations, starmap
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, split
from hegui.api.text import QUOTES, letters_before
from hegui_rules.knowledge import path_of

_HALVES = "|"
_JOINED = re.compile(f"[{QUOTES}]*+[、，,；;][{QUOTES}]*+")
_JOINED_BEFORE = re.compile(f"[{QUOTES}]{{0,2}}[、，,；;][{QUOTES}]{{0,2}}\\Z")
_HAN = re.compile("[\u4e00-\u9fff]+")
_REACH = 6


class Twins(NamedTuple):
    """A row: members that stand side by side, each in two halves."""

    id: str
    members: tuple[tuple[str, str], ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The members as written."""
        return tuple(first + second for first, second in self.members)

    @property
    def crossed(self) -> dict[str, tuple[int, int]]:
        """Wordings of the first half of one member and the second of another."""
        pairs = permutations(range(len(self.members)), 2)
        found = {self.members[i][0] + self.members[j][1]: (i, j) for i, j in pairs}
        return {word: pair for word, pair in found.items() if word not in self.items}


class Bent(NamedTuple):
    """Members that are not as they should be: the place, and what should stand there."""

    span: Span
    right: str
    exchanged: bool


def _members(cell: str) -> tuple[tuple[str, str], ...]:
    halves = [tuple(item.split(_HALVES)) for item in split(cell)]
    if len(halves) < 2 or any(len(pair) != 2 or not all(pair) for pair in halves):
        raise ValueError("items 至少两项，每项用 | 分成两半")
    return tuple((pair[0], pair[1]) for pair in halves)


def _twins(row: Cells) -> Twins:
    return Twins(row["id"], _members(row["items"]))


def _words(row: Cells) -> list[str]:
    twins = Twins("", _members(row["items"]))
    return [*twins.items, *twins.crossed]


TWINS: Table[Twins] = Table(
    "twins",
    title="并列成对的提法",
    path=path_of("twins.tsv"),
    columns=("items",),
    entry=_twins,
    words=_words,
)


def bent(doc: Document, table: Table[Twins]) -> Iterator[Bent]:
    """Members that exchanged their halves, and members one slip away beside a right one; each place once."""
    yield from {odd.span: odd for odd in _bent(doc, table)}.values()


def _bent(doc: Document, table: Table[Twins]) -> Iterator[Bent]:
    items = frozenset(item for entry in table.entries for item in entry.items)
    last: dict[str, tuple[str, Span]] = {}
    for entry, hit in table.hits(doc):
        if in_title(doc, hit.span.start):
            continue
        crossed = entry.crossed.get(hit.word)
        if crossed is None:
            yield from _beside(doc, entry, items, hit.word, hit.span)
            continue
        word, span = last.get(entry.id, ("", hit.span))
        if entry.crossed.get(word) == crossed[::-1] and _JOINED.fullmatch(doc.body, span.end, hit.span.start):
            right = "、".join(entry.items[i] for i in sorted(crossed))
            yield Bent(Span(span.start, hit.span.end), right, exchanged=True)
        last[entry.id] = (hit.word, hit.span)


def _beside(doc: Document, entry: Twins, items: frozenset[str], word: str, span: Span) -> Iterator[Bent]:
    """What stands before and behind a right member, where it is nearly the next one."""
    place, body = entry.items.index(word), doc.body
    if place:
        joint = _JOINED_BEFORE.search(letters_before(body, span.start, _REACH))
        if joint is not None:
            twin, end = entry.items[place - 1], span.start - len(joint[0])
            yield from _near(doc, Span(end - len(twin), end), twin, items)
    if place + 1 < len(entry.items):
        joint = _JOINED.match(body, span.end)
        if joint is not None:
            twin = entry.items[place + 1]
            yield from _near(doc, Span(joint.end(), joint.end() + len(twin)), twin, items)


def _near(doc: Document, span: Span, twin: str, items: frozenset[str]) -> Iterator[Bent]:
    there = doc.body[max(0, span.start) : span.end]
    if len(there) != len(twin) or there in items or _HAN.fullmatch(there) is None:
        return
    differ = sum(starmap(str.__ne__, zip(there, twin, strict=True)))
    if differ == 1 or (differ == 2 and sorted(there) == sorted(twin)):
        yield Bent(span, twin, exchanged=False)
