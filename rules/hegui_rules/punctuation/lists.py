"""Lists with 、 and clauses side by side: what several rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Document, Span
from hegui.api.document import fact
from hegui.api.facts import is_verb
from hegui.api.text import tags, words


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


def joints(doc: Document) -> Iterator[tuple[Span, Span, Span]]:
    """Two neighbouring clauses with a single mark between them: the mark, the one before, the one behind."""
    for before, after in pairwise(doc.clauses):
        if after.span.start == before.span.end + 1 and before.closes in _JOINING:
            yield Span(before.span.end, after.span.start), before.span, after.span


_JOINING = tuple("，,；;：:。")


def opens_with_verb(item: str) -> bool:
    """Whether a member of a list says what is done: 优化流程, not 建筑工地."""
    word = words(item)[0]
    tag = tags(word[0]).get(word, "")
    return is_verb(word) or is_verb(item[:2]) or (tag.startswith("v") and tag != "vn")
