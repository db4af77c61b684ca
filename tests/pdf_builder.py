"""Small PDFs in Chinese, set the way official documents are; the font, STSong-Light, is not embedded: some Chinese font must be installed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
MARGIN, SIZE, PITCH = 80.0, 16.0, 28.0
_CLOSERS = "，。、；：？！）》”’"


@cache
def chinese_font_installed() -> bool:
    """Whether pdfium can show the font the documents name: none of them embeds it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(build([Text("法")]))
    return "法" in document[0].get_textpage().get_text_bounded()


class Text(NamedTuple):
    """A paragraph: ``align`` is ``indent`` (first line by two characters), ``flush``, ``centre`` or ``right``."""

    text: str
    align: str = "indent"
    size: float = SIZE


class Rows(NamedTuple):
    """A table; every column takes an equal share of the width."""

    rows: Sequence[Sequence[str]]


def width(text: str, size: float) -> float:
    return sum(size if char > "\u2000" else size / 2 for char in text)


def wrapped(text: str, size: float, room: float, first: float) -> Iterable[str]:
    """``text`` in lines of at most ``room`` (the first one shorter by ``first``); no line begins with a stop."""
    line, left = "", room - first
    for word in re.findall(r"[A-Za-z0-9.%-]+|.", text):
        if width(line + word, size) > left and word not in _CLOSERS:
            yield line.rstrip()
            line, left = "", room
        line += word
    yield line


def build(
    parts: Iterable[Text | Rows],
    *,
    numbers: str = "",
    head: str = "",
    watermark: str = "",
    title: str = "",
    password: str = "",
    turned: bool = False,
) -> bytes:
    """The bytes of a document; ``numbers`` is the form of the page number, such as ``— {} —``.

    ``turned`` pages lie on their side in the file and are turned back for the reader, as exported tables are.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    options: dict[str, Any] = {"encrypt": password} if password else {}
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    if title:
        canvas.setTitle(title)
    page, y = 0, 0.0

    def draw(x: float, height: float, text: str, size: float) -> None:
        canvas.setFont(FONT, size)
        for char in text:
            canvas.drawString(x, height, char)
            x += width(char, size)

    def turn() -> None:
        nonlocal page, y
        if page:
            canvas.showPage()
        page, y = page + 1, HEIGHT - 110
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
        if head:
            draw(MARGIN, HEIGHT - 50, head, 10)
        if numbers:
            said = numbers.format(page)
            draw((WIDTH - width(said, 12)) / 2, 40, said, 12)
        if watermark:
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.setFont(FONT, 60)
            canvas.drawString(0, 0, watermark)
            canvas.restoreState()

    turn()
    room = WIDTH - 2 * MARGIN
    for part in parts:
        if isinstance(part, Rows):
            for row in part.rows:
                if y < 90:
                    turn()
                for column, cell in enumerate(row):
                    draw(MARGIN + column * room / len(row), y, cell, SIZE)
                y -= PITCH
            continue
        indent = 2 * part.size if part.align == "indent" else 0
        for index, line in enumerate(wrapped(part.text, part.size, room, indent)):
            if y < 90:
                turn()
            free = room - width(line, part.size)
            shift = {"centre": free / 2, "right": free}.get(part.align, 0 if index else indent)
            draw(MARGIN + shift, y, line, part.size)
            y -= PITCH
    canvas.save()
    return out.getvalue()


def scan(pages: int = 1) -> bytes:
    """Pages that show an image and nothing else."""
    from PIL import Image

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
