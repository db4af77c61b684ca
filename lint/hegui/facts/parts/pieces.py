"""The items a part of a report consists of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.document import NO_WORDS, Document, Section, Span, Words
from hegui.facts.parts.model import Piece
from hegui.facts.parts.places import MATTER, content, evened, first_clause, heading_words
from hegui.text.blanks import trimmed

_SENTENCE = re.compile("[，,；;]")
_SEMICOLON = re.compile("[；;]")
_ANNOUNCING = ("表现", "体现", "问题", "不足", "短板", "几个方面", "工作", "以下")


def pieces(document: Document, spans: tuple[Span, ...], leave: Words = NO_WORDS) -> tuple[Piece, ...]:
    """The items a part consists of: its subsections, else its lists, else its paragraphs, else its sentences.

    Args:
        spans: of the part.
        leave: subsections whose headings these words match are no items (an own subsection on causes, say).
    """
    return tuple(piece for span in spans for piece in _pieces(document, span, leave))


def _pieces(document: Document, span: Span, leave: Words) -> list[Piece]:
    inside = [s for s in document.sections if span.start <= s.span.start and s.span.end <= span.end]
    if inside:
        top = min(s.level for s in inside)
        inside = [s for s in inside if s.level == top]
        kept = [s for s in inside if not _left(document, s, leave)]
        if len(kept) == 1:
            return _pieces(document, content(kept[0]), leave) or [_of_section(document, kept[0])]
        if kept:
            return [_of_section(document, s) for s in kept]
    lists = [
        e for e in document.enumerations if span.start <= e.span.start < span.end and e.style != "一方面"
    ]
    outer: list[tuple[int, int]] = []
    found = []
    for enumeration in sorted(lists, key=lambda e: (e.span.start, -e.span.end)):
        if any(start <= enumeration.span.start < end for start, end in outer):
            continue
        outer.append(enumeration.span)
        found += [
            Piece(
                Span(i.span.start, min(i.span.end, span.end)), Span(i.lead.start, min(i.lead.end, span.end))
            )
            for i in enumeration.items
        ]
    if found:
        return found
    paragraphs = [
        trimmed(document.body, (max(p.span.start, span.start), min(p.span.end, span.end)))
        for p in document.report
        if p.span.start < span.end and p.span.end > span.start and p.role not in MATTER
    ]
    paragraphs = [p for p in paragraphs if p.length]
    # A first paragraph that ends in a colon only announces the others.
    if len(paragraphs) > 1 and evened(document)[paragraphs[0].end - 1] in "：":
        paragraphs = paragraphs[1:]
    if len(paragraphs) > 1:
        return [Piece(p, first_clause(document, p)) for p in paragraphs]
    sentences = [
        trimmed(document.body, (max(s.span.start, span.start), min(s.span.end, span.end)))
        for s in document.sentences
        if s.span.start < span.end and s.span.end > span.start
    ]
    parts = [part for s in sentences for part in _listed(document, s)] or [
        part for s in sentences for part in _parts(document, s)
    ]
    return [Piece(s, first_clause(document, s)) for s in parts if s.length > 4]


def _listed(document: Document, sentence: Span) -> list[Span]:
    """The items of 主要表现在：甲；乙；丙。; none when the sentence is no such list."""
    text = evened(document)
    colon = text.find("：", *sentence)
    cuts = [i for i in range(colon + 1, sentence.end) if text[i] == "；"] if colon >= 0 else []
    if not cuts or not any(sign in text[sentence.start : colon] for sign in _ANNOUNCING):
        return []
    bounds = [colon, *cuts, sentence.end]
    parts = [trimmed(document.body, (a + 1, b)) for a, b in pairwise(bounds)]
    return [part for part in parts if part.length > 4]


def _parts(document: Document, sentence: Span) -> Iterator[Span]:
    """A sentence cut at its semicolons: 甲不够；乙不足。"""
    start = sentence.start
    for match in _SEMICOLON.finditer(document.body, *sentence):
        yield trimmed(document.body, (start, match.end()))
        start = match.end()
    yield trimmed(document.body, (start, sentence.end))


def _left(document: Document, section: Section, leave: Words) -> bool:
    """Whether a subsection is about causes, say; a whole sentence as heading tells a problem and its cause."""
    words = heading_words(document, section.heading.title)
    return not _SENTENCE.search(words) and bool(leave.search(words))


def _of_section(document: Document, section: Section) -> Piece:
    return Piece(trimmed(document.body, section.span), trimmed(document.body, section.heading.title))
