"""Whole sentences that stand twice: what the rules on copies at a distance share."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.document import Sentence, fact
from hegui.facts.repetition import LEAST, Passage, passages, prose
from hegui_rules.repetition.common import substance

WHOLE = 0.3
"""Share of the report's letters from which a copy is a copy of the report."""
_ENOUGH = 16
"""Letters besides set phrases that a copied sentence has at least."""
_NUMBERED = re.compile(
    r"[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[0-9０-９]{1,3}[、.．\s]|附件?|——)|[^\n]*\t"
)
"""Headings of a list of projects, rows of a table pasted as text: they stand twice on purpose."""
_COVERED = 0.85
"""Share of a sentence's letters that lie in the copy."""


class Copied(NamedTuple):
    """Sentences (or a sentence) of one paragraph that stand earlier too.

    Attributes:
        first: what they are a copy of.
        second: from the first copied sentence to the end of the last.
        sentences: how many.
        paragraph: the copy is the whole paragraph.
        exact: not a letter differs.
    """

    first: Span
    second: Span
    sentences: int
    paragraph: bool
    exact: bool


@fact
def whole_report(doc: Document) -> tuple[Passage, ...]:
    """The passages of a second copy of the report in the same file; empty when there is none."""
    size = len(prose(doc).letters)
    by_distance: dict[int, list[Passage]] = {}
    for passage in passages(doc):
        if passage.matched >= 4 * LEAST:
            distance = (passage.second.start - passage.first.start) // 400
            by_distance.setdefault(distance, []).append(passage)
    best = max(by_distance.values(), key=lambda some: sum(p.matched for p in some), default=[])
    return tuple(best) if size and sum(p.matched for p in best) >= WHOLE * size else ()


@fact
def copied(doc: Document) -> tuple[Copied, ...]:
    """Sentences that stand twice, in order; none in a report that stands twice as a whole."""
    if whole_report(doc):
        return ()
    starts = [s.span.start for s in doc.sentences]
    found: list[Copied] = []
    for passage in passages(doc):
        there = _sentences(doc, passage.second, starts)
        if there and _sentences(doc, passage.first, starts):
            found += _by_paragraph(doc, passage, there)
    return tuple(found)


def _sentences(doc: Document, span: Span, starts: list[int]) -> list[Sentence]:
    """The sentences that lie in ``span``, all but a few letters."""
    words = prose(doc)
    kept = []
    place = max(0, bisect_left(starts, span.start + 1) - 1)
    for sentence in doc.sentences[place:]:
        if sentence.span.start >= span.end:
            break
        low, high = words.place(sentence.span.start), words.place(sentence.span.end)
        inside = min(high, words.place(span.end)) - max(low, words.place(span.start))
        if high > low and inside >= _COVERED * (high - low):
            kept.append(sentence)
    return kept


def _by_paragraph(doc: Document, passage: Passage, sentences: list[Sentence]) -> list[Copied]:
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    found = []
    for ordinal, some in groups.items():
        span = Span(some[0].span.start, some[-1].span.end)
        words = doc.body[span.start : span.end]
        if substance(words) < _ENOUGH or _NUMBERED.match(words) or words[-1] not in "。！？；":
            continue
        paragraph = doc.paragraphs[ordinal].span
        whole = span.length >= 0.9 * paragraph.length and len(some) > 1
        found.append(Copied(passage.first, span, len(some), whole, passage.share == 1))
    return found
