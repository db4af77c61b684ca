"""The one way in which a file is written: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress


def write_whole(path: str, data: bytes) -> None:
    """Write ``data`` to ``path``: into a new file beside it, which then takes its place.

    Mode and, where the system lets us, owner stay what they were. Of a symbolic link, the file it leads to is
    written; what is no file (a device, a pipe) is written to as it is.

    Raises:
        OSError: the place cannot be written to; it is as it was before.
    """
    path = os.path.realpath(path)
    before = None
    with suppress(FileNotFoundError):
        before = os.stat(path)
    if before is not None and not stat.S_ISREG(before.st_mode) and not stat.S_ISDIR(before.st_mode):
        with open(path, "wb") as device:
            device.write(data)
        return
    if before is not None and not os.access(path, os.W_OK):
        # Replacing asks for the folder's permission only; a write-protected file is meant to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    folder, base = os.path.split(path)
    handle, new = tempfile.mkstemp(prefix=f".{base[:50]}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(new, before.st_uid, before.st_gid)
        os.chmod(new, stat.S_IMODE(before.st_mode) if before is not None else 0o666 & ~_umask())
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
