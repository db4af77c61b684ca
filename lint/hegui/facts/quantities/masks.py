"""Stretches whose digits are names, not amounts: titles, dates, document numbers, short quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hegui.document import Document, fact
from hegui.facts.citations import citations
from hegui.facts.dates import dates
from hegui.text.spans import merged

_QUOTED_AS_NAME = 16
_LISTED = re.compile("[，；;、,]")


def outside(matches: Iterable[re.Match[str]], masks: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Those of ``matches`` that touch none of ``masks``; both in the order of their beginnings."""
    at, reach = 0, 0
    for match in matches:
        while at < len(masks) and masks[at][0] < match.end():
            reach = max(reach, masks[at][1])
            at += 1
        if match.start() >= reach:
            yield match


def masked_spans(
    text: str, references: Iterable[tuple[int, int]], quoted: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Where no Arabic digit is an amount: ``references`` (dates, titles, numbers) and short quotations.

    A long quotation, or one with several clauses, is a sentence of its own and may well state amounts.
    """
    names = ((s, e) for s, e in quoted if e - s - 2 <= _QUOTED_AS_NAME and not _LISTED.search(text, s, e))
    return merged((*references, *names))


@fact
def references(doc: Document) -> list[tuple[int, int]]:
    """Dates and citations of ``doc`` as plain spans, for masking."""
    return [
        *((d.span.start, d.span.end) for d in dates(doc)),
        *((c.span.start, c.span.end) for c in citations(doc) if c.closed),
    ]
