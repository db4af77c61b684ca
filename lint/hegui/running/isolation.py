"""Which files are checked in a process of their own: those that could run out of hand, and take the run with them."""

from __future__ import annotations

import os
import stat

_PLAIN = 256 << 10
"""Bytes of text that any process can take; a report has some twenty thousand."""
_PACKED = 1 << 20
_UNPACKED = 8 << 20
"""Bytes of the parts of a package that are text, as it says itself; pictures do not count."""
_HEAD = 4
_OPAQUE = (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rt")
"""How pdf, doc and rtf begin."""


def wild(path: str) -> bool:
    """Whether its cost is not told by its size: a pdf, what another program reads, a package that grows, a long text."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return False
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False  # whoever reads it says so
    if head in _OPAQUE or path.lower().endswith(".pdf"):
        return True
    if head.startswith(b"PK"):
        return status.st_size > _PACKED or _unpacked(path) > _UNPACKED
    return status.st_size > _PLAIN


def _unpacked(path: str) -> int:
    from zipfile import BadZipFile, ZipFile  # whoever reads the file needs it too

    try:
        with ZipFile(path) as package:
            return sum(e.file_size for e in package.infolist() if e.filename.endswith((".xml", ".rels")))
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeError):
        return 0
