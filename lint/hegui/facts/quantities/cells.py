"""Numbers in the cells of tables: what heads them, and those that stand alone in a cell."""

from __future__ import annotations

import re
from bisect import bisect_right

from hegui.document import Cell, Document, Span, Table
from hegui.facts.quantities.grammar import Raw, Unit, units
from hegui.facts.rows import listed
from hegui.text.numerals import LONGEST, read_arabic

_HEAD_UNIT = re.compile("[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[）)]$")
_CELL_NUMBER = re.compile(
    r"\s*+(?P<number>[0-9]{1,15}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,8})?)\s*+(?P<percent>%)?\s*"
)
_NO_AMOUNT = re.compile(listed("no-amount-column"))


class CellHeads:
    """Row and column heads of table cells."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        placed: list[tuple[Span, Table, Cell]] = sorted(
            ((cell.span, table, cell) for table in doc.tables for cell in table.cells), key=lambda p: p[0]
        )
        self.starts = [span.start for span, _, _ in placed]
        self.placed = placed
        self.grids: dict[int, tuple[dict[int, Cell], dict[int, Cell]]] = {}

    def at(self, offset: int) -> tuple[Table, Cell] | None:
        """The cell that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or self.placed[index][0].end <= offset:
            return None
        return self.placed[index][1], self.placed[index][2]

    def heads(self, table: Table, cell: Cell) -> tuple[Cell | None, Cell | None]:
        """The cells that name row and column: the first wordy cell of the row, the lowest wordy one on top."""
        if id(table) not in self.grids:
            rows: dict[int, Cell] = {}
            columns: dict[int, Cell] = {}
            for other in table.cells:
                words = self.doc.body[other.span.start : other.span.end].strip()
                if not words or _CELL_NUMBER.fullmatch(words):
                    continue
                for row in range(other.row, other.row + other.rowspan):
                    rows.setdefault(row, other)
                for column in range(other.column, other.column + other.colspan):
                    if other.header or column not in columns:
                        columns[column] = other
            self.grids[id(table)] = rows, columns
        rows, columns = self.grids[id(table)]
        left, top = rows.get(cell.row), columns.get(cell.column)
        return (left if left is not cell else None), (top if top is not cell and top is not left else None)

    def head_at(self, offset: int) -> tuple[str, Span | None]:
        """Row head and column head of a cell as one name."""
        found = self.at(offset)
        if found is None:
            return "", None
        named = [h for h in self.heads(*found) if h is not None]
        words = " ".join(" ".join(self.doc.body[h.span.start : h.span.end].split()) for h in named)
        return words, named[0].span if named else None

    def unit_at(self, table: Table, cell: Cell) -> Unit | None:
        """The unit that a head gives in brackets: 件数（件）."""
        for head in self.heads(table, cell):
            if head is not None and (
                match := _HEAD_UNIT.search(self.doc.body[head.span.start : head.span.end].strip())
            ):
                word = match["unit"]
                large = word[0] if word[0] in "万亿" and len(word) > 1 else ""
                if (unit := units().get(word.removeprefix(large))) is not None:
                    return unit
        return None


def with_cells(text: str, raws: list[Raw], cells: CellHeads) -> list[Raw]:
    """``raws`` with the numbers that stand alone in a cell."""
    found = [raw._replace(in_cell=True) if cells.at(raw.start) else raw for raw in raws]
    taken = {raw.number[0] for raw in raws}
    for span, table, cell in cells.placed:
        match = _CELL_NUMBER.fullmatch(text, span.start, span.end)
        if match is None or len(match["number"]) > LONGEST or match.start("number") in taken:
            continue
        if _is_amount(cells, table, cell):
            found.append(_alone(match, units()["%"] if match["percent"] else cells.unit_at(table, cell)))
    return sorted(found, key=lambda raw: raw.start)


def _is_amount(cells: CellHeads, table: Table, cell: Cell) -> bool:
    """Whether the cell has a head, and one that names no numbers, years or the like."""
    named = "".join(
        cells.doc.body[h.span.start : h.span.end] for h in cells.heads(table, cell) if h is not None
    )
    return bool(named) and _NO_AMOUNT.search(named) is None


def _alone(match: re.Match[str], unit: Unit | None) -> Raw:
    value, decimals, _ = read_arabic(match["number"])
    start, end = match.span("number")
    return Raw(
        start=start,
        end=match.end("percent") if match["percent"] else end,
        number=(start, end),
        raw=match["number"],
        value=value,
        decimals=decimals,
        unit=unit,
        in_cell=True,
    )
