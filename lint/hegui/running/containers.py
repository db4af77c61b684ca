"""Zip files and mails, taken as folders: what lies in them are documents of the run, named ``a.zip/b.docx``.

Nothing is written to disk. What is unpacked is bounded, in one container and in all that lie in each other.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import Message
from functools import lru_cache
from typing import NamedTuple, Protocol
from zipfile import ZipInfo

from hegui.errors import ReadError
from hegui.reading.archive import Archive
from hegui.reading.content import recognised
from hegui.reading.open import CONTAINERS, MAX_BYTES, ending

_DEEPEST = 3
"""Containers in each other: a zip in a zip attached to a mail."""
_MOST_MEMBERS = 10_000
_MOST_BYTES = 4 << 30
"""Unpacked, of everything in one file."""
_FEW = 100
_LONGEST_HEADER = 4096
_MOST_BOUNDARIES = 50_000
"""Lines that may be boundaries: each is held against all parts that are open."""
_UNNAMED = "未命名"
_UNPACK = "请解压后再检查其中的文件"
_SAVE = "请打开邮件，保存其中的附件后再检查"
_UTF8 = 0x800
_ENCRYPTED = 1
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_FILENAME = re.compile(r"""\b(?:file)?name\s*=\s*"?([^";]+)""", re.I)

Way = tuple[str, ...]
"""The way to a member: the file on disk, then the names of members as they are shown."""


class Member(NamedTuple):
    """A file in a container.

    Attributes:
        way: leads to it; joined by ``/`` it is the path of the document.
        error: set when it cannot be read, or nothing is in it.
    """

    way: Way
    error: ReadError | None = None


class _Container(Protocol):
    what: str

    def names(self) -> list[str]:
        """Of all members, as the container says them."""

    def size(self, index: int) -> int:
        """Bytes of a member, as the container says."""

    def read(self, index: int, path: str) -> bytes:
        """The member; ``path`` is for messages."""


def members(path: str, is_document: Callable[[str, Sequence[str]], bool]) -> list[Member] | None:
    """What lies in the file at ``path``; ``None`` when it is no container but, by its content, a document.

    Args:
        is_document: whether a name, given those beside it, is one that somebody put there as a document.
    """
    return _Opening(is_document, _opened).found((path,))


def unpacked(
    name: str,
    data: bytes,
    is_document: Callable[[str, Sequence[str]], bool],
    files: int,
    most: int,
    largest: int,
) -> list[tuple[Member, bytes]]:
    """What lies in a container that came as bytes, read; the file itself when it is none.

    Args:
        files, most: documents, and bytes of all that is in it; of one that holds more only that it does is said.
        largest: bytes of one member.
    """
    held = _Held(name, data)
    found = _Opening(is_document, held.opened, most).found((name,))
    if found is None:
        return [(Member((name,)), data)]
    if len(found) > files:
        many = ReadError("E902", f"{name}：里面有 {len(found)} 份文件，一次最多 {files} 份", "请分成几个")
        return [(Member((name,), many), b"")]
    return [_read(member, held, largest) for member in found]


def _read(member: Member, held: _Held, largest: int) -> tuple[Member, bytes]:
    if member.error is not None:
        return member, b""
    try:
        data = held.content(member.way)
    except ReadError as error:
        return member._replace(error=error), b""
    if len(data) > largest:
        large = ReadError("E902", f"文件超过 {largest >> 20} MB", "请确认是不是报告，或压缩其中的图片")
        return member._replace(error=large), b""
    return member, data


def content(way: Way) -> bytes:
    """The bytes of a member.

    Raises:
        OSError, ReadError: it cannot be read.
    """
    return _content(way, _opened)


def _content(way: Way, open_: Callable[[Way], _Opened | None]) -> bytes:
    *outer, name = way
    opened = open_(tuple(outer))
    index = opened.shown.get(name) if opened is not None else None
    if opened is None or index is None:
        raise ReadError("E902", f"{'/'.join(way)}：读取时文件正在改动", "请等它写完后再检查")
    return opened.container.read(index, "/".join(way))


class _Opening:
    """One file and everything in it, within one bound."""

    def __init__(
        self,
        is_document: Callable[[str, Sequence[str]], bool],
        open_: Callable[[Way], _Opened | None],
        most: int = _MOST_BYTES,
    ) -> None:
        self._is_document, self._open = is_document, open_
        self._members, self._bytes = _MOST_MEMBERS, most

    def found(self, way: Way) -> list[Member] | None:
        path = "/".join(way)
        try:
            opened = self._open(way)
            if opened is None:
                return None
            self._take(opened, path)
        except ReadError as error:
            return [Member(way, error)]
        except OSError:
            return None  # whoever reads it says so
        found = [m for name in self._documents(opened.shown) for m in self._member((*way, name))]
        if not found:
            nothing = ReadError(
                "E907", f"{path}：{opened.container.what}中没有可检查的文件", "请确认文件是否完整"
            )
            return [Member(way, nothing)]
        return found

    def _member(self, way: Way) -> list[Member]:
        if ending(way[-1]) not in CONTAINERS:
            return [Member(way)]
        if len(way) > _DEEPEST:
            return [Member(way, ReadError("E906", f"{'/'.join(way)}：压缩包或邮件套得太深", _UNPACK))]
        return self.found(way) or [Member(way)]

    def _documents(self, shown: Mapping[str, int]) -> Iterator[str]:
        """The names that are no furniture of a system, nor in a folder that is."""
        beside: dict[str, set[str]] = defaultdict(set)
        for name in shown:
            parts = name.split("/")
            for depth, part in enumerate(parts):
                beside["/".join(parts[:depth])].add(part)
        listed = {folder: tuple(names) for folder, names in beside.items()}
        for name in shown:
            parts = name.split("/")
            if all(self._is_document(part, listed["/".join(parts[:d])]) for d, part in enumerate(parts)):
                yield name

    def _take(self, opened: _Opened, path: str) -> None:
        self._members -= len(opened.shown)
        self._bytes -= sum(map(opened.container.size, opened.shown.values()))
        if self._members < 0 or self._bytes < 0:
            raise ReadError("E902", f"{path}：解压后内容异常庞大，为安全起见不予读取", _UNPACK)


class _Opened(NamedTuple):
    container: _Container
    shown: dict[str, int]


def _opened(way: Way) -> _Opened | None:
    """The container; ``None`` when it is a document.

    Raises:
        OSError, ReadError: it cannot be read.
    """
    status = os.stat(way[0])
    if not stat.S_ISREG(status.st_mode):
        return None
    # A file that is open is not shared with processes made later: they would move each other's place in it.
    return _open(way, status.st_mtime_ns, status.st_size, os.getpid())


@lru_cache(maxsize=4)
def _open(way: Way, time: int, size: int, process: int) -> _Opened | None:
    path = "/".join(way)
    if len(way) > 1:
        data = content(way)
    elif size > MAX_BYTES:
        raise ReadError("E902", f"{path}：文件超过 {MAX_BYTES >> 20} MB", "请分成几个，或解压后检查文件夹")
    else:
        with open(way[0], "rb") as file:
            data = file.read(MAX_BYTES + 1)
    return _inside(path, data)


class _Held:
    """A container in memory, and those that lie in it."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        self._known: dict[Way, _Opened | None] = {}

    def opened(self, way: Way) -> _Opened | None:
        """As ``_opened``."""
        if way not in self._known:
            self._known[way] = _inside("/".join(way), self.content(way) if len(way) > 1 else self._data)
        return self._known[way]

    def content(self, way: Way) -> bytes:
        """As ``content``."""
        return _content(way, self.opened)


