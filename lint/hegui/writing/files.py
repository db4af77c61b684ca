"""The one way in which a file is written: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import count


def write_whole(path: str, data: bytes | Iterable[bytes]) -> None:
    """Write ``data``, or its pieces, to ``path``: into a new file beside it, which then takes its place.

    Mode and, where the system lets us, owner and extended attributes stay what they were. Of a symbolic link, the file it leads to is
    written; what is no file (a device, a pipe) is written to as it is.

    Raises:
        OSError: the place cannot be written to; it is as it was before.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    path = os.path.realpath(path)
    before = None
    with suppress(FileNotFoundError):
        before = os.stat(path)
    if before is not None and not stat.S_ISREG(before.st_mode) and not stat.S_ISDIR(before.st_mode):
        with open(path, "wb") as device:
            device.writelines(pieces)
        return
    if before is not None and not os.access(path, os.W_OK):
        # Replacing asks for the folder's permission only; a write-protected file is meant to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    folder, base = os.path.split(path)
    import tempfile

    handle, new = tempfile.mkstemp(prefix=f".{base[:50]}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if before is not None and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, before.st_uid, before.st_gid)
        if before is not None and hasattr(os, "listxattr"):
            with suppress(OSError):
                for name in os.listxattr(path):  # access lists, labels
                    os.setxattr(new, name, os.getxattr(path, name))
        os.chmod(new, stat.S_IMODE(before.st_mode) if before is not None else 0o666 & ~_umask())
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def copied(path: str) -> str:
    """A copy of the file beside it, as ``….bak`` (or ``….2.bak`` and so on: no earlier copy is lost); gives its path.

    Mode and time stay what they are. Like any file it is there whole or not at all, where the file system knows links.

    Raises:
        OSError: the copy cannot be made; nothing is left of it.
    """
    import shutil
    import tempfile

    if os.path.islink(path):
        path = os.path.realpath(path)
    folder, base = os.path.split(path)
    # Nobody else may read what nobody else may read in the file itself: the mode follows the content.
    handle, new = tempfile.mkstemp(prefix=f".{base[:50]}.", dir=folder or os.curdir)
    try:
        with os.fdopen(handle, "wb") as file, open(path, "rb") as source:
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        shutil.copystat(path, new)
        for number in count(1):
            copy = f"{path}.bak" if number == 1 else f"{path}.{number}.bak"
            with suppress(FileExistsError):
                _named(new, copy)
                break
    finally:
        discarded(new)
    return copy


def _named(new: str, copy: str) -> None:
    """Give the file its name; where there is a file of that name already, ``FileExistsError``."""
    try:
        os.link(new, copy)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a file system without links
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(new, copy)


def discarded(copy: str) -> None:
    """Take a copy away again; ``""`` is none."""
    with suppress(OSError):
        if copy:
            os.unlink(copy)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
