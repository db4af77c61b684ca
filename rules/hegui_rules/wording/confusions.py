"""Where a row of the table of confusions is met, with what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Span, Table, in_title
from hegui_rules.wording.tables import Confusion

_REACH = 40
_STOP = re.compile("[。！？\n]")


def confused(doc: Document, table: Table[Confusion], kind: str) -> Iterator[tuple[Confusion, Span]]:
    """Places where rows of ``kind`` apply; silent in titles."""
    for entry, hit in table.hits(doc):
        start, end = hit.span
        if entry.kind != kind or doc.body[start:end] != entry.wrong or in_title(doc, hit.span.start):
            continue
        left = _STOP.split(doc.body[max(0, start - _REACH) : start])[-1]
        right = _STOP.split(doc.body[end : end + _REACH], maxsplit=1)[0]
        if entry.before.met(left) and entry.after.met(right):
            yield entry, hit.span
