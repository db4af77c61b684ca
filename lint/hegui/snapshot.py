"""What hegui derives from its own files, kept between runs: byte code, compiled patterns, generated classes, tables.

A cold run imports some five hundred modules and derives tables from a few thousand rows; all of it depends on nothing
but the files that ship and the version of Python. ``Snapshot`` is one file of such values, looked up by key. What a
run needed and the file did not have is written back when it ends, all of it or nothing.

Values derived from the files of a package count only while the package is unchanged: names, sizes and times of its
files are compared, as Python does for its byte code. A file that is missing, damaged, not writable or of another
version costs time, never a result. A program that imports hegui has no snapshot unless it opens one. See
``docs/decisions/0013-one-snapshot.md``.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType
from typing import Any, TypeVar

from hegui import __version__
from hegui.places import cache_folder

T = TypeVar("T")

FOLDER = os.path.dirname(os.path.abspath(__file__))
_MAGIC = b"hegui\0\3\n"
_MOST = 6000
"""More values than this in the file are leftovers of changed sources: only those of this run are kept."""
_OWN = frozenset(("re", "exec", "eval"))
"""Kinds of keys that hold everything their value depends on: they outlive a change of the sources."""
_MODULE = "code"
"""The kind of key whose value depends on the package of the module it names."""

_LONG = 60

_Key = tuple[Hashable, ...]
_Place = tuple[int, int, int]
_Read = Callable[[int, int], bytes]


def _name() -> str:
    return f"snapshot-{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}"


def _own_file() -> str:
    """One file for each place where hegui is installed: two trees of one version never take turns."""
    return os.path.join(cache_folder(), f"{_name()}-{zlib.crc32(FOLDER.encode()):08x}.bin")


def shipped_file() -> str:
    """The file that ``python -m hegui.snapshot`` makes, where an installation or an image is built."""
    return os.path.join(FOLDER, "__pycache__", f"{_name()}.bin")


def signature(folder: str, times: bool) -> str:
    """Names, sizes and, if asked for, times of all files in ``folder``."""
    said: list[str] = []
    for entry in _entries(folder):
        about = entry.stat()
        time = about.st_mtime_ns if times else 0
        said.append(f"{entry.path[len(folder) :]}\t{about.st_size}\t{time}")
    return "\n".join(said)


def files(folder: str) -> Iterator[str]:
    """The paths of all files in ``folder`` and below that are not made from others."""
    return (entry.path for entry in _entries(folder))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    ahead = [folder]
    while ahead:
        with os.scandir(ahead.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    ahead.append(entry.path)
                else:
                    yield entry


class Snapshot:
    """Values by key, read from a file when asked for.

    Attributes:
        target: the file that is written.
        packages: import name of each package that values were derived from: its folder and its signature.
    """

    def __init__(self, path: str, times: bool = True) -> None:
        self.path = self.target = path
        self._times = times
        self.packages: dict[str, tuple[str, str]] = {}
        self._recorded: dict[str, tuple[str, str]] = {}
        self._index: dict[_Key, _Place] = {}
        self._base = 0
        self._read: _Read = _nothing
        self._new: dict[_Key, bytes] = {}
        self._used: set[_Key] = set()

    def open(self) -> bool:
        """Look into the file; whether there is one that can be used."""
        # No other process writes into it: a new one takes its place. So it may be mapped, and is read as far as it is
        # asked for.
        import mmap

        try:
            with open(self.path, "rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            length, sum_ = int.from_bytes(data[8:12], "little"), int.from_bytes(data[12:16], "little")
            head = data[16 : 16 + length]
            if data[:8] != _MAGIC or len(head) != length or zlib.crc32(head) != sum_:
                return False
            self._recorded, self._index = marshal.loads(head)
        except (OSError, ValueError, EOFError, TypeError):
            return False
        self._base = 16 + length
        self._read = lambda start, end: data[start:end]
        return True

    def cover(self, package: str, folder: str) -> bool:
        """Look whether the files of ``package`` are those that the values were derived from; drop the values if not."""
        if package in self.packages:
            return self.packages[package][0] == folder
        said = signature(folder, self._times)
        self.packages[package] = folder, said
        if self._recorded.get(package) != ("" if not self._times else folder, said):
            self._index = {key: place for key, place in self._index.items() if _outlives(key, package)}
        return True

    def get(self, key: _Key) -> Any:
        """The value of ``key``, ``None`` where it is not there or damaged."""
        key = _short(key)
        if key in self._new:
            return marshal.loads(self._new[key])
        place = self._index.get(key)
        if place is None:
            return None
        start, length, sum_ = place
        data = self._read(self._base + start, self._base + start + length)
        if zlib.crc32(data) != sum_:
            del self._index[key]
            return None
        self._used.add(key)
        return marshal.loads(data)

    def put(self, key: _Key, value: Any) -> None:
        """Keep ``value``, of a type that ``marshal`` knows."""
        self._new[_short(key)] = marshal.dumps(value)

    def save(self) -> None:
        """Write what is new, all of it or nothing; two runs at once each write their own, and the later stands."""
        if not self._new:
            return
        old = self._index
        if len(old) + len(self._new) > _MOST:
            old = {key: place for key, place in old.items() if key in self._used}
        blobs = {
            key: self._read(self._base + start, self._base + start + length)
            for key, (start, length, _) in old.items()
        }
        blobs |= self._new
        places: dict[_Key, _Place] = {}
        at = 0
        for key, blob in blobs.items():
            places[key] = at, len(blob), zlib.crc32(blob)
            at += len(blob)
        if self.target != self.path:
            self._times = True
            packages = self.packages.items()
            self.packages = {name: (folder, signature(folder, times=True)) for name, (folder, _) in packages}
        recorded = {
            name: (folder if self._times else "", said) for name, (folder, said) in self.packages.items()
        }
        head = marshal.dumps((recorded, places))
        head = _MAGIC + len(head).to_bytes(4, "little") + zlib.crc32(head).to_bytes(4, "little") + head
        self._read = _nothing
        _write(self.target, b"".join((head, *blobs.values())))


def _short(key: _Key) -> _Key:
    """``key`` with what is long in it (the source of a pattern) told by its length and two sums: the index stays small."""
    name = key[1]
    if type(name) is not str or len(name) <= _LONG:
        return key
    data = name.encode("utf-8", "surrogatepass")
    return key[0], len(data), zlib.crc32(data), zlib.crc32(data[::-1]), zlib.adler32(data), *key[2:]


def _outlives(key: _Key, package: str) -> bool:
    """Whether the value of ``key`` is right whatever has changed in ``package``."""
    if key[0] in _OWN:
        return True
    return key[0] == _MODULE and str(key[1]).partition(".")[0] != package


def _nothing(start: int, end: int) -> bytes:
    return b""


def _write(path: str, data: bytes) -> None:
    own = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(own, "wb") as out:
                out.write(data)
            os.replace(own, path)
        except OSError:
            os.unlink(own)


_current: Snapshot | None = None


def current() -> Snapshot | None:
    """The snapshot of this process; ``None`` where nobody opened one."""
    return _current


def kept(name: str, make: Callable[[], T]) -> T:
    """What ``make`` gives, which depends on the files of the covered packages only and is of types ``marshal`` knows."""
    if _current is None:
        return make()
    key = ("data", name)
    found: T | None = _current.get(key)
    if found is None:
        found = make()
        _current.put(key, found)
    return found


def derived(make: Callable[[], T]) -> Callable[[], T]:
    """A function without arguments whose value depends on nothing but files that ship, made once and kept.

    The value is of types that ``marshal`` knows: text, numbers, tuples, lists, sets and mappings of these.
    """

    @cache
    def made() -> T:
        return (
            kept(f"{make.__module__}.{make.__qualname__}", make)
            if covers_package(make.__module__)
            else make()
        )

    return made


def covers_package(package: str) -> bool:
    """Whether the snapshot looks at the files of ``package``."""
    return _current is not None and package.partition(".")[0] in _current.packages


def folder_of(package: str) -> str:
    """The folder of a package whose files the snapshot looks at."""
    assert _current is not None
    return _current.packages[package][0]


def covers(path: str) -> bool:
    """Whether the file at ``path`` lies in a package whose files the snapshot looks at."""
    return _current is not None and any(
        path.startswith(folder + os.sep) for folder, _ in _current.packages.values()
    )


class _Loader(SourceFileLoader):
    """Gives byte code that the snapshot had, or puts it there."""

    code: CodeType | None = None
    place = ""
    is_folder = False

    def get_code(self, fullname: str) -> CodeType | None:
        """The byte code of a module."""
        if self.code is None:
            self.code = super().get_code(fullname)
            if _current is not None and self.code is not None:
                _current.put((_MODULE, fullname), (self.place, self.is_folder, self.code))
        return self.code


class _Finder:
    """Finds the modules of the covered packages where they were found before, without looking through folders."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def find_spec(self, name: str, path: Any = None, target: object = None) -> ModuleSpec | None:
        """Where ``name`` is; ``None`` for what is not covered."""
        package = name.partition(".")[0]
        covered = self._snapshot.packages.get(package)
        if covered is None:
            return None
        found = self._snapshot.get((_MODULE, name))
        if found is None:
            return self._looked_for(name, path, covered[0])
        place, is_package, code = found
        return _spec(name, covered[0], place, is_package, code)

    def _looked_for(self, name: str, path: Any, folder: str) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path)
        if spec is None or type(spec.loader) is not SourceFileLoader or not spec.origin:
            return spec
        if not spec.origin.startswith(folder + os.sep):
            return spec
        is_package = spec.submodule_search_locations is not None
        return _spec(name, folder, spec.origin[len(folder) :], is_package, None)


