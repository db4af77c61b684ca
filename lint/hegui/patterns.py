"""Compiled regular expressions, kept between runs as Python keeps bytecode.

A cold run compiles some four hundred patterns, which takes as long as everything else it does. The compiler of ``re``
is pure Python and its result, a list of numbers, depends on nothing but the pattern, the flags and the version of
Python. ``installed`` puts a compiler in front of it that remembers these numbers in one file of the user's cache, for
this process only: the command line uses it, a program that imports hegui does not. A file that is missing, damaged,
not writable or of another version costs time, never a result. See ``docs/decisions/0007-compiled-patterns.md``.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from hegui import __version__

_MOST = 4000
"""More patterns than this in the file are leftovers of changed sources: only those of this run are kept."""

_Key = tuple[str, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def cache_folder() -> Path:
    """The folder for what hegui may forget: ``HEGUI_CACHE_DIR``, else the one this system has for it."""
    if chosen := os.environ.get("HEGUI_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "hegui"
    # XDG Base Directory Specification; relative paths in it do not count.
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    return Path(base if os.path.isabs(base) else Path.home() / ".cache") / "hegui"


def _file() -> Path:
    return cache_folder() / f"patterns-{__version__}-{sys.implementation.cache_tag}-{re._compiler.MAGIC}.bin"  # type: ignore[attr-defined]


@contextmanager
def installed() -> Iterator[None]:
    """While it lasts, ``re.compile`` looks a pattern up before it compiles it; afterwards new ones are written down."""
    compiler = re._compiler  # type: ignore[attr-defined]
    original = compiler.compile
    try:
        path = _file()
        known = _read(path)
    except Exception:  # no home directory, or a Python that keeps its compiler elsewhere
        yield
        return
    used: dict[_Key, _Code] = {}

    def compile_(source: Any, flags: int = 0) -> re.Pattern[Any]:
        if type(source) is not str:
            return original(source, flags)  # type: ignore[no-any-return]
        key = (source, int(flags))
        try:
            entry = known.get(key) or _compiled(compiler, *key)
            made = _pattern(source, entry)
        except Exception:  # a wrong pattern: let re say so
            return original(source, flags)  # type: ignore[no-any-return]
        used[key] = entry
        return made

    compiler.compile = compile_
    try:
        yield
    finally:
        compiler.compile = original
        if new := used.keys() - known.keys():
            _write(path, used if len(known) + len(new) > _MOST else known | used)


def _compiled(compiler: Any, source: str, flags: int) -> _Code:
    """What ``re`` does before it makes the pattern object."""
    parsed = compiler._parser.parse(source, flags)
    code = array("I", map(int, compiler._code(parsed, flags)))
    names = parsed.state.groupdict
    places: list[str | None] = [None] * parsed.state.groups
    for name, place in names.items():
        places[place] = name
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, dict(names), tuple(places)


def _pattern(source: str, entry: _Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names, places = entry
    numbers = array("I", code).tolist()
    # The caller's dictionary becomes part of the pattern.
    return _sre.compile(source, flags, numbers, groups, dict(names), places)  # type: ignore[no-any-return]


def _read(path: Path) -> dict[_Key, _Code]:
    try:
        data = path.read_bytes()
        if int.from_bytes(data[:4], "little") == zlib.crc32(data[4:]):
            return marshal.loads(data[4:])  # type: ignore[no-any-return]
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _write(path: Path, entries: dict[_Key, _Code]) -> None:
    """All of it or nothing; two runs at once each write their own, and the later stands."""
    import tempfile

    data = marshal.dumps(entries)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(zlib.crc32(data).to_bytes(4, "little") + data)
            os.replace(name, path)
        except OSError:
            os.unlink(name)
