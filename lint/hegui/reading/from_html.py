"""Web pages: the article, as a browser shows it, each character with its place in the source.

White space is collapsed as a browser does it, with one difference: a line break in the source between two Chinese
characters becomes nothing instead of a space, for it was never meant as one. Invisible characters (zero-width space
and the like) are left out. The number of an item of an ordered list is written into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.document import Cell, FilePlace, Mark, Origin, Segment, Span, Table
from hegui.errors import ReadError
from hegui.reading.contract import Block, Reading, Source
from hegui.reading.decoding import decode
from hegui.reading.html_article import Article, find_article, is_furniture
from hegui.reading.html_tree import BLOCKS, HEADINGS, Comment, Node, Page, Words, parse
from hegui.reading.html_unseen import goes_on, unseen
from hegui.text.numerals import write

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
_HEAD = 4096
_SPACE = " \t\n\r\f"
_PIECE = re.compile(
    "[ \t\n\r\f]+|[\u0000\u00ad\u200b-\u200f\u202a-\u202e\ufeff]+|[^ \t\n\r\f\u0000\u00ad\u200b-\u200f\u202a-\u202e\ufeff]+"
)
_INVISIBLE = frozenset("\u0000\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff")
_CHINESE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014\U00020000-\U0003ffff]"
)
_OPENING = 40
"""Pieces of text among which the title of an article stands."""
_SUPPRESSION = re.compile(r"\s*+(hegui-(?:.*\S)?)\s*", re.S)
_CELL_LIMIT = 400
_LITTLE = 400
"""Code points in lines that end like sentences; a page with fewer may keep its article elsewhere."""
_TITLES = ("articletitle", "title", "og:title", "dc.title")
_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "dc.date", "date")
_ISSUERS = ("contentsource", "source", "author_dept", "publisher", "dc.publisher")
_DATE = re.compile(r"((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})")
_DATE_LINE = re.compile(r"(?:发布|发文|更新)(?:时间|日期)\s*+[:：]?\s*+" + _DATE.pattern)


def read(source: Source) -> Reading:
    """Read a web page. Metadata: ``title``, ``page_title`` (the same, where the article does not
    begin with it), ``published``, ``issuer``, ``pages`` (``several``: the article goes on in
    another file) and, of a page with little text, what ``hegui.reading.html_unseen`` says.

    Raises:
        ReadError: ``E902`` the bytes are no text; ``E905`` the page is a mere frame for other pages.
    """
    declared = _CHARSET.search(source.data, 0, _HEAD)
    text = decode(source.data, source.path, declared[1].decode("ascii") if declared else None)
    page = parse(text)
    titles = tuple("".join(t.split()) for t in (*_values(page, _TITLES), page.title) if t)
    article = find_article(page.root, titles)
    writer = _Writer(len(text))
    if article.title is not None:
        writer.block(article.title, outline=1)
    writer.flow(article.root, top=article)
    writer.end_block()
    metadata = _metadata(page)
    if writer.prose < _LITTLE:
        metadata |= unseen(page.root, article.root, text)
    if metadata.get("title") and not writer.begins_with(metadata["title"]):
        metadata["page_title"] = metadata["title"]
    if goes_on(page.root, text):
        metadata["pages"] = "several"
    reading = writer.reading(text, metadata)
    if page.frames and not reading.text:
        raise ReadError(
            "E905",
            f"{source.path}：网页只是框架，正文在它引用的另一个文件里",
            "请打开正文所在的网页另存后再检查",
        )
    return reading


def _metadata(page: Page) -> dict[str, str]:
    title = next(iter(_values(page, _TITLES)), page.title)
    issuer = next(iter(_values(page, _ISSUERS)), "")
    published = next((d for v in _values(page, _DATES) if (d := _iso(_DATE.search(v)))), "")
    found = {
        "title": title,
        "published": published or _iso(_DATE_LINE.search(page.root.raw_words())),
        "issuer": issuer,
    }
    return {key: value for key, value in found.items() if value}


def _values(page: Page, names: tuple[str, ...]) -> Iterator[str]:
    return (page.meta[name] for name in names if page.meta.get(name))


def _iso(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


class _Char(NamedTuple):
    """A run of characters: as in the source from ``offset`` on, or standing for what is at ``offset``."""

    text: str
    offset: int
    fixed: bool


class _Writer:
    """Lays out elements as lines of text; ``reading`` gives the result."""

    def __init__(self, source_length: int) -> None:
        self._source_length = source_length
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._tables: list[Table] = []
        self._line: list[_Char] = []
        self._space: Words | None = None
        self._label: _Char | None = None
        self._soft: int | None = None
        self._comments: list[tuple[int, str]] = []
        self._style = ("paragraph", 0)
        self._separator = ""
        self._last_offset = 0
        self.prose = 0
        """Code points of the lines with a full stop so far."""

    def reading(self, source: str, metadata: dict[str, str]) -> Reading:
        at = Span(self._length, self._length)
        self._marks += [Mark(at, "suppression", note) for _, note in self._comments]
        return Reading(
            text="".join(self._parts),
            format="html",
            origin=Origin(self._segments),
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            marks=tuple(sorted(self._marks)),
            metadata=metadata,
            source=source,
        )

    def begins_with(self, title: str) -> bool:
        """Whether ``title``, or what it has before the name of the site, stands in the first lines."""
        opening = "".join("".join(self._parts[:_OPENING]).split())
        first = re.split(r"[-_—–|｜]", title)[0]
        return any("".join(words.split()) in opening for words in (title, first) if words.strip())

    def block(self, node: Node, outline: int) -> None:
        """An element that is one heading, whatever its tag."""
        self.end_block()
        self._style = ("heading", outline)
        self.flow(node)
        self.end_block()
        self._style = ("paragraph", 0)

    def flow(self, node: Node, top: Article | None = None) -> None:
        """Everything in ``node``, blocks ended where its elements end them."""
        ordinal = _first_ordinal(node)
        preformatted = node.tag == "pre"
        for child in node.children:
            if isinstance(child, Words):
                self._words(child, preformatted)
            elif isinstance(child, Comment):
                match = _SUPPRESSION.fullmatch(child.text)
                if match:
                    self._comment(match[1])
            elif child.silent or is_furniture(child) or (top is not None and top.whole and _outside(child)):
                continue
            elif child.tag == "br" or child.tag == "hr":
                self.end_block()
            elif child.tag == "table" and (grid := _grid(child)):
                self._table(child, grid)
            elif child.tag in BLOCKS:
                self._element(child, ordinal)
                if child.tag == "li" and ordinal is not None:
                    ordinal = _value(child, ordinal) + 1
            else:
                self.flow(child, top)

    def _element(self, child: Node, ordinal: int | None) -> None:
        self.end_block()
        kept = self._style
        if child.tag in HEADINGS and kept[0] != "cell":
            self._style = ("heading", HEADINGS[child.tag])
        if child.tag == "li" and ordinal is not None:
            label = _numeral(child.parent, _value(child, ordinal))
            self._label = _Char(label, child.offset, True) if label else None
        self.flow(child)
        self.end_block()
        self._label = None
        self._style = kept

    def _words(self, words: Words, preformatted: bool) -> None:
        if words.fixed and words.text not in _SPACE and words.text not in _INVISIBLE:
            self._add(_Char(words.text, words.offset, True))
            return
        for piece in _PIECE.finditer(words.text):
            first = piece[0][0]
            offset = words.offset + (0 if words.fixed else piece.start())
            if first in _INVISIBLE:
                if piece[0] == "\u00ad":
                    self._soft = offset
                continue
            if first not in _SPACE:
                self._add(_Char(piece[0], offset, words.fixed))
            elif preformatted and ("\n" in piece[0] or "\r" in piece[0]):
                self.end_block()
            elif self._space is None or "\n" in piece[0]:
                self._space = Words(piece[0], offset, words.fixed)

    def _add(self, char: _Char) -> None:
        if self._label is not None:
            self._line.append(self._label)
            self._label = None
        elif self._space is not None and self._line:
            broken = "\n" in self._space.text or "\r" in self._space.text
            between_chinese = _CHINESE.match(self._line[-1].text[-1]) and _CHINESE.match(char.text)
            if not (broken and between_chinese):
                self._line.append(_Char(" ", self._space.offset, self._space.fixed))
        self._space = None
        if self._soft is not None:
            # A soft hyphen between figures was a hyphen where it was copied from: 2021\u00ad2025年.
            if self._line and self._line[-1].text[-1].isdecimal() and char.text[0].isdecimal():
                self._line.append(_Char("-", self._soft, True))
            self._soft = None
        self._line.append(char)

    def _comment(self, note: str) -> None:
        self._comments.append((sum(len(char.text) for char in self._line), note))

    def end_block(self) -> None:
        """End the line that is being written; nothing happens when there is none."""
        self._space = None
        line, self._line = self._line, []
        if not any(char.text.strip() for char in line):
            self._comments = [(0, note) for _, note in self._comments]
            return
        self._separate()
        start = self._length
        for char in _stripped(line):
            self._put(char)
        words = "".join(char.text for char in line)
        if "。" in words:
            self.prose += len(words)
        cut = len(words) - len(words.lstrip())
        for place, note in self._comments:
            at = min(max(start, start + place - cut), self._length)
            self._marks.append(Mark(Span(at, at), "suppression", note))
        self._comments.clear()
        self._blocks.append(Block(Span(start, self._length), *self._style))
        self._separator = "\n"

    def _separate(self) -> None:
        if self._separator:
            self._put(_Char(self._separator, self._last_offset, True))
        self._separator = ""

    def _put(self, char: _Char) -> None:
        end = self._length + len(char.text)
        last = self._segments[-1] if self._segments else None
        if last is not None and not last.fixed and not char.fixed and _follows(last, char.offset):
            self._segments[-1] = Segment(last.start, end, last.place)
        else:
            self._segments.append(Segment(self._length, end, FilePlace(char.offset), fixed=char.fixed))
        self._parts.append(char.text)
        self._length = end
        self._last_offset = min(self._source_length, char.offset + (0 if char.fixed else len(char.text)))

    def _table(self, node: Node, grid: list[list[tuple[Node, int, int, int]]]) -> None:
        self.end_block()
        for child in node.children:
            if isinstance(child, Node) and child.tag == "caption":
                self._element(child, None)
        kept, self._style = self._style, ("cell", 0)
        cells: list[Cell] = []
        for row, places in enumerate(grid):
            for index, (cell, column, rowspan, colspan) in enumerate(places):
                if index:
                    # An empty cell still has its tab: the separators so far are text already.
                    self._separate()
                    self._separator = "\t"
                elif self._length:
                    self._separator = "\n"
                count = len(self._blocks)
                pending = len(self._separator)
                self._element(cell, None)
                inner = self._blocks[count:]
                at = self._length + (pending if not inner else 0)
                span = Span(inner[0].span.start, inner[-1].span.end) if inner else Span(at, at)
                if inner:
                    self._separator = ""
                header = cell.tag == "th" or _in_head(cell)
                cells.append(Cell(span, row, column, rowspan, colspan, header))
            self._separate()
            self._separator = "\n"
        self._style = kept
        self._tables.append(Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells)))


def _stripped(line: list[_Char]) -> Iterator[_Char]:
    """``line`` without the white space at both ends (indents typed as full-width or no-break spaces)."""
    first = next(i for i, char in enumerate(line) if char.text.strip())
    last = next(i for i in range(len(line) - 1, -1, -1) if line[i].text.strip())
    for index in range(first, last + 1):
        text, offset, fixed = line[index]
        if index == first:
            cut = len(text) - len(text.lstrip())
            text, offset = text[cut:], offset if fixed else offset + cut
        if index == last:
            text = text.rstrip()
        yield _Char(text, offset, fixed)


def _follows(segment: Segment, offset: int) -> bool:
    place = segment.place
    return isinstance(place, FilePlace) and place.offset + segment.end - segment.start == offset


def _outside(node: Node) -> bool:
    """Head and foot of a page whose article was not recognised; a head with a heading may be the article's."""
    if node.tag == "footer":
        return True
    return node.tag == "header" and not any(inner.tag in HEADINGS for inner in node.walk())