def _inside(path: str, data: bytes) -> _Opened | None:
    if not data:
        raise ReadError("E905", f"{path}：文件是空的", "请重新获取该文件")
    if recognised(data):
        return None
    container = _Mail(path, data) if ending(path) == ".eml" else _Zip(path, data)
    shown: dict[str, int] = {}
    for index, name in enumerate(container.names()):
        if not name.endswith(("/", "\\")):
            shown[_distinct(_plain(name), shown)] = index
    return _Opened(container, shown)


class _Zip:
    what = "压缩包"

    def __init__(self, path: str, data: bytes) -> None:
        self._archive = Archive(path, data, "压缩包")
        self._entries = self._archive.entries

    def names(self) -> list[str]:
        return [_spelled(entry) for entry in self._entries]

    def size(self, index: int) -> int:
        return self._entries[index].file_size

    def read(self, index: int, path: str) -> bytes:
        entry = self._entries[index]
        if entry.flag_bits & _ENCRYPTED:
            raise ReadError("E904", f"{path}：压缩包里的这份文件设有密码，无法读取", "请用密码解压后再检查")
        return self._archive.unpacked(entry, MAX_BYTES)


def _spelled(entry: ZipInfo) -> str:
    """The name; programs in Chinese write GBK and do not say so, some write UTF-8 and do not say so."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        return _decoded(name.encode("cp437", "replace"))
    return name


class _Mail:
    what = "邮件的附件"

    def __init__(self, path: str, data: bytes) -> None:
        from email.parser import BytesParser
        from email.policy import EmailPolicy

        class Short(EmailPolicy):
            """The library takes quadratic time for a header; no real one is long."""

            def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
                name, value = super().header_source_parse(sourcelines)
                return name, value[:_LONGEST_HEADER]

        if data.count(b"\n--") > _MOST_BOUNDARIES:
            raise ReadError("E902", f"{path}：邮件内部结构异常，为安全起见不予读取", _SAVE)
        try:
            mail = BytesParser(policy=Short()).parse(io.BytesIO(data))
            self._parts = [part for part in mail.walk() if _is_attached(part)]
            self._names = [_attached_name(part) for part in self._parts]
        except (
            Exception
        ) as error:  # RecursionError, LookupError, ValueError …: whatever a damaged mail leads to
            raise ReadError("E902", f"{path}：邮件已损坏，无法读取", _SAVE) from error

    def names(self) -> list[str]:
        return self._names

    def size(self, index: int) -> int:
        return len(self._parts[index].get_payload())

    def read(self, index: int, path: str) -> bytes:
        try:
            data = self._parts[index].get_payload(decode=True)
        except Exception as error:  # binascii.Error, LookupError …
            raise ReadError("E902", f"{path}：附件已损坏，无法读取", "请重新获取该文件") from error
        return data if isinstance(data, bytes) else b""


def _is_attached(part: Message) -> bool:
    """Whether it is a file of its own: no text of the mail, no picture in it."""
    if part.is_multipart():
        return False
    disposition, kind = part.get_content_disposition(), part.get_content_maintype()
    if kind == "image" and (disposition == "inline" or part["content-id"]):
        return False
    return disposition == "attachment" or bool(part.get_filename()) or kind not in ("text", "message")


def _attached_name(part: Message) -> str:
    name = part.get_filename() or ""
    if "\ufffd" in name or _CONTROL.search(name):  # not ASCII, and nothing says in which encoding
        raw = " ".join(str(value) for key, value in part.raw_items() if key.lower().startswith("content-"))
        said = _FILENAME.search(_decoded(raw.encode("utf-8", "surrogateescape")))
        name = said[1].strip() if said else name
    return re.split(r"[/\\]", name)[-1] or "附件"


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _plain(name: str) -> str:
    """A name that leads nowhere but into the container."""
    parts = (_CONTROL.sub("", part).strip() for part in name.replace("\\", "/").split("/"))
    return "/".join(p for p in parts if p not in ("", ".", "..") and not _DRIVE.fullmatch(p)) or _UNNAMED


def _distinct(name: str, taken: Mapping[str, int]) -> str:
    if name not in taken:
        return name
    stem, suffix = os.path.splitext(name)
    number = 2 if len(taken) < _FEW else len(taken)
    while f"{stem}（{number}）{suffix}" in taken:
        number += 1
    return f"{stem}（{number}）{suffix}"
