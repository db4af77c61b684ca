"""Steps of one procedure listed in a row: the table ``step_orders``, and rows in which one step stands out of its place.

立案、决定、调查取证、审核: a row of four steps or more is told where taking out one step, or two neighbours, leaves the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Document, Span, Table, in_title
from hegui.api.knowledge import Cells, split
from hegui_rules.knowledge import path_of

_LEAST = 4
"""Fewer steps in a row are named as they come to mind."""
_JOINED = re.compile("[、—→-]{1,2}|[和及与]|以及")


class StepOrder(NamedTuple):
    """A row of step_orders.tsv: the place of each word among the steps of one procedure."""

    id: str
    places: Mapping[str, int]
    sure: bool


class OutOfOrder(NamedTuple):
    """A row of steps with one out of its place: the row, as it should be, and the step."""

    span: Span
    right: tuple[str, ...]
    step: str


def _places(row: Cells) -> dict[str, int]:
    return {word: place for place, step in enumerate(row["steps"].split(">")) for word in split(step.strip())}


def _entry(row: Cells) -> StepOrder:
    places = _places(row)
    if len(set(places.values())) < 3:
        raise ValueError("steps 至少三步，以 > 隔开先后")
    return StepOrder(row["id"], places, row["confidence"] == "high")


STEP_ORDERS: Table[StepOrder] = Table(
    "step_orders",
    title="并列写出的程序步骤",
    path=path_of("step_orders.tsv"),
    columns=("steps",),
    entry=_entry,
    words=lambda row: tuple(_places(row)),
)


def out_of_order(doc: Document, table: Table[StepOrder]) -> Iterator[OutOfOrder]:
    """Rows of steps joined by 、 whose order is not that of the procedure, each place once."""
    rows: dict[str, list[list[tuple[str, Span]]]] = {}
    for entry, hit in sorted(table.hits(doc), key=lambda pair: (pair[1].span.start, -pair[1].span.end)):
        runs = rows.setdefault(entry.id, [])
        end = runs[-1][-1][1].end if runs else -1
        if hit.span.start < end:
            continue
        if runs and _JOINED.fullmatch(doc.body, end, hit.span.start):
            runs[-1].append((hit.word, hit.span))
        else:
            runs.append([(hit.word, hit.span)])
    told: set[int] = set()
    fits: set[int] = set()
    found: list[OutOfOrder] = []
    for entry in table.entries:
        for run in rows.get(entry.id, ()):
            places = [entry.places[word] for word, _ in run]
            if (
                len(set(places)) < _LEAST
                or len({*run}) > len({word for word, _ in run})
                or _goes_on(doc, run)
            ):
                continue
            if places == sorted(places):
                fits.add(run[0][1].start)
                continue
            step = _moved(places)
            if step is not None and not in_title(doc, run[0][1].start):
                order = sorted(range(len(run)), key=places.__getitem__)
                found.append(
                    OutOfOrder(
                        Span(run[0][1].start, run[-1][1].end), tuple(run[i][0] for i in order), run[step][0]
                    )
                )
    for odd in found:
        if odd.span.start not in told and odd.span.start not in fits:
            told.add(odd.span.start)
            yield odd


def _goes_on(doc: Document, run: list[tuple[str, Span]]) -> bool:
    """Whether the first or last step is only a part of what stands there (行政审批|决定)."""
    first, last = run[0][1].start, run[-1][1].end
    return doc.body[first - 1 : first] == "、" or doc.body[last : last + 1] == "性"


def _moved(places: list[int]) -> int | None:
    """The step without which the others are in order; ``None`` where more are out of their place."""
    for i in range(len(places)):
        rest = places[:i] + places[i + 1 :]
        if rest == sorted(rest):
            return i
    return None
