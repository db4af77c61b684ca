"""Word documents: the text as a reader of the accepted document sees it, automatic numbers included.

Order: the body; a text box after the paragraph it is anchored in; footnotes, then endnotes, at the end, in the order
of their references. A table row is one line with tabs between the cells; several paragraphs of one cell stand on
lines of their own. A table of a single cell is a frame, its content is treated as if the frame were not there. Left
out: deletions, hidden text, comments, field codes (but what EQ shows), headers and footers, text inside diagrams. A manual
line or page break ends a block. Paragraphs without a visible character leave no trace.

Places (``RunPlace``), for those who write into the same file: ``paragraph`` counts every ``w:p`` of the part, in
document order, also those that are not shown (deleted rows, the ``mc:Fallback`` of a text box). ``run`` counts every
``w:r`` whose nearest ``w:p`` is this one, also those that are not shown; see ``runs_of``. ``offset`` counts code
points of ``run_text`` of the children of the run, joined, alternatives resolved.

``metadata``: ``title``, ``author``, ``created``, ``modified`` (ISO), ``header``, ``footer`` (their text), and the
numbers of ``comments``, ``insertions`` and ``deletions`` (paragraph marks and table rows count too) if there are any;
of a document with hardly any text also the numbers of ``pictures`` and embedded ``objects``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.document import Cell, Mark, Origin, RunPlace, Segment, Span, Table
from hegui.errors import ReadError
from hegui.reading.contract import Block, LateLayout, Reading, Source
from hegui.reading.docx_fields import equation
from hegui.reading.docx_numbering import Numbering
from hegui.reading.docx_package import COMPATIBILITY, MATH, VAL, Package, Relation, W, flag, integer, value
from hegui.reading.docx_styles import Style, Styles, outline_level
from hegui.text.blanks import trimmed

P, R, T, TABLE = W + "p", W + "r", W + "t", W + "tbl"
_ALTERNATE, _CHOICE = COMPATIBILITY + "AlternateContent", COMPATIBILITY + "Choice"
_BOX, _CHUNK = W + "txbxContent", W + "altChunk"
_INSERTED, _DELETED = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_TRANSPARENT = frozenset(
    W + name
    for name in (
        "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir", "bdo",
    )
)  # fmt: skip
"""Wrappers round paragraphs or runs whose content is read as if they were not there."""
_FORMULAS = (MATH + "oMath", MATH + "oMathPara")
_PICTURES = (W + "drawing", W + "pict", W + "object")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_LITTLE = 400
"""Code points; a document with less text may have its report in pictures or embedded files."""
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷"},
}  # fmt: skip
# XML allows them inside a text, Word shows a space; a byte order mark inside a text is an invisible joiner.
_CLEAN = str.maketrans({"\n": " ", "\r": " ", "\ufeff": "\u2060"})
_UNCLEAN = re.compile("[\n\r\ufeff]")
_CORE = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}


def read(source: Source) -> Reading:
    """Read a docx.

    Raises:
        ReadError: ``E902`` damaged, no Word document, or unsafe; ``E904`` encrypted; ``E906`` the old .doc format.
    """
    package = Package(source)
    try:
        return replace(_read(package), layout=LateLayout("hegui.reading.docx_layout:read", source))
    except RecursionError as error:
        raise ReadError(
            "E902", f"{source.path}：文件内部嵌套过深，无法读取", "请用 Word 或 WPS 打开后另存为 docx"
        ) from error


def _read(package: Package) -> Reading:
    main = package.main
    relations = package.relations(main)
    root = package.xml(main)
    assert root is not None  # Package.main names a part that is there
    styles = Styles(_first(package, relations, "styles"))
    numbering = Numbering(_first(package, relations, "numbering"), styles)
    page = _Page()
    roots = [root]
    body = _Story(package, main, root, styles, numbering, page)
    body.story(next(root.iter(W + "body"), root), "paragraph")
    for kind in ("footnotes", "endnotes"):
        wanted = [number for each, number in page.notes if each == kind]
        part = next((relation.target for relation in relations if relation.kind == kind), "")
        notes = package.xml(part) if wanted else None
        if notes is None:
            continue
        roots.append(notes)
        by_id = {note.get(W + "id", ""): note for note in notes}
        story = _Story(package, part, notes, styles, numbering, page)
        for number in wanted:
            if number in by_id:
                story.story(by_id[number], "footnote")
    page.end()
    metadata = _metadata(package, relations, roots)
    if page.length < _LITTLE:
        metadata |= _unseen(root)
    return Reading(
        text="".join(page.words),
        format="docx",
        origin=Origin(page.segments),
        blocks=tuple(page.blocks),
        tables=tuple(sorted(page.tables, key=lambda table: (table.span.start, -table.span.end))),
        marks=tuple(page.marks),
        metadata=metadata,
    )


def runs_of(paragraph: Element) -> list[Element]:
    """The ``w:r`` that belong to a ``w:p``, in document order; ``RunPlace.run`` is the index in this list."""
    if next((True for each in paragraph.iter(P) if each is not paragraph), False):
        return list(_own_runs(paragraph))
    return list(paragraph.iter(R))


def _own_runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == P:
            continue
        if child.tag == R:
            yield child
        yield from _own_runs(child)


def run_text(child: Element) -> str:
    """The text that a child of a ``w:r`` stands for; a line or page break is one LF, a tab one tab."""
    tag = child.tag
    if tag == T:
        text = child.text or ""
        if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" \t\r\n")
        return text.translate(_CLEAN) if _UNCLEAN.search(text) else text
    if tag == W + "sym":
        return _symbol(child.get(W + "font", ""), child.get(W + "char", ""))
    return _SIGNS.get(tag, "")


def _symbol(font: str, char: str) -> str:
    """A character of a symbol font: known ones by what they look like; others unless in the private use area."""
    try:
        code = int(char, 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get(font.lower(), {}).get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)
    if known:
        return known
    private = 0xD800 <= code <= 0xF8FF
    return chr(code) if 0x20 <= code <= 0xFFFF and not private and code != 0xFEFF else ""


class _Piece(NamedTuple):
    """A stretch of text from one place."""

    place: RunPlace
    text: str
    fixed: bool = False


class _Page:
    """The text under construction. Everything is appended, in reading order."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.length = 0
        self.segments: list[Segment] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self.notes: dict[tuple[str, str], None] = {}
        """References to notes in the order of the text: kind of part and id."""
        self._break: RunPlace | None = None
        self._next: RunPlace | None = None

    def line(self, pieces: list[_Piece], kind: str, outline: int) -> Span | None:
        """Write one paragraph; ``None`` when there is nothing to see in it."""
        text = "".join([piece.text for piece in pieces])
        if not text or text.isspace():
            return None
        self.end()
        start = self.length
        for piece in pieces:
            self._write(*piece)
        begin = start
        for line in text.split("\n"):
            span = trimmed(line, Span(0, len(line)))
            if span.length:
                self.blocks.append(Block(span.shift(begin), kind, outline))
            begin += len(line) + 1
        return Span(start, self.length)

    def tab(self, place: RunPlace) -> None:
        """Go to the next cell of the row: on this line, even if a new one was announced in the last cell."""
        self._break = None
        self._write(place, "\t", True)

    def after(self, place: RunPlace) -> None:
        """What comes next stands on a new line; an empty one at the very beginning is left out."""
        if self.length:
            self._break = place

    def end(self) -> None:
        """Begin the line that was announced."""
        if self._break is not None:
            place, self._break = self._break, None
            self._write(place, "\n", True)

    def _write(self, place: RunPlace, text: str, fixed: bool) -> None:
        end = self.length + len(text)
        if place == self._next and not fixed:
            last = self.segments.pop()
            self.segments.append(Segment(last.start, end, last.place))
        else:
            self.segments.append(Segment(self.length, end, place, fixed=fixed))
        self._next = None if fixed else RunPlace(*place[:3], place.offset + len(text))
        self.words.append(text)
        self.length = end


