"""Finds the parts of a report, and the items a part consists of, in the shapes that reports really have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.checklist.model import NO_WORDS, Checklist, Part, Words
from hegui.document import Section, fact, trimmed
from hegui.facts.signs import characters

HOWS = ("heading", "near", "subsection", "thematic", "paragraph", "mention")
"""The shapes a part may have, from the clearest to the faintest."""

_PLAIN = dict(zip(",:;()?!０１２３４５６７８９％", "，：；（）？！0123456789%", strict=True))
_INVISIBLE = dict.fromkeys(map(ord, "\u2060 \t\u3000\xa0"))
_SENTENCE = re.compile("[，,；;]")
_SEMICOLON = re.compile("[；;]")
_MATTER = frozenset({"title", "subtitle", "addressee", "closing", "signature", "date", "furniture"})
_FRAGMENT = 300
_LONG_OPENING = 400
"""An opening longer than this is the report itself, glued into one paragraph."""
_ANNOUNCING = ("表现", "体现", "问题", "不足", "短板", "几个方面", "工作", "以下")
_TAIL = frozenset({"closing", "signature", "date"})


class Found(NamedTuple):
    """A part that was found.

    Attributes:
        how: one of ``HOWS``.
        spans: the text of the part, headings of its own sections left out.
        heading: the heading that announces it, ``None`` without one.
        anchor: where a finding about the part as a whole belongs; never empty.
    """

    how: str
    spans: tuple[Span, ...]
    heading: Span | None
    anchor: Span


@fact
def plain(document: Document) -> str:
    """The body with half-width punctuation made full and full-width digits made half; same offsets."""
    text = document.body
    for mark in sorted(_PLAIN.keys() & characters(document)):  # str.translate takes twenty times as long
        text = text.replace(mark, _PLAIN[mark])
    return text


def heading_words(document: Document, span: tuple[int, int]) -> str:
    """The words of a heading as patterns see them: without any white space."""
    return plain(document)[span[0] : span[1]].translate(_INVISIBLE)


def main_sections(document: Document) -> tuple[Section, ...]:
    """The sections a reader would call the parts of the report: the top level, or the one below a single root."""
    top = tuple(s for s in document.sections if s.parent is None)
    if len(top) == 1:
        below = tuple(s for s in document.sections if s.parent == top[0].ordinal)
        if len(below) >= 3:
            return below
    return top


def content(section: Section) -> Span:
    """The text of a section without its heading."""
    return Span(min(section.heading.span.end, section.span.end), section.span.end)


def whole_end(document: Document) -> int:
    """Where the report's own text ends: before closing, signature and date."""
    end = 0
    for paragraph in document.report:
        if paragraph.role not in _MATTER:
            end = paragraph.span.end
    return end


def best_place(document: Document) -> Span | None:
    """Where a finding belongs that has no place of its own: title, else the first clause of the report.

    ``None`` only when the report has no words at all.
    """
    title = document.identity.title_span
    if title is not None:
        title = trimmed(document.text, title)
        if title.length:
            return title
    for roles in (frozenset({"title"}), frozenset({"body", "preamble", "heading", "cell"}), None):
        for paragraph in document.report:
            if roles is None or paragraph.role in roles:
                span = first_clause(document, paragraph.span)
                if span.length:
                    return span
    return None


def first_clause(document: Document, span: tuple[int, int], longest: int = 40) -> Span:
    """``span`` up to its first stop, at most ``longest`` code points; without white space around it."""
    start, end = trimmed(document.body, span)
    while start < end and document.body[start] == "\u2060":
        start += 1
    text = plain(document)
    # A clause of a few characters (下一步，) names nothing: take the next one with it.
    stop = next((i for i in range(start + 6, min(end, start + longest)) if text[i] in "，。；：！？\n"), None)
    return trimmed(document.body, (start, stop if stop else min(end, start + longest)))


