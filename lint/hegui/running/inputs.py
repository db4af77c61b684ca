"""From the paths on the command line to the files to check; nothing is skipped without a word where it matters."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hegui.checking.results import Failure
from hegui.errors import reason
from hegui.reading.open import LEGACY
from hegui.running.settings import matches

_Note = Callable[[OSError], None]
_Test = Callable[[str], bool]


class Found(NamedTuple):
    """A path to check, or why it cannot be.

    Attributes:
        path: as given or found, with ``/``.
        error: set when there is nothing to read.
    """

    path: str
    error: Failure | None = None


@dataclass(frozen=True)
class Inputs:
    """What the arguments come to.

    Attributes:
        files: sorted by path, each file once.
        skipped: files found in folders that look like reports, in formats no reader takes; sorted.
    """

    files: tuple[Found, ...]
    skipped: tuple[str, ...] = ()


def discover(
    arguments: Iterable[str], suffixes: Collection[str], exclude: Collection[str] = (), root: str = ""
) -> Inputs:
    """The files that ``arguments`` name, folders walked recursively.

    Hidden files, Word's lock files (``~$…``) and what ``exclude`` matches are left out of folders, never a file
    that is named itself. A folder reached twice (symbolic links) is walked once; a file reached twice is checked
    once.

    Args:
        suffixes: file name endings that readers take.
        exclude: globs, relative to ``root``.
    """
    files: dict[str, Found] = {}
    skipped: set[str] = set()
    for argument in arguments:
        path = os.fspath(argument)
        if os.path.isdir(path):
            found, failed, legacy = _walk(path, suffixes, exclude, root)
            skipped.update(legacy)
            if not found and not failed:
                kinds = "、".join(sorted(suffix[1:] for suffix in suffixes))
                failed = [
                    Found(slashed(path), Failure("E907", f"{slashed(path)}：文件夹中没有可检查的文件；支持 {kinds}"))
                ]  # fmt: skip
            for entry in (*found, *failed):
                files.setdefault(os.path.realpath(entry.path), entry)
        elif os.path.lexists(path):
            files.setdefault(os.path.realpath(path), Found(slashed(path)))
        else:
            files.setdefault(
                path,
                Found(
                    slashed(path),
                    Failure("E907", f"找不到 {slashed(path) or '空的路径'}；请检查路径是否正确"),
                ),
            )
    return Inputs(tuple(sorted(files.values(), key=lambda f: f.path)), tuple(sorted(skipped)))


def _walk(
    folder: str, suffixes: Collection[str], exclude: Collection[str], root: str
) -> tuple[list[Found], list[Found], list[str]]:
    failed: list[Found] = []

    def note(error: OSError) -> None:
        path = slashed(str(error.filename or folder))
        failed.append(
            Found(path, Failure("E908", f"{path}：文件夹无法打开（{reason(error)}）；请检查权限和磁盘"))
        )

    found, legacy = [], []
    for path in _files(folder, note, lambda p: excluded(p, exclude, root), set()):
        suffix = os.path.splitext(path)[1].lower()
        if suffix in suffixes:
            found.append(Found(slashed(path)))
        elif suffix in LEGACY:
            legacy.append(slashed(path))
    return found, failed, legacy


def _files(folder: str, note: _Note, left_out: _Test, seen: set[str]) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        note(error)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or left_out(entry.path):
            continue
        # Whatever is no folder is passed on, a broken link too: reading it says what is wrong with it.
        if os.path.isdir(entry.path):
            yield from _files(entry.path, note, left_out, seen)
        else:
            yield entry.path


def excluded(path: str, exclude: Collection[str], root: str) -> bool:
    """Whether one of the globs leaves ``path`` out."""
    return bool(exclude) and any(matches(relative(path, root), glob) for glob in exclude)


def relative(path: str, root: str) -> str:
    """``path`` relative to ``root`` (the working directory when empty), with ``/``; as it is on another drive."""
    try:
        return slashed(os.path.relpath(path, root or None))
    except ValueError:
        return slashed(path)


def slashed(path: str) -> str:
    """``path`` with ``/`` on every system."""
    return path.replace(os.sep, "/")