class _Field:
    """A field that is open.

    Attributes:
        start: number of pieces before it; what stands between there and its result is no text.
        code: its instruction so far.
        shown: number of pieces before its result, ``None`` as long as there is none.
    """

    __slots__ = ("code", "shown", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.code = ""
        self.shown: int | None = None


class _Paragraph:
    """What is gathered while one ``w:p`` is read."""

    def __init__(self, ordinal: int, runs: list[Element], hidden: bool) -> None:
        self.ordinal = ordinal
        self.runs = {run: number for number, run in enumerate(runs)}
        self.hidden = hidden
        self.pieces: list[_Piece] = []
        self.boxes: list[Element] = []
        self.fields: list[_Field] = []


class _Story:
    """Reads one part: the body, the footnotes or the endnotes."""

    def __init__(
        self, package: Package, part: str, root: Element, styles: Styles, numbering: Numbering, page: _Page
    ) -> None:
        self.path = package.path
        self.part = package.name(part)
        self.ordinals = {paragraph: number for number, paragraph in enumerate(root.iter(P))}
        self.styles = styles
        self.numbering = numbering
        self.page = page
        self.counting = self.part
        self.carried: list[_Piece] = []
        self.place = RunPlace(self.part, 0, -1, 0)

    def story(self, parent: Element, kind: str) -> None:
        """Read paragraphs and tables: of the body, a cell, a text box or a note."""
        self.content(parent, kind)
        self.flush(kind)

    def content(self, parent: Element, kind: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self.paragraph(child, kind)
            elif tag == TABLE:
                self.flush(kind)
                self.table(child, kind)
            elif tag in _TRANSPARENT:
                self.content(child, kind)
            elif tag == _ALTERNATE:
                self.content(_branch(child), kind)
            elif tag == _CHUNK:
                raise ReadError(
                    "E902",
                    f"{self.path}：正文以“嵌入文件”方式保存，无法直接读取",
                    "请用 Word 或 WPS 打开后另存为 docx",
                )

    def flush(self, kind: str) -> None:
        """Write what a deleted paragraph mark left without a paragraph to go on in."""
        if self.carried:
            pieces, self.carried = self.carried, []
            if self.page.line(pieces, kind, 0):
                self.page.after(self.place)

    def paragraph(self, element: Element, kind: str) -> None:
        ordinal = self.ordinals[element]
        self.place = RunPlace(self.part, ordinal, -1, 0)
        properties = element.find(W + "pPr")
        name = value(properties, "pStyle")
        style = self.styles.paragraph(name)
        found = _Paragraph(ordinal, runs_of(element), style.hidden)
        self.inline(element, found)
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and any(mark.find(tag) is not None for tag in _DELETED):
            # Without its mark the paragraph goes on in the next one, which lends its style and number.
            self.carried += found.pieces
        elif found.pieces or not (style.hidden or flag(mark, "vanish")):
            pieces = [*self.label(properties, style, name), *self.carried, *found.pieces]
            self.carried = []
            outline = outline_level(properties)
            outline = (style.outline if outline is None else outline) if kind == "paragraph" else 0
            span = self.page.line(pieces, "heading" if outline else kind, outline)
            if span:
                self.page.after(self.place)
                if style.contents:
                    self.page.marks.append(Mark(span, "page", "自动生成的目录"))
        for box in found.boxes:
            self.aside(box)

    def aside(self, box: Element) -> None:
        """Read a text box: a story of its own in the middle of this one."""
        counting, carried = self.counting, self.carried
        self.counting, self.carried = "textbox", []
        self.story(box, "textbox")
        self.counting, self.carried = counting, carried

    def label(self, properties: Element | None, style: Style, name: str | None) -> Iterator[_Piece]:
        numbered = self.numbering.level(properties, style, name)
        if numbered is not None:
            words = self.numbering.label(*numbered, self.counting)
            if words:
                yield _Piece(self.place, words.translate(_CLEAN), True)

    def inline(self, parent: Element, found: _Paragraph) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self.run(child, found)
            elif tag in _TRANSPARENT:
                self.inline(child, found)
            elif tag == _ALTERNATE:
                self.inline(_branch(child), found)
            elif tag in _FORMULAS:
                words = _formula(child).translate(_CLEAN)
                if words:
                    found.pieces.append(_Piece(RunPlace(self.part, found.ordinal, -1, 0), words, True))

    def run(self, run: Element, found: _Paragraph) -> None:
        if self.hidden(run, found):
            return
        number, offset = found.runs[run], 0
        for child in children_of(run):
            text = run_text(child)
            tag = child.tag
            if text:
                found.pieces.append(_Piece(RunPlace(self.part, found.ordinal, number, offset), text))
                offset += len(text)
            elif tag == W + "fldChar":
                place = RunPlace(self.part, found.ordinal, -1, 0)
                _field(child.get(W + "fldCharType"), found, place)
            elif tag == W + "instrText" and found.fields:
                found.fields[-1].code += child.text or ""
            elif tag in _PICTURES:
                found.boxes += _boxes(child)
                place = RunPlace(self.part, found.ordinal, -1, 0)
                found.pieces += [_Piece(place, words, True) for words in _word_art(child)]
            elif tag in _NOTES:
                self.page.notes[_NOTES[tag], child.get(W + "id", "")] = None
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self.inline(base, found)

    def hidden(self, run: Element, found: _Paragraph) -> bool:
        properties = run.find(W + "rPr")
        if properties is None:
            return found.hidden
        said = flag(properties, "vanish")
        if said is not None:
            return said
        name = value(properties, "rStyle")
        return found.hidden or (name is not None and self.styles.named(name).hidden)

    def table(self, table: Element, kind: str) -> None:
        rows = [(row, list(_members(row, W + "tc"))) for row in _members(table, W + "tr")]
        if len(rows) == 1 and len(rows[0][1]) == 1:
            self.story(rows[0][1][0], kind)
            return
        cells: list[Cell] = []
        merged: dict[int, int] = {}
        for number, (row, members) in enumerate(rows):
            properties = row.find(W + "trPr")
            column = integer(value(properties, "gridBefore"))
            header = bool(flag(properties, "tblHeader"))
            if len(members) > 1:
                self.page.end()
            for index, element in enumerate(members):
                if index:
                    self.page.tab(self.place)
                column += self.cell(element, Cell(Span(0, 0), number, column, header=header), cells, merged)
            self.page.after(self.place)
        if cells:
            self.page.tables.append(Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells)))

    def cell(self, element: Element, cell: Cell, cells: list[Cell], merged: dict[int, int]) -> int:
        """Read one cell; returns the grid columns it takes.

        Args:
            cells: the cells so far, to which this one is added.
            merged: grid column to index in ``cells`` of the cell that goes on downwards there.
        """
        properties = element.find(W + "tcPr")
        width = max(1, integer(value(properties, "gridSpan"), 1))
        merge = properties.find(W + "vMerge") if properties is not None else None
        above = merged.get(cell.column)
        if merge is not None and merge.get(VAL, "continue") == "continue" and above is not None:
            cells[above] = cells[above]._replace(rowspan=cell.row - cells[above].row + 1)
            return width
        merged.pop(cell.column, None)
        if merge is not None:
            merged[cell.column] = len(cells)
        first = len(self.page.blocks)
        cells.append(cell)
        self.story(element, "cell")
        written = self.page.blocks[first:]
        place = self.page.length
        span = Span(written[0].span.start, written[-1].span.end) if written else Span(place, place)
        cells[-1] = cell._replace(span=span, colspan=width)
        return width


