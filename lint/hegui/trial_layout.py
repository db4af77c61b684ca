"""Layouts for the examples of rules: a text set in the official form, but for what an example says otherwise.

An example says it in words, so that its page can be read: ``页：上25.4 左31.8；第1行：黑体 16磅；第3行“某词”：宋体；页码：居中``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hegui.document import Cell, Document, Origin, RunPlace, Segment, Span, Table
from hegui.document.layout import (
    MILLIMETRE,
    Grid,
    Indent,
    Layout,
    PageNumber,
    ParagraphLook,
    RunLook,
    SectionLook,
    TableLook,
)
from hegui.facts.looks import Line, elements
from hegui.reading import Block, Reading
from hegui.text.blanks import trimmed

_PART = "word/document.xml"
_PITCH = 28.95
_ITEM = re.compile("(?P<where>[^：；]+)：(?P<said>[^；]*)")
_LINE = re.compile("第(?P<line>[0-9]+)行(?:“(?P<words>[^”]+)”)?")
_NUMBER = "(?P<n>-?[0-9.]+)"
_ALIGNS = {"居左": "left", "居中": "center", "居右": "right", "两端": "both", "外侧": "outside"}
_PAGE = {"宽": "width", "高": "height", "上": "top", "下": "bottom", "左": "left", "右": "right"}
_INDENTS = {"首行": "first", "左": "left", "右": "right"}


def reading(text: str, notation: str) -> Reading:
    """The reading of a docx with one paragraph a line; words that ``notation`` names are runs of their own."""
    cuts: dict[int, str] = {}
    for match in _ITEM.finditer(notation):
        place = _LINE.fullmatch(match["where"])
        if place is not None and place["words"]:
            cuts[int(place["line"]) - 1] = place["words"]
    segments: list[Segment] = []
    blocks: list[Block] = []
    rows: list[list[Span]] = []
    tables: list[Table] = []
    at = 0
    for number, line in enumerate((*text.split("\n"), "")):
        if rows and "\t" not in line:
            tables.append(_table(rows))
            rows = []
        if number == text.count("\n") + 1:
            break
        if at:
            segments.append(Segment(at - 1, at, RunPlace(_PART, number, -1, 0), fixed=True))
        words = cuts.get(number, "")
        cut = line.index(words) if words else 0
        start = at
        for run, piece in enumerate((line[:cut], words, line[cut + len(words) :]) if words else (line,)):
            if piece:
                segments.append(Segment(start, start + len(piece), RunPlace(_PART, number, run, 0)))
                start += len(piece)
        cells = []
        start = at
        for piece in line.split("\t"):
            span = trimmed(piece, Span(0, len(piece))).shift(start)
            cells.append(span)
            if span.length:
                blocks.append(Block(span, "cell" if "\t" in line else "paragraph"))
            start += len(piece) + 1
        if "\t" in line:
            rows.append(cells)
        at += len(line) + 1
    return Reading(text, "docx", Origin(segments), tuple(blocks), tuple(tables))


def _table(rows: list[list[Span]]) -> Table:
    cells = [Cell(span, row, column) for row, spans in enumerate(rows) for column, span in enumerate(spans)]
    return Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells))


def laid_out(doc: Document, notation: str) -> Document:
    """``doc``, made of a ``reading``, in the official form, but for what ``notation`` says."""
    count = doc.text.count("\n") + 1
    plain = Layout(_PART, (SectionLook(),), {n: _look(doc, n) for n in range(count)})
    parts = elements(replace(doc, layout=lambda: plain))
    looks = dict(plain.paragraphs)
    for line, face, changes in _official(parts):
        place = doc.origin.at(line.span.start)
        assert isinstance(place, RunPlace)
        look = looks[place.paragraph]
        looks[place.paragraph] = look._replace(runs=(face,) * len(look.runs), **changes)
    for heading in parts.headings:
        _set_heading(doc, looks, heading.line.span, heading.level, heading.alone)
    laid = Layout(_PART, (_page(),), looks, (), 16.0, True)
    for match in _ITEM.finditer(notation):
        laid = _changed(doc, laid, match["where"], match["said"].split())
    return replace(doc, layout=lambda: laid)


_SONG, _FANGSONG = "方正小标宋简体", "仿宋_GB2312"
_BODY = RunLook(_FANGSONG, _FANGSONG, 16.0)


def _look(doc: Document, number: int) -> ParagraphLook:
    runs = [
        s.place.run
        for s in doc.origin.segments
        if isinstance(s.place, RunPlace) and s.place.paragraph == number
    ]
    return ParagraphLook(
        0, "Normal", align="both", first=Indent(0.0, 2.0), line=_PITCH, line_rule="exact",
        runs=(_BODY,) * (max(runs, default=0) + 1),
    )  # fmt: skip


def _official(parts: Any) -> Iterator[tuple[Line, RunLook, dict[str, Any]]]:
    flush, none = Indent(0.0, 0.0), Indent()
    for line in parts.title:
        yield line, RunLook(_SONG, _SONG, 22.0), {"align": "center", "first": none}
    for line in parts.addressee:
        yield line, _BODY, {"first": flush}
    for line in parts.signature:
        yield line, _BODY, {"align": "right", "first": none, "right": Indent(0.0, 2.0)}
    for line in parts.date:
        yield line, _BODY, {"align": "right", "first": none, "right": Indent(0.0, 4.0)}
    for line in parts.annexes:
        yield line, _BODY._replace(font="黑体"), {"first": none, "starts_page": True}
    for line in (*parts.copies, *parts.printed):
        yield line, _BODY._replace(size=14.0), {"first": Indent(0.0, 1.0)}


def _set_heading(doc: Document, looks: dict[int, ParagraphLook], span: Span, level: int, alone: bool) -> None:
    place = doc.origin.at(span.start)
    assert isinstance(place, RunPlace)
    font = {1: "黑体", 2: "楷体_GB2312"}.get(level, _FANGSONG)
    look = looks[place.paragraph]
    runs = tuple(r._replace(font=font) if alone or n == 0 else r for n, r in enumerate(look.runs))
    looks[place.paragraph] = look._replace(runs=runs)


def _page() -> SectionLook:
    face = RunLook("宋体", "宋体", 14.0)
    numbers = tuple(
        PageNumber("footer", pages, "— ", " —", face, align, 1.0)
        for pages, align in (("default", "right"), ("even", "left"))
    )
    sides = {"width": 210, "height": 297, "top": 37, "bottom": 35, "left": 28, "right": 26}
    measures: dict[str, Any] = {name: n * MILLIMETRE for name, n in sides.items()}
    return SectionLook(grid=Grid("lines", _PITCH), numbers=numbers, **measures)


def _changed(doc: Document, laid: Layout, where: str, said: list[str]) -> Layout:
    line = _LINE.fullmatch(where)
    if line is not None:
        number = int(line["line"]) - 1
        look = laid.paragraphs[number]
        for word in said:
            look = _line(look, word, 1 if line["words"] else None)
        return laid._replace(paragraphs={**laid.paragraphs, number: look})
    page = laid.sections[0]
    for word in said:
        if where == "页":
            page = _page_word(page, word)
        elif where == "奇偶页":
            laid = laid._replace(odd_and_even=word != "相同")
        elif where == "页码":
            page = page._replace(numbers=tuple(_page_number(page.numbers, word)))
        else:
            start = next(n for n, text in enumerate(doc.text.split("\n")) if text.startswith(where))
            width = float(word.removeprefix("宽")) * MILLIMETRE
            laid = laid._replace(tables=(*laid.tables, TableLook(start, 0, width)))
    return laid._replace(sections=(page,))


def _page_word(page: SectionLook, word: str) -> SectionLook:
    if word.startswith("网格"):
        pitch = re.search(_NUMBER, word)
        return page._replace(grid=Grid("lines", float(pitch["n"])) if pitch else Grid())
    if word.startswith("字距"):
        return page._replace(grid=Grid("linesAndChars", page.grid.pitch, float(word[2:])))
    changes: dict[str, Any] = {_PAGE[word[0]]: float(word[1:]) * MILLIMETRE}
    return page._replace(**changes)


def _page_number(numbers: tuple[PageNumber, ...], word: str) -> Iterator[PageNumber]:
    if word == "无":
        return
    for number in numbers:
        if word in _ALIGNS:
            yield number._replace(align=_ALIGNS[word], gap=None)
        elif word.endswith("磅"):
            yield number._replace(look=number.look._replace(size=float(word[:-1])))
        elif word.startswith("前后"):
            yield number._replace(before=word[2:], after=word[2:])
        else:
            yield number._replace(look=number.look._replace(latin=word))


def _line(look: ParagraphLook, word: str, run: int | None) -> ParagraphLook:
    indent = re.fullmatch(f"(?P<side>首行|左|右){_NUMBER}字", word)
    if indent is not None:
        sides: dict[str, Any] = {_INDENTS[indent["side"]]: Indent(0.0, float(indent["n"]))}
        return look._replace(**sides)
    spacing = re.fullmatch(f"行距{_NUMBER}(?P<unit>磅|倍)", word)
    if spacing is not None:
        rule = "exact" if spacing["unit"] == "磅" else "auto"
        return look._replace(line=float(spacing["n"]), line_rule=rule)
    if word in _ALIGNS:
        return look._replace(align=_ALIGNS[word])
    if word.startswith("级"):
        return look._replace(style=f"heading {word[1:]}", style_level=int(word[1:]))
    if word in ("另页", "不另页"):
        return look._replace(starts_page=word == "另页")
    if word.endswith("磅"):
        changes: dict[str, Any] = {"size": float(word[:-1])}
    elif word.startswith("颜色"):
        changes = {"colour": word[2:]}
    else:
        changes = {"font": "" if word == "未知" else word}
    runs = tuple(
        face._replace(**changes) if run is None or number == run else face
        for number, face in enumerate(look.runs)
    )
    return look._replace(runs=runs)
