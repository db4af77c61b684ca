"""Files that a run reads besides the documents: configuration, checklists, tables, suppressions, the baseline.

They may lie in a stranger's folder: a link to a device or to a file without end must not hold the run up.
"""

from __future__ import annotations

import os
import stat

from hegui.errors import ConfigError

MOST = 8 << 20
"""Bytes; the largest table that ships has a few hundred thousand."""
MOST_KNOWN = 64 << 20
"""Of a baseline, which grows with the documents."""


def read_small(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """The content of the file.

    Raises:
        OSError: it cannot be read.
        ConfigError: it is no regular file, or larger than ``most`` bytes.
    """
    name = os.fspath(path)
    with open(name, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ConfigError(f"{name}：不是普通文件", "请给出文件，不能是设备、管道或文件夹")
        data = file.read(most + 1)
    if len(data) > most:
        raise ConfigError(f"{name}：超过 {most >> 20} MB", "请确认是不是给错了文件")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
