"""What the rules of family P share: bases, the width of the document's marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hegui.api import Document, Finding, Fix, Related
from hegui.api.document import fact

HAN = "\u4e00-\u9fff"


HALF = re.compile(f"(?<=[{HAN}”’）》])[,;:?!](?=[{HAN}“‘（《])")
"""Half-width marks between Chinese characters."""


@fact
def half_width(doc: Document) -> bool:
    """Whether the report is written in half-width marks throughout: a fault of the whole file, not of each place."""
    half = len(HALF.findall(doc.body))
    wide = sum(doc.body.count(sign) for sign in "，；：")
    return (half > 5 and half > 0.3 * (half + wide)) or (half > 1 and not wide)


MANY = 8
"""More findings of one rule than these are the habit of the file, told once."""
_PLACES = 4


def gathered(doc: Document, found: Iterable[Finding]) -> Iterator[Finding]:
    """``found``, or where they are many a single finding at the first place: how many, the next places, all corrections."""
    every = sorted(found, key=lambda finding: finding.span)
    if len(every) <= MANY:
        yield from every
        return
    first = every[0]
    edits = [
        edit
        for f in every
        if f.fix is not None
        for edit in f.fix.edits
        if not _quoted(doc.body, edit.span.start)
    ]
    yield first._replace(
        message=f"{first.message}（同类问题全文共{len(every)}处）",
        related=tuple(Related(f.span, "又一处") for f in every[1 : 1 + _PLACES]),
        fix=Fix(tuple(edits)) if edits else None,
        key="many",
    )


def _quoted(body: str, offset: int) -> bool:
    """Whether the place lies in a quotation or a title, which corrections leave alone."""
    start = body.rfind("\n", 0, offset) + 1
    return any(
        body.rfind(opening, start, offset) > body.rfind(closing, start, offset)
        for opening, closing in ("“”", "《》")
    )
