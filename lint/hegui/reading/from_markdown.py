"""Markdown: the text is the decoded file, every source line with something in it is a block.

A paragraph that is wrapped softly over several lines gives several blocks, just as a txt file does: a block holds no
line break, and the text must stay the file. markdown-it decides what is markup; it gives the lines of each block and
the order of the inline pieces, and ``_inline_marks`` walks that order along the source, so that no place is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hegui.document import Cell, Mark, Span, Table, identity_origin
from hegui.reading.contract import Block, Reading, Source
from hegui.reading.decoding import decode
from hegui.reading.from_text import invisible_marks
from hegui.text.blanks import trimmed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"\r\n|\n|\r")
_ATX = re.compile(r"[ \t]*#{1,6}(?:[ \t]+|(?=[\r\n]|$))")
_ATX_END = re.compile(r"(?<=[ \t])#+[ \t]*$")
_LIST_MARK = re.compile(r"[ \t]*[-*+](?:[ \t]+|$)")
_QUOTE_MARK = re.compile(r"[ \t]*>[ \t]?")
_SOFT_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>|<![A-Z][^<>]*>|<\?(?:(?!<\?).)*?\?>", re.S)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)", re.S)
_FRONT_LIMIT = 8192
_FRONT_LINE = re.compile(r"(?<![A-Za-z_])([A-Za-z_]++)[ \t]*+:[ \t]*+(\S(?:.*\S)?)[ \t]*$", re.M)
_FRONT_KEYS = {
    "title": "title",
    "author": "author",
    "date": "published",
    "published": "published",
    "issuer": "issuer",
}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(source: Source) -> Reading:
    """Read a Markdown file (CommonMark with tables and strike-through; a leading YAML block is metadata).

    Raises:
        ReadError: ``E902`` when the bytes are no text.
    """
    text = decode(source.data, source.path)
    lines = tuple(_lines(text))
    front, metadata = _front_matter(text)
    # Blank lines stand for the front matter, so that line numbers stay.
    below = len(text) - len(text[front:].lstrip("\r\n"))
    tokens = _parser().parse(
        "\n" * sum(line.start < below for line in lines) + text[below:] if front else text
    )
    page = _Page(text, lines)
    _walk(tokens, page)
    for number, line in enumerate(lines):
        # What no token claims defines a link target, or is a bare quotation or list mark.
        if line.start >= front and number not in page.claimed and text[line.start : line.end].strip():
            page.mark(line.start, line.end)
    marks = [mark for mark in page.marks if not text.startswith("<!-- hegui-", mark.span.start)]
    if front:
        marks.append(Mark(Span(0, front), "page", "文首的元数据"))
    marks += invisible_marks(text)
    return Reading(
        text=text,
        format="md",
        origin=identity_origin(len(text)),
        blocks=tuple(_blocks(page)),
        tables=tuple(page.tables),
        marks=tuple(sorted(set(marks))),
        metadata=metadata,
    )


class _Page:
    """What the walk over the tokens collects; offsets of the text, line numbers from 0."""

    def __init__(self, text: str, lines: tuple[Span, ...]) -> None:
        self.text = text
        self.lines = lines
        self.marks: list[Mark] = []
        self.tables: list[Table] = []
        self.outlines: dict[int, int] = {}
        self.rows: dict[int, tuple[_Slot, ...]] = {}
        self.claimed: set[int] = set()

    def mark(self, start: int, end: int, kind: str = "markup") -> None:
        """Inline markup or code, a mark for each line (line breaks stay what they are)."""
        for piece in re.finditer(r"[^\r\n]+", self.text[start:end]):
            self.marks.append(Mark(Span(start + piece.start(), start + piece.end()), kind))


class _Slot(NamedTuple):
    """A place between two pipes: ``region`` with the pipe after it (and the first pipe), ``content`` without."""

    region: Span
    content: Span


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the leading YAML block ends (0 = there is none), and its plain keys."""
    match = _FRONT.match(text, 0, _FRONT_LIMIT)
    if match is None or not _FRONT_LINE.search(match[1]):
        return 0, {}
    metadata: dict[str, str] = {}
    for key, value in _FRONT_LINE.findall(match[1]):
        name = _FRONT_KEYS.get(key.lower())
        value = value.strip("\"'")
        if name == "published":
            date = _ISO_DATE.match(value)
            value = date[0] if date else ""
        if name and value and not value.startswith(("[", "{", "|", ">")):
            metadata.setdefault(name, value)
    return match.end(), metadata


def _walk(tokens: list[Token], page: _Page) -> None:
    table: Token | None = None
    for index, token in enumerate(tokens):
        first, last = token.map or (0, 0)
        if token.type == "heading_open":
            _mark_heading(token, page)
        elif token.type == "table_open":
            table = token
            page.claimed.update(range(first, last))
        elif token.type == "table_close":
            table = None
        elif token.type == "tr_open":
            cells = [t for t in tokens[index : _row_end(tokens, index)] if t.type == "inline"]
            _read_row(first, cells, page)
        elif token.type == "inline" and table is None:
            page.claimed.update(range(first, last))
            _mark_lines(token, page)
        elif token.type == "list_item_open":
            _mark_prefix(first, _LIST_MARK, page)
        elif token.type == "fence":
            _mark_fence(first, last, page)
        elif token.type == "code_block":
            page.claimed.update(range(first, last))
        elif token.type == "html_block":
            _mark_html(first, last, page)
        if token.type == "table_open":
            _read_table(first, last, tokens, index, page)


