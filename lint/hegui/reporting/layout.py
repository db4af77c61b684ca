"""Lines of styled pieces for a terminal: measuring, breaking and columns, with the habits of Chinese typesetting.

Nothing here knows colours: a style is a name that ``as_terminal`` gives a look.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby, zip_longest
from typing import NamedTuple


class Piece(NamedTuple):
    """Words in one style; ``""`` is the plain one. In a style called ``…-words`` blanks are never dropped."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]

# 避头尾: marks that never begin or end a line.
_NEVER_FIRST = frozenset("，。、；：？！…—）》〉】〗」』”’〕］｝·,.;:?!)]}%％℃")
_NEVER_LAST = frozenset("（《〈【〖「『“‘〔［｛([{")
_DASHES = frozenset("—…")


@cache
def cells(character: str) -> int:
    """How many terminal cells a character takes: 2 for a wide one, 0 for a combining or invisible one."""
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def measure(text: str) -> int:
    """Cells that ``text`` takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


@cache
def _room(character: str) -> int:
    """Cells to keep free for a character: consoles of Chinese Windows draw “ … — × → twice as wide as others do."""
    return 2 if unicodedata.east_asian_width(character) == "A" else cells(character)


def length(line: Line) -> int:
    """Cells that ``line`` takes."""
    return sum(measure(piece.text) for piece in line)


def room(line: Iterable[Piece]) -> int:
    """Cells that ``line`` takes on the widest terminal."""
    texts = [piece.text for piece in line]
    return sum(len(text) if text.isascii() else sum(map(_room, text)) for text in texts)


def wrap(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Break ``pieces`` into lines of at most ``width`` cells.

    Breaks between Chinese characters and at blanks, never inside a word or a number (unless it is longer than the
    line), never between a number and its unit, never before a closing mark or after an opening one. Blanks at a
    break are dropped. At least one line. Characters whose width depends on the terminal count as wide, so that no
    line is too long on any.
    """
    whole = tuple(piece for piece in pieces if piece.text)
    # No character takes more than two cells: short lines need no measuring.
    if 2 * sum(len(piece.text) for piece in whole) <= width or room(whole) <= width:
        return [whole]
    text = "".join(piece.text for piece in whole)
    styles = [piece.style for piece in whole for _ in piece.text]
    taken = [0, *accumulate(map(_room, text))]
    lines: list[Line] = []
    start = 0
    while True:
        # The first character that finds no room; there is always room for one, and for blanks.
        at = max(bisect_right(taken, taken[start] + width) - 1, start + 1)
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            return [*lines, _line(text, styles, start, len(text))]
        end = next((i for i in range(at, start, -1) if _may_break(text[i - 1], text[i])), at)
        lines.append(_line(text, styles, start, end))
        start = _skip_blanks(text, styles, end)


def _may_break(before: str, after: str) -> bool:
    if before.isspace():
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST or after.isspace():
        return False
    if before.isdigit() and cells(after) == 2:  # 2024年, 12件
        return False
    return not (before in _DASHES and after in _DASHES) and (cells(before) == 2 or cells(after) == 2)


def _skip_blanks(text: str, styles: Sequence[str], at: int) -> int:
    while at < len(text) and _droppable(text[at], styles[at]):
        at += 1
    return at


def _droppable(character: str, style: str) -> bool:
    return character.isspace() and not style.endswith("-words")


def _line(text: str, styles: Sequence[str], start: int, end: int) -> Line:
    while end > start and _droppable(text[end - 1], styles[end - 1]):
        end -= 1
    pieces: list[Piece] = []
    for style, run in groupby(styles[start:end]):
        length = len([*run])
        pieces.append(Piece(text[start : start + length], style))
        start += length
    return tuple(pieces)


def padded(line: Line, width: int, right: bool = False) -> Line:
    """``line`` with blanks up to ``width`` cells, on its left when it stands ``right``."""
    blanks = Piece(" " * max(0, width - length(line)))
    return (blanks, *line) if right else (*line, blanks)


def beside(columns: Sequence[tuple[Sequence[Line], int]], gap: str = "  ") -> Iterator[Line]:
    """Columns side by side: each is its lines and its width; the last one needs no padding."""
    for row in zip_longest(*(lines for lines, _ in columns), fillvalue=()):
        joined: list[Piece] = []
        for number, (cell, (_, width)) in enumerate(zip(row, columns, strict=True)):
            if number + 1 < len(columns):
                joined += (*padded(cell, width), Piece(gap))
            else:
                joined += cell
        yield tuple(joined)


def shortened(text: str, head: int, tail: int = 0) -> str:
    """``text``, or its first ``head`` and last ``tail`` characters round …… when it is longer."""
    if len(text) <= head + tail + 2:
        return text
    return f"{text[:head]}……{text[len(text) - tail :] if tail else ''}"
