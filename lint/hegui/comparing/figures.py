"""Figures of the same thing in two reports: which changed and which were carried over.

Two quantities are taken for the same when unit and head agree and the letters round them do. Only figures of the year
reported on count: what the new report says of last year is no carry-over, nor is a figure with a span of its own
(近五年, 规划期).
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from hegui.comparing.content import Content
from hegui.document import Document, Span
from hegui.facts import Quantity, quantities

AROUND = (14, 8)
"""Letters looked at before and behind a figure."""
ALIKE = 0.5
"""Share of adjacent letter pairs round a figure that must agree."""
_MEASURED = frozenset({"count", "money", "rate", "percent", "area", "length", "weight", "volume", "duration"})


class FigurePair(NamedTuple):
    """One thing, two years.

    Attributes:
        old, new: spans.
        old_value, new_value: exact where the text is.
        head: what is counted; ``""`` when the text does not say.
        changed: the values differ.
        suspect: unchanged, not small or round, while another figure of the same sentence changed.
    """

    old: Span
    new: Span
    old_value: float
    new_value: float
    unit: str
    head: str
    changed: bool
    suspect: bool


class _Place(NamedTuple):
    quantity: Quantity
    pairs: frozenset[str]


def figures(
    old: Document, new: Document, old_content: Content, new_content: Content
) -> tuple[FigurePair, ...]:
    """The figures that both reports give, in the order of ``new``."""
    before: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in _places(old, old_content):
        before[_key(place.quantity)].append(place)
    rated = sorted(
        (
            (-_likeness(place, other), place.quantity.ordinal, other.quantity.ordinal, place, other)
            for place in _places(new, new_content)
            for other in before.get(_key(place.quantity), ())
            if _likeness(place, other) >= ALIKE
        ),
        key=lambda row: row[:3],
    )
    pairs: dict[int, Quantity] = {}
    used: set[int] = set()
    for _, here, there, _, other in rated:
        if here not in pairs and there not in used:
            pairs[here] = other.quantity
            used.add(there)
    now = {q.ordinal: q for q in quantities(new)}
    changed = {now[i].block for i, then in pairs.items() if now[i].value != then.value}
    return tuple(
        _pair(then, now[i], now[i].block in changed)
        for i, then in sorted(pairs.items(), key=lambda item: now[item[0]].span)
    )


def _pair(then: Quantity, now: Quantity, neighbour_changed: bool) -> FigurePair:
    same = then.value == now.value
    return FigurePair(
        then.span,
        now.span,
        float(then.value),
        float(now.value),
        now.unit,
        now.head,
        not same,
        same and neighbour_changed and _telling(now),
    )


def _telling(quantity: Quantity) -> bool:
    """Whether an equal value is unlikely to be chance: not small, not round, not 100 %."""
    digits = f"{float(quantity.value):g}".replace(".", "").rstrip("0").lstrip("0")
    return len(digits) >= 2 and float(quantity.value) >= 10


def _key(quantity: Quantity) -> tuple[str, str]:
    return quantity.unit, quantity.head[-2:]


def _places(doc: Document, content: Content) -> list[_Place]:
    year = doc.identity.year
    found = []
    for quantity in quantities(doc):
        if quantity.kind not in _MEASURED or (
            quantity.year is not None and year is not None and quantity.year != year
        ):
            continue
        start, end = content.slice(quantity.span)
        if start == end:
            continue
        left, right = content.text[max(0, start - AROUND[0]) : start], content.text[end : end + AROUND[1]]
        pairs = frozenset(
            words[i : i + 2]
            for words in (left, right)
            for i in range(len(words) - 1)
            if not words[i : i + 2].isdecimal()
        )
        found.append(_Place(quantity, pairs))
    return found


def _likeness(one: _Place, other: _Place) -> float:
    """Dice coefficient of the letter pairs round two figures."""
    total = len(one.pairs) + len(other.pairs)
    return 2 * len(one.pairs & other.pairs) / total if total else 0.0