def _row_end(tokens: list[Token], index: int) -> int:
    while tokens[index].type != "tr_close":
        index += 1
    return index


def _mark_heading(token: Token, page: _Page) -> None:
    first, last = token.map or (0, 0)
    level = int(token.tag[1])
    lines = page.lines[first:last]
    if token.markup.startswith("#"):
        line = lines[0]
        words = page.text[line.start : line.end]
        opening = re.search(r"#{1,6}(?:[ \t]+|$)", words)
        if opening:
            page.mark(line.start + opening.start(), line.start + opening.end())
        closing = _ATX_END.search(words.rstrip())
        if closing and opening and closing.start() >= opening.end():
            page.mark(line.start + closing.start(), line.end)
        page.outlines[first] = level
        return
    for number in range(first, last - 1):
        page.outlines[number] = level
    page.mark(*page.lines[last - 1])
    page.claimed.add(last - 1)


def _mark_prefix(number: int, pattern: re.Pattern[str], page: _Page) -> None:
    """Mark the bullet before an item. Ordinals stay: they are the author's numbering."""
    line = page.lines[number]
    start = line.start
    while True:
        quote = _QUOTE_MARK.match(page.text, start, line.end)
        if quote is None:
            break
        start = quote.end()
    match = pattern.match(page.text, start, line.end)
    if match:
        page.mark(match.start(), match.end())


def _mark_fence(first: int, last: int, page: _Page) -> None:
    page.claimed.update(range(first, last))
    for number in range(first, last):
        line = page.lines[number]
        words = page.text[line.start : line.end]
        outer = number in (first, last - 1) and _FENCE.match(re.sub(r"^(?:[ \t]*+>)+", "", words))
        page.mark(*line, "markup" if outer else "code")


def _mark_html(first: int, last: int, page: _Page) -> None:
    page.claimed.update(range(first, last))
    start, end = page.lines[first].start, page.lines[min(last, len(page.lines)) - 1].end
    for tag in _TAG.finditer(page.text, start, end):
        page.mark(*tag.span())


def _mark_lines(token: Token, page: _Page) -> None:
    """Marks of one inline token: its content is the source lines without their indent, ``>`` and list marks."""
    first, last = token.map or (0, 0)
    places: list[int] = []
    for number, content in zip(range(first, last), token.content.split("\n"), strict=False):
        line = page.lines[number]
        words = page.text[line.start : line.end].rstrip()
        stripped = content.rstrip()
        if number in page.outlines and page.text[line.start : line.end].lstrip(" \t>").startswith("#"):
            start = words.find(stripped, words.find("#") + 1)
        else:
            start = len(words) - len(stripped) if words.endswith(stripped) else -1
        if start < 0:
            return
        quote = re.match(r"(?:[ \t]*+>)+[ \t]?", words[:start])
        if quote:
            page.mark(line.start, line.start + quote.end())
        places.extend(range(line.start + start, line.start + start + len(content)))
        places.append(line.start + start + len(content))
    marks = _inline_marks(token.content, token.children or [])
    for start, end in marks:
        if end <= len(places):
            page.mark(places[start], places[end - 1] + 1)
    if "`" in token.content:
        for start, end in _code(token.content, marks):
            page.mark(places[start], places[end - 1] + 1, "code")


def _code_end(content: str, at: int, ticks: str) -> int:
    """Where the ticks that end a stretch of code begin, no more and no fewer than ``ticks``; -1 for nowhere."""
    end = content.find(ticks, at)
    while end >= 0 and content[end + len(ticks) : end + len(ticks) + 1] == "`":
        run = len(content[end:]) - len(content[end:].lstrip("`"))
        end = content.find(ticks, end + run)
    return end


def _inline_marks(content: str, children: Iterable[Token]) -> list[Span]:
    """The stretches of ``content`` that are markup; nothing at all when the walk loses its way."""
    found: list[Span] = []
    at = 0
    hidden = 0
    for token in children:
        start = at
        if token.type == "text":
            for char in token.content:
                end = _match_char(content, at, char)
                if end is None:
                    return []
                if end > at + 1:
                    found.append(Span(at, end - 1 if content[at] == "\\" else end))
                at = end
            continue
        if token.type in ("softbreak", "hardbreak"):
            match = _SOFT_BREAK.match(content, at)
            if match is None:
                return []
            at = match.end()
            if "\\" in match[0]:
                found.append(Span(at - len(match[0]), at))
            continue
        if token.type == "code_inline":
            ticks = len(token.markup)
            end = _code_end(content, at + ticks, token.markup)
            if end < 0:
                return []
            found += (Span(at, at + ticks), Span(end, end + ticks))
            at = end + ticks
            continue
        if token.type == "image":
            at = _target_end(content, _bracket_end(content, at + 1))
        elif token.type == "link_open":
            hidden = int(token.markup == "autolink")
            at += 1
        elif token.type == "link_close":
            at = at + 1 if hidden else _target_end(content, at)
            hidden = 0
        elif token.type == "html_inline":
            at += len(token.content)
        else:
            if not content.startswith(token.markup, at):
                return []
            at += len(token.markup)
        if at <= start:
            return []
        found.append(Span(start, at))
    return found


