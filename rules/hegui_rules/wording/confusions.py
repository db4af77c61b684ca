"""Where a row of the table of confusions is met, with what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Span, Table, in_title
from hegui.facts import fact
from hegui_rules.wording.formulations import misworded
from hegui_rules.wording.tables import CONFUSIONS, FORMULATIONS, KINDS, Confusion

_REACH = 40
_STOP = re.compile("[。！？\n]")


def confused(doc: Document, table: Table[Confusion], kind: str) -> Iterator[tuple[Confusion, Span]]:
    """Places where rows of ``kind`` apply; in titles, and inside a wrong formulation (that is W101's) silent."""
    listed: list[Span] | None = None
    for entry, hit in table.hits(doc):
        start, end = hit.span
        if entry.kind != kind or doc.body[start:end] != entry.wrong or in_title(doc, hit.span.start):
            continue
        left = _STOP.split(doc.body[max(0, start - _REACH) : start])[-1]
        right = _STOP.split(doc.body[end : end + _REACH], maxsplit=1)[0]
        if not (entry.before.met(left) and entry.after.met(right)):
            continue
        if listed is None:
            listed = [span for _, span, _ in misworded(doc, FORMULATIONS)]
        if not any(span.overlaps(hit.span) for span in listed):
            yield entry, hit.span


@fact
def listed_mistakes(doc: Document) -> tuple[Span, ...]:
    """Where the built-in tables of formulations and confusions find a mistake: no rule need find it once more."""
    wrong = [span for _, span, _ in misworded(doc, FORMULATIONS)]
    return (*wrong, *(span for kind in KINDS for _, span in confused(doc, CONFUSIONS, kind)))
