"""PDF: characters and boxes from pdfium, lines rejoined to paragraphs, page numbers and running heads dropped.

Rotated text (watermarks) is left out. Characters that pdfium gives as radicals (U+2F00 ff.) are written as the
ordinary character, one for one: embedded subsets of Chinese fonts often map the wrong way.
"""

from __future__ import annotations

import ctypes
import math
import os
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from hegui.document import Box, Cell, Origin, PagePlace, Segment, Span, Table
from hegui.errors import ReadError
from hegui.reading.contract import Block, Reading, Source
from hegui.reading.everyday import is_garbage
from hegui.reading.pdf_lines import (
    Glyph,
    Grid,
    GridCell,
    Line,
    PdfPage,
    Piece,
    characters,
    lines_of,
    pieces,
    ruled,
    without_furniture,
)
from hegui.reading.pdf_ruling import bars, rasters
from hegui.text.tables import rows

_LOCK = threading.Lock()
"""pdfium is not thread-safe."""
_PASSWORD, _SECURITY = 4, 5
_LEAST = 10
_GARBAGE_SHARE = 0.3
_CHINESE_SHARE = 0.2
_TEXT, _PATH, _IMAGE = 1, 2, 3
_THIN, _MOST_PATHS, _MOST_SEGMENTS = 3.0, 400, 2000
"""Points; how many paths of a page, and pieces of a path, are looked at: more belong to a drawing."""
_A_YEAR = re.compile("[12][09][0-9]{2}年")
_HUGE = 60.0
"""Points: a character wider than this is a poster's, or its box is wrong."""
_QUARTERS, _QUARTER = 4, math.pi / 2
_CREATED = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_TOOL_TITLE = re.compile(r"(?:Microsoft Word|无标题|未命名|untitled|文档[0-9]*$)", re.I)


@cache
def _radicals() -> Mapping[str, str]:
    """Radicals that fonts give in place of the characters they look like."""
    return {
        row["radical"]: row["character"]
        for row in rows(os.path.join(os.path.dirname(__file__), "data", "radicals.tsv"))
    }


def read(source: Source) -> Reading:
    """Read a pdf. Metadata: ``title``, ``author``, ``created`` (ISO date), ``unread_pages`` (images without text).

    Raises:
        ReadError: ``E902`` damaged, ``E903`` without usable text, ``E904`` locked by a password, ``E905`` no page.
    """
    if b"%PDF-" not in source.data[:1024]:
        raise ReadError("E902", f"{source.path}：不是 PDF 文档，或文件开头已损坏", "请重新导出或下载")
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(source.data)
        except pypdfium2.PdfiumError as error:
            raise _open_error(source.path, getattr(error, "err_code", None)) from error
        try:
            pages, unread = _read_pages(document)
            _require_fonts(source.path, document, pages)
            metadata = _metadata(document)
        except pypdfium2.PdfiumError as error:
            raise ReadError(
                "E902", f"{source.path}：PDF 有一页无法读取（{error}）", "请重新导出或下载"
            ) from error
        finally:
            document.close()
    if not pages:
        raise ReadError("E905", f"{source.path}：PDF 没有页面", "请重新导出")
    _require_text(source.path, pages, unread)
    if unread:
        metadata["unread_pages"] = ",".join(map(str, unread))
    return lay_out(list(pieces(without_furniture(pages))), metadata)


def _characters(pages: Iterable[PdfPage]) -> Iterator[str]:
    """Every character that can be seen, in tables too."""
    for page in pages:
        yield from (glyph.char for line in page.every for glyph in line.glyphs if not glyph.char.isspace())


def _open_error(path: str, code: int | None) -> ReadError:
    if code in (_PASSWORD, _SECURITY):
        return ReadError("E904", f"{path}：PDF 已加密，需要密码", "请先解除密码另存，再检查")
    return ReadError("E902", f"{path}：PDF 已损坏，无法打开", "请重新导出或下载")


def _require_text(path: str, pages: list[PdfPage], unread: list[int]) -> None:
    chars = Counter(_characters(pages))
    total = chars.total()
    if total < _LEAST and unread:
        raise ReadError(
            "E903", f"{path}：PDF 是扫描件，没有文字层", "请先做文字识别（OCR），或改用 Word、文本等原始文件"
        )
    if not total:
        raise ReadError("E905", f"{path}：PDF 中没有文字", "请确认导出的文件是否完整")
    garbage = sum(count for char, count in chars.items() if unicodedata.category(char) in ("Co", "Cn", "Cc"))
    if garbage + chars["\ufffd"] > total * _GARBAGE_SHARE or is_garbage(chars):
        raise ReadError(
            "E903",
            f"{path}：PDF 的字体没有文字编码信息，取出的文字是乱码",
            "请从原始文件重新导出 PDF，或改用 Word、文本等原始文件",
        )