def is_fragment(document: Document) -> bool:
    """Whether the text is too short to be judged as a report: a sentence or one section pasted in to be checked."""
    if document.sections and (document.identity.title or len(document.sections) > 2):
        return False
    return sum(p.span.length for p in document.report) < _FRAGMENT


def find_parts(document: Document, checklist: Checklist) -> dict[str, Found]:
    """The parts of ``document`` by id; a part that is nowhere is absent. Memoised on the document."""
    key = (find_parts, checklist)
    facts = document._facts
    if key not in facts:
        facts[key] = _find_parts(document, checklist)
    return facts[key]  # type: ignore[no-any-return]


def _find_parts(document: Document, checklist: Checklist) -> dict[str, Found]:
    year = document.identity.year
    main = main_sections(document)
    ordinals = {s.ordinal for s in main}
    claims: dict[int, list[str]] = {}
    for section in main:
        words = heading_words(document, section.heading.title)
        claims[section.ordinal] = [
            p.id
            for p in checklist.parts.values()
            if p.headings.search(words, year=year) and not p.not_headings.search(words, year=year)
        ]
    found: dict[str, Found] = {}
    for part in checklist.parts.values():
        own = [s for s in main if part.id in claims[s.ordinal]]
        how = "heading"
        if not own:
            how = "near"
            own = [s for s in main if not claims[s.ordinal] and _says(document, s, part, part.near_headings)]
            for section in own:
                claims[section.ordinal].append(part.id)
        if own:
            found[part.id] = Found(
                how,
                tuple(
                    _share(document, checklist, part, s, claims[s.ordinal], _reach(document, s, main, claims))
                    for s in own
                ),
                trimmed(document.body, own[0].heading.span),
                trimmed(document.body, own[0].heading.span),
            )
    for part in checklist.parts.values():
        if part.id in found:
            continue
        shape = (
            _subsection(document, part, ordinals)
            or _unheaded(document, checklist, part, found, year)
            or (_thematic(document, part, found, main, claims) if part.thematic else None)
            or _mention(document, part, found, year)
        )
        if shape is not None:
            found[part.id] = shape
    for part in checklist.parts.values():
        if part.thematic and part.id not in found and (loose := _loose(document, part, found)):
            found[part.id] = loose
    return _cut(checklist, found)


def _reach(
    document: Document, section: Section, main: tuple[Section, ...], claims: dict[int, list[str]]
) -> Span:
    """The text of a main section; where the tree left it empty (its items outrank it), up to the next known part."""
    inside = content(section)
    if len("".join(document.body[inside.start : inside.end].split())) >= 10:
        return inside
    later = [s for s in main if s.span.start > section.span.start and claims[s.ordinal]]
    return Span(inside.start, max(inside.end, later[0].span.start if later else whole_end(document)))


def _cut(checklist: Checklist, found: dict[str, Found]) -> dict[str, Found]:
    """A part ends where an unheaded part that follows it in the checklist opens."""
    order = list(checklist.parts)
    for name, part in found.items():
        if part.how not in ("heading", "near", "paragraph"):
            continue
        opens = [
            f.spans[0].start
            for n, f in found.items()
            if f.how == "paragraph" and f.spans and order.index(n) > order.index(name)
        ]
        spans = tuple(
            Span(s.start, min([s.end, *(o for o in opens if s.start < o < s.end)])) for s in part.spans
        )
        found[name] = part._replace(spans=spans)
    return found


def _says(document: Document, section: Section, part: Part, words: Words) -> bool:
    """Whether a heading has ``words`` of ``part``, and none that speak against it."""
    if not words:
        return False
    title, year = heading_words(document, section.heading.title), document.identity.year
    return words.search(title, year=year) is not None and not part.not_headings.search(title, year=year)


