"""A zip of XML parts from anybody: read with a bound, without declarations that could grow or reach outside."""

from __future__ import annotations

import posixpath
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hegui.errors import ReadError

_MOST_BYTES = 64 << 20
"""Uncompressed bytes of all parts read."""
_MOST_RATIO, _RATIO_FROM = 200, 8 << 20
"""Real parts shrink to a tenth; a bomb of zeros to a thousandth."""
_MOST_PARTS = 20_000


class Archive:
    """An open archive.

    Args:
        path: for messages.
        what: the kind of document, for messages.

    Raises:
        ReadError: ``E902`` it is no archive, or damaged.
    """

    def __init__(self, path: str, data: bytes, what: str) -> None:
        self.path, self._what, self._left = path, what, _MOST_BYTES
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (
            Exception
        ) as error:  # BadZipFile, struct.error, UnicodeDecodeError: whatever damaged bytes lead to
            raise self.damaged() from error
        if len(entries) > _MOST_PARTS:
            raise self._huge()
        self._entries: dict[str, ZipInfo] = {}
        for entry in entries:
            self._entries.setdefault(_plain(entry.filename), entry)

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part; nothing of one that is not there.

        Raises:
            ReadError: ``E904`` encrypted, ``E902`` damaged or too large.
        """
        entry = self._entries.get(_plain(part))
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise ReadError("E904", f"{self.path}：文件已加密，无法读取", "请先解除密码再检查")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.damaged(f"{entry.filename} 的压缩方式无法识别")
        try:
            with self._zip.open(entry) as file:
                data = file.read(self._left + 1)
        except Exception as error:  # zlib.error, BadZipFile (checksum), EOFError, OSError …
            raise self.damaged(f"{entry.filename} 无法解压") from error
        self._left -= len(data)
        if self._left < 0 or (len(data) > _RATIO_FROM and len(data) > entry.compress_size * _MOST_RATIO):
            raise self._huge()
        return data

    def xml(self, part: str) -> Element | None:
        """The root of a part; ``None`` when it is not there.

        Raises:
            ReadError: as ``read``; ``E902`` no XML, or one with a document type.
        """
        data = self.read(part)
        if not data.strip():
            return None
        if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data else data):
            raise ReadError(
                "E902",
                f"{self.path}：{part} 含有 DTD 声明，为安全起见不予读取",
                "请用原来的软件另存后再检查",
            )
        try:
            return fromstring(data)
        except (ParseError, ValueError, LookupError) as error:
            raise self.damaged(f"{part} 不是完整的 XML") from error

    def damaged(self, detail: str = "") -> ReadError:
        """That the document is damaged, as an error."""
        return ReadError(
            "E902",
            f"{self.path}：文件已损坏（{detail or f'不是完整的 {self._what}'}）",
            "请重新获取或重新保存该文件",
        )

    def _huge(self) -> ReadError:
        return ReadError(
            "E902", f"{self.path}：解压后内容异常庞大，为安全起见不予读取", "请用原来的软件另存后再检查"
        )


def _plain(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()
