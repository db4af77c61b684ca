"""The items a part of a report consists of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.document import NO_WORDS, Document, Section, Span, Words
from hegui.facts.parts.model import Piece
from hegui.facts.parts.places import MATTER, content, evened, first_clause, heading_words
from hegui.facts.rows import words_of
from hegui.text.blanks import trimmed

_SENTENCE = re.compile("[，,；;]")
_SEMICOLON = re.compile("[；;]")
_ANNOUNCING = tuple(words_of("announcing"))


def pieces(document: Document, spans: tuple[Span, ...], leave: Words = NO_WORDS) -> tuple[Piece, ...]:
    """The items a part consists of: its subsections, else its lists, else its paragraphs, else its sentences.

    Args:
        spans: of the part.
        leave: subsections whose headings these words match are no items (an own subsection on causes, say).
    """
    return tuple(piece for span in spans for piece in _pieces(document, span, leave))


def _pieces(document: Document, span: Span, leave: Words) -> list[Piece]:
    return (
        _sections(document, span, leave)
        or _lists(document, span)
        or _paragraphs(document, span)
        or _sentences(document, span)
    )


def _sections(document: Document, span: Span, leave: Words) -> list[Piece]:
    inside = [s for s in document.sections if span.start <= s.span.start and s.span.end <= span.end]
    top = min((s.level for s in inside), default=0)
    kept = [s for s in inside if s.level == top and not _left(document, s, leave)]
    if len(kept) == 1:
        return _pieces(document, content(kept[0]), leave) or [_of_section(document, kept[0])]
    return [_of_section(document, s) for s in kept]


def _lists(document: Document, span: Span) -> list[Piece]:
    """The items of the outermost lists."""
    lists = [
        e for e in document.enumerations if span.start <= e.span.start < span.end and e.style != "一方面"
    ]
    reached = span.start
    found: list[Piece] = []
    for enumeration in sorted(lists, key=lambda e: (e.span.start, -e.span.end)):
        if enumeration.span.start < reached:
            continue
        reached = max(reached, enumeration.span.end)
        found += [
            Piece(
                Span(i.span.start, min(i.span.end, span.end)), Span(i.lead.start, min(i.lead.end, span.end))
            )
            for i in enumeration.items
        ]
    return found


def _within(document: Document, stretch: Span, span: Span) -> Span:
    """What of ``stretch`` lies in ``span``; empty where nothing does."""
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    return trimmed(document.body, (start, end)) if start < end else Span(start, start)


def _paragraphs(document: Document, span: Span) -> list[Piece]:
    """The paragraphs, if there are several; a first one that ends in a colon only announces the others."""
    found = [_within(document, p.span, span) for p in document.report if p.role not in MATTER]
    found = [p for p in found if p.length]
    if len(found) > 1 and evened(document)[found[0].end - 1] in "：":
        found = found[1:]
    return [Piece(p, first_clause(document, p)) for p in found] if len(found) > 1 else []


def _sentences(document: Document, span: Span) -> list[Piece]:
    sentences = [
        _within(document, s.span, span)
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
