"""Printed characters to lines, lines to paragraphs and tables. Pure geometry, in PDF points; no pdf library here.

Official documents are set in one column, justified, the first line of a paragraph indented by two characters. So a
line goes on in the next one when it is full and the next one is not indented. A line is full when the first word of
the next one would not have fitted in what is left of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hegui.document import Box
from hegui.reading.pdf_ruling import Raster
from hegui.text.numerals import TENS


class Glyph(NamedTuple):
    """A printed character: its place as it is read (``left`` … ``top``), and its box on the page."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    box: Box


class Line(NamedTuple):
    """A printed line.

    Attributes:
        glyphs: from left to right; no white space at the ends.
        em: width of a full-width character, the measure of everything here.
    """

    page: int
    glyphs: tuple[Glyph, ...]
    em: float

    @property
    def left(self) -> float:
        """Left edge."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Right edge."""
        return self.glyphs[-1].right

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.glyphs[0].bottom + self.glyphs[0].top) / 2

    @property
    def text(self) -> str:
        """The characters, without the spaces that gaps stand for."""
        return "".join(g.char for g in self.glyphs)


class Frame(NamedTuple):
    """The type area: where full lines begin and end, and the distance from line to line.

    Attributes:
        em: of the body text.
        indented: paragraphs begin two characters further in, so that a line that does not is no beginning.
    """

    left: float
    right: float
    pitch: float
    em: float
    indented: bool


class GridCell(NamedTuple):
    """The lines in one cell of a table, from top to bottom; none in an empty one."""

    lines: tuple[Line, ...]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class Grid(NamedTuple):
    """A table: its cells row by row.

    Attributes:
        page, top: where it begins.
    """

    page: int
    top: float
    cells: tuple[GridCell, ...]


class PdfPage(NamedTuple):
    """The lines of a page from top to bottom, the tables between them, and the page's height."""

    number: int
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()

    @property
    def every(self) -> tuple[Line, ...]:
        """All lines, those in tables after the others."""
        inside = (line for grid in self.grids for cell in grid.cells for line in cell.lines)
        return (*self.lines, *inside) if self.grids else self.lines


Piece = list[Line] | Grid

_PAGE_NUMBER = re.compile(
    r"[-—–―－_·•\s]*+(?:第\s*+)?(?:[0-9０-９]{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})\s*+(?:页)?"
    r"(?:\s*+[,，、/／|]?\s*+(?:共\s*+)?[0-9０-９]{1,4}\s*+页?)?[-—–―－_·•\s]*"
)
_MARKER = re.compile(rf"[{TENS}]{{1,3}}、|[（(][{TENS}]{{1,3}}[）)]|第[{TENS}]{{1,3}}[章节部]")
_STOP = frozenset("。！？；：")
_NO_START = frozenset("，。、；：？！）》」』】〉”’％%·…—")
_WORD = re.compile(r"[A-Za-z0-9.,%/\-]")
_MARGIN = 0.13
_EDGE_LINES = 3
_GAP = 1.5
_CELL_LIMIT = 400
_WRAP = 1.5
"""Distance, in widths of a character, of two lines of one cell."""
_FIGURES = 0.4
_FIGURE_ENDS, _FIGURE_STARTS = frozenset("0123456789%％"), frozenset("0123456789-−－+")
_OVERPRINT = 0.6
_LEAST_ROWS = 3


