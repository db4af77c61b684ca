"""Puts every quantity into its context: head, verb, scope, place in the document; numbers in table cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from hegui.document import Cell, Document, Span, Table, fact
from hegui.facts.dates import normalised
from hegui.facts.heads import clause_end, clause_start, find_head
from hegui.facts.masks import references
from hegui.facts.quantities import Raw, find_quantities
from hegui.facts.quantity import Interval, Quantity, interval_of
from hegui.facts.scope import LEVEL, RESTRICTOR, Scopes
from hegui.facts.units import Unit, units
from hegui.text.days import YEAR
from hegui.text.numerals import LONGEST, read_arabic

_MARKERS = ("共", "累计", "其中", "分别", "均", "达", "等", "平均", "总计", "合计", "人均")
_GROWTH = re.compile(
    "(?P<verb>增长率?|上升|提高|下降|减少|增加|上涨|回落|降低|提升|增幅|降幅|涨幅|压降|压减|下滑|缩短|压缩|缩减|精简|增速|翻|高出|多出|少)"
    "(?:幅度|了|率|约|近|超过?|达到?|为|至少|逾|幅|[ \u2060\u00a0：:])*$"
)
_FALL = frozenset(
    ("下降", "减少", "回落", "降低", "降幅", "压降", "压减", "下滑", "缩短", "压缩", "缩减", "精简", "少")
)
_SAME_PERIOD = re.compile(f"同比|环比|[较比](?:上年|去年|前年|上一年|同期|{YEAR}年)|同期相比|年均")
_GROWING = frozenset(("rate", "points", "times"))
_HEAD_UNIT = re.compile("[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[）)]$")
_CELL_NUMBER = re.compile(
    r"\s*(?P<number>[0-9]{1,15}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,8})?)\s*(?P<percent>%)?\s*"
)


@fact
def quantities(doc: Document) -> tuple[Quantity, ...]:
    """All quantities of ``doc`` in the order of the text; see :class:`hegui.facts.quantity.Quantity`."""
    text = normalised(doc)
    raws = find_quantities(text, references(doc))
    cells = _CellHeads(doc) if doc.tables else None
    if cells is not None:
        raws = _with_cells(doc, text, raws, cells)
    return tuple(_in_context(doc, text, raws, cells))


def _in_context(doc: Document, text: str, raws: list[Raw], cells: _CellHeads | None) -> Iterator[Quantity]:
    scopes = Scopes(doc)
    sentence_starts = [s.span.start for s in doc.sentences]
    paragraph_starts = [p.span.start for p in doc.paragraphs]
    items = sorted(
        (item.span, (i, k))
        for i, enumeration in enumerate(doc.enumerations)
        for k, item in enumerate(enumeration.items)
    )
    item_starts = [span.start for span, _ in items]
    known = units()
    nothing = Unit("", "", "", "count", False, False, "")
    percent = known["%"]
    floor = 0
    for ordinal, raw in enumerate(raws):
        start, end = raw.start, raw.end
        block, begin = scopes.block(start)
        unit = raw.unit or (percent if "fraction" in raw.flags else nothing)
        flags = raw.flags
        clause_left = clause_start(text, begin, start)
        left = max(clause_left, floor)
        before = text[clause_left:start]
        kind = unit.kind
        head = find_head(text, left + (text[left : left + 1] == "、"), start, end)
        head_words, head_span = head.words, head.span
        if kind in _GROWING and (
            grown := _GROWTH.search(text, max(begin, raw.number_start - 14), raw.number_start)
        ):
            if kind == "rate":
                kind = "growth"
            flags = (*flags, "growth")
            if grown["verb"] in _FALL:
                flags = (*flags, "fall")
            if _SAME_PERIOD.search(before):
                flags = (*flags, "same-period")
        if cells is not None and "cell" in flags:
            head_words, head_span = cells.head_at(start)
        innermost = doc.section_at(start)
        section = innermost.ordinal if innermost is not None else -1
        year = scopes.year(start, begin, section)
        levels = LEVEL.findall(text, max(begin, start - 60), start)
        restrictor = RESTRICTOR.search(before)
        at = bisect_right(item_starts, start) - 1
        words = (*raw.before, *raw.after)
        interval = interval_of(raw.value, words, raw.rest_scale)
        if raw.second is not None:
            low, high = sorted((raw.value, raw.second))
            interval = (
                Interval(low, high)
                if not words
                else Interval(interval_of(low, words).low, interval_of(high, words).high)
            )
        yield Quantity(
            Span(start, end),
            Span(raw.number_start, raw.number_end),
            doc.body[start:end],
            raw.raw,
            raw.value,
            interval,
            raw.second,
            raw.decimals,
            raw.scale,
            words,
            raw.rest_at,
            raw.unit.canonical if raw.unit else "",
            unit.group,
            kind,
            unit.discrete,
            head_words,
            head_span,
            head.verb,
            tuple(m for m in _MARKERS if m in before),
            Span(clause_left, clause_end(text, end)),
            year,
            scopes.window(start, begin),
            levels[-1] if levels else "",
            restrictor[0] if restrictor else "",
            scopes.plan(section, year, before),
            max(0, bisect_right(paragraph_starts, start) - 1),
            _inside(doc, sentence_starts, start),
            section,
            items[at][1] if at >= 0 and items[at][0].end > start else None,
            block,
            frozenset(flags),
            ordinal,
        )
        floor = end


def _inside(doc: Document, starts: list[int], offset: int) -> int:
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 and doc.sentences[index].span.end > offset else -1


class _CellHeads:
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


def _with_cells(doc: Document, text: str, raws: list[Raw], cells: _CellHeads) -> list[Raw]:
    """``raws`` with the numbers that stand alone in a cell; those in a column of numbers or years are no amounts."""
    taken = {raw.number_start for raw in raws}
    found = [raw._replace(flags=(*raw.flags, "cell")) if cells.at(raw.start) else raw for raw in raws]
    for span, table, cell in cells.placed:
        match = _CELL_NUMBER.fullmatch(text, span.start, span.end)
        if match is None or len(match["number"]) > LONGEST or match.start("number") in taken:
            continue
        row, column = cells.heads(table, cell)
        named = "".join(doc.body[h.span.start : h.span.end] for h in (row, column) if h is not None)
        if not named or re.search("序号|编号|电话|邮编|年度|年份|时间|日期|代码|文号", named):
            continue
        value, decimals, sound = read_arabic(match["number"])
        begin, end = match.span("number")
        unit = units()["%"] if match["percent"] else cells.unit_at(table, cell)
        found.append(
            Raw(
                begin, match.end("percent") if match["percent"] else end, begin, end, match["number"], value, None,
                decimals, 1, 1, (), (), "", unit,
                ("cell", *(() if sound else ("grouping",)), *(() if unit else ("no-unit",))),
            )
        )  # fmt: skip
    found.sort()
    return found


__all__ = ["quantities"]