def _require_fonts(path: str, document: Any, pages: list[PdfPage]) -> None:
    """A Chinese font that is neither embedded nor installed leaves only digits of the text: nothing to check.

    pdfium gives such characters no extent and no code. Looked for only where hardly anything Chinese was read.
    """
    chars = list(_characters(pages))
    chinese = sum(1 for char in chars if "\u3400" <= char <= "\u9fff")
    if chars and chinese > len(chars) * _CHINESE_SHARE:
        return
    lost = sum(_without_extent(document[number]) for number in range(len(document)))
    if lost > max(_LEAST, len(chars) // 2) or (lost and not chars):
        raise ReadError(
            "E903",
            f"{path}：PDF 没有嵌入中文字体，本机也没有中文字体，取不出文字",
            "请在本机安装中文字体（如 fonts-noto-cjk），或嵌入字体重新导出 PDF，或改用 Word、文本等原始文件",
        )


def _without_extent(page: Any) -> int:
    """How many pieces of text on the page are shown by nothing at all."""
    import pypdfium2.raw as raw

    corners = tuple(ctypes.c_float() for _ in range(4))
    found = 0
    try:
        for piece in page.get_objects(filter=[_TEXT], max_depth=3):
            if raw.FPDFPageObj_GetBounds(piece.raw, *map(ctypes.byref, corners)):
                left, bottom, right, top = (corner.value for corner in corners)
                found += right - left < 0.01 and top - bottom < 0.01
    finally:
        page.close()
    return found


def _read_pages(document: Any) -> tuple[list[PdfPage], list[int]]:
    """The pages, and the numbers of those that show an image and no text."""
    pages: list[PdfPage] = []
    unread: list[int] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            glyphs, area, turn = _glyphs(page)
            lines = lines_of(number, glyphs)
            if sum(len(line.glyphs) for line in lines) < _LEAST and _has_image(page):
                unread.append(number)
            height = area.right - area.left if turn % 2 else area.top - area.bottom
            tables = rasters(*bars(_strokes(page, area, turn))) if lines else []
            pages.append(ruled(PdfPage(number, height, lines), tables))
        finally:
            page.close()
    return pages, unread


def _has_image(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=3))


