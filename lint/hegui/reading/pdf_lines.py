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


class PdfPage(NamedTuple):
    """The lines of a page from top to bottom, and the page's height."""

    number: int
    height: float
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """Lines that are the rows of a table, each cut into as many cells."""

    rows: tuple[tuple[Line, ...], ...]


Piece = list[Line] | Grid

_PAGE_NUMBER = re.compile(
    r"[-—–―－_·•\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})\s*(?:页)?"
    r"(?:\s*[,，、/／|]?\s*(?:共\s*)?[0-9０-９]{1,4}\s*页?)?[-—–―－_·•\s]*"
)
_MARKER = re.compile(rf"[{TENS}]{{1,3}}、|[（(][{TENS}]{{1,3}}[）)]|第[{TENS}]{{1,3}}[章节部]")
_STOP = frozenset("。！？；：")
_NO_START = frozenset("，。、；：？！）》」』】〉”’％%·…—")
_WORD = re.compile(r"[A-Za-z0-9.,%/\-]")
_MARGIN = 0.13
_EDGE_LINES = 3
_GAP = 1.5
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
    return tuple(line for row in rows if (line := _line(page, sorted(row, key=lambda g: g.left))) is not None)


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
    every = [line for page in pages for line in page.lines]
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
    every = [line for page in pages for line in page.lines]
    if not every:
        return
    whole = frame_of(every)
    frames = {
        p.number: frame_of(p.lines)._replace(em=whole.em, indented=whole.indented)
        if len(p.lines) >= 12
        else whole
        for p in pages
    }
    paragraph: list[Line] = []
    for piece in _grids(pages):
        if isinstance(piece, Grid):
            if paragraph:
                yield paragraph
            paragraph = []
            yield piece
        elif paragraph and goes_on(paragraph[-1], piece, frames[paragraph[-1].page], frames[piece.page]):
            paragraph.append(piece)
        else:
            if paragraph:
                yield paragraph
            paragraph = [piece]
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


def _grids(pages: Iterable[PdfPage]) -> Iterator[Line | Grid]:
    for page in pages:
        cut = [cells_of(line) for line in page.lines]
        at = 0
        while at < len(cut):
            end = at
            columns: list[tuple[float, float]] = []
            while end < len(cut) and len(cut[end]) >= 2 and len(cut[end]) == len(cut[at]):
                widened = _widened(columns, cut[end])
                if widened is None:
                    break
                columns = widened
                end += 1
            if end - at >= _LEAST_ROWS:
                yield Grid(tuple(cut[at:end]))
                at = end
            else:
                yield page.lines[at]
                at += 1


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


def _widened(columns: list[tuple[float, float]], cells: Sequence[Line]) -> list[tuple[float, float]] | None:
    """``columns`` grown to hold ``cells``; ``None`` when two columns would then touch."""
    grown = [
        (min(cell.left, columns[i][0]), max(cell.right, columns[i][1]))
        if columns
        else (cell.left, cell.right)
        for i, cell in enumerate(cells)
    ]
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
                if gap > (0.2 if _letter(glyph.char) and _letter(last.char) else _GAP) * line.em:
                    chars.append(" ")
                    boxes.append(None)
            chars.append(" " if glyph.char in "\t\r\n\xa0" else glyph.char)
            boxes.append(glyph.box)
            last = glyph
        before = chars[-1]
        yield line.page, chars, boxes


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
