"""Places in a report that its parts are found and told by: its sections, its own end, its first clause."""

from __future__ import annotations

from hegui.document import Document, Section, Span, fact
from hegui.structure.headings import heading_forms
from hegui.text import views
from hegui.text.blanks import trimmed

MATTER = frozenset({"title", "subtitle", "addressee", "closing", "signature", "date", "furniture"})
_FRAGMENT = 300


@fact
def evened(document: Document) -> str:
    """The body with half-width punctuation made full and full-width digits made half; same offsets."""
    return views.evened(document.body)


def heading_words(document: Document, span: tuple[int, int]) -> str:
    """The words of a heading as patterns see them: without any white space."""
    return views.squeezed(evened(document)[span[0] : span[1]])


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


def is_bare_heading(document: Document, span: tuple[int, int]) -> bool:
    """Whether words without a number can only be the heading of a part."""
    return heading_forms((document.kind,)).bare.fullmatch(document.body, *span) is not None


def whole_end(document: Document) -> int:
    """Where the report's own text ends: before closing, signature and date."""
    end = 0
    for paragraph in document.report:
        if paragraph.role not in MATTER:
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
    text = evened(document)
    # A clause of a few characters (下一步，) names nothing: take the next one with it.
    stop = next((i for i in range(start + 6, min(end, start + longest)) if text[i] in "，。；：！？\n"), None)
    return trimmed(document.body, (start, stop if stop else min(end, start + longest)))


def is_fragment(document: Document) -> bool:
    """Whether the text is too short to be judged as a report: a sentence or one section pasted in to be checked.

    What has the title of a report is judged as one however short it is.
    """
    if document.identity.title or len(document.sections) > 2:
        return False
    return sum(p.span.length for p in document.report) < _FRAGMENT


def clause_end(document: Document, start: int, limit: int, longest: int = 40) -> int:
    """The end of the clause that begins at ``start``: before its first stop, at most ``longest`` further on."""
    text = evened(document)
    last = min(limit, start + longest)
    return next((i for i in range(start, last) if text[i] in "，。；！？\n"), last)