def _branch(alternate: Element) -> Element:
    """The one branch of ``mc:AlternateContent`` to read: the first with text in it, else the first."""
    for branch in alternate:
        if next(branch.iter(T), None) is not None:
            return branch
    return alternate[0] if len(alternate) else alternate


def children_of(run: Element) -> Iterator[Element]:
    """The children of a run; of alternatives, those of the branch that is read."""
    for child in run:
        if child.tag == _ALTERNATE:
            yield from children_of(_branch(child))
        else:
            yield child


def _boxes(parent: Element) -> Iterator[Element]:
    """The text boxes under ``parent``, without those inside other text boxes."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATE:
            yield from _boxes(_branch(child))
        else:
            yield from _boxes(child)


def _field(step: str | None, found: _Paragraph, place: RunPlace) -> None:
    """Drop what stood between the beginning of a field and its result (or its end when it has none).

    Nothing is dropped before that point is reached, so a field that is never closed hides no text. An equation has
    no result; what it shows is written for it.
    """
    if step == "begin":
        found.fields.append(_Field(len(found.pieces)))
    elif step in ("separate", "end") and found.fields:
        field = found.fields[-1]
        if field.shown is None:
            del found.pieces[field.start :]
            field.shown = len(found.pieces)
        if step == "end":
            found.fields.pop()
            words = equation(field.code) if len(found.pieces) == field.shown else ""
            if words:
                found.pieces.append(_Piece(place, words.translate(_CLEAN), True))


def _word_art(picture: Element) -> Iterator[str]:
    """The words of WordArt: Word keeps those of its old kind as an attribute of the shape."""
    for path in picture.iter(_VML + "textpath"):
        words = path.get("string", "").translate(_CLEAN).strip()
        if words:
            yield words


def _formula(element: Element) -> str:
    if element.tag == MATH + "t":
        return element.text or ""
    if element.tag in _DELETED:
        return ""
    if element.tag == MATH + "f":
        return "/".join(_formula(child) for child in element if child.tag in (MATH + "num", MATH + "den"))
    return "".join(map(_formula, element))


def _members(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through wrappers, without deleted ones."""
    for child in parent:
        if child.tag == tag:
            properties = child.find(tag + "Pr")
            if properties is None or all(properties.find(W + each) is None for each in ("del", "cellDel")):
                yield child
        elif child.tag in _TRANSPARENT:
            yield from _members(child, tag)
        elif child.tag == _ALTERNATE:
            yield from _members(_branch(child), tag)


