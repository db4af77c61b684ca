"""Where a row of the table of confusions is met, with what stands before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Span, Table, in_title, words_round
from hegui_rules.wording.tables import Confusion

_REACH = 40


def confused(doc: Document, table: Table[Confusion], kind: str) -> Iterator[tuple[Confusion, Span]]:
    """Places where rows of ``kind`` apply; silent in titles."""
    for entry, hit in table.hits(doc):
        start, end = hit.span
        if entry.kind != kind or doc.body[start:end] != entry.wrong or in_title(doc, hit.span.start):
            continue
        left, right = words_round(doc, hit.span, _REACH, _REACH)
        if entry.before.met(left) and entry.after.met(right):
            yield entry, hit.span