def _share(
    document: Document, checklist: Checklist, part: Part, section: Section, claimed: list[str], inside: Span
) -> Span:
    """The stretch of a section that is ``part``'s, when its heading announces several parts."""
    if len(claimed) < 2:
        return inside
    year = document.identity.year
    for sub in document.sections:
        if sub.parent == section.ordinal and _says(document, sub, part, part.headings):
            return content(sub)
    starts = {}
    for name in claimed:
        begin = next(_openings(document, checklist.parts[name], inside, year), None)
        if begin is not None:
            starts[name] = begin
    if any(_one_list_on_both_sides(document, section, at) for at in starts.values() if at > inside.start):
        return inside  # every item tells its problem and its remedy: the whole section is both
    mine = starts.get(part.id)
    if mine is None:
        others = [b for b in starts.values() if b > inside.start]
        return Span(inside.start, min(others)) if others else inside
    later = [b for name, b in starts.items() if name != part.id and b > mine]
    first = not any(b < mine for b in starts.values()) and len(starts) > 1
    return Span(inside.start if first else mine, min(later, default=inside.end))


def _one_list_on_both_sides(document: Document, section: Section, at: int) -> bool:
    """Whether one list, or the unnamed subsections of ``section``, go on after ``at`` as before it."""
    inside = content(section)
    if any(
        inside.start <= e.span.start and e.items[0].span.start < at < e.items[-1].span.start < inside.end
        for e in document.enumerations
    ):
        return True
    below = [s.heading.span.start for s in document.sections if s.parent == section.ordinal]
    return len(below) > 1 and below[0] < at < below[-1] and at not in below


def _subsection(document: Document, part: Part, main: set[int]) -> Found | None:
    for words in (part.headings, part.near_headings, part.subheadings):
        own = [s for s in document.sections if s.ordinal not in main and _says(document, s, part, words)]
        if own:
            heading = trimmed(document.body, own[0].heading.span)
            # A long run-in "heading" is a sentence: its words belong to the part.
            spans = tuple(
                s.span if s.heading.run_in or s.heading.title.length > 20 else content(s) for s in own
            )
            return Found("subsection", spans, heading, heading)
    return None


def _openings(document: Document, part: Part, within: Span, year: int | None) -> Iterator[int]:
    """Where the part opens inside ``within``: first the beginnings of paragraphs, then those of sentences."""
    if not part.openings:
        return
    text = plain(document)
    for paragraph in document.report:
        start, end = trimmed(text, paragraph.span)
        if within.start <= start < within.end and paragraph.role not in _MATTER and end > start:
            inside = text[start:end].lstrip("\u2060")
            if part.openings.match(inside, year=year):
                yield start
    if part.extent == "paragraph":
        return
    for sentence in document.sentences:
        start, end = trimmed(text, sentence.span)
        if (
            within.start <= start < within.end
            and document.paragraphs[sentence.paragraph].role not in _MATTER
            and part.openings.match(text, start, end, year=year)
        ):
            yield start


def _unheaded(
    document: Document,
    checklist: Checklist,
    part: Part,
    found: dict[str, Found],
    year: int | None,
) -> Found | None:
    """The last place where the part opens without a heading; a paragraph's beginning wins over a sentence's."""
    text = plain(document)
    end = whole_end(document)
    starts: list[int] = []
    sentences: list[int] = []
    begins = {trimmed(text, p.span).start for p in document.report}
    for start in dict.fromkeys(_openings(document, part, Span(0, end), year)):
        if _in_later_part(checklist, part, found, start):
            continue
        (starts if start in begins else sentences).append(start)
    for candidates in (starts, sentences):
        if candidates:
            start = candidates[-1]
            break
    else:
        return None
    section = document.section_at(start)
    while section is not None and section.parent is not None:
        section = document.sections[section.parent]
    limit = min(end, section.span.end) if section is not None else end
    if part.extent == "paragraph":
        paragraph = document.paragraph_at(start)
        limit = min(limit, paragraph.span.end) if paragraph is not None else limit
    later = [f.spans[0].start for n, f in found.items() if f.spans and f.spans[0].start > start]
    for other in checklist.parts.values():
        if other.id != part.id and other.id not in found:
            later += [s for s in _openings(document, other, Span(start + 1, limit), year) if s in begins][:1]
    limit = min([limit, *later])
    span = trimmed(document.body, (start, limit))
    return Found("paragraph", (span,), None, first_clause(document, span)) if span.length else None


