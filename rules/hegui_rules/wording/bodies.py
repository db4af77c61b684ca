"""Names of one body written two ways in one report: a table of usual pairs, and names whose parts changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, split
from hegui.api.language import class_hits, classes_of
from hegui.api.text import letters_before
from hegui_rules.knowledge import path_of

_TAIL = "body-tail"
_SHORTEST, _LONGEST = 6, 12
_HAN = re.compile("[\u4e00-\u9fff]*\\Z")
_OWNERS = frozenset("省市县区旗镇乡村")


class Body(NamedTuple):
    """A row of bodies.tsv: the usual name of a body, and other names of it."""

    id: str
    names: tuple[str, ...]


class Pair(NamedTuple):
    """Two names of one body.

    Attributes:
        span: where the name stands that is rarer, or comes second.
        other: where the first of the other name stands.
    """

    span: Span
    other: Span


def _entry(row: Cells) -> Body:
    names = (row["name"], *split(row["aliases"]))
    if len(names) < 2 or len(set(names)) < len(names):
        raise ValueError("aliases 至少一个，不能重复")
    return Body(row["id"], names)


BODIES: Table[Body] = Table(
    "bodies",
    title="机构名称的不同写法",
    path=path_of("bodies.tsv"),
    columns=("name", "aliases"),
    entry=_entry,
    words=lambda row: (row["name"], *split(row["aliases"])),
)


def listed_pairs(doc: Document, table: Table[Body]) -> Iterator[Pair]:
    """Names of one row that stand in ``doc`` side by side, of the same owner; longer names hide those inside them."""
    by_row: dict[str, dict[str, list[Span]]] = {}
    found = [(entry, hit) for entry, hit in table.hits(doc) if not in_title(doc, hit.span.start)]
    spans = [hit.span for _, hit in found]
    for entry, hit in found:
        if not any(other != hit.span and other.covers(hit.span) for other in spans):
            by_row.setdefault(entry.id, {}).setdefault(hit.word, []).append(hit.span)
    for names in by_row.values():
        yield from _pairs(doc, names)


def turned_pairs(doc: Document) -> Iterator[Pair]:
    """Names of the same characters in another order: 综合行政执法局, 行政综合执法局."""
    tails = [span.end for span in class_hits(doc)[_TAIL] if not in_title(doc, span.start)]
    known = classes_of(doc).words(_TAIL)
    texts = {end: _name(doc.body, end) for end in tails}
    seen: set[int] = set()
    for size in range(_SHORTEST, _LONGEST + 1):
        groups: dict[tuple[str, ...], dict[str, list[Span]]] = {}
        for end, name in texts.items():
            words = name[-size:]
            if len(words) == size and end not in seen:
                groups.setdefault(tuple(sorted(words)), {}).setdefault(words, []).append(
                    Span(end - size, end)
                )
        for names in groups.values():
            if len(names) > 1:  # few are: what each holds is looked at last
                names = {w: at for w, at in names.items() if not any(tail in w[:-2] for tail in known)}
            if len(names) > 1:
                seen.update(span.end for spans in names.values() for span in spans)
                for pair in _pairs(doc, names):
                    whole = _widened(doc.body, pair)
                    if pair.span.start - whole.span.start > 1 or (
                        _begins(doc.body, pair.span) and _begins(doc.body, pair.other)
                    ):
                        yield whole


def _name(body: str, end: int) -> str:
    """The Chinese letters before ``end``, as many as a name has at most."""
    found = _HAN.search(letters_before(body, end, _LONGEST))
    return found[0] if found else ""


def _widened(body: str, pair: Pair) -> Pair:
    """``pair`` with what both names begin with: 公共|法律服务中心, 公共|服务法律中心."""
    one, other = pair
    for _ in range(_LONGEST - _SHORTEST):
        left = body[one.start - 1 : one.start]
        if left != body[other.start - 1 : other.start] or left in _OWNERS or not "\u4e00" <= left <= "\u9fff":
            break
        one, other = Span(one.start - 1, one.end), Span(other.start - 1, other.end)
    return Pair(one, other)


def _begins(body: str, span: Span) -> bool:
    """Whether the name begins here for certain: behind its owner, a mark or a digit."""
    left = body[span.start - 1 : span.start]
    return left in _OWNERS or not "\u4e00" <= left <= "\u9fff"


def _pairs(doc: Document, names: dict[str, list[Span]]) -> Iterator[Pair]:
    """The rarer of each two names (the later one of a tie) beside the first place of the other."""
    for one, other in combinations(names.values(), 2):
        common, rare = sorted((one, other), key=lambda spans: (-len(spans), spans[0]))
        if _same_owner(doc.body, common[0], rare[0]):
            yield Pair(rare[0], common[0])


def _same_owner(body: str, one: Span, other: Span) -> bool:
    owners = {body[span.start - 1 : span.start] for span in (one, other)} & _OWNERS
    return len(owners) < 2
