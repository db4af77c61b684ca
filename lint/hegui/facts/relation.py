"""What a relation between quantities is; how the finders in ``relate_*.py`` make one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.document import Span
from hegui.facts.quantity import Quantity


class Relation(NamedTuple):
    """See the table of ``hegui.facts.relations``. ``span`` covers all members and items."""

    kind: str
    members: tuple[Quantity, ...]
    span: Span
    evidence: str = ""
    exact: bool = True
    exhaustive: bool = False
    same_suffix: bool = False
    items: tuple[Span, ...] = ()
    open: bool = False
    counts: tuple[int, int] = (0, 0)
    names: tuple[str, ...] = ()
    flags: tuple[bool, ...] = ()
    alternative: Quantity | None = None
    checkable: bool = True
    decided: bool = True


REACH = 12  # quantities looked back or ahead inside one sentence
AMOUNTS = frozenset(("count", "money", "area", "length", "weight", "volume", "duration", "energy", "measure"))
FROM = re.compile("(?:由|从|自(?![筹有行治然主我动查建愿办营觉]))[^，。；,;]{0,24}$")
PERSONS = frozenset(("人", "名", "位", "个人"))
# A person, firm or household may have several of the attributes that parts name.
ATTRIBUTED = frozenset(("person", "organisation", "household", "institution", "body", "team"))
# Words of change right before a figure: it is a difference, not an amount of its own.
CHANGED = re.compile(
    "(?:增加|减少|增长|提高|降低|下降|新增|净增|增|减|压减|多|少|高|低|再|另)(?:了|补助|投入|安排|资助|约)?$"
)


def same_unit(first: Quantity, second: Quantity) -> bool:
    """Whether two figures can be compared: 人, 名 and 位 count the same."""
    return first.unit == second.unit or (first.unit in PERSONS and second.unit in PERSONS)


def bigrams(words: str) -> frozenset[str]:
    """Every two neighbouring characters."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def _cover(spans: Sequence[tuple[int, int]]) -> Span:
    return Span(min(s for s, _ in spans), max(e for _, e in spans))


def related(kind: str, members: Sequence[Quantity], items: Sequence[Span] = (), **more: object) -> Relation:
    """A relation whose span covers members and items."""
    span = _cover([*(m.span for m in members), *items])
    return Relation(kind, tuple(members), span, items=tuple(items), **more)  # type: ignore[arg-type]
