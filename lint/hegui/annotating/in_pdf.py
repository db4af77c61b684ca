"""Notes as highlights with their words, appended to the file as an update: every byte of the original stays."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

from hegui.annotating.boxes import COLOURS, boxes_of
from hegui.annotating.notes import AUTHOR, Note
from hegui.document import Box, Origin
from hegui.reading import Source
from hegui.writing import WriteError

_OPAQUE = 255
_INCREMENTAL = 1


def annotate(source: Source, origin: Origin, notes: Sequence[Note]) -> bytes:
    """The pdf with a highlight on the words of each note.

    Raises:
        WriteError: pdfium does not write this file.
    """
    by_page: dict[int, list[tuple[Note, list[Box]]]] = defaultdict(list)
    for note in notes:
        for page, boxes in boxes_of(origin, note.span):
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


def _highlight(page: pypdfium2.PdfPage, note: Note, boxes: Sequence[Box]) -> None:
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        raise pypdfium2.PdfiumError("no annotation was made")
    try:
        pdfium.FPDFAnnot_SetColor(
            annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *COLOURS[note.severity], _OPAQUE
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
