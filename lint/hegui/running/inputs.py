"""From the paths on the command line to the files to check; nothing is skipped without a word where it matters."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hegui.checking.results import Failure
from hegui.checking.suppressions import SIDECAR
from hegui.errors import reason
from hegui.places import cache_folder
from hegui.reading.open import CONTAINERS, ending
from hegui.running.settings import matches

_Note = Callable[[OSError], None]
_Test = Callable[[str], bool]


class Found(NamedTuple):
    """A path to check, or why it cannot be.

    Attributes:
        path: as given or found, with ``/``.
        error: set when there is nothing to read.
        walked: it was met in a folder, nobody named it.
        away: it was met through a link that leads out of the folder that was named.
        way: of what lies in a zip or a mail: the file on disk, then the names of members. Empty for other files.
    """

    path: str
    error: Failure | None = None
    walked: bool = False
    way: tuple[str, ...] = ()
    away: bool = False

    @property
    def on_disk(self) -> str:
        """The file that it is or lies in."""
        return self.way[0] if self.way else self.path


@dataclass(frozen=True)
class Inputs:
    """What the arguments come to.

    Attributes:
        files: sorted by path, each file once.
    """

    files: tuple[Found, ...]


_OURS = frozenset(("hegui.toml", "pyproject.toml", "hegui-baseline.json", "hegui-survey.duckdb"))
"""What hegui itself reads and writes beside reports."""
_BESIDE = re.compile(rf"(.+?)(?:{re.escape(SIDECAR)}|(?:\.[0-9]+)?\.bak)", re.S)
"""Suppressions and copies of a document, named after it."""
MARKED = "批注"
"""What the name of an annotated copy has before its ending."""
_COPY = re.compile(rf"(.+)\.{MARKED}\.\w+", re.S)
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
"""What systems leave in every folder, in lower case."""
_COMPANIONS = ("_files", ".files", "_file")
"""What browsers call the folder with the pictures and scripts of a page saved whole."""


def discover(
    arguments: Iterable[str],
    suffixes: Collection[str],
    exclude: Collection[str] = (),
    root: str = "",
    spared: Iterable[str] = (),
) -> Inputs:
    """The files that ``arguments`` name, folders walked recursively.

    Every file in a folder is a document of the run, whatever its format: that it cannot be checked must be seen.
    Left out are the folder of the cache, hidden files, Word's lock files (``~$…``), what systems put into folders, what hegui itself reads
    and writes there, the annotated copy beside its document, the pictures of a web page saved with its page, and what ``exclude`` matches; never a file that
    is named itself. What lies in a zip or is attached to a mail counts as lying in a folder. A folder reached twice (symbolic links) is walked once, and one above the folder that was named is not; a file reached twice is checked once.

    Args:
        suffixes: file name endings that readers take.
        exclude: globs, relative to ``root``.
        spared: paths that the run itself reads or writes (configuration, baseline, reports): met in a folder, those
            that no reader takes are no documents.
    """
    ours = {os.path.realpath(path) for path in spared if path and ending(path) not in suffixes}
    files: dict[str, Found] = {}
    inside: list[tuple[str, str]] = []
    for argument in arguments:
        path = os.fspath(argument)
        if os.path.isdir(path):
            inner = os.path.join(os.path.realpath(path), "")
            for entry in _walked(path, suffixes, exclude, root, ours):
                real = os.path.realpath(entry.path)
                away = entry.walked and not real.startswith(inner)
                files.setdefault(real, entry._replace(away=True) if away else entry)
        elif os.path.lexists(path):
            real = os.path.realpath(path)
            if real not in files or files[real].walked:
                files[real] = Found(slashed(path))
        elif container := _container_of(path):
            inside.append((container, slashed(path)))
        else:
            files.setdefault(
                path,
                Found(
                    slashed(path),
                    Failure("E907", f"找不到 {slashed(path) or '空的路径'}；请检查路径是否正确"),
                ),
            )
    found = [f for file in files.values() for f in _expanded(file, exclude, root)]
    for container, path in inside:
        found += [f for f in _members(container, path, exclude, root) if f not in found]
    return Inputs(tuple(sorted(found, key=lambda f: f.path)))


def _walked(
    path: str, suffixes: Collection[str], exclude: Collection[str], root: str, ours: set[str]
) -> Iterable[Found]:
    """The files of a folder; where there is none, that there is none."""
    found, failed = _walk(path, exclude, root, ours)
    if found or failed:
        return (*found, *failed)
    kinds = "、".join(sorted(suffix[1:] for suffix in suffixes))
    return (
        Found(slashed(path), Failure("E907", f"{slashed(path)}：文件夹中没有可检查的文件；支持 {kinds}")),
    )


def _container_of(path: str) -> str:
    """The zip or the mail that ``path`` leads into; ``""`` when it leads into none."""
    parts = slashed(path).split("/")
    ways = ("/".join(parts[:n]) for n in range(1, len(parts)) if ending(parts[n - 1]) in CONTAINERS)
    return next((way for way in ways if os.path.isfile(way)), "")


def _members(container: str, path: str, exclude: Collection[str], root: str) -> list[Found]:
    """What of a container ``path`` names; that it names nothing, where it does."""
    named = [
        found
        for found in _expanded(Found(container), exclude, root)
        if found.path == path or found.path.startswith(path.rstrip("/") + "/")
    ]
    missing = Failure("E907", f"{path}：{container} 里没有这个文件；请检查路径是否正确")
    return named or [Found(path, missing)]


def _expanded(found: Found, exclude: Collection[str], root: str) -> list[Found]:
    """The files in a container; the file itself when it is none."""
    if found.error is not None or ending(found.path) not in CONTAINERS:
        return [found]
    from hegui.running import containers  # few runs meet one

    members = containers.members(found.path, is_document)
    if members is None:
        return [found]
    paths = (("/".join(m.way), m) for m in members)
    return [
        Found(path, Failure(m.error.code, str(m.error)) if m.error else None, True, m.way[1:] and m.way)
        for path, m in paths
        if not excluded(path, exclude, root) or len(m.way) == 1
    ]


def _walk(
    folder: str, exclude: Collection[str], root: str, ours: Collection[str]
) -> tuple[list[Found], list[Found]]:
    failed: list[Found] = []

    def note(error: OSError) -> None:
        path = slashed(str(error.filename or folder))
        failed.append(
            Found(path, Failure("E908", f"{path}：文件夹无法打开（{reason(error)}）；请检查权限和磁盘"))
        )

    passed = {os.path.realpath(cache_folder())}  # what we keep ourselves is nobody's document
    passed |= _above(folder)
    walked = _files(folder, note, lambda p: excluded(p, exclude, root), passed)
    found = [
        Found(slashed(path), walked=True) for path in walked if not ours or os.path.realpath(path) not in ours
    ]
    return found, failed


def _above(folder: str) -> set[str]:
    """The folders in which ``folder`` lies: a link to one of them is a circle."""
    place, above = os.path.realpath(folder), set[str]()
    while os.path.dirname(place) != place:
        place = os.path.dirname(place)
        above.add(place)
    return above


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
    names = {entry.name for entry in entries}
    for entry in entries:
        if not is_document(entry.name, names) or left_out(entry.path):
            continue
        # Whatever is no folder is passed on, a broken link too: reading it says what is wrong with it.
        if os.path.isdir(entry.path):
            yield from _files(entry.path, note, left_out, seen)
        else:
            yield entry.path


def is_document(name: str, beside: Collection[str]) -> bool:
    """Whether somebody put it there as a document, or as a folder of documents.

    Args:
        beside: the names of everything in the same folder.
    """
    if name.startswith((".", "~$")) or name in _OURS or name.lower() in _SYSTEM:
        return False
    owner = _BESIDE.fullmatch(name)
    if owner is not None:
        return owner[1] not in beside
    copied = _COPY.fullmatch(name)
    if copied is not None:
        return not any(copied[1] in (other, os.path.splitext(other)[0]) for other in beside)
    page = next((name.removesuffix(end) for end in _COMPANIONS if name.endswith(end)), "")
    return not page or not any(page + ending in beside for ending in (".html", ".htm"))


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
