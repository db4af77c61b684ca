"""Tables: totals with the cells they sum, shares with the column they are shares of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from hegui.document import Document, Table
from hegui.facts.feasibility import share_fits
from hegui.facts.quantities import Interval, Quantity, quantities
from hegui.facts.relations.model import PartOf, Relation, TableShare, TableSum
from hegui.facts.rows import listed
from hegui.text.views import squeezed

_TOTAL = re.compile(f"(?:{listed('total-cell')})(?:数|量|[（(][^（）()]{{0,8}}[）)])?")
_SUBTOTAL = re.compile("小计(?:数|量|[（(][^（）()]{0,8}[）)])?")
_DETAIL = re.compile("其中|[（(]?(?:含|内)[:：]")
_SHARE = re.compile(listed("share-cell"))
_NOT_SUMMED = re.compile(f"{listed('not-summed')}|{listed('not-summed-more')}|%")
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


def _body(grid: _Grid) -> list[int]:
    """The rows with figures."""
    return [r for r in range(grid.rows) if any((r, c) in grid.figures for c in range(grid.columns))]


def _sums(grid: _Grid) -> Iterator[Relation]:
    """Each total row with the figures of its column above it, or below it when it comes first."""
    heads = [_head(grid, row) for row in range(grid.rows)]
    body = _body(grid)
    if len(body) < _FEWEST:
        return
    totals = [r for r in body if _TOTAL.fullmatch(heads[r])]
    subtotals = [r for r in body if _SUBTOTAL.fullmatch(heads[r])]
    done = body[0]
    for row in subtotals:
        yield from _columns(
            grid, row, [r for r in body if done <= r < row and r not in totals], heads, body[0]
        )
        done = row + 1
    plain = [r for r in body if r not in totals and r not in subtotals]
    for row in totals:
        rows = _summed_by(row, plain, totals, body[0])
        yield from _columns(grid, row, rows, heads, body[0], subtotals)


def _summed_by(total: int, plain: Sequence[int], totals: Sequence[int], first: int) -> list[int]:
    """The rows that a total sums: all above it down from the total before, or all below where it comes first."""
    if total == first:
        return [r for r in plain if r > total]
    before = max((t for t in totals if t < total), default=-1)
    return [r for r in plain if before < r < total]


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
        if _NOT_SUMMED.search(_column_head(grid, column, first)) or not _full(grid, column, rows):
            continue
        parts = [grid.figures[r, column] for r in rows if (r, column) in grid.figures]
        if len(parts) > 1 and _of_one_kind(whole, parts) and not _sums_up(grid, column, subtotals, whole):
            yield TableSum(total=whole, parts=tuple(parts), evidence=heads[total])


def _full(grid: _Grid, column: int, rows: Sequence[int]) -> bool:
    """Whether every cell of a column has a figure or says that there is none."""
    return all(
        (r, column) in grid.figures or _NOTHING.fullmatch(grid.words.get((r, column), "")) for r in rows
    )


def _of_one_kind(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts and whole are exact figures of one kind, and name one unit at most."""
    alike = all(p.kind == whole.kind and p.exact for p in parts)
    return alike and len({p.unit for p in (*parts, whole) if p.unit}) < 2


def _sums_up(grid: _Grid, column: int, subtotals: Sequence[int], whole: Quantity) -> bool:
    """Whether the subtotals are what the total sums."""
    if not subtotals:
        return False
    return sum(grid.figures[r, column].value for r in subtotals if (r, column) in grid.figures) == whole.value


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
_GROWTH = re.compile(listed("growth-cell"))
_FEW = 12  # columns; more are tried out no pairwise
_FEWEST = 3  # rows with figures


class _Tried(NamedTuple):
    """One row of two columns and a rate: whether the rate is that of the two figures."""

    fits: bool
    rate: Quantity
    part: Quantity
    whole: Quantity


def _rates(grid: _Grid) -> Iterator[Relation]:
    """A column of rates with the two columns of amounts whose quotient most of them are: 受理, 办结, 办结率."""
    body = _body(grid)
    if len(body) < _FEWEST or grid.columns > _FEW:
        return
    amounts = [
        c for c in range(grid.columns)
        if any((r, c) in grid.figures and grid.figures[r, c].kind == "count" for r in body)
    ]  # fmt: skip
    for column in range(grid.columns):
        head = _column_head(grid, column, body[0])
        if not _RATE_HEAD.search(head) or _SHARE.search(head) or _GROWTH.search(head):
            continue
        pairs = (
            [*_quotients(grid, body, column, first, second)]
            for first, second in permutations((c for c in amounts if c != column), 2)
        )
        yield from _best(pairs, of_total=False)


def _quotients(grid: _Grid, rows: Sequence[int], column: int, first: int, second: int) -> Iterator[_Tried]:
    """Every row of a column of rates with its figures in two others."""
    for row in rows:
        rate, part, whole = (grid.figures.get((row, c)) for c in (column, first, second))
        if rate is None or part is None or whole is None or whole.value <= 0:
            continue
        if rate.exact and part.exact and whole.exact:
            yield _tried(rate, part, whole)


def _tried(rate: Quantity, part: Quantity, whole: Quantity) -> _Tried:
    return _Tried(share_fits(_range(part), _range(whole), rate.value, rate.decimals), rate, part, whole)


def _best(tries: Iterable[Sequence[_Tried]], of_total: bool) -> Iterator[Relation]:
    """The relations of the try that fits most, where it fits more than half of its rows."""
    best = max(tries, key=_fitting, default=())
    if _fitting(best) > 1 and len(best) < 2 * _fitting(best):
        for one in best:
            yield TableShare(rate=one.rate, part=one.part, whole=one.whole, of_total=of_total)


def _fitting(tried: Sequence[_Tried]) -> int:
    return sum(one.fits for one in tried)


def _shares(grid: _Grid) -> Iterator[Relation]:
    """A column of shares with the column of amounts that most of them fit."""
    body = _body(grid)
    totals = [r for r in body if _TOTAL.fullmatch(_head(grid, r))]
    if len(body) < _FEWEST or len(totals) != 1:
        return
    rows = [r for r in body if r != totals[0]]
    for column in range(grid.columns):
        if _SHARE.search(_column_head(grid, column, body[0])):
            others = (c for c in range(grid.columns) if c != column)
            yield from _best(
                [[*_of_total(grid, rows, column, other, totals[0])] for other in others], of_total=True
            )


def _of_total(grid: _Grid, rows: Sequence[int], column: int, other: int, total: int) -> Iterator[_Tried]:
    """Every row of a column of shares with its figure in another column and the total of that."""
    whole = grid.figures.get((total, other))
    if whole is None or whole.kind == "rate" or not whole.exact or whole.value <= 0:
        return
    for row in rows:
        share, part = grid.figures.get((row, column)), grid.figures.get((row, other))
        if share is not None and part is not None and share.exact and part.exact:
            yield _tried(share, part, whole)
