"""The table of phrases said side by side, and where two of them touch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from hegui.api import Document, Span, Table
from hegui.api.knowledge import Cells, split
from hegui.api.text import Hit
from hegui_rules.knowledge import path_of
from hegui_rules.wording.tables import FIXED_SETS


class Parallel(NamedTuple):
    """A row of parallels.tsv.

    Attributes:
        items: phrases that stand side by side with a mark between them; unlike a fixed set it may be any of them.
        alone: two that touch are a slip even where no other is near.
    """

    id: str
    items: tuple[str, ...]
    alone: bool


def _parallel(row: Cells) -> Parallel:
    items = split(row["items"])
    if len(items) < 2 or len(set(items)) < len(items):
        raise ValueError("items 至少两项，且不能重复")
    if row["alone"] not in ("", "1"):
        raise ValueError("alone 应为空或 1")
    return Parallel(row["id"], items, bool(row["alone"]))


PARALLELS: Table[Parallel] = Table(
    "parallels",
    title="并列使用的短语",
    path=path_of("parallels.tsv"),
    columns=("items", "alone"),
    entry=_parallel,
    words=lambda row: split(row["items"]),
)


def touching(doc: Document, *tables: Table) -> Iterator[Span]:  # type: ignore[type-arg]
    """The second of two phrases of one row that touch, in a list that has marks elsewhere or a row that stands alone."""
    longest: dict[tuple[str, int], Hit] = {}
    for entry, hit in sorted(chain(*(t.hits(doc) for t in tables)), key=lambda found: found[1].span):
        start, end = hit.span
        earlier = longest.get((entry.id, start))
        longest.setdefault((entry.id, end), hit)
        if earlier is None or earlier.word == hit.word:
            continue
        around = (doc.body[earlier.span.start - 1 : earlier.span.start], doc.body[end : end + 1])
        if "、" in around or getattr(entry, "alone", False):
            yield Span(start, end)


SETS = (FIXED_SETS, PARALLELS)
"""Where phrases that stand side by side are listed."""
