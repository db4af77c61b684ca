"""A zip from anybody, mostly of XML parts: read with a bound, without declarations that could grow or reach outside."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hegui.errors import ReadError

_MOST_BYTES = 64 << 20
"""Uncompressed bytes of all parts read. The longest reports have one or two megabytes."""
_MOST_RATIO, _RATIO_FROM = 200, 8 << 20
"""Real parts shrink to a tenth; a bomb of zeros to a thousandth. Small parts may shrink as they like."""
_MOST_PARTS = 20_000


class Archive:
    """An open archive.

    Args:
        path: for messages.
        what: the kind of document, for messages.
        save_as, get_again: what to do about one that is strange, or damaged.

    Attributes:
        entries: all, as they stand in it.

    Raises:
        ReadError: ``E902`` it is no archive, or damaged.
    """

    def __init__(
        self,
        path: str,
        data: bytes,
        what: str,
        save_as: str = "请用原来的软件另存后再检查",
        get_again: str = "请重新获取或重新保存该文件",
    ) -> None:
        self.path, self._what, self._left = path, what, _MOST_BYTES
        self._save_as, self._get_again = save_as, get_again
        try:
            self._zip = ZipFile(BytesIO(data))
            self.entries = tuple(self._zip.infolist())
        except (
            Exception
        ) as error:  # BadZipFile, struct.error, UnicodeDecodeError: whatever damaged bytes lead to
            raise self.damaged() from error
        if len(self.entries) > _MOST_PARTS:
            raise self._huge()
        self._entries: dict[str, ZipInfo] = {}
        for entry in self.entries:
            self._entries.setdefault(_plain(entry.filename), entry)

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    def name(self, part: str) -> str:
        """The part's name as the package spells it."""
        return self._entries[_plain(part)].filename.replace("\\", "/").lstrip("/")

    def filename(self, part: str) -> str:
        """The name under which the part is, or would be, stored."""
        entry = self._entries.get(_plain(part))
        return entry.filename if entry is not None else part.lstrip("/")

    def read(self, part: str) -> bytes:
        """The bytes of a part; nothing of one that is not there.

        Raises:
            ReadError: ``E904`` encrypted, ``E902`` damaged or too large.
        """
        entry = self._entries.get(_plain(part))
        if entry is None:
            return b""
        data = self.unpacked(entry, self._left)
        self._left -= len(data)
        return data

    def unpacked(self, entry: ZipInfo, most: int) -> bytes:
        """The bytes of an entry, at most so many.

        Raises:
            ReadError: as ``read``.
        """
        if entry.flag_bits & 1:
            raise ReadError("E904", f"{self.path}：文件已加密，无法读取", "请先解除密码再检查")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.damaged(f"{entry.filename} 的压缩方式无法识别")
        size = entry.file_size  # no more is read of it, whatever it holds
        if size > most or (size > _RATIO_FROM and size > entry.compress_size * _MOST_RATIO):
            raise self._huge()
        try:
            with self._zip.open(entry) as file:
                return file.read(size)
        except Exception as error:  # zlib.error, BadZipFile (checksum), EOFError, OSError …
            raise self.damaged(f"{entry.filename} 无法解压") from error

    def xml(self, part: str, prepare: Callable[[bytes], bytes] = lambda data: data) -> Element | None:
        """The root of a part; ``None`` when it is not there.

        Args:
            prepare: makes of the bytes those that are parsed.

        Raises:
            ReadError: as ``read``; ``E902`` no XML, or one with a document type.
        """
        if part not in self:
            return None
        data = self.read(part)
        # No office program writes a DTD; entities declared in one could blow up the text or reach outside. Without its
        # zero bytes UTF-16 reads like ASCII.
        if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data else data):
            raise ReadError(
                "E902",
                f"{self.path}：{part} 含有 DTD 声明，为安全起见不予读取",
                self._save_as,
            )
        try:
            return fromstring(prepare(data))
        except (ParseError, ValueError, LookupError) as error:
            raise self.damaged(f"{part} 不是完整的 XML") from error

    def damaged(self, detail: str = "") -> ReadError:
        """That the document is damaged, as an error."""
        return ReadError(
            "E902",
            f"{self.path}：文件已损坏（{detail or f'不是完整的 {self._what}'}）",
            self._get_again,
        )

    def _huge(self) -> ReadError:
        return ReadError("E902", f"{self.path}：解压后内容异常庞大，为安全起见不予读取", self._save_as)


def _plain(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()
