"""The index table and the source line of a web page: furniture that says who published what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.document import Mark, Span
from hegui.structure import data
from hegui.text.blanks import trimmed
from hegui.text.compiled import compiled

_CELL = r"\s|｜:：\[\]【】（）()•\-"
_LONGEST = 60


class Row(NamedTuple):
    """A label's value.

    Attributes:
        tells: ``issuer``, ``source``, ``written`` (the day of signature) or ``title``.
        words: the value, and where it stands.
    """

    tells: str
    words: str
    span: Span


def index_rows(text: str, marks: Sequence[Mark]) -> tuple[Row, ...]:
    """The labelled values that tell something of the document's identity, in their order."""
    return tuple(row for mark in marks if mark.kind in ("source", "web") for row in _rows(text, mark.span))


def _rows(text: str, span: Span) -> Iterator[Row]:
    told = {**data.words("page-label"), **data.words("source-label")}
    labels = "|".join(f"(?P<g{i}>{label})" for i, label in enumerate(told))
    meanings = tuple(told.values())
    found = list(compiled(rf"(?<![^{_CELL}0-9A-Za-z])(?:{labels})(?=[{_CELL}]|$)").finditer(text, *span))
    for place, match in enumerate(found):
        tells = meanings[int((match.lastgroup or "g0")[1:])]
        end = found[place + 1].start() if place + 1 < len(found) else span.end
        value = _value(text, match.end(), end) if tells else None
        if value is not None:
            yield Row(tells, " ".join(text[value.start : value.end].split()), value)


def _value(text: str, start: int, end: int) -> Span | None:
    """The first cell between a label and the next one."""
    while start < end and re.match(f"[{_CELL}]", text[start]):
        start += 1
    match = compiled(r"[^\n|｜\t\[\]【】]{2,}").match(text, start, min(end, start + _LONGEST))
    if match is None:
        return None
    cut = re.search(r"\s{2,}", match[0].rstrip())
    return trimmed(text, (start, start + cut.start() if cut else match.end()))
