"""Lists with 、: the pieces of each, a fact that several rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Document, Span
from hegui.document import fact


@fact
def listed(doc: Document) -> tuple[tuple[Span, ...], ...]:
    """The pieces of each clause with two 、 or more; the first and the last may have other words about them."""
    return tuple(_pieces(doc))


def _pieces(doc: Document) -> Iterator[tuple[Span, ...]]:
    body = doc.body
    for clause in doc.clauses:
        start, end = clause.span
        marks = []
        at = body.find("、", start, end)
        while at >= 0:
            marks.append(at)
            at = body.find("、", at + 1, end)
        if len(marks) >= 2:
            edges = [start - 1, *marks, end]
            yield tuple(Span(a + 1, b) for a, b in pairwise(edges))
