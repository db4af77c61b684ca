"""How often jieba's dictionary counts a word, without loading jieba: a binary search in the file itself."""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _dictionary() -> mmap.mmap:
    """The dictionary, mapped and not read: ``word frequency tag`` lines in the order of code points."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    with Path(spec.origin).with_name("dict.txt").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=4096)
def frequency(word: str) -> int:
    """How often the dictionary counts ``word``; 0 when it does not know it. Costs a few microseconds."""
    data, wanted = _dictionary(), word.encode()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        key, count, *_ = data[start:end].split(b" ")
        if key == wanted:
            return int(count)
        if key < wanted:
            low = end + 1
        else:
            high = start
    return 0
