"""The container of a docx: a zip of XML parts that point at each other by relationships. Knows nothing of text."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.errors import ReadError
from hegui.reading.archive import Archive
from hegui.reading.content import OLE
from hegui.reading.contract import Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
VAL = W + "val"

STRICT = (  # the strict variant of the standard differs from the common one in namespaces only, as far as text goes
    (
        b'"http://purl.oclc.org/ooxml/wordprocessingml/main"',
        b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    ),
    (
        b'"http://purl.oclc.org/ooxml/officeDocument/math"',
        b'"http://schemas.openxmlformats.org/officeDocument/2006/math"',
    ),
    (
        b'"http://purl.oclc.org/ooxml/officeDocument/relationships"',
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    ),
)

_HEAD = 8192
"""Bytes within which a part declares its namespaces."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_FILES = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"<?xml", "XML 文件"),
    (b"<html", "网页文件"),
    (b"<!doc", "网页文件"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "Excel 表格"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("ofd.xml", "OFD 版式文件"),
    ("content.xml", "OpenDocument 文档（odt 等）"),
)
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 docx"
_ASK_AGAIN = "请重新获取或重新保存该文件"


class Relation(NamedTuple):
    """One relationship: its id, the last word of its type (``styles``), the part it leads to, in lower case."""

    id: str
    kind: str
    target: str


class Package:
    """An open docx.

    Args:
        source: the bytes; ``source.path`` only appears in messages.

    Raises:
        ReadError: ``E904`` encrypted, ``E906`` the old binary format, ``E902`` no docx at all or damaged.
    """

    def __init__(self, source: Source) -> None:
        self.path = source.path
        self._refuse_other_files(source.data)
        self._archive = Archive(source.path, source.data, "docx 文件", _SAVE_AS, _ASK_AGAIN)
        self.main = self._main()

    def name(self, part: str) -> str:
        """The part's name as the package spells it."""
        return self._archive.name(part)

    def xml(self, part: str) -> Element | None:
        """The root of a part, ``None`` when the package has no such part.

        Raises:
            ReadError: ``E904`` the part is encrypted; ``E902`` damaged, no XML, too large, or has a DTD.
        """
        return self._archive.xml(part, _common)

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The relationships of ``part`` (of the package itself by default) to other parts, in file order."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return ()
        return tuple(
            Relation(
                relation.get("Id", ""),
                relation.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                .lstrip("/")
                .lower(),
            )
            for relation in root.iter(_RELATION)
            if relation.get("TargetMode") != "External"
        )

    def _main(self) -> str:
        """The part that holds the body. Its name is not fixed: only the relationship says which it is."""
        for relation in self.relations():
            if relation.kind == "officeDocument" and relation.target in self._archive:
                if relation.target not in (name for name, _ in _OTHER_PACKAGES):
                    return relation.target
                break
        for name, what in _OTHER_PACKAGES:
            if name in self._archive:
                raise ReadError(
                    "E902", f"{self.path}：内容是{what}，不是 Word 文档", "请确认文件类型与扩展名一致"
                )
        if "word/document.xml" in self._archive:
            return "word/document.xml"
        raise ReadError("E902", f"{self.path}：压缩包里没有 Word 正文", "请确认文件类型与扩展名一致")

    def _refuse_other_files(self, data: bytes) -> None:
        if not data:
            raise ReadError("E902", f"{self.path}：文件是空的（0 字节）", _ASK_AGAIN)
        if data.startswith(OLE):
            if _ENCRYPTED in data:
                raise ReadError("E904", f"{self.path}：文件已加密，无法读取", "请先解除密码再检查")
            raise ReadError("E906", f"{self.path}：内容是旧版 Word 或 WPS 格式（.doc、.wps）", _SAVE_AS)
        head = data.removeprefix(b"\xef\xbb\xbf")[:64].lstrip().lower()
        for magic, what in _OTHER_FILES:
            if head.startswith(magic.lower()):
                raise ReadError(
                    "E902", f"{self.path}：内容是{what}，不是 Word 文档", "请确认文件类型与扩展名一致"
                )


def _common(data: bytes) -> bytes:
    if b"//purl.oclc.org/ooxml/" in data[:_HEAD]:
        for strict, common in STRICT:
            data = data.replace(strict, common)
    return data


def integer(value: str | None, default: int = 0, most: int = 1 << 30) -> int:
    """The number an attribute says, held to ±``most``; ``default`` when it is absent or says none."""
    try:
        return max(-most, min(int(value or ""), most))
    except ValueError:
        return default


def flag(parent: Element | None, name: str) -> bool | None:
    """What the on-off property ``name`` under ``parent`` says; ``None`` when it is not there."""
    found = parent.find(W + name) if parent is not None else None
    if found is None:
        return None
    return found.get(VAL, "true").lower() not in ("0", "false", "off")


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child ``name``; ``None`` without child or attribute."""
    found = parent.find(W + name) if parent is not None else None
    return found.get(VAL) if found is not None else None