def _in_later_part(checklist: Checklist, part: Part, found: dict[str, Found], start: int) -> bool:
    """Whether ``start`` lies in a headed part that comes after ``part`` in the checklist.

    Shortcomings may be told at the end of the measures and plans at the end of the shortcomings, but what the plan
    says about shortcomings is plan.
    """
    order = list(checklist.parts)
    after = order[order.index(part.id) + 1 :]
    return any(
        span.start <= start < span.end
        for name in after
        if name in found and found[name].how in ("heading", "near")
        for span in found[name].spans
    )


def _thematic(
    document: Document,
    part: Part,
    found: dict[str, Found],
    main: tuple[Section, ...],
    claims: dict[int, list[str]],
) -> Found | None:
    text = plain(document)
    own = [s for s in main if not claims[s.ordinal]]
    spans = []
    for section in own:
        begins = [f.spans[0].start for f in found.values() if f.how == "paragraph" and f.spans]
        inside = content(section)
        spans.append(Span(inside.start, min([inside.end, *(b for b in begins if inside.start <= b)])))
    size = sum(len(text[s.start : s.end].translate(_INVISIBLE)) for s in spans)
    if size >= part.thematic and any(part.results.search(text, *s) for s in spans):
        heading = trimmed(document.body, own[0].heading.span)
        return Found("thematic", tuple(spans), heading, heading)
    return None


def _loose(document: Document, part: Part, found: dict[str, Found]) -> Found | None:
    """The part as plain paragraphs under no heading of any kind."""
    text = plain(document)
    taken = [s for f in found.values() if f.how != "mention" for s in f.spans]
    begins = sorted(t.start for t in taken)
    spans = [
        Span(p.span.start, min([p.span.end, *(b for b in begins if p.span.start < b)]))
        for p in document.report
        if (p.role == "body" or (p.role == "preamble" and p.span.length > _LONG_OPENING))
        and not any(t.start <= p.span.start < t.end for t in taken)
    ]
    size = sum(len(text[s.start : s.end].translate(_INVISIBLE)) for s in spans)
    if size >= part.thematic and any(part.results.search(text, *s) for s in spans):
        return Found("paragraph", tuple(spans), None, first_clause(document, spans[0]))
    return None


def _mention(document: Document, part: Part, found: dict[str, Found], year: int | None) -> Found | None:
    if not part.mentions:
        return None
    text = plain(document)
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].role in _MATTER:
            continue
        hit = part.mentions.search(text, *sentence.span, year=year)
        if hit:
            start, end = trimmed(document.body, sentence.span)
            left = max((text.rfind(mark, start, hit.start()) + 1 for mark in "；：。"), default=start)
            right = min((i for i in (text.find(m, hit.end(), end) for m in "；。") if i >= 0), default=end)
            span = trimmed(document.body, (max(start, left), right))
            return Found("mention", (span,), None, span)
    return None


class Piece(NamedTuple):
    """One item of a part.

    Attributes:
        span: all its text, the marker included.
        lead: the words that name it: the item's own heading, or its first clause group.
    """

    span: Span
    lead: Span


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
        if p.span.start < span.end and p.span.end > span.start and p.role not in _MATTER
    ]
    paragraphs = [p for p in paragraphs if p.length]
    # A first paragraph that ends in a colon only announces the others.
    if len(paragraphs) > 1 and plain(document)[paragraphs[0].end - 1] in "：":
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
    text = plain(document)
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