def _strokes(page: Any, area: Box, turn: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the straight upright and level strokes of a page, as it is read."""
    import pypdfium2.raw as raw

    handle = page.raw
    get, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    corners = tuple(ctypes.c_float() for _ in range(4))
    pointers = tuple(map(ctypes.byref, corners))
    left_out = 0
    for index in range(raw.FPDFPage_CountObjects(handle)):
        piece = get(handle, index)
        if kind_of(piece) != _PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(piece, *pointers):
            continue
        box = Box(*(corner.value for corner in corners))
        if min(box.right - box.left, box.top - box.bottom) <= _THIN:
            boxes = [box]
        elif left_out < _MOST_PATHS and _is_drawn(piece):
            left_out += 1
            boxes = list(_segments(piece))
        else:
            continue
        for each in boxes:
            glyph = _turned("", each, turn, area)
            yield glyph.left, glyph.bottom, glyph.right, glyph.top


def _is_drawn(path: Any) -> bool:
    """Whether the outline of a path is drawn; one that is only filled is a background."""
    import pypdfium2.raw as raw

    filled, drawn = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(drawn)) and drawn.value)


def _segments(path: Any) -> Iterator[Box]:
    """The straight pieces of a path that is more than one stroke: a frame, or a whole table."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield _stroke(last, point)
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield _stroke(point, start)


def _stroke(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _glyphs(page: Any) -> tuple[list[Glyph], Box, int]:
    """The characters of a page in the direction that most are written in, its area, and that direction."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        angle_of, generated = raw.FPDFText_GetCharAngle, raw.FPDFText_IsGenerated
        rect = raw.FS_RECTF()
        pointer = ctypes.byref(rect)
        found: list[tuple[int, str, Box]] = []
        high = 0
        for index in range(raw.FPDFText_CountChars(handle)):
            code = unicode_of(handle, index)
            if code in (10, 13, 32) and generated(handle, index):
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            if not box_of(handle, index, pointer):
                continue
            angle = angle_of(handle, index)
            turn = round(angle / _QUARTER) if angle else 0  # pdfium counts clockwise
            if abs(angle - turn * _QUARTER) > 0.08:
                continue
            box = Box(rect.left, rect.bottom, rect.right, rect.top)
            if rect.right - rect.left > _HUGE:
                box = _printed(handle, index, box)
            found.append((-turn % _QUARTERS, chr(code) if 0x3000 <= code < 0xA000 else character(code), box))
    finally:
        textpage.close()
    area = Box(*page.get_cropbox())
    turn = Counter(item[0] for item in found).most_common(1)[0][0] if found else 0
    shown = (
        _turned(char, box, turn, area)
        for its, char, box in found
        if its == turn and char and box.right > area.left and box.left < area.right
        if box.top > area.bottom and box.bottom < area.top
    )
    return list(shown), area, turn


def _printed(handle: Any, index: int, loose: Box) -> Box:
    """What a character covers, where its font is scaled to a fraction (upright writing in a cell) and its box is not."""
    import pypdfium2.raw as raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(handle, index, *map(ctypes.byref, (left, right, bottom, top))):
        return loose
    tight = Box(left.value, bottom.value, right.value, top.value)
    return tight if 4 * (tight.right - tight.left) < loose.right - loose.left else loose


def character(code: int) -> str:
    """The character as it is meant; ``""`` for what no one sees."""
    if code in (0xFFFE, 2, 0xAD):  # fonts call their hyphen a soft one, and it is seen
        return "-"
    if code in (0x200B, 0xFEFF):
        return ""
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    char = chr(code)
    if 0x2E80 <= code < 0x2F00:
        return _radicals().get(char, char)
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    return char


def _turned(char: str, box: Box, turn: int, area: Box) -> Glyph:
    """A glyph as it is read, from the lower left corner of the page as it is read."""
    left, right = box.left - area.left, box.right - area.left
    bottom, top = box.bottom - area.bottom, box.top - area.bottom
    if not turn:
        return Glyph(char, left, bottom, right, top, box)
    width, height = area.right - area.left, area.top - area.bottom
    if turn == 1:
        return Glyph(char, bottom, width - right, top, width - left, box)
    if turn == 2:
        return Glyph(char, width - right, height - top, width - left, height - bottom, box)
    return Glyph(char, height - top, left, height - bottom, right, box)


def _metadata(document: Any) -> dict[str, str]:
    said = document.get_metadata_dict()
    found = {}
    title = " ".join(_clean(said.get("Title", "")).split())
    if title and not _TOOL_TITLE.match(title):
        found["title"] = title
    author = " ".join(_clean(said.get("Author", "")).split())
    if author and author != "anonymous":
        found["author"] = author
    created = _CREATED.match(said.get("CreationDate", ""))
    if created:
        found["created"] = "-".join(created.groups())
    return found


def _clean(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")


class _Writer:
    """Collects text, segments and blocks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.blocks: list[Block] = []
        self.length = 0
        self.page = 1

    def separator(self, mark: str) -> None:
        if self.length:
            self._put(mark, PagePlace(self.page, None), ())

    def block(self, lines: list[Line], kind: str) -> Span:
        start = self.length
        for page, chars, boxes in characters(lines):
            self.page = page
            self._put("".join(chars), PagePlace(page, boxes[0]), tuple(boxes))
        span = Span(start, self.length)
        self.blocks.append(Block(span, kind))
        return span

    def _put(self, text: str, place: PagePlace, boxes: tuple[Box | None, ...]) -> None:
        self.segments.append(Segment(self.length, self.length + len(text), place, boxes, fixed=not boxes))
        self.parts.append(text)
        self.length += len(text)


def lay_out(found: list[Piece], metadata: dict[str, str], format: str = "pdf") -> Reading:
    """The text of paragraphs and tables, every character with its box; for any fixed layout."""
    writer = _Writer()
    tables: list[Table] = []
    for piece in found:
        writer.separator("\n")
        if isinstance(piece, Grid):
            cells = tuple(_cells(piece, writer))
            tables.append(Table(Span(cells[0].span.start, cells[-1].span.end), cells))
        else:
            writer.block(piece, "paragraph")
    return Reading(
        text="".join(writer.parts),
        format=format,
        origin=Origin(writer.segments),
        blocks=tuple(writer.blocks),
        tables=tuple(tables),
        metadata=metadata,
    )


def _cells(grid: Grid, writer: _Writer) -> Iterator[Cell]:
    """The cells as they are written; one that others reach down into from above has its tab all the same."""
    first = "".join(line.text for cell in grid.cells if cell.row == 0 for line in cell.lines)
    headed = not any(char.isdecimal() for char in _A_YEAR.sub("", first))
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for row in sorted(by_row):
        column = 0
        if row != grid.cells[0].row:
            writer.separator("\n")
        for cell in by_row[row]:
            while column < cell.column:
                writer.separator("\t")
                column += 1
            lines = list(cell.lines)
            span = writer.block(lines, "cell") if lines else Span(writer.length, writer.length)
            header = headed and row == 0
            yield Cell(span, row, cell.column, cell.rowspan, cell.colspan, header)
