"""A sheet: a table whose rows, columns and equations somebody prescribed, as a checklist describes it."""

from __future__ import annotations

from typing import NamedTuple

from hegui.document.words import NO_WORDS, Words

Place = tuple[str, str]
"""A cell of a sheet: row id, column id."""


class SheetColumn(NamedTuple):
    """A column.

    Attributes:
        title: what messages call it.
        words: match the end of what heads the column.
        group: match in what heads it as well, where several columns of the sheet end alike.
    """

    id: str
    title: str
    words: Words
    group: Words = NO_WORDS


class SheetRow(NamedTuple):
    """A row.

    Attributes:
        words: match what stands before its figures, to the last character but a bracket.
        columns: ids of the columns it has, in order.
        headed: the row has words of its own before its figures; otherwise ``words`` match what the table has above it.
    """

    id: str
    title: str
    words: Words
    columns: tuple[str, ...]
    headed: bool = True


class Equation(NamedTuple):
    """Two sums that are equal, exactly, in every line across.

    Attributes:
        left: ids of rows (then it holds in every column that all of them have) or of columns (in every row).
        of_rows: which of the two.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    of_rows: bool


class Told(NamedTuple):
    """How running text tells what a cell holds.

    Attributes:
        words: group 1 is the figure; without a group the words say that it is nought.
        cells: sums of cells, of which any may be meant.
        title: what messages call it.
    """

    words: Words
    cells: tuple[tuple[Place, ...], ...]
    title: str


class Carried(NamedTuple):
    """A cell that last year's report fixes: it equals the sum of ``last`` there, and of ``plus`` less ``minus`` here."""

    cell: Place
    last: tuple[Place, ...]
    plus: tuple[Place, ...] = ()
    minus: tuple[Place, ...] = ()


class Sheet(NamedTuple):
    """A prescribed table.

    Attributes:
        basis: document, article and strength of each source.
    """

    id: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    equations: tuple[Equation, ...] = ()
    told: tuple[Told, ...] = ()
    carried: tuple[Carried, ...] = ()
    basis: tuple[tuple[str, str, str], ...] = ()

    def name(self, place: Place) -> str:
        """What messages call a cell: “row”行“column”列, without what it has only one of."""
        row, column = place
        rows = [r.title for r in self.rows if r.id == row and r.title]
        columns = [c.title for c in self.columns if c.id == column and c.title]
        named = [*(f"“{r}”一行" for r in rows), *(f"“{c}”一列" for c in columns if c)]
        return "".join(named)
