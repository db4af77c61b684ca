"""How the parts of a report look: each paragraph of the body with its look, told apart by what it is.

For documents that say how they look (docx); for all others everything here is empty. What stands in tables, frames,
text boxes and notes, and what follows the signature, is not judged: annexes have forms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hegui.document import Document, Paragraph, RunPlace, Section, Span, Table, fact
from hegui.document.layout import MILLIMETRE, Indent, Layout, ParagraphLook, RunLook, TableLook
from hegui.facts.citations import citations

_LONG, _LEAD_IN, _SHORTEST = 60, 12, 6
"""Code points; a shorter line without a stop may be a title, a caption, a name; one with a colon a label."""
_ENDS, _LEADS, _CLOSERS = "。！？；!?;", "：:", "”’）)》"
_GAP = re.compile(r"[ \u3000]{3}|_{3}")
_STOPS = "。！？；：!?;:"
_NOTE = re.compile(r"附[ \u3000]*+件[ \u3000]*+(?:[0-9]{1,2}[ \u3000]*+)?[：:]")
_NOTE_ITEM = re.compile(r"[0-9]{1,2}[ \u3000]*[.．、]")
_ANNEX = re.compile(r"附[ \u3000]*+件[ \u3000]*+[0-9一二三四五六七八九十]{0,2}[ \u3000]*+[：:]?")
_COPIES = re.compile(r"(?:抄[ \u3000]*送|抄[ \u3000]*报|主[ \u3000]*送)[ \u3000]*[：:]")
_PRINTED = re.compile(r".{2,40}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[ \u3000]*印发")
_CALLED = re.compile(r"[^。；，,]{2,40}[：:]")
_SIGNER = re.compile(r"签[ \u3000]*发[ \u3000]*人[ \u3000]*[：:]")
_LETTERHEAD = re.compile(r"[\u4e00-\u9fff \u3000]{4,40}文[ \u3000]*件")
_OPENING = 3
"""Paragraphs under the title among which somebody may be addressed."""
_LEVELS = {"一、": 1, "（一）": 2, "1.": 3, "1、": 3, "（1）": 4}
_OFFICIAL_SIZE, _OFFICIAL_TOP, _OFFICIAL_LEFT = 16.0, 37.0, 28.0


class Stretch(NamedTuple):
    """Words of one look."""

    span: Span
    look: RunLook


class Line(NamedTuple):
    """A paragraph of the text with its look.

    Attributes:
        span: of its words.
        stretches: the looks of its words, in order; automatic numbers are left out.
        blanks: what stands before its words in the same paragraph.
        whole: it begins its paragraph; after a line break in it no first line is indented.
    """

    paragraph: Paragraph
    span: Span
    look: ParagraphLook
    stretches: tuple[Stretch, ...]
    blanks: str
    whole: bool

    def part(self, span: tuple[int, int]) -> Line:
        """The same line, with only the words inside ``span``."""
        start, end = max(span[0], self.span.start), min(span[1], self.span.end)
        inside = (
            Stretch(Span(max(s.span.start, start), min(s.span.end, end)), s.look) for s in self.stretches
        )
        return self._replace(span=Span(start, end), stretches=tuple(s for s in inside if s.span.length > 0))


class HeadingLine(NamedTuple):
    """A numbered heading.

    Attributes:
        line: with the words of the heading only.
        level: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
        alone: nothing follows it in its paragraph.
        title: it reads as a heading: no sentence of its own.
    """

    line: Line
    level: int
    alone: bool
    title: bool


class Elements(NamedTuple):
    """The elements of an official document that a document has, each with its lines.

    Attributes:
        body: running text, without the headings that it runs on from.
        note: the lines that say which annexes there are.
        annexes: lines that begin an annex (附件1).
        copies: the lines 抄送 …; printed: the lines … 印发.
    """

    title: tuple[Line, ...] = ()
    number: tuple[Line, ...] = ()
    addressee: tuple[Line, ...] = ()
    headings: tuple[HeadingLine, ...] = ()
    body: tuple[Line, ...] = ()
    note: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    date: tuple[Line, ...] = ()
    annexes: tuple[Line, ...] = ()
    copies: tuple[Line, ...] = ()
    printed: tuple[Line, ...] = ()


@fact
def layout(doc: Document) -> Layout | None:
    """How the document looks; ``None`` where its format does not say."""
    return doc.layout() if doc.layout is not None else None


@fact
def lines(doc: Document) -> tuple[Line, ...]:
    """The paragraphs of the body with their looks, in order, frames and tables left out."""
    found = layout(doc)
    return tuple(_lines(doc, found)) if found is not None else ()


def _lines(doc: Document, found: Layout) -> Iterator[Line]:
    last = None
    for paragraph in doc.paragraphs:
        place = doc.origin.at(paragraph.span.start)
        if (
            not isinstance(place, RunPlace)
            or place.part != found.part
            or paragraph.kind in ("cell", "footnote")
        ):
            continue
        look = found.paragraphs.get(place.paragraph)
        if look is None or look.floats:
            continue
        start, end = paragraph.span
        stretches: list[Stretch] = []
        for segment in doc.origin.within(start, end):
            run = segment.place
            if isinstance(run, RunPlace) and 0 <= run.run < len(look.runs):
                span = Span(max(start, segment.start), min(end, segment.end))
                own = look.runs[run.run]
                if stretches and stretches[-1].look == own and stretches[-1].span.end == span.start:
                    span = Span(stretches.pop().span.start, span.end)
                stretches.append(Stretch(span, own))
        before = doc.text[doc.text.rfind("\n", 0, start) + 1 : start]
        yield Line(paragraph, paragraph.span, look, tuple(stretches), before, place.paragraph != last)
        last = place.paragraph


class _Report(NamedTuple):
    """The paragraphs that say how they look, and between which of them the text of the document stands.

    Attributes:
        lines: by the ordinal of their paragraph.
        first: ordinal of the first running text.
        start: ordinal of the last line of the title, -1 without one.
        end: ordinal behind the text with its signature.
        annexes: lines that read as the first of an annex, wherever they stand.
    """

    doc: Document
    lines: dict[int, Line]
    first: int
    start: int
    end: int
    annexes: tuple[Line, ...]

    @property
    def main(self) -> list[Paragraph]:
        """What stands between the title and the end."""
        return [line.paragraph for line in self.such(lambda p: self.start < p.ordinal < self.end)]

    def such(self, holds: Callable[[Paragraph], object]) -> tuple[Line, ...]:
        """The lines whose paragraph ``holds`` is true of."""
        return tuple(line for line in self.lines.values() if holds(line.paragraph))

    def behind(self, says: Callable[[str], object]) -> tuple[Line, ...]:
        """The lines behind the end whose words ``says`` is true of."""
        return self.such(lambda p: p.ordinal >= self.end and says(self.doc.quote(p.span)))


_SIGNING = ("signature", "date")


def _report(doc: Document, by_ordinal: dict[int, Line]) -> _Report:
    report = [line.paragraph for line in by_ordinal.values()]
    first = next((p.ordinal for p in report if p.role in ("body", "preamble", "heading")), 0)
    signed = [p.ordinal for p in report if p.role in _SIGNING and p.ordinal > first]
    annexes = tuple(
        line
        for line in by_ordinal.values()
        if line.paragraph.ordinal > first
        and line.paragraph.role not in _SIGNING
        and _ANNEX.fullmatch(doc.quote(line.paragraph.span))
    )
    ends = (line.paragraph.ordinal for line in annexes if line.look.starts_page or not signed)
    end = signed[-1] + 1 if signed else min(ends, default=len(doc.paragraphs))
    start = max((p.ordinal for p in report if p.role == "title"), default=-1)
    return _Report(doc, by_ordinal, first, start, end, annexes)


@fact
def elements(doc: Document) -> Elements:
    """The lines of the document by what they are."""
    by_ordinal = {line.paragraph.ordinal: line for line in lines(doc)}
    if not by_ordinal:
        return Elements()
    report = _report(doc, by_ordinal)
    main, first, end = report.main, report.first, report.end
    note = _note(doc, main)
    headings = tuple(_headings(doc, by_ordinal, report.start, end))
    heads = {h.line.paragraph.ordinal: h.line.span for h in headings}
    return Elements(
        title=report.such(lambda p: p.role == "title"),
        number=report.such(lambda p: p.ordinal < first and _is_number(doc, p)),
        addressee=tuple(by_ordinal[p.ordinal] for p in main if p.role == "addressee"),
        headings=headings,
        body=tuple(_body(doc, by_ordinal, main, heads, note)),
        note=tuple(by_ordinal[o] for o in note),
        signature=report.such(lambda p: p.role == "signature" and p.ordinal > first),
        date=report.such(lambda p: p.role == "date" and p.ordinal > first),
        annexes=tuple(line for line in report.annexes if line.paragraph.ordinal >= end),
        copies=report.behind(_COPIES.match),
        printed=report.behind(_PRINTED.fullmatch),
    )


def _body(
    doc: Document, by_ordinal: dict[int, Line], main: list[Paragraph], heads: dict[int, Span], note: list[int]
) -> Iterator[Line]:
    for place, paragraph in enumerate(main):
        if paragraph.role not in ("body", "preamble") or paragraph.kind != "paragraph":
            continue
        if place < _OPENING and _CALLED.fullmatch(doc.quote(paragraph.span)):
            continue  # an addressee that is not known as one: （主送机关）：
        line = by_ordinal[paragraph.ordinal]
        words = doc.quote(paragraph.span)
        if paragraph.ordinal in note or not _is_prose(words):
            continue
        if 2 * sum("\u4e00" <= c <= "\u9fff" for c in words) < sum(not c.isspace() for c in words):
            continue  # an address of a page, a passage in another language
        head = heads.get(paragraph.ordinal)
        if head is not None:
            line = line.part((head.end, line.span.end))
        if line.span.length > 0:
            yield line


def _is_prose(words: str) -> bool:
    """Whether a paragraph is running text: no caption, name, label or line of a form."""
    if _GAP.search(words) or len(words) < _SHORTEST:
        return False
    if words[-1:] in _LEADS:
        return len(words) >= _LEAD_IN
    return words.rstrip(_CLOSERS)[-1:] in _ENDS or len(words) >= _LONG


def _headings(doc: Document, by_ordinal: dict[int, Line], start: int, end: int) -> Iterator[HeadingLine]:
    for section in doc.sections:
        heading = section.heading
        paragraph = doc.paragraph_at(heading.span.start)
        level = _LEVELS.get(heading.style)
        if paragraph is None or level is None or heading.glued or not start < paragraph.ordinal < end:
            continue
        line = by_ordinal.get(paragraph.ordinal)
        if line is None or paragraph.role == "closing":
            continue
        rest = doc.quote((heading.span.end, paragraph.span.end)).strip()
        yield HeadingLine(line.part(heading.span), level, not rest, _is_title(doc, section, bool(rest)))


_LONGEST_TITLE = 30


def _is_title(doc: Document, section: Section, followed: bool) -> bool:
    """Whether a heading reads as one: not a clause or a sentence that happens to be numbered."""
    words = doc.quote(section.heading.title)
    if followed:
        # What is cut at a comma is the first clause of a sentence.
        end = section.heading.span.end
        joint = doc.text[end - 1 : end + 1]
        return (
            len(words) <= _LONGEST_TITLE
            and "，" not in words
            and any(c in _ENDS or c.isspace() for c in joint)
        )
    whole = doc.quote(section.heading.span).rstrip()
    return len(words) <= _LONGEST_TITLE and whole[-1:] not in _STOPS


def _note(doc: Document, main: list[Paragraph]) -> list[int]:
    """The paragraphs that list the annexes."""
    found: list[int] = []
    for paragraph in main:
        words = doc.quote(paragraph.span)
        listed = found and paragraph.ordinal == found[-1] + 1 and _NOTE_ITEM.match(words)
        if paragraph.role not in ("title", "signature", "date") and (_NOTE.match(words) or listed):
            found.append(paragraph.ordinal)
    return found


def _is_number(doc: Document, paragraph: Paragraph) -> bool:
    """Whether a line begins with the number of the document itself."""
    return any(
        c.kind == "number"
        and c.span.start - paragraph.span.start <= 1
        and paragraph.span.start <= c.span.start
        for c in citations(doc)
        if c.span.end <= paragraph.span.end
    )


@fact
def table_looks(doc: Document) -> tuple[tuple[Table, TableLook], ...]:
    """The tables of the body with their looks."""
    found = layout(doc)
    looks = {look.paragraph: look for look in found.tables} if found is not None else {}
    pairs = []
    for table in doc.tables:
        place = doc.origin.at(table.span.start)
        if found is not None and isinstance(place, RunPlace) and place.part == found.part:
            start = max((p for p in looks if p <= place.paragraph), default=None)
            if start is not None:
                pairs.append((table, looks.pop(start)))
    return tuple(pairs)


@fact
def claims_official_form(doc: Document) -> str:
    """By what a docx claims to be an official document in its official form, in Chinese; ``""`` when by nothing.

    A letterhead, a number, a signer, or the lines of copies and printing are enough. Addressee, signature and day are not,
    as plain text has them too: then the body must be set as an official document, in one point at least.
    """
    if doc.format != "docx":
        return ""
    first = next((p.ordinal for p in doc.paragraphs if p.role in ("body", "preamble")), 0)
    for paragraph in doc.paragraphs:
        words = doc.quote(paragraph.span)
        if paragraph.ordinal < first:
            if _LETTERHEAD.fullmatch(words):
                return "发文机关标志"
            if _SIGNER.search(words):
                return "签发人"
            if _is_number(doc, paragraph):
                return "发文字号"
        elif paragraph.ordinal > first and (_COPIES.match(words) or _PRINTED.fullmatch(words)):
            return "版记"
    roles = {p.role for p in doc.paragraphs if p.ordinal >= first} | {
        p.role for p in doc.paragraphs if p.role == "addressee"
    }
    if not {"addressee", "signature", "date"} <= roles:
        return ""
    return "主送机关、署名、成文日期和公文版式" if _set_officially(doc) else ""


def _set_officially(doc: Document) -> bool:
    """Whether page, title or text have one of the marks of the official form."""
    found, parts = layout(doc), elements(doc)
    if found is None:
        return False
    page = found.sections[0]
    if page.top is not None and page.left is not None:
        off = abs(page.top / MILLIMETRE - _OFFICIAL_TOP), abs(page.left / MILLIMETRE - _OFFICIAL_LEFT)
        if max(off) <= 1:
            return True
    if any("小标宋" in s.look.font for line in parts.title for s in line.stretches):
        return True
    looks = [s for line in parts.body for s in line.stretches]
    size = sum(s.span.length for s in looks)
    like = sum(
        s.span.length
        for s in looks
        if s.look.size == _OFFICIAL_SIZE or "仿宋" in s.look.font or "fangsong" in s.look.font.lower()
    )
    return size > 0 and 2 * like > size


__all__ = [
    "MILLIMETRE",
    "Elements",
    "HeadingLine",
    "Indent",
    "Layout",
    "Line",
    "ParagraphLook",
    "RunLook",
    "Stretch",
    "claims_official_form",
    "elements",
    "layout",
    "lines",
    "table_looks",
]
