"""Builds small docx files from strings, byte for byte the same every time.

>>> data = build_docx(["标题", ("总体情况", "Heading1"), "<w:p>…raw XML…</w:p>"], numbered={1: 0})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
)  # fmt: skip
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT_TYPES = {name: _MAIN_TYPE + name + "+xml" for name in ("styles", "numbering", "footnotes", "endnotes", "comments")}  # fmt: skip

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
)


def level(index: int, pattern: str, format_: str = "decimal", start: int = 1, more: str = "") -> str:
    """One ``w:lvl``; ``more`` stands between ``w:numFmt`` and ``w:lvlText``."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(levels: str, instances: str = "", more: str = "") -> str:
    """The content of ``numbering.xml``: definition 0 with ``levels``, instance 1 of it, and what else is given."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{instances}'
    )


NUMBERING = numbering(
    level(0, "%1、", "chineseCounting")
    + level(1, "（%2）", "chineseCounting")
    + level(2, "%3.")
    + level(3, "（%4）")
)
"""The four levels of official documents: 一、 （一） 1. （1）."""


def run(text: str, properties: str = "") -> str:
    """A ``w:r`` with one ``w:t``."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    content: str = "", style: str = "", number: tuple[int, int] | None = None, properties: str = ""
) -> str:
    """A ``w:p`` of raw run XML; ``number`` is the instance and the level of its numbering."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>' + properties
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A ``w:tc``: of raw XML, or of one paragraph with this text."""
    inner = content if content.startswith("<") else paragraph(run(content) if content else "")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str] | str) -> str:
    """A ``w:tbl``; a row is its cell texts, or raw ``w:tr`` XML."""
    return "<w:tbl>" + "".join(
        row if isinstance(row, str) else "<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c) for c in row) + "</w:tr>"
        for row in rows
    ) + "</w:tbl>"  # fmt: skip


def build_docx(
    paragraphs: Sequence[str | tuple[str, str]] = (),
    numbered: Mapping[int, int] | None = None,
    tables: Sequence[Sequence[Sequence[str]]] = (),
    *,
    styles: str = "",
    numbering: str = NUMBERING,
    core: str = "",
    main: str = "word/document.xml",
    strict: bool = False,
    files: Mapping[str, bytes] | None = None,
    **parts: str,
) -> bytes:
    """A docx.

    Args:
        paragraphs: each a text, a text with a style id, or raw block XML (begins with ``<``).
        numbered: index in ``paragraphs`` to level of the numbering of official documents.
        tables: tables after the paragraphs, as rows of cell texts.
        styles: style definitions besides ``STYLES``.
        core: content of the core properties.
        main: name of the main part.
        strict: write the namespaces of the strict variant of the standard.
        files: files added as they are, replacing others of the same name.
        parts: content of further parts by name: ``footnotes``, ``endnotes``, ``comments``, ``header``, ``footer``.
    """
    numbers = numbered or {}
    body = ""
    for index, item in enumerate(paragraphs):
        text, style = item if isinstance(item, tuple) else (item, "")
        number = (1, numbers[index]) if index in numbers else None
        body += text if text.startswith("<") else paragraph(run(text) if text else "", style, number)
    body += "".join(table(*rows) for rows in tables)
    parts = {"styles": STYLES + styles, "numbering": numbering, **parts}
    folder, _, base = main.rpartition("/")
    folder += "/" if folder else ""
    names = {"document": "document", "header": "hdr", "footer": "ftr"}
    written = {main: _part("document", f"<w:body>{body}<w:sectPr/></w:body>")}
    relations, overrides = "", f'<Override PartName="/{main}" ContentType="{_MAIN_TYPE}document.main+xml"/>'
    for name, content in parts.items():
        if content:
            written[f"{folder}{name}.xml"] = _part(names.get(name, name), content)
            relations += f'<Relationship Id="r-{name}" Type="{_TYPE}{name}" Target="{name}.xml"/>'
            overrides += f'<Override PartName="/{folder}{name}.xml" ContentType="{_CONTENT_TYPES.get(name, _MAIN_TYPE + name + "+xml")}"/>'
    package = f'<Relationship Id="main" Type="{_TYPE}officeDocument" Target="{main}"/>'
    if core:
        package += f'<Relationship Id="core" Type="{_CORE_TYPE}" Target="docProps/core.xml"/>'
        written["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>'
        )
    written["_rels/.rels"] = f"{_RELATIONS}{package}</Relationships>"
    written[f"{folder}_rels/{base}.rels"] = f"{_RELATIONS}{relations}</Relationships>"
    written["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    if strict:
        for name, content in written.items():
            for common, other in _STRICT:
                content = content.replace(common, other)
            written[name] = content
    return pack({**{name: content.encode() for name, content in written.items()}, **(files or {})})


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files with fixed dates."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name, data in files.items():
            entry = ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, data)
    return buffer.getvalue()


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'
