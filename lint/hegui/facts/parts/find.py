"""Finds the parts of a report in the shapes that reports really have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hegui.document import Document, Kind, Part, Section, Span, Words, fact
from hegui.facts.parts.model import Found
from hegui.facts.parts.places import (
    MATTER,
    content,
    evened,
    first_clause,
    heading_words,
    main_sections,
    whole_end,
)
from hegui.text.blanks import trimmed
from hegui.text.views import squeezed

_NAMED = 4
"""So many parts named in one sentence that says what the report consists of are its contents."""
_LONG_OPENING = 400
"""An opening longer than this is the report itself, glued into one paragraph."""


def parts(document: Document) -> Mapping[str, Found]:
    """The parts of ``document`` by id, as the checklist in force for its kind describes them."""
    return find_parts(document, document.kind)


def part(document: Document, name: str) -> Found | None:
    """The part called ``name``; one that is only mentioned counts as absent."""
    found = parts(document).get(name)
    return found if found is not None and found.how != "mention" else None


def within(document: Document, found: Found | None, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` inside a part; its heading is not searched."""
    for span in found.spans if found is not None else ():
        yield from pattern.finditer(evened(document), *span)


@fact
def find_parts(document: Document, kind: Kind) -> Mapping[str, Found]:
    """The parts that a report of ``kind`` has, by id, as far as ``document`` has them; one that is nowhere is absent."""
    parts = kind.parts
    year = document.identity.year
    main = main_sections(document)
    ordinals = {s.ordinal for s in main}
    claims = _claims(document, parts, main)
    found: dict[str, Found] = {}
    for part in parts.values():
        own = _headed(document, part, main, claims)
        if own is not None:
            found[part.id] = _with_shares(document, parts, part, main, claims, *own)
    for part in parts.values():
        if part.id in found:
            continue
        shape = (
            _subsection(document, part, ordinals)
            or _unheaded(document, parts, part, found, year)
            or (_thematic(document, part, found, main, claims) if part.thematic else None)
            or _mention(document, kind, part, year)
        )
        if shape is not None:
            found[part.id] = shape
    for part in parts.values():
        if part.thematic and part.id not in found and (loose := _loose(document, part, found)):
            found[part.id] = loose
    return _cut(parts, found)


def _claims(document: Document, parts: Mapping[str, Part], main: tuple[Section, ...]) -> dict[int, list[str]]:
    """The parts that each main section announces, by the ordinal of the section."""
    return {
        section.ordinal: [p.id for p in parts.values() if _says(document, section, p, p.headings)]
        for section in main
    }


def _headed(
    document: Document, part: Part, main: tuple[Section, ...], claims: dict[int, list[str]]
) -> tuple[str, list[Section]] | None:
    """The main sections of a part, and how they were known; those known by near words are claimed for it."""
    own = [s for s in main if part.id in claims[s.ordinal]]
    if own:
        return "heading", own
    own = [s for s in main if not claims[s.ordinal] and _says(document, s, part, part.near_headings)]
    for section in own:
        claims[section.ordinal].append(part.id)
    return ("near", own) if own else None


def _with_shares(
    document: Document,
    parts: Mapping[str, Part],
    part: Part,
    main: tuple[Section, ...],
    claims: dict[int, list[str]],
    how: str,
    own: list[Section],
) -> Found:
    heading = trimmed(document.body, own[0].heading.span)
    spans = tuple(
        _share(document, parts, part, s, claims[s.ordinal], _reach(document, s, main, claims)) for s in own
    )
    return Found(how, spans, heading, heading)


def _reach(
    document: Document, section: Section, main: tuple[Section, ...], claims: dict[int, list[str]]
) -> Span:
    """The text of a main section; where the tree left it empty (its items outrank it), up to the next known part."""
    inside = content(section)
    if len(squeezed(document.body[inside.start : inside.end])) >= 10:
        return inside
    later = [s for s in main if s.span.start > section.span.start and claims[s.ordinal]]
    return Span(inside.start, max(inside.end, later[0].span.start if later else whole_end(document)))


def _cut(parts: Mapping[str, Part], found: dict[str, Found]) -> dict[str, Found]:
    """A part ends where an unheaded part that follows it in the checklist opens."""
    order = list(parts)
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
    document: Document,
    parts: Mapping[str, Part],
    part: Part,
    section: Section,
    claimed: list[str],
    inside: Span,
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
        begin = next(_openings(document, parts[name], inside, year), None)
        if begin is not None:
            starts[name] = begin
    if any(_one_list_on_both_sides(document, section, at) for at in starts.values() if at > inside.start):
        return inside  # every item tells its problem and its remedy: the whole section is both
    mine = starts.get(part.id)
    if mine is None:
        others = [b for b in starts.values() if document.body[inside.start : b].strip()]
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
    text = evened(document)
    for paragraph in document.report:
        start, end = trimmed(text, paragraph.span)
        if within.start <= start < within.end and paragraph.role not in MATTER and end > start:
            inside = text[start:end].lstrip("\u2060")
            if part.openings.match(inside, year=year):
                yield start
    if part.extent == "paragraph":
        return
    for sentence in document.sentences:
        start, end = trimmed(text, sentence.span)
        if (
            within.start <= start < within.end
            and document.paragraphs[sentence.paragraph].role not in MATTER
            and part.openings.match(text, start, end, year=year)
        ):
            yield start


