"""Line and column arithmetic. Lines end at LF, CRLF or CR only; columns are code points; both count from 1."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Line starts of one text, for ``(line, column)`` lookups in logarithmic time."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """``(line, column)`` of the code point at ``offset``, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