def _first(package: Package, relations: Iterable[Relation], kind: str) -> Element | None:
    """The root of the part that ``relations`` give for ``kind``."""
    return next((package.xml(relation.target) for relation in relations if relation.kind == kind), None)


def _unseen(root: Element) -> dict[str, str]:
    """How many pictures and embedded files a document with hardly any text has."""
    objects = sum(1 for _ in root.iter(_OFFICE + "OLEObject"))
    pictures = sum(1 for tag in (_DRAWING + "blip", _VML + "imagedata") for _ in root.iter(tag)) - objects
    counts = {"pictures": pictures, "objects": objects}
    return {key: str(count) for key, count in counts.items() if count > 0}


def _metadata(package: Package, relations: Iterable[Relation], roots: Sequence[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    core = _first(package, package.relations(), "core-properties")
    for child in core if core is not None else ():
        key = _CORE.get(child.tag.rpartition("}")[2])
        if key and (child.text or "").strip():
            found[key] = (child.text or "").strip()
    for kind in ("header", "footer"):
        parts = (package.xml(relation.target) for relation in relations if relation.kind == kind)
        lines = ("".join(t.text or "" for t in part.iter(T)).strip() for part in parts if part is not None)
        text = "\n".join(dict.fromkeys(filter(None, lines)))
        if text:
            found[kind] = text
    comments = _first(package, relations, "comments")
    counts = {
        "comments": 0 if comments is None else sum(1 for _ in comments.iter(W + "comment")),
        "insertions": _count(roots, _INSERTED),
        "deletions": _count(roots, _DELETED),
    }
    return {**found, **{key: str(count) for key, count in counts.items() if count}}


def _count(roots: Sequence[Element], tags: Sequence[str]) -> int:
    return sum(1 for root in roots for tag in tags for _ in root.iter(tag))
