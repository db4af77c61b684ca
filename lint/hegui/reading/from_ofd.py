"""OFD (GB/T 33190-2016): characters with their places, lines rejoined to paragraphs as in a pdf.

A page is the text of its templates (running heads) and its own, in reading order. Seals, pictures, annotations and
attachments are left out; a document of pictures alone is a scan. Places are given in PDF points from the lower left corner of
the page, so that both fixed layouts have one kind of place.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.document import Box
from hegui.errors import ReadError
from hegui.reading.archive import Archive
from hegui.reading.contract import Reading, Source
from hegui.reading.from_pdf import character, lay_out
from hegui.reading.pdf_lines import Glyph, PdfPage, lines_of, pieces, without_furniture

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of the format."""
_ASCENT, _DESCENT = 0.88, 0.12
"""Of the size above and below the base line, as Chinese fonts are drawn."""
_NARROW = 0.5
_A4_WIDTH, _A4_HEIGHT = 210.0, 297.0
_MOST_NESTING = 20
_MOST_REPEATS = 100_000
_META = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Sheet(NamedTuple):
    """The visible part of a page, in millimetres.

    Attributes:
        turned: quarter turns of what is written on it, clockwise: 0, 1 or 3. Lines are found as if it were held upright.
    """

    left: float
    top: float
    width: float
    height: float
    turned: int = 0

    @property
    def upright(self) -> float:
        """How high it is, held so that it can be read."""
        return self.width if self.turned else self.height


class Leaf(NamedTuple):
    """A page as it stands in the package.

    Attributes:
        document: the part that lists it.
        identifier: its ``ID`` there.
        templates: the parts of the pages that lie under it.
    """

    document: str
    identifier: str
    content: Element
    templates: tuple[str, ...]
    sheet: Sheet


def read(source: Source) -> Reading:
    """Read an OFD. Metadata: ``title``, ``author``, ``created``, ``modified``, ``unread_pages`` (pictures without text).

    Raises:
        ReadError: ``E902`` damaged or no OFD, ``E903`` a scan, ``E904`` encrypted, ``E905`` without text.
    """
    archive = Archive(source.path, source.data, "OFD")
    root = archive.xml("OFD.xml")
    if root is None:
        raise ReadError("E902", f"{source.path}：不是 OFD 文档", "请确认文件类型与扩展名一致")
    if "Encryptions.xml" in archive:
        raise ReadError("E904", f"{source.path}：OFD 已加密，无法读取", "请先解除加密再检查")
    pages: list[PdfPage] = []
    unread: list[int] = []
    metadata = _metadata(root)
    for number, leaf in enumerate(leaves(archive, root), 1):
        layers = [layer for layer in (*map(archive.xml, leaf.templates), leaf.content) if layer is not None]
        pictures = any(_name(e) == "ImageObject" for layer in layers for e in layer.iter())
        sheet, glyphs = _written(layers, leaf.sheet, pictures)
        lines = lines_of(number, glyphs)
        if pictures and not lines:
            unread.append(number)
        pages.append(PdfPage(number, sheet.upright * POINTS, lines))
    if not pages:
        raise ReadError("E905", f"{source.path}：OFD 没有页面", "请重新导出")
    if not any(page.lines for page in pages):
        if unread:
            raise ReadError(
                "E903", f"{source.path}：OFD 是扫描件，没有文字层", "请先做文字识别（OCR），或改用 Word、文本等原始文件"
            )  # fmt: skip
        raise ReadError("E905", f"{source.path}：OFD 中没有文字", "请确认导出的文件是否完整")
    if unread:
        metadata["unread_pages"] = ",".join(map(str, unread))
    return lay_out(list(pieces(without_furniture(pages))), metadata, "ofd")


def _written(layers: Sequence[Element], sheet: Sheet, pictures: bool) -> tuple[Sheet, list[Glyph]]:
    """What is written on a page, and how it is held: where nothing stands upright, it is the page that is turned.

    Args:
        pictures: there are some; what is turned on them is a watermark.
    """
    glyphs = [glyph for layer in layers for glyph in _glyphs(layer, sheet)]
    if glyphs or pictures:
        return sheet, glyphs
    turned = (sheet._replace(turned=turned) for turned in (1, 3))
    ways = [(held, [glyph for layer in layers for glyph in _glyphs(layer, held)]) for held in turned]
    return max(ways, key=lambda way: len(way[1]))


