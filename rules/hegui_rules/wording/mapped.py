"""Files of mined counts: mapped, not read, so that a document pays only for what it asks.

Layout, little-endian: eight bytes of magic, the length of each section as 64-bit number, then the sections.
"""

from __future__ import annotations

import mmap

from hegui_rules.knowledge import path_of


def sections(name: str, count: int) -> list[memoryview]:
    """The sections of a file of the knowledge folder, in their order."""
    with open(path_of(name), "rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    start = 8 + 8 * count
    found = []
    for length in data[8:start].cast("Q"):
        found.append(data[start : start + length])
        start += length
    return found
