"""Prescribed tables in the tables of a document: merged cells, empty cells, tables cut at the end of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hegui.document import Document, Sheet, SheetRow, Span, Table
from hegui.document.sheet import Place, ends_with, grouped
from hegui.facts.parts import evened
from hegui.facts.sheets.model import Entry, is_figure, is_nothing, value_of
from hegui.text.blanks import trimmed
from hegui.text.views import squeezed

_CAPTION = 30
_MOST = 400
"""Rows, or columns, of a table looked at at most."""


class _Box(NamedTuple):
    """A cell with its words, blanks left out."""

    span: Span
    words: str
    column: int


class _Row(NamedTuple):
    """A row of a table.

    Attributes:
        label: what stands before its first figure, place by place.
        place: the last of those words.
        boxes: what follows them.
        line: every column with the box that covers it.
    """

    label: str
    place: Span
    boxes: tuple[_Box, ...]
    line: Mapping[int, _Box]


def cells(doc: Document, sheet: Sheet) -> dict[Place, Entry]:
    """What the tables of ``doc`` have in the cells of ``sheet``."""
    found: dict[Place, Entry] = {}
    for table in doc.tables:
        caption = _caption(doc, sheet, table)
        heads: dict[int, str] = {}
        fresh = True
        for row in _rows(doc, table):
            if not any(is_figure(box.words) for box in row.boxes) and not _is_blank(sheet, row):
                # A line without figures heads the columns below it; several such lines head them together.
                heads = _laid(heads if fresh else {}, row)
                fresh = True
                continue
            fresh = False
            for one in sheet.rows:
                if read := _new(sheet, one, row, heads, caption, found):
                    found.update(read)
                    break
    return found


def _caption(doc: Document, sheet: Sheet, table: Table) -> str:
    """The line above a table, where it names a group of columns: three tables for what is prescribed as one."""
    above = doc.paragraph_at(min(cell.span.start for cell in table.cells))
    groups = [column.group for column in sheet.columns if column.group]
    for paragraph in doc.paragraphs[: above.ordinal if above is not None and groups else 0][-1:]:
        words = squeezed(evened(doc)[paragraph.span.start : paragraph.span.end])
        named = {group.patterns for group in groups if group.search(words)}
        if paragraph.role != "cell" and len(words) <= _CAPTION and len(named) == 1:
            return words
    return ""


def _new(
    sheet: Sheet,
    row: SheetRow,
    line: _Row,
    heads: Mapping[int, str],
    caption: str,
    found: Mapping[Place, Entry],
) -> dict[Place, Entry]:
    """What ``line`` has of a row of the sheet that is not yet known: all of it, or its groups that have tables of their own."""
    if (row.id, row.columns[0]) not in found and (whole := _read(sheet, row, line, heads)):
        return whole
    read: dict[Place, Entry] = {}
    heads = {place: caption + words for place, words in heads.items()}
    for columns in grouped(sheet, row):
        if (row.id, columns[0]) not in found:
            read.update(_read(sheet, row._replace(columns=columns), line, heads, part=True) or {})
    return read


def _rows(doc: Document, table: Table) -> Iterator[_Row]:
    rows = max(c.row + c.rowspan for c in table.cells)
    columns = max(c.column + c.colspan for c in table.cells)
    if rows > _MOST or columns > _MOST:
        return
    grid: dict[int, dict[int, _Box]] = {}
    text = evened(doc)
    for cell in table.cells:
        span = trimmed(doc.body, cell.span)
        box = _Box(span, squeezed(text[span.start : span.end]), cell.column)
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                grid.setdefault(row, {}).setdefault(column, box)
    for row in range(rows):
        yield _row(grid.get(row, {}))


def _row(line: Mapping[int, _Box]) -> _Row:
    """A row cut after the last words before its first figure."""
    boxes = list({line[column].column: line[column] for column in sorted(line)}.values())
    first = next((i for i, box in enumerate(boxes) if is_figure(box.words)), len(boxes))
    wordy = [i for i, box in enumerate(boxes[:first]) if not is_nothing(box.words)]
    cut = wordy[-1] + 1 if wordy else 0
    label = "".join(box.words for box in boxes[:cut])
    return _Row(label, boxes[cut - 1].span if cut else Span(0, 0), tuple(boxes[cut:]), line)


def _is_blank(sheet: Sheet, row: _Row) -> bool:
    """Whether a row without a figure is one of the sheet that nobody filled in."""
    return bool(row.boxes) and any(one.headed and ends_with(one.words, row.label) for one in sheet.rows)


def _laid(heads: Mapping[int, str], row: _Row) -> dict[int, str]:
    return {c: heads.get(c, "") + (row.line[c].words if c in row.line else "") for c in {*heads, *row.line}}


def _read(
    sheet: Sheet, row: SheetRow, line: _Row, heads: Mapping[int, str], *, part: bool = False
) -> dict[Place, Entry] | None:
    """The cells of a row of the sheet, when ``line`` is that row beyond doubt; those of a ``part`` of it by their heads only."""
    if row.headed != bool(line.label) or (row.headed and not ends_with(row.words, line.label)):
        return None
    boxes = list(line.boxes)
    if not all(is_figure(box.words) or is_nothing(box.words) for box in boxes):
        return None
    while len(boxes) > len(row.columns) and not boxes[-1].words:
        boxes.pop()
    # A label that takes several columns, and whose cells were not joined, leaves empty ones behind it.
    if all(is_figure(box.words) for box in boxes[-len(row.columns) :]):
        while len(boxes) > len(row.columns) and not boxes[0].words:
            boxes.pop(0)
    placed = _by_heads(sheet, row, boxes, heads)
    if placed is None and not part:
        placed = _by_order(sheet, row, boxes, heads)
    if placed is None:
        return None
    # An empty cell has no place of its own: its row has, by its words or else by its first figure.
    beside = line.place if line.place.length else next((box.span for box in boxes if box.words), line.place)
    return {
        (row.id, column): Entry(box.span if box.words else beside, value_of(box.words))
        for column, box in placed.items()
        if box.words or beside.length
    }


def _by_heads(
    sheet: Sheet, row: SheetRow, boxes: Sequence[_Box], heads: Mapping[int, str]
) -> dict[str, _Box] | None:
    """Each column with the box under its head, when every one has exactly one."""
    found: dict[str, _Box] = {}
    for column in sheet.columns:
        if column.id not in row.columns:
            continue
        under = [
            box
            for box in boxes
            if ends_with(column.words, head := heads.get(box.column, ""))
            and (not column.group or column.group.search(head))
        ]
        if len(under) != 1 or under[0] in found.values():
            return None
        found[column.id] = under[0]
    return found


def _by_order(
    sheet: Sheet, row: SheetRow, boxes: Sequence[_Box], heads: Mapping[int, str]
) -> dict[str, _Box] | None:
    """The boxes from left to right, when there are as many as columns and heads, if any, do not say otherwise."""
    if len(boxes) != len(row.columns):
        return None
    words = {c.id: c.words for c in sheet.columns}
    placed = dict(zip(row.columns, boxes, strict=True))
    headed = {c: heads[box.column] for c, box in placed.items() if heads.get(box.column)}
    fitting = sum(ends_with(words[c], head) for c, head in headed.items())
    if (headed or not row.headed) and 2 * fitting < max(2, len(headed)):
        return None
    return placed
