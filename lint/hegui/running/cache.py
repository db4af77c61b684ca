"""Results of documents that were checked before, kept on the disk: for the same bytes under the same circumstances only.

An entry is named and sealed by a key made of everything that its result depends on, the content of the document above
all. Without the document nobody reads it. Whatever becomes of the folder costs time, never a result. See
``docs/decisions/0016-results-kept.md``.
"""

from __future__ import annotations

import os
import pickle
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from enum import Enum
from functools import cache
from hashlib import blake2b, sha256, shake_256
from importlib import import_module
from io import BytesIO
from typing import Any, NamedTuple

from hegui import places
from hegui.checking.model import Known, Sidecar
from hegui.checking.results import FileResult
from hegui.reading.open import ending
from hegui.running.inputs import relative
from hegui.running.settings import Settings
from hegui.running.versions import converter, installation

_FOLDER = "results"
_SHARDS = 64
MOST_BYTES = 256 << 20
MOST_ENTRIES = 64_000
"""Bounds of the whole; each of the folders has its share, so that none need look at the others."""
_LARGEST = 1 << 20
_MAGIC = b"hegui-r1"
_NONCE, _SEAL = 16, 32
_HEAD = len(_MAGIC) + _NONCE + _SEAL
_TIDY_EVERY = 50
_DAY = 86_400
_HOUR = 3_600
_UNFINISHED = ("E90", "E92")
"""What was not checked to the end, or not read: another time, or with another font, there may be more."""
_ELSEWHERE = frozenset(
    ("fail_on", "exclude", "skip_unsupported", "baseline", "config", "root", "overrides", "forced", "today", "cache")
)  # fmt: skip
"""Settings that change no result, or are in the key by themselves."""
_FOREIGN = frozenset(("datetime",))
"""Modules besides our own whose classes a result may hold."""


class Key(NamedTuple):
    """Name and secret of an entry, and what the document hashes to."""

    name: str
    secret: bytes
    sha256: str


class Held(NamedTuple):
    """How much is kept."""

    folder: str
    entries: int
    size: int


class Cache:
    """The kept results of one run's settings. Can be sent to other processes.

    Args:
        settings: of the run.
        folder: where the entries are; by default below ``hegui.places.cache_folder``.
    """

    def __init__(self, settings: Settings, folder: str = "") -> None:
        self._settings = settings
        self._folder = folder or default_folder()
        self._installation = installation()
        self._said: dict[tuple[int, ...], str] = {}
        self._written: dict[str, int] = {}
        self._usable = bool(self._installation) and (
            places.is_ours(self._folder) or not os.path.lexists(self._folder)
        )

    @property
    def filled(self) -> bool:
        """Whether anything may be found."""
        return self._usable and os.path.isdir(self._folder)

    def key(self, path: str, data: bytes, sidecar: Sidecar | None, known: tuple[Known, ...]) -> Key:
        """The key for a document of these bytes; arguments as of ``hegui.checking.check.check``."""
        content = sha256(data).hexdigest()
        beside: tuple[object, ...] = ()
        if sidecar is not None:
            # Whether an exception has expired is a question of the day; written with an escape the word may be hidden.
            dated = b"expires" in sidecar.data or b"\\" in sidecar.data
            beside = sidecar.path, sha256(sidecar.data).hexdigest(), self._settings.today if dated else ""
        said = (
            self._installation, self._under(path), path, content, beside, tuple(map(tuple, known)), converter(ending(path)),
        )  # fmt: skip
        seed = blake2b(repr(said).encode("utf-8", "surrogatepass"), person=b"hegui result").digest()
        return Key(blake2b(seed, digest_size=20, person=b"name").hexdigest(), seed, content)

    def _under(self, path: str) -> str:
        """What the settings come to for ``path``, in one word."""
        indexes = self._settings.matching(relative(path, self._settings.root))
        if indexes not in self._said:
            own = self._settings.overridden(indexes)
            values = [(f.name, getattr(own, f.name)) for f in fields(own) if f.name not in _ELSEWHERE]
            lists: list[object] = []
            if own.checklists:
                from hegui.checklist.files import read

                lists = [read(name) for name in own.checklists]
            said = repr((values, lists)).encode("utf-8", "surrogatepass")
            self._said[indexes] = blake2b(said, digest_size=16).hexdigest()
        return self._said[indexes]

    def has(self, key: Key) -> bool:
        """Whether there is an entry, good or bad."""
        return self._usable and os.path.exists(self._place(key))

    def get(self, key: Key) -> FileResult | None:
        """The kept result, without its document; ``None`` where there is none, or it is damaged."""
        if not self._usable:
            return None
        path = self._place(key)
        try:
            with open(path, "rb") as file:
                data = file.read(_LARGEST + 1)
                age = time.time() - os.fstat(file.fileno()).st_mtime
            result = _opened(data, key.secret)
        except FileNotFoundError:
            return None
        except Exception:  # whatever is wrong with it, it is checked again
            with suppress(OSError):
                os.unlink(path)
            return None
        if age > _DAY:
            with suppress(OSError):
                os.utime(path)  # what is in use is not the oldest
        return result

    def put(self, key: Key, result: FileResult) -> None:
        """Keep ``result``, unless another time it might be different."""
        if not self._usable or not _lasting(result) or result.sha256 != key.sha256:
            return
        try:
            data = _sealed(replace(result, document=None, shown=""), key.secret)
        except Exception:  # a reader of a plugin may say things that cannot be kept
            return
        if len(data) > _LARGEST:
            return
        path = self._place(key)
        try:
            _write(path, data)
        except OSError:
            self._usable = False  # nobody is asked again in this run
            return
        shard = os.path.dirname(path)
        count = self._written.get(shard, 0)
        self._written[shard] = count + 1
        if count % _TIDY_EVERY == 0:
            _tidy(shard)

    def _place(self, key: Key) -> str:
        return os.path.join(self._folder, f"{int(key.name[:2], 16) % _SHARDS:02x}", key.name[2:])