def _spec(name: str, folder: str, place: str, is_package: bool, code: CodeType | None) -> ModuleSpec | None:
    origin = folder + place
    loader = _Loader(name, origin)
    loader.place, loader.is_folder, loader.code = place, is_package, code
    spec = spec_from_file_location(
        name, origin, loader=loader,
        submodule_search_locations=[os.path.dirname(origin)] if is_package else None,
    )  # fmt: skip
    if spec is not None:
        spec.cached = ""  # else it is worked out for each module, and nobody asks
    return spec


def open_own() -> Snapshot:
    """Open the snapshot of this installation for this process, and let modules be found through it."""
    global _current
    if _current is None:
        _current = _opened()
        _current.cover("hegui", FOLDER)
        sys.meta_path.insert(0, _Finder(_current))
    return _current


def _opened() -> Snapshot:
    own = Snapshot(_own_file())
    if own.open():
        return own
    shipped = Snapshot(shipped_file(), times=False)
    if shipped.open():
        # What it lacks is kept where the user's own would be.
        shipped.target = own.path
        return shipped
    return own


_EXAMPLES = """
import sys
from hegui import patterns
with patterns.installed():
    from hegui.api.registry import declarations
    texts = [example.text for rule in declarations().rules.values() for example in (*rule.bad, *rule.good)]
for number in range(0, len(texts), 20):
    with open(f"{sys.argv[1]}/{number:05}.txt", "w", encoding="utf-8") as file:
        file.write("\\n".join(texts[number:number + 20]).translate({ord("⟦"): "", ord("⟧"): ""}))
"""


def main() -> None:
    """Write the snapshot beside the package, for an image or an installation whose users cannot write a cache.

    The examples of all rules are checked, so that everything a run may need has been asked for.
    """
    import subprocess
    import tempfile

    with suppress(OSError):
        os.unlink(shipped_file())
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "HEGUI_CACHE_DIR": folder}
        reports = os.path.join(folder, "reports")
        os.mkdir(reports)
        check = ["-m", "hegui", "check", reports, "--isolated", "--jobs", "1", "--fail-on", "never"]
        for words in (["-c", _EXAMPLES, reports], check, [*check, "--format", "json"]):
            subprocess.run([sys.executable, *words], env=env, stdout=subprocess.DEVNULL, check=True)
        made = next(entry.path for entry in os.scandir(folder) if entry.name.startswith("snapshot-"))
        own = Snapshot(made)
        own.open()
        whole = Snapshot(shipped_file(), times=False)
        for package, (place, _) in own._recorded.items():
            whole.packages[package] = place, signature(place, times=False)
        for key in own._index:
            whole.put(key, own.get(key))
        whole.save()
    print(shipped_file())


if __name__ == "__main__":
    main()