def _code(content: str, marks: Sequence[Span]) -> Iterator[Span]:
    """What stands between two marks of backticks."""
    for opening, closing in pairwise(marks):
        ticks = content[opening.start : opening.end]
        if (
            ticks.strip("`") == ""
            and content[closing.start : closing.end] == ticks
            and opening.end < closing.start
        ):
            yield Span(opening.end, closing.start)


def _match_char(content: str, at: int, char: str) -> int | None:
    """The end of what stands for ``char`` at ``at``: itself, an escape or an entity; ``None`` for something else."""
    if content[at : at + 1] == "\\" and content[at + 1 : at + 2] == char and char != "\\":
        return at + 2
    if content[at : at + 1] == char == "\\" and content[at + 1 : at + 2] == "\\":
        return at + 2
    if content[at : at + 1] == "&":
        entity = _ENTITY.match(content, at)
        if entity and unescape(entity[0]) == char:
            return entity.end()
    return at + 1 if content[at : at + 1] == char else None


def _bracket_end(content: str, at: int) -> int:
    """The place of the ``]`` that closes the ``[`` at ``at``."""
    depth = 0
    for match in re.compile(r"\\.|[\[\]]", re.S).finditer(content, at):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return at


def _target_end(content: str, at: int) -> int:
    """The end of ``](target "title")``, ``][reference]`` or ``]`` that begins at ``at``."""
    if content[at : at + 1] != "]":
        return at
    if content[at + 1 : at + 2] == "[":
        return _bracket_end(content, at + 1) + 1
    if content[at + 1 : at + 2] != "(":
        return at + 1
    depth = 0
    for match in re.compile(r"\\.|<[^<>\n]*>|\"[^\"]*\"|[()]", re.S).finditer(content, at + 1):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return at + 1


def _read_table(first: int, last: int, tokens: list[Token], index: int, page: _Page) -> None:
    """Collect the rows of a table once they are read (the rows come later in the stream, so look ahead)."""
    depth = index + 1
    header = True
    cells: list[Cell] = []
    row = 0
    while tokens[depth].type != "table_close":
        token = tokens[depth]
        if token.type == "thead_close":
            header = False
        elif token.type == "tr_open" and token.map is not None:
            slots = _slots(page.text, page.lines[token.map[0]])
            page.rows[token.map[0]] = slots
            cells += [Cell(slot.content, row, column, header=header) for column, slot in enumerate(slots)]
            row += 1
        depth += 1
    if cells:
        page.tables.append(Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells)))
    for number in range(first, last):
        if number not in page.rows:
            page.mark(*page.lines[number])


def _read_row(number: int, cells: list[Token], page: _Page) -> None:
    for slot, token in zip(page.rows.get(number, ()), cells, strict=False):
        page.mark(slot.region.start, slot.content.start)
        page.mark(slot.content.end, slot.region.end)
        content = page.text[slot.content.start : slot.content.end]
        if content == token.content:
            for start, end in _inline_marks(content, token.children or []):
                page.mark(slot.content.start + start, slot.content.start + end)
    for slot in page.rows.get(number, ())[len(cells) :]:
        page.mark(slot.region.start, slot.content.start)
        page.mark(slot.content.end, slot.region.end)


def _slots(text: str, line: Span) -> tuple[_Slot, ...]:
    """The cells of a row; a backslash before a pipe makes it text."""
    bounds = trimmed(text, line)
    pipes = [m.start() for m in re.compile(r"\\.|\|").finditer(text, *bounds) if m[0] == "|"]
    if pipes and pipes[0] == bounds.start:
        pipes = pipes[1:]
    if not pipes or pipes[-1] != bounds.end - 1:
        pipes.append(bounds.end - 1)
    slots: list[_Slot] = []
    start = bounds.start
    for pipe in pipes:
        region = Span(start, pipe + 1)
        inner_start = start + (1 if not slots and text[start] == "|" else 0)
        inner_end = pipe if text[pipe] == "|" else pipe + 1
        slots.append(_Slot(region, trimmed(text, (inner_start, max(inner_start, inner_end)))))
        start = pipe + 1
    return tuple(slots)


def _blocks(page: _Page) -> Iterator[Block]:
    for number, line in enumerate(page.lines):
        if number in page.rows:
            for slot in page.rows[number]:
                span = trimmed(page.text, slot.region)
                if span.length:
                    yield Block(span, "cell")
            continue
        span = trimmed(page.text, line)
        if span.length:
            outline = page.outlines.get(number, 0)
            yield Block(span, "heading" if outline else "paragraph", outline)