def lines_of(page: int, glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """The lines that ``glyphs`` (in the order of the file) form, from top to bottom."""
    chunks: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        height = glyph.top - glyph.bottom
        same = last is not None and abs(glyph.bottom + glyph.top - last.bottom - last.top) < height
        if same and last is not None and glyph.left >= last.left - height * 0.5:
            chunks[-1].append(glyph)
        else:
            chunks.append([glyph])
        last = glyph
    chunks.sort(key=lambda c: -(c[0].bottom + c[0].top))
    rows: list[list[Glyph]] = []
    for chunk in chunks:
        first = chunk[0]
        if rows:
            base = rows[-1][0]
            reach = min(first.top - first.bottom, base.top - base.bottom)
            if abs(first.bottom + first.top - base.bottom - base.top) < reach * 0.8:
                rows[-1].extend(chunk)
                continue
        rows.append(list(chunk))
    ordered = (_once(sorted(row, key=lambda g: g.left)) for row in rows)
    return tuple(line for row in ordered if (line := _line(page, row)) is not None)


def _once(row: list[Glyph]) -> list[Glyph]:
    """``row`` without what is printed over itself to look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        again = (
            other
            for other in kept[-2:]
            if other.char == glyph.char and other.right - glyph.left > (glyph.right - glyph.left) * _OVERPRINT
        )
        if glyph.char.isspace() or next(again, None) is None:
            kept.append(glyph)
    return kept


def ruled(page: PdfPage, found: Sequence[Raster]) -> PdfPage:
    """``page`` with the lines in its ruled tables taken apart into cells."""
    if not found:
        return page
    inside: list[dict[tuple[int, int], list[Line]]] = [{} for _ in found]
    fields = [_fields(raster) for raster in found]
    lines: list[Line] = []
    for line in page.lines:
        parts: dict[tuple[int, int, int], list[Glyph]] = {}
        for glyph in line.glyphs:
            table, row, column = _where(glyph, found)
            place = fields[table][row, column] if table >= 0 else (row, column)
            parts.setdefault((table, *place), []).append(glyph)
        for (table, row, column), glyphs in parts.items():
            piece = _line(line.page, glyphs)
            if piece is None:
                continue
            if table < 0:
                lines.append(piece)
            else:
                inside[table].setdefault((row, column), []).append(piece)
    grids = [
        _filled(page.number, raster, cells) for raster, cells in zip(found, inside, strict=True) if cells
    ]
    return page._replace(lines=tuple(lines), grids=tuple(sorted(grids, key=lambda grid: -grid.top)))


def _where(glyph: Glyph, found: Sequence[Raster]) -> tuple[int, int, int]:
    """Number of the table, row and column of the cell that a character stands in; -1 for none."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for number, raster in enumerate(found):
        place = raster.place(x, y)
        if place is not None:
            return (number, *place)
    return (-1, 0, 0)


def _fields(raster: Raster) -> dict[tuple[int, int], tuple[int, int]]:
    """Where the cell begins that a place of the raster lies in: a line that runs over several places of one stays whole."""
    return {
        (field.row + down, field.column + right): (field.row, field.column)
        for field in raster.fields
        for down in range(field.rowspan)
        for right in range(field.colspan)
    }


def _filled(page: int, raster: Raster, lines: dict[tuple[int, int], list[Line]]) -> Grid:
    """The table with its text; rows and columns that hold nothing at all are borders and no part of it."""
    cells = []
    for row, column, rowspan, colspan in raster.fields:
        cells.append(GridCell(tuple(lines.get((row, column), ())), row, column, rowspan, colspan))
    rows = {number: at for at, number in enumerate(sorted({c.row for c in cells if c.lines}))}
    columns = {number: at for at, number in enumerate(sorted({c.column for c in cells if c.lines}))}
    kept = (
        cell._replace(row=rows[cell.row], column=columns[cell.column])
        for cell in cells
        if cell.row in rows and cell.column in columns
    )
    return Grid(page, raster.ys[0], tuple(kept))


def _line(page: int, row: list[Glyph]) -> Line | None:
    start, end = 0, len(row)
    while start < end and row[start].char.isspace():
        start += 1
    while end > start and row[end - 1].char.isspace():
        end -= 1
    if start == end:
        return None
    kept = tuple(row[start:end])
    wide = [g.right - g.left for g in kept if g.char > "\u2e7f" and not g.char.isspace()]
    em = median(wide) if wide else median(g.top - g.bottom for g in kept) * 0.85
    return Line(page, kept, max(em, 1.0))


def without_furniture(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """``pages`` without page numbers and running heads and feet, which would cut paragraphs in two.

    Both stand at the edge of a page, apart from the text or in another size. A page number is a number alone. A
    running head is a line that stands, numbers apart, at the same height on most pages and is no heading.
    """
    every = [line for page in pages for line in page.every]
    if not every:
        return list(pages)
    whole = frame_of(every)
    edges = {page.number: list(_edges(page, whole.pitch, whole.em)) for page in pages}
    seen = Counter(key for lines in edges.values() for key in {_key(line) for line in lines})
    needed = len(pages) if len(pages) < 4 else round(len(pages) * 0.6)
    kept = []
    for page in pages:
        dropped = set()
        for line in edges[page.number]:
            text, height = _key(line)
            often = sum(seen[text, height + shift] for shift in (-1, 0, 1)) >= max(2, needed)
            if _PAGE_NUMBER.fullmatch(line.text) or (often and not _MARKER.match(line.text)):
                dropped.add(id(line))
        kept.append(page._replace(lines=tuple(line for line in page.lines if id(line) not in dropped)))
    return kept


def _edges(page: PdfPage, pitch: float, em: float) -> Iterator[Line]:
    """The lines above and below the text of a page; what has the text's size and distance is text."""
    near = page.height * _MARGIN
    for lines, sign in ((page.lines, 1), (page.lines[::-1], -1)):
        for count, (line, inner) in enumerate(zip(lines, (*lines[1:], None), strict=False)):
            outside = line.middle > page.height - near if sign > 0 else line.middle < near
            if not outside or count == _EDGE_LINES:
                break
            apart = inner is None or abs(line.middle - inner.middle) > pitch * 1.2
            if apart or abs(line.em - em) > 0.12 * em:
                yield line


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"[0-9]+", "#", "".join(line.text.split())), round(line.middle / 4)


def frame_of(lines: Sequence[Line]) -> Frame:
    """The type area of ``lines``: the leftmost edge that recurs, the right edge that the fullest lines reach."""
    lefts = Counter(round(line.left / 3) for line in lines)
    often = max(2, len(lines) // 20)
    left = min((edge for edge, count in lefts.items() if count >= often), default=min(lefts)) * 3
    rights = sorted(line.right for line in lines)
    right = rights[int((len(rights) - 1) * 0.92)]
    steps = [
        above.middle - below.middle
        for above, below in pairwise(lines)
        if above.page == below.page and above.middle > below.middle
    ]
    em = median(line.em for line in lines)
    inner = sum(1.5 * em < line.left - left < 2.5 * em for line in lines)
    return Frame(left, right, median(steps) if steps else 2 * em, em, inner >= max(2, len(lines) // 12))


def pieces(pages: Sequence[PdfPage]) -> Iterator[Piece]:
    """Paragraphs (lists of lines) and tables, in reading order."""
    every = [line for page in pages for line in page.every]
    if not every:
        return
    whole = frame_of(every)
    frames = {
        p.number: frame_of(p.every)._replace(em=whole.em, indented=whole.indented)
        if len(p.every) >= 12
        else whole
        for p in pages
    }
    paragraph: list[Line] = []
    for piece in _in_order(pages):
        if isinstance(piece, Grid):
            if paragraph:
                yield paragraph
            paragraph = []
            yield from _set(piece)
        elif paragraph and goes_on(paragraph[-1], piece, frames[paragraph[-1].page], frames[piece.page]):
            paragraph.append(piece)
        else:
            if paragraph:
                yield paragraph
            paragraph = [piece]
    if paragraph:
        yield paragraph


def _set(grid: Grid) -> Iterator[Piece]:
    """``grid``, or cell after cell when it only sets texts side by side: no cell of data is as long as an article."""
    if all(sum(len(line.glyphs) for line in cell.lines) <= _CELL_LIMIT for cell in grid.cells):
        yield grid
        return
    for cell in grid.cells:
        frame = frame_of(cell.lines) if cell.lines else None
        paragraph: list[Line] = []
        for line in cell.lines:
            if paragraph and frame is not None and not goes_on(paragraph[-1], line, frame, frame):
                yield paragraph
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield paragraph


def goes_on(above: Line, below: Line, frame: Frame, frame_below: Frame) -> bool:
    """Whether ``below`` continues the paragraph of ``above``."""
    em = above.em
    if abs(em - below.em) > 0.12 * max(em, below.em):
        return False
    titled = _one_title(above, below, frame)
    if below.left > frame_below.left + 0.9 * em and not titled:
        return False
    if above.page == below.page and above.middle - below.middle > max(frame.pitch * 1.5, 1.2 * em):
        return False
    if len(cells_of(above)) > 1 and len(cells_of(below)) > 1:
        return False
    if not frame.indented and above.glyphs[-1].char in _STOP and _MARKER.match(below.text[:8]):
        return False
    free = frame.right - above.right
    if titled:
        free += above.left - frame.left
    return free < _first_word(below) + 0.5 * em


def _one_title(above: Line, below: Line, frame: Frame) -> bool:
    """Whether two centred lines in another size than the body may be one heading."""
    return abs(above.em - frame.em) > 0.12 * frame.em and _centred(above, frame) and _centred(below, frame)


def _centred(line: Line, frame: Frame) -> bool:
    return abs((line.left - frame.left) - (frame.right - line.right)) < 0.8 * line.em


def _first_word(line: Line) -> float:
    """Width of what cannot be parted from the first character of ``line``: a number or word, stops after it."""
    glyphs = line.glyphs
    end = 1
    if _WORD.match(glyphs[0].char):
        while end < len(glyphs) and _WORD.match(glyphs[end].char):
            end += 1
    elif glyphs[0].char in "（《“‘「『【〈(":
        end = min(2, len(glyphs))
    while end < len(glyphs) and glyphs[end].char in _NO_START:
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def _in_order(pages: Iterable[PdfPage]) -> Iterator[Line | Grid]:
    """Lines and tables from top to bottom: those with ruling lines, and those that only their columns show."""
    for page in pages:
        start = 0
        for grid in page.grids:
            end = next(
                (i for i in range(start, len(page.lines)) if page.lines[i].middle < grid.top), len(page.lines)
            )
            yield from _grids(page.number, page.lines[start:end])
            yield grid
            start = end
        yield from _grids(page.number, page.lines[start:])


def _grids(page: int, lines: Sequence[Line]) -> Iterator[Line | Grid]:
    cut = [cells_of(line) for line in lines]
    at = 0
    while at < len(cut):
        rows, end = _rows(cut, at)
        if len(rows) >= _LEAST_ROWS:
            cells = (
                GridCell(tuple(stack), number, column)
                for number, row in enumerate(rows)
                for column, stack in enumerate(row)
            )
            yield Grid(page, lines[at].middle, tuple(cells))
            at = end
        else:
            yield lines[at]
            at += 1


def _rows(cut: Sequence[tuple[Line, ...]], at: int) -> tuple[list[list[list[Line]]], int]:
    """The rows of the table that begins with line ``at``, and the line after them.

    The first line has every column. A later one may lack some; one with a single cell goes on in the row above, if
    the table goes on below it.
    """
    size = len(cut[at])
    if size < 2:
        return [], at
    columns = [(cell.left, cell.right) for cell in cut[at]]
    rows = [[[cell] for cell in cut[at]]]
    end = at + 1
    while end < len(cut):
        cells = cut[end]
        places = range(size) if len(cells) == size else _places(columns, cells)
        widened = _widened(columns, cells, places) if places else None
        if places is None or widened is None:
            break
        if len(cells) == 1 and size > 1:
            below = cut[end + 1] if end + 1 < len(cut) else ()
            apart = cut[end - 1][0].middle - cells[0].middle
            if apart > _WRAP * cells[0].em or len(below) < 2:
                break
            if len(below) != size and _places(columns, below) is None:
                break
            rows[-1][places[0]].append(cells[0])
        else:
            row: list[list[Line]] = [[] for _ in range(size)]
            for place, cell in zip(places, cells, strict=True):
                row[place].append(cell)
            rows.append(row)
        columns = widened
        end += 1
    return rows, end


def _places(columns: Sequence[tuple[float, float]], cells: Sequence[Line]) -> list[int] | None:
    """The column of each cell of a line that lacks some; ``None`` where one lies in none or in two."""
    found: list[int] = []
    for cell in cells:
        touched = [i for i, (left, right) in enumerate(columns) if cell.left < right and left < cell.right]
        if len(touched) != 1 or touched[0] in found:
            return None
        found.append(touched[0])
    return found


def cells_of(line: Line) -> tuple[Line, ...]:
    """``line`` cut where it has gaps as wide as one and a half characters."""
    cells: list[Line] = []
    start = 0
    solid = line.glyphs[0]
    for index, glyph in enumerate(line.glyphs):
        if glyph.char.isspace():
            continue
        if glyph.left - solid.right > _GAP * line.em:
            cell = _line(line.page, list(line.glyphs[start:index]))
            cells += [cell] if cell is not None else []
            start = index
        solid = glyph
    cell = _line(line.page, list(line.glyphs[start:]))
    return (*cells, cell) if cell is not None else tuple(cells)


def _widened(
    columns: list[tuple[float, float]], cells: Sequence[Line], places: Sequence[int]
) -> list[tuple[float, float]] | None:
    """``columns`` grown to hold ``cells`` in ``places``; ``None`` when two columns would then touch."""
    grown = list(columns)
    for i, cell in zip(places, cells, strict=True):
        grown[i] = (min(cell.left, grown[i][0]), max(cell.right, grown[i][1]))
    apart = all(a[1] < b[0] for a, b in pairwise(grown))
    return grown if apart else None


def characters(lines: Iterable[Line]) -> Iterator[tuple[int, list[str], list[Box | None]]]:
    """The text of joined lines: page, characters and their boxes, one triple for each line.

    Gaps between Latin words, and gaps wide enough to part two things, become spaces without a box. Between lines a
    space stands only between two Latin letters.
    """
    before = ""
    for line in lines:
        chars: list[str] = []
        boxes: list[Box | None] = []
        if _letter(before) and _letter(line.glyphs[0].char):
            chars.append(" ")
            boxes.append(None)
        last: Glyph | None = None
        for glyph in line.glyphs:
            if glyph.char.isspace() and chars and chars[-1].isspace():
                continue
            if last is not None and not glyph.char.isspace() and not last.char.isspace():
                gap = glyph.left - last.right
                if gap > _least_gap(last.char, glyph.char) * line.em:
                    chars.append(" ")
                    boxes.append(None)
            chars.append(" " if glyph.char in "\t\r\n\xa0" else glyph.char)
            boxes.append(glyph.box)
            last = glyph
        before = chars[-1]
        yield line.page, chars, boxes


def _least_gap(before: str, behind: str) -> float:
    """The gap, in widths of a character, that parts two: letters are words, figures side by side are two figures."""
    if _letter(before) and _letter(behind):
        return 0.2
    return _FIGURES if before in _FIGURE_ENDS and behind in _FIGURE_STARTS else _GAP


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
