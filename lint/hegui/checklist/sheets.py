"""``[[sheet]]`` of a checklist: a prescribed table, with its equations written as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from hegui.checklist.shapes import BASIS, File, words
from hegui.document import NO_WORDS, Carried, Equation, Sheet, SheetColumn, SheetRow, Told
from hegui.errors import remedy
from hegui.schema import FLAG, STRINGS, TEXT, known, made, maybe, several, table, then, told

_LAST = "last:"
_ID = told(TEXT, re.compile("[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch, "“{}”应为小写英文单词，以连字符相连")
_PATTERNS = maybe(words, NO_WORDS)


def _sheet(file: File, said: dict[str, Any], where: str) -> Any:
    """The sheet, once its equations are read: they speak of its rows and columns."""
    columns: tuple[SheetColumn, ...] = said.pop("columns")
    every = tuple(column.id for column in columns)
    rows = tuple(row if row.columns else row._replace(columns=every) for row in said.pop("rows"))
    ids = tuple(row.id for row in rows)
    for what, some in (("columns", every), ("rows", ids)):
        for id in sorted({i for i in some if some.count(i) > 1}):
            file.fault(f"{where}.{what}", f"“{id}”重复")
    if both := sorted(set(every) & set(ids)):
        file.fault(where, f"“{both[0]}”既是行又是列", "请换一个 id")
    for index, row in enumerate(rows):
        for column in row.columns:
            known(file, column, every, "列", f"{where}.rows[{index}]（{row.id}）.columns")
    cells = _Cells(file, {row.id: row.columns for row in rows})
    told = tuple(
        t._replace(cells=tuple(cells.sum(c, f"{where}.told[{i}].cells") for c in t.cells))
        for i, t in enumerate(said.pop("told"))
    )

    def each(key: str, read: Callable[[str, str], Any]) -> tuple[Any, ...]:
        found = [read(text, f"{where}.{key}[{i}]") for i, text in enumerate(said.pop(key))]
        return tuple(one for one in found if one)

    return Sheet(
        columns=columns, rows=rows, told=told, carried=each("carried", cells.carried),
        equations=each("equations", lambda text, place: _equation(file, text, ids, every, place)), **said,
    )  # fmt: skip


def _equation(
    file: File, text: str, rows: tuple[str, ...], columns: tuple[str, ...], where: str
) -> Equation | None:
    """``new + carried = total + forward``, all rows or all columns."""
    sides = [[term.strip() for term in side.split("+")] for side in text.split("=")]
    if len(sides) != 2:
        file.fault(where, f"“{text}”应写作“甲 + 乙 = 丙 + 丁”")
        return None
    of_rows = sides[0][0] in rows
    for term in (*sides[0], *sides[1]):
        known(file, term, rows if of_rows else columns, "行或列", where)
    return Equation(tuple(sides[0]), tuple(sides[1]), of_rows)


class _Cells:
    """Reads cells written ``row.column``, and sums of them."""

    def __init__(self, file: File, rows: Mapping[str, tuple[str, ...]]) -> None:
        self.file = file
        self.rows = rows

    def sum(self, text: str, where: str) -> tuple[tuple[str, str], ...]:
        """``a.x + b.x``."""
        return tuple(self.cell(term.strip(), where) for term in text.split("+"))

    def cell(self, text: str, where: str) -> tuple[str, str]:
        row, _, column = text.partition(".")
        if row not in self.rows:
            self.file.fault(where, f"没有名为“{row}”的行", remedy(row, self.rows))
        elif column not in self.rows[row]:
            self.file.fault(where, f"“{row}”一行没有名为“{column}”的列", remedy(column, self.rows[row]))
        return row, column

    def carried(self, text: str, where: str) -> Carried | None:
        """``a.x = last:b.x + c.x - d.x``: what last year's report says, and what this year adds and takes off."""
        left, equal, right = text.partition("=")
        terms = right.split()
        if not equal or not terms:
            self.file.fault(where, f"“{text}”应写作“甲.列 = last:乙.列 + 丙.列 - 丁.列”")
            return None
        sides: dict[str, list[tuple[str, str]]] = {"last": [], "+": [], "-": []}
        sign = "+"
        for term in terms:
            if term in ("+", "-"):
                sign = term
                continue
            last = term.startswith(_LAST)
            sides["last" if last else sign].append(self.cell(term.removeprefix(_LAST), where))
        if not sides["last"]:
            self.file.fault(where, f"“{text}”没有写上年的哪一格（last:行.列）")
        return Carried(self.cell(left.strip(), where), *(tuple(sides[key]) for key in ("last", "+", "-")))


_COLUMN = {"id": _ID, "title": TEXT, "words": _PATTERNS, "group": _PATTERNS}
_ROW = {
    "id": _ID, "title": maybe(TEXT, ""), "words": _PATTERNS, "columns": maybe(STRINGS, ()), "headed": maybe(FLAG),
}  # fmt: skip
_TOLD = {"words": _PATTERNS, "cells": maybe(STRINGS, ()), "title": TEXT, "unless": _PATTERNS}
SHEET = then(table(dict, {
    "id": _ID,
    "title": TEXT,
    "columns": maybe(several(table(SheetColumn, _COLUMN)), ()),
    "rows": maybe(several(table(SheetRow, _ROW)), ()),
    "equations": maybe(STRINGS, ()),
    "told": maybe(several(table(Told, _TOLD)), ()),
    "carried": maybe(STRINGS, ()),
    "labels": _PATTERNS,
    "heads": _PATTERNS,
    "elsewhere": _PATTERNS,
    "basis": maybe(made(BASIS, lambda found: tuple(map(tuple, found))), ()),
}), _sheet)  # fmt: skip
