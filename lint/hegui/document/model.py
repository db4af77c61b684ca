"""The immutable document that every rule sees. All offsets are code points of ``Document.text``."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, TypeVarTuple

from hegui.document.kind import GENERIC, Kind
from hegui.document.lines import LineIndex
from hegui.document.origin import FilePlace, Origin, PagePlace
from hegui.text.spans import Span

if TYPE_CHECKING:
    from hegui.document.layout import Layout  # few documents are asked how they look

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")


class Paragraph(NamedTuple):
    """One paragraph, table cell or line of the source, without the line break that ends it.

    Attributes:
        kind: what the reader knows: ``paragraph``, ``heading`` (declared by markup or style), ``cell``,
            ``footnote``, ``textbox``.
        role: what structure found: ``title``, ``subtitle``, ``addressee``, ``preamble``, ``heading`` (the paragraph
            is a heading and nothing else), ``body``, ``closing``, ``signature``, ``date``, ``cell``, ``footnote``,
            ``furniture`` (web page, letterhead or residue; not part of the report).
        outline: outline level from markup or style (1 = highest), 0 when there is none.
        ordinal: place in ``Document.paragraphs``, from 0.
    """

    span: Span
    kind: str
    role: str
    outline: int
    ordinal: int


class Heading(NamedTuple):
    """A heading.

    Attributes:
        span: marker and words, without the text that a run-in heading is followed by.
        marker: the span of ``一、`` or ``（一）``; empty when there is no number.
        title: the words, without marker and closing punctuation.
        number: the number the marker says, ``None`` without a marker.
        style: ``一、`` ``（一）`` ``1.`` ``1、`` ``（1）`` ``1）`` ``①`` ``第一章`` ``第一部分`` ``一）`` or ``""``.
        run_in: text follows in the same paragraph.
        glued: the heading does not stand at the beginning of its paragraph.
    """

    span: Span
    marker: Span
    title: Span
    number: int | None
    style: str
    run_in: bool
    glued: bool


class Section(NamedTuple):
    """A heading with everything under it, subsections included.

    Attributes:
        span: from the heading to the beginning of the next section of the same or a higher level.
        own: the text between this heading and the first subsection (or the end); may be empty.
        level: depth in the tree, 1 = highest.
        parent: index in ``Document.sections`` of the section this one lies in, ``None`` at the top.
        ordinal: place in ``Document.sections``, from 0.
    """

    span: Span
    heading: Heading
    own: Span
    level: int
    parent: int | None
    ordinal: int


class Sentence(NamedTuple):
    """A sentence: up to and including its final 。！？ (and closing quotes), or to the end of the paragraph."""

    span: Span
    paragraph: int


class Clause(NamedTuple):
    """A stretch of running text between two marks that separate clauses; see ``hegui.structure.clauses``.

    Attributes:
        span: without the marks, and without blanks at its ends.
        sentence: index in ``Document.sentences``, -1 outside sentences.
        opens: the mark right before it: ``，`` ``。`` ``（`` …, a line break, ``""`` where the text begins.
        closes: the mark right behind it, ``""`` where the text ends.
    """

    span: Span
    sentence: int
    opens: str
    closes: str


class Item(NamedTuple):
    """One item of an enumeration: ``一是……``.

    Attributes:
        span: from the marker to the next marker or the end of the list.
        marker: the span of ``一是`` itself.
        ordinal: the number it says, from 1.
        lead: the first clause group after the marker, up to the first 。 or ； (or the end): the item's own heading
            when more follows, the whole item when nothing does.
    """

    span: Span
    marker: Span
    ordinal: int
    lead: Span


class Enumeration(NamedTuple):
    """A list inside running text: 一是…二是…, 第一，…第二，…, （1）…；（2）…, one paragraph or several.

    Attributes:
        style: the form of its markers: ``一是``, ``一要``, ``第一``, ``首先``, ``一方面``, ``其一``, ``（一）``, ``（1）``, ``①``.
        items: in the order of the text; ordinals as written, gaps and repeats included.
        section: index of the section it stands in, ``None`` before the first heading.
    """

    span: Span
    style: str
    items: tuple[Item, ...]
    section: int | None

    @property
    def counted(self) -> bool:
        """Whether its markers say a number, as all do but 一方面."""
        return self.style != "一方面"


class Cell(NamedTuple):
    """A table cell; ``row`` and ``column`` count from 0 in the grid, spans of cells count from 1."""

    span: Span
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Table(NamedTuple):
    """A table: the cells in reading order."""

    span: Span
    cells: tuple[Cell, ...]


class Mark(NamedTuple):
    """A stretch that is not the report's own text.

    Attributes:
        kind: ``web`` (navigation, share, print, counters, breadcrumb, index block), ``source`` (source and date
            line of a page), ``word`` (field codes, bookmarks, comments, tracked changes), ``markup`` (emphasis
            marks of Markdown), ``suppression`` (a hegui comment), ``page`` (running head, page number), ``code`` (of Markdown:
            text that is checked, and in which nothing is corrected).
        note: one Chinese phrase on what it is, for the message.
    """

    span: Span
    kind: str
    note: str = ""


class Clue(NamedTuple):
    """Something in a document that speaks for one answer about its identity.

    Attributes:
        about: ``kind``, ``issuer``, ``level`` or ``year``.
        value: the answer it speaks for; for ``year`` four digits.
        source: Chinese words for where it was found: ``标题``, ``信息索引表``, ``自称“我镇”``.
        weight: how much it speaks for it; negative when it speaks against it.
        span: where it stands, ``None`` when nowhere in particular.
    """

    about: str
    value: str
    source: str
    weight: int
    span: Span | None = None


class Identity(NamedTuple):
    """Who reports about what.

    Attributes:
        kind: one that a checklist declares, or ``generic``.
        title: the title as one line, ``""`` when the document has none; one that only the page's index table has has no
            span.
        issuer: the body that reports, from title or signature, ``""`` when unknown.
        level: ``省`` ``市`` ``县`` ``乡`` ``镇`` ``街道`` ``部门`` or ``""``.
        year: the year reported on, ``None`` when unknown.
        published: day of publication (option, page data, page line); falls back to the day of signature.
        signed: day under the signature.
        title_span, issuer_span, signature_span, date_span, published_span: where it stands, ``None`` when nowhere.
        kind_stated: the user gave the kind (``--kind``); a ``generic`` that nobody stated was not recognised.
        year_stated: the user gave the year (``--year``), so even a passage without a title is one of that year.
        doubtful: the kind was recognised, but little speaks for it, or nearly as much for another.
        clues: what kind, issuer, level and year were decided by.
    """

    kind: str = "generic"
    title: str = ""
    issuer: str = ""
    level: str = ""
    year: int | None = None
    published: datetime.date | None = None
    signed: datetime.date | None = None
    title_span: Span | None = None
    issuer_span: Span | None = None
    signature_span: Span | None = None
    date_span: Span | None = None
    published_span: Span | None = None
    year_stated: bool = False
    kind_stated: bool = False
    doubtful: bool = False
    clues: tuple[Clue, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether the kind is known: ``generic`` is what a report is that nobody stated or recognised anything of."""
        return self.kind != "generic" or self.kind_stated


