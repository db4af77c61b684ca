"""A sheet: a table whose rows, columns and equations somebody prescribed, as a checklist describes it."""

from __future__ import annotations

from typing import NamedTuple

from hegui.document.words import NO_WORDS, Words

Place = tuple[str, str]
"""A cell of a sheet: row id, column id."""


def ends_with(words: Words, text: str) -> bool:
    """Whether ``text`` ends with ``words``, a bracket after them aside."""
    end = max((match.end() for match in words.finditer(text, 0, len(text))), default=-1)
    rest = text[end:]
    return end >= 0 and (not rest or (rest[0] == "（" and rest[-1] == "）"))


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
        unless: found in the same clause before the figure, it is that of a share only (其中网上申请).
    """

    words: Words
    cells: tuple[tuple[Place, ...], ...]
    title: str
    unless: Words = NO_WORDS


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
        labels: whole words of cells that stand beside several rows, or above them, and say what these have in common.
        heads: what heads its columns, where rows of another edition are called alike: a copy as plain text is read from there on.
        elsewhere: a sentence that has these words before a figure tells of another body or time than the table.
    """

    id: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    equations: tuple[Equation, ...] = ()
    told: tuple[Told, ...] = ()
    carried: tuple[Carried, ...] = ()
    basis: tuple[tuple[str, str, str], ...] = ()
    labels: Words = NO_WORDS
    heads: Words = NO_WORDS
    elsewhere: Words = NO_WORDS

    def name(self, place: Place) -> str:
        """What messages call a cell: “row”行“column”列, without what it has only one of."""
        row, column = place
        rows = [r.title for r in self.rows if r.id == row and r.title]
        columns = [c.title for c in self.columns if c.id == column and c.title]
        named = [*(f"“{r}”一行" for r in rows), *(f"“{c}”一列" for c in columns if c)]
        return "".join(named)


def grouped(sheet: Sheet, row: SheetRow) -> tuple[tuple[str, ...], ...]:
    """The columns of a row by their groups, where it has several: each may have been printed as a table of its own."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for column in sheet.columns:
        if column.id in row.columns:
            groups.setdefault(column.group.patterns, []).append(column.id)
    return tuple(tuple(ids) for ids in groups.values()) if len(groups) > 1 else ()
