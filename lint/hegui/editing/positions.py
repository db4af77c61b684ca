"""Places as editors name them: line and column, the column in UTF-16 units unless they agreed otherwise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from lsprotocol.types import Position, PositionEncodingKind, Range

_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line in the protocol; other characters that Python breaks lines at do not."""

_UNITS: Mapping[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: lambda words: len(words.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda words: len(words) + sum(char > "\uffff" for char in words),
    PositionEncodingKind.Utf32: len,
}


class Lines:
    """Converts offsets (code points) of a text to positions and back.

    Args:
        encoding: the unit of columns.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in _BREAK.finditer(text))]
        self._units = _UNITS[encoding]

    def position(self, offset: int) -> Position:
        """The position of an offset; one outside the text is moved to its nearest end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """The range of ``text[start:end]``."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a position; a column behind the line's end is its end, as the protocol has it."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        words = self._line(position.line)
        units = 0
        for index, char in enumerate(words):
            units += self._units(char)
            if units > position.character:
                return start + index
        return start + len(words)

    def start(self, offset: int) -> int:
        """Where the line of ``offset`` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _line(self, line: int) -> str:
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[line] : end].rstrip("\r\n")
