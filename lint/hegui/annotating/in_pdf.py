"""Notes as highlights with their words, appended to the file as an update: every byte of the original stays."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

from hegui.annotating.notes import AUTHOR, Note
from hegui.api import Severity
from hegui.document import Box, Origin, PagePlace, Span
from hegui.reading import Source
from hegui.writing import WriteError

_COLOURS = {
    Severity.ERROR: (255, 138, 128),
    Severity.WARNING: (255, 213, 79),
    Severity.INFO: (179, 229, 252),
    None: (200, 230, 201),
}
"""Light enough for black words to be read through them."""
_OPAQUE = 255
_SAME_LINE = 0.5
_INCREMENTAL = 1


def annotate(source: Source, origin: Origin, notes: Sequence[Note]) -> bytes:
    """The pdf with a highlight on the words of each note.

    Raises:
        WriteError: pdfium does not write this file.
    """
    by_page: dict[int, list[tuple[Note, list[Box]]]] = defaultdict(list)
    for note in notes:
        for page, boxes in _boxes(origin, note.span):
            by_page[page].append((note, boxes))
    document = pypdfium2.PdfDocument(source.data)
    try:
        for number in sorted(by_page):
            page = document[number - 1]
            for note, boxes in by_page[number]:
                _highlight(page, note, boxes)
            page.close()
        out = BytesIO()
        document.save(out, flags=_INCREMENTAL)
    except pypdfium2.PdfiumError as error:
        raise WriteError(f"{source.path}：PDF 无法写入批注", "请另存为新的 PDF 后再试") from error
    finally:
        document.close()
    return out.getvalue()


def _boxes(origin: Origin, span: Span) -> Iterator[tuple[int, list[Box]]]:
    """The pages that ``span`` reaches, with one box for each printed line; a page alone where no box is known."""
    pages: dict[int, list[Box]] = {}
    for segment in origin.within(span.start, max(span.end, span.start + 1)):
        for offset in range(max(span.start, segment.start), min(max(span.end, span.start + 1), segment.end)):
            place = segment.at(offset)
            if not isinstance(place, PagePlace):
                continue
            lines = pages.setdefault(place.page, [])
            box = place.box
            if box is None:
                continue
            if lines and _on_one_line(lines[-1], box):
                last = lines[-1]
                lines[-1] = Box(
                    min(last.left, box.left), min(last.bottom, box.bottom),
                    max(last.right, box.right), max(last.top, box.top),
                )  # fmt: skip
            else:
                lines.append(box)
    yield from ((page, lines) for page, lines in pages.items() if lines)


def _on_one_line(line: Box, box: Box) -> bool:
    height = min(line.top - line.bottom, box.top - box.bottom)
    return min(line.top, box.top) - max(line.bottom, box.bottom) > _SAME_LINE * height


def _highlight(page: pypdfium2.PdfPage, note: Note, boxes: Sequence[Box]) -> None:
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        raise pypdfium2.PdfiumError("no annotation was made")
    try:
        pdfium.FPDFAnnot_SetColor(
            annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_COLOURS[note.severity], _OPAQUE
        )
        for box in boxes:
            quad = pdfium.FS_QUADPOINTSF(
                box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom
            )
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        left, bottom = min(b.left for b in boxes), min(b.bottom for b in boxes)
        right, top = max(b.right for b in boxes), max(b.top for b in boxes)
        pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(left, top, right, bottom))
        for key, words in ((b"Contents", "\n".join(note.lines)), (b"T", AUTHOR)):
            pdfium.FPDFAnnot_SetStringValue(annotation, key, _wide(words))
        pdfium.FPDFAnnot_SetFlags(annotation, pdfium.FPDF_ANNOT_FLAG_PRINT)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _wide(words: str) -> ctypes.Array[ctypes.c_ushort]:
    data = (words + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)
