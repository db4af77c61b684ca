"""Small OFDs in Chinese, set the way official documents are, byte for byte the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pdf_builder import Rows, Text

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
MARGIN, SIZE, PITCH = 28.0, 5.6, 9.8


def text_object(words: str, left: float, base: float, size: float, *, deltas: str = "", ctm: str = "") -> str:
    """A line of text whose base line is ``base`` millimetres below the top of the page."""
    steps = " ".join(f"{size if char > chr(0x2000) else size / 2:g}" for char in words[:-1])
    turn = f' CTM="{ctm}"' if ctm else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{left:g} {base - size:g} {WIDTH - left:g} {size * 2:g}" Font="2" Size="{size:g}"{turn}>'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{deltas or steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def page(objects: str, template: str = "") -> str:
    """A page's content."""
    used = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return f'<ofd:Page {SPACE}>{used}<ofd:Content><ofd:Layer ID="7" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def package(pages: Sequence[str], template: str = "") -> bytes:
    """The document of these pages; ``template`` has the number 9."""
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
    declared = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    listed = "".join(
        f'<ofd:Page ID="{n + 20}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Author>某人</ofd:Author></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{area}{declared}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": content for n, content in enumerate(pages)},
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = template
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def build(parts: Iterable[Text | Rows], numbers: str = "") -> bytes:
    """A document of paragraphs and tables; ``numbers`` is the form of the page number, such as ``— {} —``."""
    from pdf_builder import Rows, width, wrapped

    pages: list[list[str]] = [[]]
    y = MARGIN + SIZE

    def line(words: str, left: float, size: float) -> None:
        nonlocal y
        if y > HEIGHT - MARGIN:
            pages.append([])
            y = MARGIN + SIZE
        pages[-1].append(text_object(words, left, y, size))

    room = WIDTH - 2 * MARGIN
    for part in parts:
        if isinstance(part, Rows):
            for row in part.rows:
                for column, words in enumerate(row):
                    line(words, MARGIN + column * room / len(row), SIZE)
                y += PITCH
            continue
        for number, words in enumerate(
            wrapped(part.text, SIZE, room, 2 * SIZE if part.align == "indent" else 0.0)
        ):
            left = {
                "centre": MARGIN + (room - width(words, SIZE)) / 2, "right": WIDTH - MARGIN - width(words, SIZE) - 2 * SIZE,
                "indent": MARGIN + (2 * SIZE if number == 0 else 0.0),
            }.get(part.align, MARGIN)  # fmt: skip
            line(words, left, SIZE)
            y += PITCH
    contents = [
        page("".join(objects) + (text_object(numbers.format(n), 98, HEIGHT - 14, 4) if numbers else ""))
        for n, objects in enumerate(pages, 1)
    ]
    return package(contents)