def default_folder() -> str:
    """Where the results are kept."""
    return os.path.join(places.cache_folder(), _FOLDER)


def held() -> Held:
    """How much is kept by default."""
    sizes: list[int] = []
    for entry in _entries(default_folder()):
        with suppress(OSError):  # somebody else has just taken it away
            sizes.append(entry.stat().st_size)
    return Held(default_folder(), len(sizes), sum(sizes))


def clear() -> Held:
    """Take all away that is kept by default; what there was."""
    before = held()
    folder = before.folder
    for entry in _entries(folder):
        with suppress(OSError):
            os.unlink(entry.path)
    for shard in range(_SHARDS):
        with suppress(OSError):
            os.rmdir(os.path.join(folder, f"{shard:02x}"))
    with suppress(OSError):
        os.rmdir(folder)
    return before


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    for shard in range(_SHARDS):
        with suppress(OSError), os.scandir(os.path.join(folder, f"{shard:02x}")) as found:
            yield from [entry for entry in found if entry.is_file(follow_symlinks=False)]


def _lasting(result: FileResult) -> bool:
    return result.error is None and not any(d.code.startswith(_UNFINISHED) for d in result.diagnostics)


# --- one entry --------------------------------------------------------------------------------------------------------


def _sealed(result: FileResult, secret: bytes) -> bytes:
    plain = zlib.compress(_dumped(result), 1)
    nonce = os.urandom(_NONCE)
    hidden = _hidden(plain, secret, nonce)
    return _MAGIC + nonce + _seal(nonce + hidden, secret) + hidden


def _opened(data: bytes, secret: bytes) -> FileResult:
    """The result in an entry.

    Raises:
        Exception: of whatever kind, when it is not just as it was written.
    """
    nonce, seal = data[len(_MAGIC) : len(_MAGIC) + _NONCE], data[_HEAD - _SEAL : _HEAD]
    hidden = data[_HEAD:]
    if not data.startswith(_MAGIC) or seal != _seal(nonce + hidden, secret):
        raise ValueError
    result = _Unpickler(BytesIO(zlib.decompress(_hidden(hidden, secret, nonce)))).load()
    if not isinstance(result, FileResult):
        raise TypeError
    return result


def _hidden(data: bytes, secret: bytes, nonce: bytes) -> bytes:
    """``data`` under the stream that a hash of any length gives for secret and nonce; twice is ``data`` again."""
    stream = shake_256(secret + nonce).digest(len(data))
    return (int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(data), "little")


def _seal(data: bytes, secret: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL, key=secret, person=b"seal").digest()


class _Pickler(pickle.Pickler):
    """Writes a member of an enumeration as its class and value: Python 3.11.2 writes it as a call of ``getattr``."""

    def reducer_override(self, value: Any) -> Any:
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def _dumped(result: FileResult) -> bytes:
    into = BytesIO()
    _Pickler(into, pickle.HIGHEST_PROTOCOL).dump(result)
    return into.getvalue()


class _Unpickler(pickle.Unpickler):
    """Makes values of our own classes and no others."""

    def find_class(self, module: str, name: str) -> Any:
        return _class(module, name)


@cache
def _class(module: str, name: str) -> type:
    if module.partition(".")[0] == "hegui" or module in _FOREIGN:
        found: Any = import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(name)


def _write(path: str, data: bytes) -> None:
    """Put ``data`` in its place, all of it or nothing; only its owner reads it."""
    own = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(own, flags, 0o600)
    except FileNotFoundError:
        folder = os.path.dirname(path)
        os.makedirs(os.path.dirname(os.path.dirname(folder)), exist_ok=True)
        for new in (os.path.dirname(folder), folder):
            with suppress(FileExistsError):
                os.mkdir(new, 0o700)
        handle = os.open(own, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(own, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(own)
        raise


def _tidy(shard: str) -> None:
    """Take away the oldest of a folder that is over its share, and what ended runs have left."""
    with suppress(OSError):
        found: list[tuple[float, int, str]] = []
        with os.scandir(shard) as entries:
            for entry in entries:
                with suppress(OSError):
                    about = entry.stat()
                    found.append((about.st_mtime, about.st_size, entry.path))
        found.sort(reverse=True)
        size = number = 0
        now = time.time()
        for at, length, path in found:
            if path.endswith(".tmp"):
                spare = now - at < _HOUR
            else:
                size, number = size + length, number + 1
                spare = size <= MOST_BYTES // _SHARDS and number <= MOST_ENTRIES // _SHARDS
            if not spare:
                with suppress(OSError):
                    os.unlink(path)
