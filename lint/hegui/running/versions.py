"""What a result depends on besides the document and the settings: told by content, so that equal installations agree."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.machinery import PathFinder

from hegui import __version__, snapshot
from hegui.api.registry import installed_distributions, plugin_packages

_PLAIN = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".ofd"))
"""Formats that no other program reads."""


@cache
def installation() -> str:
    """One word for Python, hegui, all plugins (their rules, tables and readers) and the packages they may use.

    Empty where it cannot be told: then nothing may be kept.
    """
    said = [__version__, sys.implementation.cache_tag or "", f"{sys.hexversion:x}", sys.platform]
    if getattr(sys, "frozen", False):  # one file, program and packages
        about = os.stat(sys.executable)
        return _sum((*said, f"{about.st_size} {about.st_mtime_ns}"))
    for package in ("hegui", *plugin_packages()):
        content = _content(package)
        if not content:
            return ""
        said.append(f"{package} {content}")
    return _sum((*said, *(f"{name} {version}" for name, version in installed_distributions())))


@cache
def converter(ending: str) -> str:
    """One word for the program that turns files of this ending into ones that we read; ``""`` where there is none."""
    if ending in _PLAIN:
        return ""
    from hegui.reading.libreoffice import program

    found = os.path.realpath(program() or os.devnull)
    try:
        about = os.stat(found)
    except OSError:
        return found
    # A program is told by more than this, but any new one differs in it. A document never is.
    return f"{found} {about.st_size} {about.st_mtime_ns}"


def _content(package: str) -> str:
    """One word for everything in the files of a package."""
    if snapshot.covers_package(package):
        # Read again only when names, sizes or times have changed, as for byte code.
        return snapshot.kept(f"content {package}", lambda: _read(snapshot.folder_of(package)))
    spec = PathFinder.find_spec(package)
    if spec is None:
        return ""
    folders = list(spec.submodule_search_locations or ())
    if len(folders) == 1 and os.path.isdir(folders[0]):
        return _read(folders[0])
    if folders or not spec.origin or not os.path.isfile(spec.origin):
        return ""
    with open(spec.origin, "rb") as file:
        return _sum((file.read().hex(),))


def _read(folder: str) -> str:
    told = blake2b(digest_size=16)
    for path in sorted(snapshot.files(folder)):
        with open(path, "rb") as file:
            data = file.read()
        told.update(f"{path[len(folder) :]}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        told.update(data)
    return told.hexdigest()


def _sum(words: tuple[str, ...]) -> str:
    told = blake2b(digest_size=16)
    for word in words:
        told.update(f"{len(word)}\0{word}".encode("utf-8", "surrogatepass"))
    return told.hexdigest()