def _metadata(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for body in children(root, "DocBody"):
        for info in children(body, "DocInfo"):
            for child in info:
                key, said = _META.get(_name(child)), (child.text or "").strip()
                if key and said:
                    found.setdefault(key, said)
    return found


def leaves(archive: Archive, root: Element) -> Iterator[Leaf]:
    """The pages of all documents in the package, in order.

    Args:
        root: of ``OFD.xml``.

    Raises:
        ReadError: ``E902`` one is missing or damaged.
    """
    number = 0
    for body in children(root, "DocBody"):
        where = text_of(body, "DocRoot")
        document = archive.xml(where) if where else None
        if document is None:
            continue
        folder = posixpath.dirname(where)
        common = next(children(document, "CommonData"), None)
        area = next(children(common, "PageArea"), None) if common is not None else None
        templates = {
            page.get("ID", ""): posixpath.join(folder, page.get("BaseLoc", ""))
            for page in (children(common, "TemplatePage") if common is not None else ())
        }
        for page in (page for holder in children(document, "Pages") for page in children(holder, "Page")):
            number += 1
            content = archive.xml(posixpath.join(folder, page.get("BaseLoc", "")))
            if content is None:
                raise archive.damaged(f"缺少第{number}页")
            used = (templates.get(t.get("TemplateID", ""), "") for t in children(content, "Template"))
            sheet = _sheet(next(children(content, "Area"), area))
            yield Leaf(where, page.get("ID", ""), content, tuple(filter(None, used)), sheet)


def _sheet(area: Element | None) -> Sheet:
    box = _floats(text_of(area, "PhysicalBox")) if area is not None else []
    return Sheet(box[0], box[1], box[2], box[3]) if len(box) == 4 else Sheet(0.0, 0.0, _A4_WIDTH, _A4_HEIGHT)


def _glyphs(page: Element, sheet: Sheet) -> Iterator[Glyph]:
    for content in children(page, "Content"):
        for layer in children(content, "Layer"):
            yield from _objects(layer, sheet, 0)


def _objects(parent: Element, sheet: Sheet, depth: int) -> Iterator[Glyph]:
    """Text objects in the order in which they are drawn."""
    for child in parent:
        name = _name(child)
        if name == "TextObject":
            yield from _text_object(child, sheet)
        elif name == "PageBlock" and depth < _MOST_NESTING:
            yield from _objects(child, sheet, depth + 1)


def _text_object(element: Element, sheet: Sheet) -> Iterator[Glyph]:
    if element.get("Visible", "true").lower() == "false":
        return
    boundary = _floats(element.get("Boundary", ""))
    size = _float(element.get("Size"), 0.0)
    if len(boundary) != 4 or size <= 0:
        return
    numbers = _floats(element.get("CTM", ""))
    matrix: Matrix = tuple(numbers) if len(numbers) == 6 else _SAME  # type: ignore[assignment]
    if _turned(matrix) != sheet.turned or _float(element.get("ReadDirection"), 0.0) in (90.0, 270.0):
        return  # turned: a watermark, or a stamp in the margin
    stretch = _float(element.get("HScale"), 1.0)
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = _float(code.get("X"), x), _float(code.get("Y"), y)
        words = code.text or ""
        steps = (_deltas(code.get("DeltaX", ""), len(words)), _deltas(code.get("DeltaY", ""), len(words)))
        yield from _placed(words, x, y, steps, size, stretch, matrix, boundary, sheet)


def _turned(matrix: Matrix) -> int:
    """Quarter turns of what is written with a matrix."""
    along, across = matrix[0], matrix[1]
    return 0 if abs(across) <= abs(along) else 1 if across > 0 else 3


def _placed(
    words: str,
    x: float,
    y: float,
    steps: tuple[Sequence[float], Sequence[float]],
    size: float,
    stretch: float,
    matrix: Matrix,
    boundary: Sequence[float],
    sheet: Sheet,
) -> Iterator[Glyph]:
    a, b, c, d, e, f = matrix
    wide, high = (abs(b), abs(c)) if sheet.turned else (abs(a), abs(d))
    height = high * size
    for index, char in enumerate(words):
        full = size * stretch * (_NARROW if char.isascii() else 1.0)
        step = _step(steps[0], index)
        width = min(full, step) if step > 0 else full
        left = boundary[0] + a * x + c * y + e - sheet.left
        base = boundary[1] + b * x + d * y + f - sheet.top
        glyph = _glyph(character(ord(char)), left, base, wide * width, height, sheet)
        if glyph is not None:
            yield glyph
        x += step if steps[0] or steps[1] else full
        y += _step(steps[1], index)


def _step(steps: Sequence[float], index: int) -> float:
    """The step behind a character; some makers write one step for a whole line, the last is then good for the rest."""
    return steps[min(index, len(steps) - 1)] if steps else 0.0


def _glyph(char: str, left: float, base: float, width: float, height: float, sheet: Sheet) -> Glyph | None:
    if not char or char in "\r\n\0\ufeff\ufffe" or 0xD800 <= ord(char[0]) <= 0xDFFF:
        return None
    if sheet.turned == 1:
        left, base = base, sheet.width - left
    elif sheet.turned == 3:
        left, base = sheet.height - base, left
    high = sheet.upright
    read = Box(left, high - base - _DESCENT * height, left + width, high - base + _ASCENT * height)
    return Glyph(char, *_points(read), _points(_lying(read, sheet)))


def _points(box: Box) -> Box:
    return Box(box.left * POINTS, box.bottom * POINTS, box.right * POINTS, box.top * POINTS)


def _lying(box: Box, sheet: Sheet) -> Box:
    """The place on the page as it lies, of one on the page as it is read."""
    left, bottom, right, top = box
    if sheet.turned == 1:
        return Box(bottom, sheet.height - right, top, sheet.height - left)
    if sheet.turned == 3:
        return Box(sheet.width - top, left, sheet.width - bottom, right)
    return box


def _deltas(said: str, length: int) -> list[float]:
    """``2 2 g 3 4`` is 2 2 4 4 4; no more than there are characters."""
    found: list[float] = []
    words = iter(said.split())
    for word in words:
        if word == "g":
            times, step = int(_float(next(words, "0"), 0)), _float(next(words, "0"), 0.0)
            found += [step] * max(0, min(times, length, _MOST_REPEATS))
        else:
            found.append(_float(word, 0.0))
        if len(found) >= length:
            break
    return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children with this name, whatever their namespace: makers do not agree on one."""
    return (child for child in element if _name(child) == name)


def text_of(element: Element, name: str) -> str:
    """The text of the first child with this name; empty without one."""
    child = next(children(element, name), None)
    return (child.text or "").strip() if child is not None else ""


def _float(said: str | None, default: float) -> float:
    try:
        value = float(said) if said else default
    except ValueError:
        return default
    return value if -1e6 < value < 1e6 else default


def _floats(said: str) -> list[float]:
    try:
        return [float(word) for word in said.split()]
    except ValueError:
        return []