class Location(NamedTuple):
    """A span for people: everything counts from 1; ``page`` only for pdf, ``section`` is the heading path.

    Attributes:
        cell: number of the table, row and column, inside one.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    paragraph: int | None
    section: str
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, eq=False)
class Document:
    """One report. Everything in it is immutable; facts are computed on demand and kept (see ``fact``).

    Attributes:
        path: as the user gave it.
        format: the reader's name: ``txt`` ``md`` ``html`` ``docx`` ``pdf``.
        sha256: of the bytes.
        text: the whole text; furniture and markup included.
        body: ``text`` with every marked stretch blanked out, same length, same offsets: furniture becomes line
            breaks, inline markup U+2060. Rules that scan text scan this.
        paragraphs: all, in order, furniture included (role ``furniture``).
        sections: the section tree in document order.
        kind: what is known of reports of this kind; ``identity.kind`` is its name.
        clauses: the clauses of ``body``, cells and headings included; rules cut no clauses of their own.
        classes: the word classes in force (``hegui.lexicon``), ``None`` for those that ship.
        metadata: what the container says (html meta, docx core properties), keys as the reader documents them.
        layout: how it looks; ask ``hegui.facts.looks``, which reads it once.
    """

    path: str
    format: str
    sha256: str
    text: str
    body: str
    origin: Origin
    source_lines: LineIndex | None
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    enumerations: tuple[Enumeration, ...]
    tables: tuple[Table, ...]
    marks: tuple[Mark, ...]
    identity: Identity
    kind: Kind = GENERIC
    metadata: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    classes: object = None
    layout: Callable[[], Layout | None] | None = None
    _facts: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_facts": {}}

    def quote(self, span: tuple[int, int]) -> str:
        """The words of ``span``."""
        return self.text[span[0] : span[1]]

    @property
    def report(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are the report: all but furniture."""
        return self._report

    @cached_property
    def _report(self) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.role != "furniture")

    @cached_property
    def lines(self) -> LineIndex:
        """Line starts of ``text``."""
        return LineIndex(self.text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.span.start for s in self.sections]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [c.span.start for c in self.clauses]

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [c.span.end for c in self.clauses]

    def clause_at(self, offset: int) -> Clause | None:
        """The clause that holds ``offset``; ``None`` on a mark between clauses."""
        index = bisect_right(self._clause_starts, offset) - 1
        return self.clauses[index] if index >= 0 and offset < self._clause_ends[index] else None

    def clauses_in(self, span: tuple[int, int]) -> tuple[Clause, ...]:
        """The clauses that begin inside ``span`` or reach into it, in order."""
        starts = self._clause_starts
        first = max(0, bisect_right(starts, span[0]) - 1)
        if first < len(starts) and self.clauses[first].span.end <= span[0]:
            first += 1
        return self.clauses[first : bisect_left(starts, span[1])]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds ``offset``, or the last one before it; ``None`` in an empty document."""
        if not self.paragraphs:
            return None
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``; ``None`` before the first heading."""
        index = bisect_right(self._section_starts, offset) - 1
        while index >= 0:
            section = self.sections[index]
            if section.span.start <= offset < section.span.end:
                return section
            if section.parent is None:
                return None
            index = section.parent
        return None

    def section_path(self, offset: int) -> str:
        """The headings above ``offset``, from the top, joined by `` / ``."""
        section = self.section_at(offset)
        if section is None:
            return ""
        if section.span not in self._paths:  # many findings lie in one section
            path = []
            above: Section | None = section
            while above is not None:
                path.append(" ".join(self.quote(above.heading.span).split()).rstrip("。；：，,;:"))
                above = self.sections[above.parent] if above.parent is not None else None
            self._paths[section.span] = " / ".join(reversed(path))
        return self._paths[section.span]

    @cached_property
    def _paths(self) -> dict[Span, str]:
        return {}

    def locate(self, span: tuple[int, int]) -> Location:
        """Line, column, page, paragraph and section path of ``span``; html answers in its source's lines."""
        start, end = span
        page = None
        first = self.origin.at(start)
        last = self.origin.at(max(start, end - 1))
        if isinstance(first, PagePlace):
            page = first.page
        if self.source_lines is not None and isinstance(first, FilePlace) and isinstance(last, FilePlace):
            line, column = self.source_lines.position(first.offset)
            end_line, end_column = self.source_lines.position(last.offset + (1 if end > start else 0))
        else:
            line, column = self.lines.position(start)
            end_line, end_column = self.lines.position(end)
        paragraph = self.paragraph_at(start)
        return Location(
            line, column, end_line, end_column, page,
            paragraph.ordinal + 1 if paragraph is not None else None, self.section_path(start), self._cell_at(start),
        )  # fmt: skip

    def _cell_at(self, offset: int) -> tuple[int, int, int] | None:
        for number, table in enumerate(self.tables, 1):
            if table.span.start <= offset < table.span.end:
                for cell in table.cells:
                    if cell.span.start <= offset < cell.span.end:
                        return number, cell.row + 1, cell.column + 1
        return None

    def marked(self, span: tuple[int, int]) -> Mark | None:
        """The furniture (any mark but inline markup) that touches ``span``, if any."""
        for mark in self.marks:
            if mark.kind not in ("markup", "code") and mark.span.overlaps(span):
                return mark
        return None


_watch: Callable[[str, Callable[[], Any]], Any] | None = None


def watch_facts(watch: Callable[[str, Callable[[], Any]], Any] | None) -> None:
    """Have every fact computed by ``watch(name, compute)``, which gives what ``compute`` gives; ``None`` = no more."""
    global _watch
    _watch = watch


def fact(compute: Callable[[Document, *Arguments], T]) -> Callable[[Document, *Arguments], T]:
    """Turn a pure function of a document into a fact: computed at first asking, then shared by all rules.

    The function may take arguments (hashable, by position): there is one answer for each of them.
    """

    @wraps(compute)
    def ask(document: Document, *arguments: *Arguments) -> T:
        facts = document._facts
        key = (compute, *arguments) if arguments else compute
        if key not in facts:
            facts[key] = (
                compute(document, *arguments)
                if _watch is None
                else _watch(
                    f"{compute.__module__.partition('.')[2]}.{compute.__name__.lstrip('_')}",
                    lambda: compute(document, *arguments),
                )
            )
        return facts[key]  # type: ignore[no-any-return]

    return ask
