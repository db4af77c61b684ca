"""Whole sentences that stand twice: what the rules on copies at a distance share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.document import Sentence, fact
from hegui.api.facts import Passage, passages, prose
from hegui.api.language import classes_of
from hegui.api.text import TENS, letters
from hegui_rules.repetition.common import substance

WHOLE = 0.3
"""Share of the report's letters from which a copy is a copy of the report."""
_LONG = 80
"""Letters of a passage that counts for a copy of the report."""
_ENOUGH = 12
"""Letters besides set phrases that a copied sentence has at least."""
_NEAR = 22
"""Letters of a sentence of which a few may be changed; what is shorter and unlike says something else."""
_SAME, _SAME_HERE = 0.85, 0.9
"""Share of letters that agree: at a distance, and in one paragraph, where sentences are often built alike."""
_DIGITS = re.compile(f"[0-9]+|[{TENS}百千两]{{2,}}")
_NUMBERED = re.compile(rf"[\s\u3000]*(?:[{TENS}]{{1,3}}、|[0-9０-９]{{1,3}}[、.．\s]|附件?|——)|[^\n]*\t")
"""Headings of a list of projects, rows of a table pasted as text: they stand twice on purpose."""
_COVERED = 0.85
"""Share of a sentence's letters that lie in the copy."""
_STOPS = "。；;"
"""A sentence that ends in any other mark is said twice for effect."""


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
        if passage.matched >= _LONG:
            distance = (passage.second.start - passage.first.start) // 400
            by_distance.setdefault(distance, []).append(passage)
    best = max(by_distance.values(), key=lambda some: sum(p.matched for p in some), default=[])
    return tuple(best) if size and sum(p.matched for p in best) >= WHOLE * size else ()


_FAR = 50
"""Times as long, nothing says the same; it would be read anew for every sentence."""


@fact
def copied(doc: Document) -> tuple[Copied, ...]:
    """Sentences that stand twice, in order."""
    starts = [s.span.start for s in doc.sentences]
    found: list[Copied] = []
    for passage in passages(doc):
        now = _sentences(doc, passage.second, starts)
        before = _sentences(doc, passage.first, starts) if now else []
        if before:
            found += _by_paragraph(doc, passage, before, now)
    return tuple(found)


def _sentences(doc: Document, span: Span, starts: list[int]) -> list[Sentence]:
    """The sentences that lie in ``span``, all but a few letters."""
    words = prose(doc)
    kept = []
    place = bisect_left(starts, span.start + 1)
    for sentence in doc.sentences[place - bool(place) :]:
        if sentence.span.start >= span.end:
            break
        low, high = words.place(sentence.span.start), words.place(sentence.span.end)
        inside = min(high, words.place(span.end)) - max(low, words.place(span.start))
        if high > low and inside >= _COVERED * (high - low):
            kept.append(sentence)
    return kept


def _by_paragraph(
    doc: Document, passage: Passage, before: list[Sentence], now: list[Sentence]
) -> Iterator[Copied]:
    """The copied sentences of a passage, those of one paragraph together."""
    if len(before) != len(now):
        before = [before[0]._replace(span=Span(before[0].span.start, before[-1].span.end))] * len(now)
    pairs = [(a, b) for a, b in zip(before, now, strict=True) if _repeats(doc, passage, a, b)]
    for ordinal, group in groupby(pairs, key=lambda pair: pair[1].paragraph):
        some = list(group)
        first = Span(some[0][0].span.start, some[-1][0].span.end)
        second = Span(some[0][1].span.start, some[-1][1].span.end)
        paragraph = doc.paragraphs[ordinal].span
        words = doc.body[second.start : second.end]
        if (
            substance(classes_of(doc), words) < _ENOUGH
            or _NUMBERED.match(words)
            or "\t" in doc.body[slice(*paragraph)].strip()
        ):
            continue
        whole = second.length >= 0.9 * paragraph.length and len(some) > 1
        exact = letters(words) == letters(doc.body[first.start : first.end])
        yield Copied(first, second, len(some), whole, exact)


def _repeats(doc: Document, passage: Passage, before: Sentence, now: Sentence) -> bool:
    """Whether ``now`` says what ``before`` says: the same figures, and but a few other letters."""
    if before.span.length > _FAR * now.span.length:
        return False
    first, second = (doc.body[s.span.start : s.span.end] for s in (before, now))
    if first[-1] not in _STOPS or second[-1] not in _STOPS:
        return False
    if letters(first) == letters(second):
        return True
    least = _SAME_HERE if before.paragraph == now.paragraph else _SAME
    return (
        passage.share >= least
        and len(letters(second)) >= _NEAR
        and _DIGITS.findall(first) == _DIGITS.findall(second)
    )
