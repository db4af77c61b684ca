"""Tables: totals with the cells they sum, shares with the column they are shares of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.document import Document, Table
from hegui.facts.feasibility import share_fits
from hegui.facts.quantities import Interval, Quantity, quantities
from hegui.facts.relations.model import PartOf, Relation, TableShare, TableSum
from hegui.text.views import squeezed

_TOTAL = re.compile(
    "(?:合计|总计|共计|总数|总和|全[省市县区镇乡]合计|累计|计)(?:数|量|[（(][^（）()]{0,8}[）)])?"
)
_SUBTOTAL = re.compile("小计(?:数|量|[（(][^（）()]{0,8}[）)])?")
_DETAIL = re.compile("其中|[（(]?(?:含|内)[:：]")
_SHARE = re.compile("占比|比例|比重|百分比|占[^，。]{0,6}%")
_NOT_SUMMED = re.compile(
    "率|人均|平均|户均|均值|占比|比例|比重|同比|环比|比上年|较上年|同期|上年|去年|增长|增减|增幅|降幅|标准|单价|得分|评分|排名|名次|序号|年份|时间|指数|"
    "满意度|知晓度|密度|浓度|备注|%"
)
_NOTHING = re.compile("[-—–/／0无－\\s]*")
_MOST = 400
"""Cells of a table looked at at most on one side."""


class _Grid(NamedTuple):
    """The words and the figure of each place; merged cells only in their first place."""

    words: dict[tuple[int, int], str]
    figures: dict[tuple[int, int], Quantity]
    rows: int
    columns: int


def table_relations(doc: Document) -> Iterator[Relation]:
    """The sums and shares of every table of ``doc``."""
    if not doc.tables:
        return
    found = quantities(doc)
    starts = [q.span.start for q in found]
    for table in doc.tables:
        grid = _grid(doc, table, found, starts)
        if not 1 < grid.rows <= _MOST or not 1 < grid.columns <= _MOST:
            continue
        yield from _sums(grid)
        yield from _sums(_turned(grid))
        yield from _details(grid)
        yield from _shares(grid)
        yield from _rates(grid)


def _grid(doc: Document, table: Table, found: Sequence[Quantity], starts: Sequence[int]) -> _Grid:
    words: dict[tuple[int, int], str] = {}
    figures: dict[tuple[int, int], Quantity] = {}
    rows = columns = 0
    for cell in table.cells:
        place = (cell.row, cell.column)
        rows, columns = max(rows, cell.row + cell.rowspan), max(columns, cell.column + cell.colspan)
        words[place] = squeezed(doc.body[cell.span.start : cell.span.end])
        first = bisect_left(starts, cell.span.start)
        inside = found[first : first + 2]
        own = [q for q in inside if q.span.end <= cell.span.end]
        # One figure and nothing else but its unit: a sentence in a cell is no figure of the table.
        if len(own) == 1 and len(words[place]) <= len(own[0].surface) + 1:
            figures[place] = own[0]
    return _Grid(words, figures, rows, columns)


def _turned(grid: _Grid) -> _Grid:
    """Rows as columns."""
    return _Grid(
        {(c, r): w for (r, c), w in grid.words.items()},
        {(c, r): q for (r, c), q in grid.figures.items()},
        grid.columns,
        grid.rows,
    )


def _head(grid: _Grid, row: int) -> str:
    """The first word of a row that is no figure and no serial number."""
    for column in range(grid.columns):
        word = grid.words.get((row, column), "")
        if word and not word[0].isdigit():
            return word
    return ""


def _column_head(grid: _Grid, column: int, below: int) -> str:
    """All words above the figures of a column."""
    return "".join(
        grid.words.get((row, column), "") for row in range(below) if (row, column) not in grid.figures
    )


def _sums(grid: _Grid) -> Iterator[Relation]:
    """Each total row with the figures of its column above it, or below it when it comes first."""
    heads = [_head(grid, row) for row in range(grid.rows)]
    body = [r for r in range(grid.rows) if any((r, c) in grid.figures for c in range(grid.columns))]
    if len(body) < 3:
        return
    totals = [r for r in body if _TOTAL.fullmatch(heads[r])]
    subtotals = [r for r in body if _SUBTOTAL.fullmatch(heads[r])]
    done = body[0]
    for row in subtotals:
        yield from _columns(
            grid, row, [r for r in body if done <= r < row and r not in totals], heads, body[0]
        )
        done = row + 1
    for row in totals:
        plain = [r for r in body if r not in totals and r not in subtotals]
        rows = [r for r in plain if r < row] if row != body[0] else [r for r in plain if r > row]
        if len(totals) > 1 and row != body[0]:
            before = max((t for t in totals if t < row), default=-1)
            rows = [r for r in rows if r > before]
        yield from _columns(grid, row, rows, heads, body[0], subtotals)


def _columns(
    grid: _Grid,
    total: int,
    rows: Sequence[int],
    heads: Sequence[str],
    first: int,
    subtotals: Sequence[int] = (),
) -> Iterator[Relation]:
    rows = [r for r in rows if not _DETAIL.match(heads[r])]
    if len(rows) < 2:
        return
    for column in range(grid.columns):
        whole = grid.figures.get((total, column))
        if whole is None or whole.kind == "rate" or not whole.exact:
            continue
        if _NOT_SUMMED.search(_column_head(grid, column, first)):
            continue
        parts = [grid.figures[r, column] for r in rows if (r, column) in grid.figures]
        blank = all(
            (r, column) in grid.figures or _NOTHING.fullmatch(grid.words.get((r, column), "")) for r in rows
        )
        if len(parts) < 2 or not blank or any(p.kind != whole.kind or not p.exact for p in parts):
            continue
        # Subtotals may be what the total sums, and figures that name another unit are no parts.
        if (
            subtotals
            and sum(grid.figures[r, column].value for r in subtotals if (r, column) in grid.figures)
            == whole.value
        ):
            continue
        if len({p.unit for p in (*parts, whole) if p.unit}) > 1:
            continue
        yield TableSum(total=whole, parts=tuple(parts), evidence=heads[total])


def _range(figure: Quantity) -> Interval:
    """What a figure may stand for: a whole number in a cell is exact also where no unit says what it counts."""
    whole = figure.kind == "count" and figure.scale == 1 and not figure.decimals
    return figure.interval if whole else figure.rounding


def _details(grid: _Grid) -> Iterator[Relation]:
    """Each row under 其中 with the row it is a part of: the last one above that is none."""
    above: int | None = None
    for row in range(grid.rows):
        head = _head(grid, row)
        if not _DETAIL.match(head):
            above = row
            continue
        if above is None:
            continue
        for column in range(grid.columns):
            whole, part = grid.figures.get((above, column)), grid.figures.get((row, column))
            if (
                whole is not None
                and part is not None
                and whole.kind == part.kind != "rate"
                and whole.unit == part.unit
                and not _NOT_SUMMED.search(_column_head(grid, column, above))
            ):
                yield PartOf(whole=whole, part=part, evidence="其中")


_RATE_HEAD = re.compile("率(?:[（(]?%[）)]?)?$")
_FEW = 12  # columns; more are tried out no pairwise


def _rates(grid: _Grid) -> Iterator[Relation]:
    """A column of rates with the two columns of amounts whose quotient most of them are: 受理, 办结, 办结率."""
    body = [r for r in range(grid.rows) if any((r, c) in grid.figures for c in range(grid.columns))]
    if len(body) < 3 or grid.columns > _FEW:
        return
    for column in range(grid.columns):
        head = _column_head(grid, column, body[0])
        if not _RATE_HEAD.search(head) or _SHARE.search(head) or re.search("同比|环比|增长|增幅|降幅", head):
            continue
        amounts = [
            c for c in range(grid.columns)
            if any((r, c) in grid.figures and grid.figures[r, c].kind == "count" for r in body)
        ]  # fmt: skip
        best: list[tuple[bool, Quantity, Quantity, Quantity]] = []
        for first in amounts:
            for second in amounts:
                if first in (second, column) or second == column:
                    continue
                tried = [
                    (share_fits(_range(part), _range(whole), rate.value, rate.decimals), rate, part, whole)
                    for r in body
                    if (rate := grid.figures.get((r, column))) is not None
                    and (part := grid.figures.get((r, first))) is not None
                    and (whole := grid.figures.get((r, second))) is not None
                    and rate.exact and part.exact and whole.exact and whole.value > 0
                ]  # fmt: skip
                if sum(fits for fits, *_ in tried) > sum(fits for fits, *_ in best):
                    best = tried
        fitting = sum(fits for fits, *_ in best)
        if fitting > 1 and 2 * fitting > len(best):
            for _, rate, part, whole in best:
                yield TableShare(rate=rate, part=part, whole=whole, of_total=False)


def _shares(grid: _Grid) -> Iterator[Relation]:
    """A column of shares with the column of amounts that most of them fit."""
    body = [r for r in range(grid.rows) if any((r, c) in grid.figures for c in range(grid.columns))]
    if len(body) < 3:
        return
    heads = [_head(grid, row) for row in range(grid.rows)]
    totals = [r for r in body if _TOTAL.fullmatch(heads[r])]
    if len(totals) != 1:
        return
    (total,) = totals
    for column in range(grid.columns):
        if not _SHARE.search(_column_head(grid, column, body[0])):
            continue
        shares = {
            r: grid.figures[r, column]
            for r in body
            if r != total and (r, column) in grid.figures and grid.figures[r, column].exact
        }
        best: list[tuple[bool, Quantity, Quantity, Quantity]] = []
        for other in range(grid.columns):
            whole = grid.figures.get((total, other))
            if (
                other == column
                or whole is None
                or whole.kind == "rate"
                or not whole.exact
                or whole.value <= 0
            ):
                continue
            tried = [
                (share_fits(_range(part), _range(whole), share.value, share.decimals), share, part, whole)
                for r, share in shares.items()
                if (part := grid.figures.get((r, other))) is not None and part.exact
            ]
            if sum(fits for fits, *_ in tried) > sum(fits for fits, *_ in best):
                best = tried
        fitting = sum(fits for fits, *_ in best)
        if fitting > 1 and 2 * fitting > len(best):
            for _, share, part, whole in best:
                yield TableShare(rate=share, part=part, whole=whole)
