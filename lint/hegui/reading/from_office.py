"""doc, wps, rtf, odt and their like: LibreOffice makes a docx of them, which ``from_docx`` reads.

Places are paragraphs, as in a docx. Reading the same bytes gives the same text with the same LibreOffice.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hegui.errors import ReadError
from hegui.reading import from_docx
from hegui.reading.content import OLE, is_word_xml, recognised
from hegui.reading.contract import Reading, Source
from hegui.reading.everyday import is_garbage, is_noise
from hegui.reading.libreoffice import converted

_ZIP, _RTF = b"PK\x03\x04", b"{\\rtf"
_BINARY, _PACKAGE, _XML = "旧版 Word 或 WPS", "OpenDocument", "XML"
_KINDS = {
    ".doc": _BINARY, ".dot": _BINARY, ".wps": _BINARY, ".wpt": _BINARY, ".rtf": "RTF",
    ".odt": _PACKAGE, ".ott": _PACKAGE, ".sxw": _PACKAGE, ".stw": _PACKAGE,
    ".fodt": _XML, ".uot": _XML, ".uof": _XML,
}  # fmt: skip
SUFFIXES = tuple(_KINDS)
"""File name endings."""

_SECTOR = 512
_FIB, _FLAGS, _IS_ENCRYPTED = b"\xec\xa5", 10, 0x0100
"""[MS-DOC] 2.5.2: the first bytes of the stream WordDocument, and the bit that says that it is encrypted."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MANIFEST = 1 << 16


def read(source: Source) -> Reading:
    """Read a document that LibreOffice opens. Metadata as of a docx.

    Raises:
        ReadError: ``E906`` LibreOffice is not installed, ``E904`` encrypted, ``E902`` damaged or something else,
            ``E909`` it took too long; those of ``from_docx``.
    """
    reading = from_docx.read(Source(source.path, as_docx(source)))
    characters = Counter("".join(reading.text.split()))
    if is_garbage(characters) or is_noise(characters):
        # LibreOffice takes what it cannot open for a plain text in some encoding.
        raise ReadError(
            "E902", f"{source.path}：文件已损坏，读出来的是乱码", "请用 Word 或 WPS 打开确认，另存为 docx"
        )
    return replace(reading, format="office", layout=None)


def as_docx(source: Source) -> bytes:
    """The document as a docx.

    Raises:
        ReadError: as ``read``.
    """
    path, data = source
    if _encrypted(path, data):
        raise ReadError("E904", f"{path}：文件已加密，无法读取", "请先解除密码再检查")
    suffix = _suffix(path, data)
    if not suffix:
        ending = _ending(path)
        raise ReadError(
            "E902", f"{path}：内容不是 {_KINDS.get(ending, _BINARY)} 格式", "请确认文件类型与扩展名一致，或另存为 docx"
        )  # fmt: skip
    return converted(path, data, suffix)


def _ending(path: str) -> str:
    return path[path.rfind(".") :].lower()


def _suffix(path: str, data: bytes) -> str:
    """What LibreOffice is to take the document for, as a file name ending; ``""`` when it is none of ours."""
    own = _ending(path)
    if recognised(data) == ".doc" and data.startswith(OLE):
        return ".doc"  # .wps too: else Microsoft Works is meant
    if data.startswith(_RTF):
        return ".rtf"
    if recognised(data) == ".odt":
        return own if _KINDS.get(own) == _PACKAGE else ".odt"
    if is_word_xml(data):
        return ".xml"
    head = data[:_SECTOR].removeprefix(b"\xef\xbb\xbf").lstrip()
    return own if _KINDS.get(own) == _XML and head.startswith(b"<") else ""


def _encrypted(path: str, data: bytes) -> bool:
    if data.startswith(OLE):
        return _ENCRYPTED_PACKAGE in data or any(
            data.startswith(_FIB, at)
            and int.from_bytes(data[at + _FLAGS : at + _FLAGS + 2], "little") & _IS_ENCRYPTED
            for at in range(_SECTOR, len(data), _SECTOR)
        )
    if data.startswith(_ZIP):
        from hegui.reading.archive import Archive

        return b"encryption-data" in Archive(path, data, "OpenDocument").read("META-INF/manifest.xml")
    return False
