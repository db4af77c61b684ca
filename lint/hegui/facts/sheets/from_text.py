"""Prescribed tables in running text: copied from a page, rows and cells run into lines of words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.document import Document, Sheet, SheetRow, Span
from hegui.document.sheet import Place, ends_with, grouped
from hegui.facts.parts import evened
from hegui.facts.sheets.model import FIGURE, MORE, NOTHING, SIGN, Entry, value_of

_BLANKS = re.compile(r"[\s|\u2060]+")
_EDGE = re.compile(r"[|\t]")
_EMPTY = "∅"
"""Stands for a cell with nothing between its edges."""
_BARE = f"(?:{FIGURE}|{NOTHING}|{_EMPTY})"
_VALUE = f"(?:(?:{SIGN})?{FIGURE}{MORE}|{NOTHING}|{_EMPTY})"
_ONE = re.compile(_VALUE)
_FIGURE_AHEAD = re.compile("[^0-9∅]{0,80}(?= [0-9∅])")
_BRACKET = "(?:（[^（）]{0,60}）)?"


def cells(doc: Document, sheet: Sheet) -> tuple[dict[Place, Entry], int]:
    """What the text of ``doc`` has in the cells of ``sheet``: the rows in order, each with all its figures behind it.

    The second is where the words begin that head the first of those rows.
    """
    text, offsets = _run_together(evened(doc), edges=not doc.tables)
    found: dict[Place, Entry] = {}
    at = 0
    if sheet.heads:
        head = sheet.heads.search(text)
        if head is None:
            return found, 0
        at = head.end()
    first = len(text) - 1
    for row in sheet.rows:
        figures = _figures(len(row.columns))
        heads = row.words.finditer(text, at, len(text))
        tries = ((head.start(), figures.match(text, head.end())) for head in heads)
        start, line = next(((start, match) for start, match in tries if match is not None), (0, None))
        parts = [(row.columns, start, line)] if line is not None else list(_parts(sheet, row, text, at))
        for columns, begun, figures_ in parts:
            first = min(first, begun)
            at = figures_.end()
            for column, value in zip(columns, _ONE.finditer(text, *figures_.span("all")), strict=True):
                span = Span(offsets[value.start()], offsets[value.end() - 1] + 1)
                found[row.id, column] = Entry(span, value_of(value[0]))
    return found, offsets[first]


def _parts(
    sheet: Sheet, row: SheetRow, text: str, at: int
) -> Iterator[tuple[tuple[str, ...], int, re.Match[str]]]:
    """The groups of a row that have tables of their own: what names the group, the heads of its columns, its figures."""
    columns = {column.id: column for column in sheet.columns}
    for ids in grouped(sheet, row):
        figures = _figures(len(ids))
        for name in columns[ids[0]].group.finditer(text, at, len(text)):
            value = _FIGURE_AHEAD.match(text, name.end())
            if value is None or not ends_with(columns[ids[-1]].words, text[name.end() : value.end()].strip()):
                continue
            line = figures.match(text, value.end())
            if line is not None:
                yield ids, name.start(), line
                at = line.end()
                break


def _run_together(text: str, edges: bool) -> tuple[str, list[int]]:
    """``text`` without blanks and bars but one blank beside each figure, and where each character came from.

    Args:
        edges: bars and tabs are edges of cells; where tables are known as such, tabs stand for merged cells too.
    """
    kept: list[str] = []
    offsets: list[int] = []
    done = 0
    for gap in _BLANKS.finditer(text):
        kept.append(text[done : gap.start()])
        offsets.extend(range(done, gap.start()))
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        # Two edges and a figure behind them: the cells between are empty; behind the last figure of a line edges say nothing.
        inside = edges and _countable(after) and "\n" not in gap[0]
        between = [edge.start() for edge in _EDGE.finditer(text, *gap.span())] if inside else []
        for edge in between[:-1]:
            kept.append(f" {_EMPTY}")
            offsets += [edge, edge]
        if _countable(before) or _countable(after):
            kept.append(" ")
            offsets.append(gap.start())
        done = gap.end()
    kept.append(text[done:])
    offsets.extend(range(done, len(text)))
    return "".join(kept) + " ", [*offsets, len(text)]


def _countable(character: str) -> bool:
    return bool(character) and character in "0123456789/／—–－-无"


@lru_cache(maxsize=64)
def _figures(number: int) -> re.Pattern[str]:
    """Behind what heads a row: exactly so many figures; a single one has no unit, or it is told in a sentence."""
    if number == 1:
        return re.compile(f"{_BRACKET} ?(?P<all>{_BARE})(?= )(?! {_BARE} )(?! ?[件项宗条个起次份户人])")
    return re.compile(
        f"{_BRACKET} ?(?P<all>{_VALUE}(?: {_VALUE}){{{number - 1}}})(?:(?= )|(?<![0-9]))(?! {_VALUE} )"
    )
