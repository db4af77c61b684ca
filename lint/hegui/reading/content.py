"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import re

_HEAD = 1024
SAMPLE = 65536
"""Bytes from the beginning of a file that tell what it is."""

_ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of the container of doc, xls, ppt, msg and of encrypted docx."""
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_TEXT_TYPES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_TYPE_AT = 30
"""A package of OpenDocument says what it is in its first member, whose name begins here."""
_WORD_XML = re.compile(rb"""<\?mso-application\s+progid=["']Word\.Document["']""")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.I,
)
_WORD_PART = re.compile(r"/?word[/\\]document\d*\.xml", re.I)
_SIGNATURES = (
    (_ZIP, "压缩包或 Word、Excel 文档"), (b"PK\x05\x06", "空的压缩包"), (b"%PDF-", "PDF 文档"), (b"{\\rtf", "RTF 文档"),
    (OLE, "旧版 Word（.doc）或 Excel 文档"), (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"), (b"GIF8", "GIF 图片"), (b"II*\0", "图片"), (b"MM\0*", "图片"),
    (b"Rar!", "压缩包"), (b"7z\xbc\xaf", "压缩包"), (b"\x1f\x8b\x08", "压缩包"), (b"\x7fELF", "程序"),
    (b"SQLite format 3", "数据库"),
)  # fmt: skip
"""The first bytes of a file, such as no text begins with, and what it is."""


def recognised(data: bytes) -> str:
    """The file name ending that the content deserves: ``.docx``, ``.pdf``, ``.ofd``, ``.html``, ``.doc``, ``.rtf``, ``.odt`` or ``""``.

    Every Word document with a body (docx, docm, dotx, dotm) is ``.docx``, every older one ``.doc``.
    """
    if data.startswith(_ZIP):
        members = _members(data)
        if any(map(_WORD_PART.fullmatch, members)):
            return ".docx"
        if "OFD.xml" in members:
            return ".ofd"
        return ".odt" if _is_open_document(data) else ""
    if data.startswith(OLE):
        return ".doc" if _WORD_STREAM in data else ""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    head = data[:SAMPLE]
    if head.lstrip()[:5] == b"%PDF-":
        return ".pdf"
    for mark in _BOMS:
        head = head.removeprefix(mark)
    if b"\0" in head[:64]:  # UTF-16 reads like ASCII without its zero bytes
        head = head.replace(b"\0", b"")
    if _PAGE.match(head):
        return ".html"
    return ".doc" if is_word_xml(head) else ""


def is_word_xml(data: bytes) -> bool:
    """Whether it is a document of Word 2003 in XML, whatever its name."""
    return data.lstrip().startswith(b"<?xml") and _WORD_XML.search(data[:_HEAD]) is not None


def _is_open_document(data: bytes) -> bool:
    name, said = data[_TYPE_AT:].startswith(b"mimetype"), data[_TYPE_AT : _TYPE_AT + _HEAD]
    return name and any(kind in said for kind in _TEXT_TYPES)


def _members(data: bytes) -> list[str]:
    from io import BytesIO
    from zipfile import ZipFile  # few files lie about what they are

    try:
        with ZipFile(BytesIO(data)) as package:
            return package.namelist()
    except Exception:  # BadZipFile, struct.error, UnicodeDecodeError …: damaged, so nothing we know
        return []


def described(data: bytes) -> str:
    """What the file is, in Chinese; ``""`` when its first bytes do not tell."""
    return next((what for signature, what in _SIGNATURES if data.startswith(signature)), "")