def _first_ordinal(node: Node) -> int | None:
    if node.tag != "ol" or "list-style-type:none" in node.attributes.get("style", "").replace(" ", ""):
        return None
    return _integer(node.attributes.get("start", ""), 1)


def _value(item: Node, ordinal: int) -> int:
    return _integer(item.attributes.get("value", ""), ordinal)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text.strip()) else default


def _numeral(parent: Node | None, number: int) -> str:
    """The label that a browser shows before an item."""
    kind = parent.attributes.get("type", "") if parent is not None else ""
    style = parent.attributes.get("style", "").lower() if parent is not None else ""
    if "cjk" in style or "chinese" in style:
        return f"{write(number) if 1 <= number <= 99 else number}、"
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


def _in_head(cell: Node) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.tag == "thead"


def _grid(table: Node) -> list[list[tuple[Node, int, int, int]]]:
    """Rows of (cell, column, rowspan, colspan); empty for a table that only arranges a page.

    A table of data has two rows and two columns, no table inside, and no cell as long as an article.
    """
    rows: list[list[tuple[Node, int, int, int]]] = []
    taken: dict[int, int] = {}
    for row in _rows(table):
        places: list[tuple[Node, int, int, int]] = []
        column = 0
        for cell in row.children:
            if not isinstance(cell, Node) or cell.tag not in ("td", "th") or cell.silent:
                continue
            while taken.get(column, 0) > 0:
                column += 1
            rowspan = min(max(1, _integer(cell.attributes.get("rowspan", ""), 1)), 1000)
            colspan = min(max(1, _integer(cell.attributes.get("colspan", ""), 1)), 100)
            places.append((cell, column, rowspan, colspan))
            for reserved in range(column, column + colspan):
                taken[reserved] = rowspan
            column += colspan
        taken = {c: left - 1 for c, left in taken.items() if left > 1}
        if places:
            rows.append(places)
    if len(rows) < 2 or max(len(places) for places in rows) < 2:
        return []
    for places in rows:
        for cell, *_ in places:
            if len(cell.words()) > _CELL_LIMIT or any(inner.tag == "table" for inner in cell.walk()):
                return []
    return rows


def _rows(table: Node) -> Iterator[Node]:
    for child in table.children:
        if not isinstance(child, Node) or child.silent:
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (r for r in child.children if isinstance(r, Node) and r.tag == "tr" and not r.silent)
