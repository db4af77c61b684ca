"""Ruling lines to tables: which lines of a page frame cells, and which characters stand in which cell.

Pure geometry, in PDF points as the page is read. Lines that cross form one table; where no line parts two fields of
its raster, they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_THIN = 3.0
"""A border is at most this thick; two edges closer than this are one."""
_SHORT = 6.0
_MOST_LINES = 400
"""A page with more lines each way is a drawing."""
_MOST_FIELDS = 4000


class Bar(NamedTuple):
    """A straight line: ``at`` across its direction, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


class Field(NamedTuple):
    """A cell of a ruled table: its row and column of the raster, and how many of each it takes."""

    row: int
    column: int
    rowspan: int
    colspan: int


class Raster(NamedTuple):
    """A ruled table.

    Attributes:
        xs: column edges from left to right.
        ys: row edges from top to bottom.
        fields: the cells by row and column; every place of the raster lies in exactly one.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point; ``None`` outside."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None


def bars(boxes: Iterable[tuple[float, float, float, float]]) -> tuple[list[Bar], list[Bar]]:
    """Horizontal and vertical lines among ``boxes`` (left, bottom, right, top of each straight stroke or thin bar)."""
    across, upright = [], []
    for left, bottom, right, top in boxes:
        width, height = right - left, top - bottom
        if height <= _THIN and width >= _SHORT:
            across.append(Bar((top + bottom) / 2, left, right))
        elif width <= _THIN and height >= _SHORT:
            upright.append(Bar((left + right) / 2, bottom, top))
    return _joined(across), _joined(upright)


def _joined(found: list[Bar]) -> list[Bar]:
    """Pieces of one line put together (borders are drawn cell by cell)."""
    edges = _edges(bar.at for bar in found)
    lanes: dict[float, list[Bar]] = {}
    for bar in found:
        lanes.setdefault(_nearest(edges, bar.at), []).append(bar)
    joined: list[Bar] = []
    for at, lane in sorted(lanes.items()):
        lane.sort(key=lambda bar: bar.start)
        start, end = lane[0].start, lane[0].end
        for bar in lane[1:]:
            if bar.start > end + _THIN:
                joined.append(Bar(at, start, end))
                start, end = bar.start, bar.end
            end = max(end, bar.end)
        joined.append(Bar(at, start, end))
    return joined


def _edges(values: Iterable[float]) -> list[float]:
    """``values`` in order, those that are nearly the same as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _THIN:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> float:
    index = bisect_right(edges, value)
    return edges[max(0, index - 1)]


def rasters(across: Sequence[Bar], upright: Sequence[Bar]) -> list[Raster]:
    """The tables that lines form: at least two columns and two rows."""
    if not (2 <= len(across) <= _MOST_LINES and 1 <= len(upright) <= _MOST_LINES):
        return []
    group = list(range(len(across) + len(upright)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    for i, flat in enumerate(across):
        for j, tall in enumerate(upright, len(across)):
            meets = flat.start - _THIN <= tall.at <= flat.end + _THIN
            if meets and tall.start - _THIN <= flat.at <= tall.end + _THIN:
                group[root(j)] = root(i)
    members: dict[int, tuple[list[Bar], list[Bar]]] = {}
    for index in range(len(group)):
        flat_ones, tall_ones = members.setdefault(root(index), ([], []))
        if index < len(across):
            flat_ones.append(across[index])
        else:
            tall_ones.append(upright[index - len(across)])
    found = (_raster(*bars) for bars in members.values())
    return [raster for raster in found if raster is not None]


def _raster(across: Sequence[Bar], upright: Sequence[Bar]) -> Raster | None:
    if len(across) < 2 or not upright:
        return None
    # A table without borders at its sides ends where its lines end.
    sides = (min(bar.start for bar in across), max(bar.end for bar in across))
    xs = _edges([*(bar.at for bar in upright), *sides])
    ys = _edges(bar.at for bar in across)[::-1]
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 2 or rows * columns > _MOST_FIELDS:
        return None
    walls = [[_parted(upright, x, (low + high) / 2) for x in xs] for high, low in pairwise(ys)]
    floors = [[_parted(across, y, (left + right) / 2) for left, right in pairwise(xs)] for y in ys]
    taken: set[tuple[int, int]] = set()
    fields: list[Field] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            field = _field(row, column, walls, floors, taken)
            fields.append(field)
            taken |= {
                (row + down, column + right)
                for down in range(field.rowspan)
                for right in range(field.colspan)
            }
    return Raster(tuple(xs), tuple(ys), tuple(fields)) if len(fields) >= 4 else None


def _parted(lines: Sequence[Bar], at: float, along: float) -> bool:
    return any(abs(bar.at - at) <= _THIN and bar.start <= along <= bar.end for bar in lines)


def _field(
    row: int,
    column: int,
    walls: Sequence[Sequence[bool]],
    floors: Sequence[Sequence[bool]],
    taken: set[tuple[int, int]],
) -> Field:
    """The cell that begins at a place: to the right up to a wall, down to a floor under its whole width."""
    rows, columns = len(walls), len(floors[0])
    right = column + 1
    while right < columns and not walls[row][right] and (row, right) not in taken:
        right += 1
    down = row + 1
    while down < rows and not any(floors[down][c] for c in range(column, right)):
        down += 1
    return Field(row, column, down - row, right - column)