def _limit(document: Document, part: Part, start: int, end: int) -> int:
    """How far a part may go that opens at ``start``: to the end of its section, or of its paragraph."""
    section = document.section_at(start)
    while section is not None and section.parent is not None:
        section = document.sections[section.parent]
    limit = min(end, section.span.end) if section is not None else end
    paragraph = document.paragraph_at(start) if part.extent == "paragraph" else None
    return min(limit, paragraph.span.end) if paragraph is not None else limit


def _unheaded(
    document: Document,
    parts: Mapping[str, Part],
    part: Part,
    found: dict[str, Found],
    year: int | None,
) -> Found | None:
    """The last place where the part opens without a heading; a paragraph's beginning wins over a sentence's."""
    text = evened(document)
    end = whole_end(document)
    begins = {trimmed(text, p.span).start for p in document.report}
    every = dict.fromkeys(_openings(document, part, Span(0, end), year))
    openings = [start for start in every if not _in_later_part(parts, part, found, start)]
    if not openings:
        return None
    start = max(openings, key=lambda start: (start in begins, openings.index(start)))
    limit = _limit(document, part, start, end)
    later = [f.spans[0].start for n, f in found.items() if f.spans and f.spans[0].start > start]
    for other in parts.values():
        if other.id != part.id and other.id not in found:
            later += [s for s in _openings(document, other, Span(start + 1, limit), year) if s in begins][:1]
    limit = min([limit, *later])
    span = trimmed(document.body, (start, limit))
    return Found("paragraph", (span,), None, first_clause(document, span)) if span.length else None


def _in_later_part(parts: Mapping[str, Part], part: Part, found: dict[str, Found], start: int) -> bool:
    """Whether ``start`` lies in a headed part that comes after ``part`` in the checklist.

    Shortcomings may be told at the end of the measures and plans at the end of the shortcomings, but what the plan
    says about shortcomings is plan.
    """
    order = list(parts)
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
    text = evened(document)
    own = [s for s in main if not claims[s.ordinal]]
    spans = []
    for section in own:
        begins = [f.spans[0].start for f in found.values() if f.how == "paragraph" and f.spans]
        inside = content(section)
        spans.append(Span(inside.start, min([inside.end, *(b for b in begins if inside.start <= b)])))
    size = sum(len(squeezed(text[s.start : s.end])) for s in spans)
    if size >= part.thematic and any(part.results.search(text, *s) for s in spans):
        heading = trimmed(document.body, own[0].heading.span)
        return Found("thematic", tuple(spans), heading, heading)
    return None


def _loose(document: Document, part: Part, found: dict[str, Found]) -> Found | None:
    """The part as plain paragraphs under no heading of any kind."""
    text = evened(document)
    taken = [s for f in found.values() if f.how != "mention" for s in f.spans]
    begins = sorted(t.start for t in taken)
    spans = [
        Span(p.span.start, min([p.span.end, *(b for b in begins if p.span.start < b)]))
        for p in document.report
        if (p.role == "body" or (p.role == "preamble" and p.span.length > _LONG_OPENING))
        and not any(t.start <= p.span.start < t.end for t in taken)
    ]
    size = sum(len(squeezed(text[s.start : s.end])) for s in spans)
    if size >= part.thematic and any(part.results.search(text, *s) for s in spans):
        return Found("paragraph", tuple(spans), None, first_clause(document, spans[0]))
    return None


_CONSISTING = re.compile("组成|构成|包括|包含|部分")


@fact
def _lists_of_parts(document: Document, kind: Kind) -> frozenset[Span]:
    """The sentences that say what the report consists of: they name its parts and tell nothing of what these tell."""
    text, year = evened(document), document.identity.year
    found = set()
    for sentence in document.sentences:
        if not _CONSISTING.search(text, *sentence.span):
            continue
        items = re.split("[、，；：]", text[sentence.span.start : sentence.span.end])
        named = {
            p.id for p in kind.parts.values() if any(p.headings.search(item, year=year) for item in items)
        }
        if len(named) >= _NAMED:
            found.add(sentence.span)
    return frozenset(found)


def _mention(document: Document, kind: Kind, part: Part, year: int | None) -> Found | None:
    if not part.mentions:
        return None
    text = evened(document)
    lists = _lists_of_parts(document, kind)
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].role in MATTER or sentence.span in lists:
            continue
        hit = part.mentions.search(text, *sentence.span, year=year)
        if hit:
            start, end = trimmed(document.body, sentence.span)
            left = max((text.rfind(mark, start, hit.start()) + 1 for mark in "；：。"), default=start)
            right = min((i for i in (text.find(m, hit.end(), end) for m in "；。") if i >= 0), default=end)
            span = trimmed(document.body, (max(start, left), right))
            return Found("mention", (span,), None, span)
    return None
