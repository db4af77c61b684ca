"""``[[sheet]]`` of a checklist: a prescribed table, with its equations written as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from hegui.checklist.entries import Entries
from hegui.checklist.files import near
from hegui.document import Carried, Equation, Sheet, SheetColumn, SheetRow, Told

_WORDS = ("labels", "heads", "elsewhere")
_SHEET = ("id", "title", "basis", "columns", "rows", "equations", "told", "carried", *_WORDS)
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LAST = "last:"
T = TypeVar("T")


def sheet(entries: Entries, table: Mapping[str, Any], where: str) -> Sheet:
    """The sheet that ``table`` describes; what is wrong with it is noted in ``entries``."""
    entries.known(table, _SHEET, where)
    columns = tuple(
        SheetColumn(
            _id(entries, entry, place),
            entries.get(entry, "title", str, place),
            entries.words(entry.get("words", []), f"{place}.words"),
            entries.words(entry.get("group", []), f"{place}.group"),
        )
        for entry, place in _listed(entries, table, "columns", where, ("id", "title", "words", "group"))
    )
    every = tuple(c.id for c in columns)
    rows = tuple(
        SheetRow(
            _id(entries, entry, place),
            entries.get(entry, "title", str, place, ""),
            entries.words(entry.get("words", []), f"{place}.words"),
            _known(entries, entries.strings(entry, "columns", place), every, f"{place}.columns") or every,
            entries.get(entry, "headed", bool, place, True),
        )
        for entry, place in _listed(
            entries, table, "rows", where, ("id", "title", "words", "columns", "headed")
        )
    )
    known = tuple(r.id for r in rows)
    for what, ids in (("columns", every), ("rows", known)):
        for id in sorted({i for i in ids if ids.count(i) > 1}):
            entries.fault(f"{where}.{what}", f"“{id}”重复")
    if both := sorted(set(every) & set(known)):
        entries.fault(where, f"“{both[0]}”既是行又是列", "请换一个 id")
    reader = _Cells(entries, {r.id: r.columns for r in rows})
    return Sheet(
        id=_id(entries, table, where),
        title=entries.get(table, "title", str, where),
        columns=columns,
        rows=rows,
        equations=_noted(entries, table, "equations", where, lambda t, p: _equation(entries, t, known, every, p)),
        told=tuple(
            Told(
                entries.words(entry.get("words", []), f"{place}.words"),
                tuple(reader.sum(cells, f"{place}.cells") for cells in entries.strings(entry, "cells", place)),
                entries.get(entry, "title", str, place),
                entries.words(entry.get("unless", []), f"{place}.unless"),
            )
            for entry, place in _listed(entries, table, "told", where, ("words", "cells", "title", "unless"))
        ),
        carried=_noted(entries, table, "carried", where, reader.carried),
        basis=tuple((b.document, b.article, b.strength) for b in entries.basis(table, where))
        if "basis" in table
        else (),
        **{key: entries.words(table.get(key, []), f"{where}.{key}") for key in _WORDS},
    )  # fmt: skip


def _id(entries: Entries, table: Mapping[str, Any], where: str) -> str:
    id: str = entries.get(table, "id", str, where)
    if id and not _ID.fullmatch(id):
        entries.fault(f"{where}.id", f"“{id}”应为小写英文单词，以连字符相连")
    return id


def _listed(
    entries: Entries, table: Mapping[str, Any], key: str, where: str, known: tuple[str, ...]
) -> list[tuple[Mapping[str, Any], str]]:
    """The tables of a list, each with its place."""
    found: list[tuple[Mapping[str, Any], str]] = []
    for index, entry in enumerate(entries.get(table, key, list, where, [])):
        place = f"{where}.{key}[{index}]"
        if not isinstance(entry, dict):
            entries.fault(place, f"应为表：{{ {', '.join(known)} }}")
            continue
        entries.known(entry, known, place)
        found.append((entry, place))
    return found


def _noted(
    entries: Entries, table: Mapping[str, Any], key: str, where: str, read: Callable[[str, str], T | None]
) -> tuple[T, ...]:
    """What ``read`` makes of each string of a list."""
    texts = entries.strings(table, key, where)
    found = [read(text, f"{where}.{key}[{i}]") for i, text in enumerate(texts)]
    return tuple(one for one in found if one is not None)


def _known(entries: Entries, ids: Iterable[str], known: Iterable[str], where: str) -> tuple[str, ...]:
    ids, known = tuple(ids), tuple(known)
    for id in ids:
        if id not in known:
            entries.fault(where, f"没有名为“{id}”的行或列", near(id, known))
    return ids


def _equation(
    entries: Entries, text: str, rows: tuple[str, ...], columns: tuple[str, ...], where: str
) -> Equation | None:
    """``new + carried = total + forward``, all rows or all columns."""
    sides = [[term.strip() for term in side.split("+")] for side in text.split("=")]
    if len(sides) != 2:
        entries.fault(where, f"“{text}”应写作“甲 + 乙 = 丙 + 丁”")
        return None
    of_rows = sides[0][0] in rows
    for side in sides:
        _known(entries, side, rows if of_rows else columns, where)
    return Equation(tuple(sides[0]), tuple(sides[1]), of_rows)


class _Cells:
    """Reads cells written ``row.column``, and sums of them."""

    def __init__(self, entries: Entries, rows: Mapping[str, tuple[str, ...]]) -> None:
        self.entries = entries
        self.rows = rows

    def sum(self, text: str, where: str) -> tuple[tuple[str, str], ...]:
        """``a.x + b.x``."""
        return tuple(self.cell(term.strip(), where) for term in text.split("+"))

    def cell(self, text: str, where: str) -> tuple[str, str]:
        row, _, column = text.partition(".")
        if row not in self.rows:
            self.entries.fault(where, f"没有名为“{row}”的行", near(row, self.rows))
        elif column not in self.rows[row]:
            self.entries.fault(where, f"“{row}”一行没有名为“{column}”的列", near(column, self.rows[row]))
        return row, column

    def carried(self, text: str, where: str) -> Carried | None:
        """``a.x = last:b.x + c.x - d.x``: what last year's report says, and what this year adds and takes off."""
        left, equal, right = text.partition("=")
        terms = right.split()
        if not equal or not terms:
            self.entries.fault(where, f"“{text}”应写作“甲.列 = last:乙.列 + 丙.列 - 丁.列”")
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
            self.entries.fault(where, f"“{text}”没有写上年的哪一格（last:行.列）")
        return Carried(self.cell(left.strip(), where), *(tuple(sides[key]) for key in ("last", "+", "-")))
