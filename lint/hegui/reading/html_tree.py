"""A web page as a tree whose texts know their place in the source. Forgiving, as browsers are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "frame",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "noframes", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "object", "audio", "video",
    "canvas", "map", "select", "option", "textarea", "button", "iframe", "noembed", "datalist", "meter",
    "progress",
))  # fmt: skip
_CLOSED_BY = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"},
    "th": {"td", "th"}, "tbody": {"tbody", "thead", "tfoot", "tr", "td", "th"},
    "tfoot": {"tbody", "thead", "tr", "td", "th"}, "option": {"option"},
}  # fmt: skip
"""An opening tag and the elements that it ends when they are still open."""
_SCOPES = {
    "li": {"ol", "ul", "menu", "dir"},
    "dt": {"dl"},
    "dd": {"dl"},
    "p": {"table", "td", "th", "li", "dd"},
}
_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "html", "body"))
_BARRIERS = frozenset(("td", "th", "caption", "table", "html"))
_DEPTH = 200
"""Deeper elements become siblings, as browsers do at 512: no page is that deep, and recursion stays possible."""


_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?))?""")
_BLANK = re.compile(r"[\s/]*")
_COMMENT_END = re.compile(r"--!?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.I)
    for name in ("script", "style", "title", "textarea", "iframe", "xmp")
}
"""Elements whose content is no markup."""


class Words(NamedTuple):
    """Text as it stands in the source at ``offset``; ``fixed`` when it stands for an entity there."""

    text: str
    offset: int
    fixed: bool = False


class Comment(NamedTuple):
    """A comment; ``text`` without ``<!--`` and ``-->``."""

    text: str
    offset: int


@dataclass(eq=False, slots=True)
class Node:
    """An element; ``offset`` is that of its opening tag in the source."""

    tag: str
    attributes: dict[str, str]
    offset: int
    parent: Node | None = None
    children: list[Node | Words | Comment] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """No one sees it: script, style, form controls, or hidden by attribute or style."""
        if self.tag in _SILENT or "hidden" in self.attributes:
            return True
        style = self.attributes.get("style", "")
        return "none" in style and "display:none" in style.replace(" ", "").lower()

    def walk(self) -> Iterator[Node]:
        """This element and all below it that can be seen, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(c for c in reversed(node.children) if isinstance(c, Node) and not c.silent)

    def words(self) -> str:
        """What can be read in it, white space collapsed to nothing (Chinese needs none to be compared)."""
        return "".join(self.raw_words().split())

    def raw_words(self) -> str:
        """What can be read in it, white space as in the source."""
        parts: list[str] = []
        stack: list[Node | Words | Comment] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Words):
                parts.append(item.text)
            elif isinstance(item, Node):
                stack.extend(c for c in reversed(item.children) if not (isinstance(c, Node) and c.silent))
        return "".join(parts)


class Page(NamedTuple):
    """A page: the root of its tree, the contents of ``title`` and of the ``meta`` elements by lower-case name."""

    root: Node
    title: str
    meta: dict[str, str]
    frames: bool


def parse(source: str) -> Page:
    """The tree of ``source``. Never fails: what is no markup is text."""
    builder = _Builder(source)
    return Page(builder.root, " ".join("".join(builder.title).split()), builder.meta, builder.frames)


def _tokens(source: str, builder: _Builder) -> None:
    """Cut ``source`` into tags, texts and comments, each with its offset, in one pass without going back.

    Not ``html.parser``: it is quadratic on unclosed tags and comments (half a minute for 60 kB), and gives lines and
    columns instead of offsets. What is unclosed at the end of the file is not seen in browsers either.
    """
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            opening = len(source)
        if opening > at:
            builder.text(source, at, opening)
            at = opening
            continue
        tag = _TAG.match(source, at)
        if tag:
            attributes, at = _attributes(source, tag.end())
            if at < 0:
                return
            name = tag[2].lower()
            if tag[1]:
                builder.end(name, tag.start())
                continue
            builder.start(name, attributes, tag.start(), source.startswith("/>", at - 2))
            if name in _RAW:
                closing = _RAW[name].search(source, at)
                stop = closing.start() if closing else len(source)
                if name == "title":
                    builder.title.append(unescape(source[at:stop]))
                at = stop
        elif source.startswith("<!--", at):
            closing = _COMMENT_END.search(source, at + 2)
            end = closing.start() if closing else len(source)
            builder.comment(source[at + 4 : max(at + 4, end)], at)
            at = closing.end() if closing else len(source)
        elif source.startswith(("<!", "<?", "</"), at):
            # doctype, processing instruction, <![if !supportLists]> of Word: not seen; what stands between is.
            closing_mark = source.find(">", at)
            at = closing_mark + 1 if closing_mark >= 0 else len(source)
        else:
            builder.text(source, at, at + 1)
            at += 1


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """Attributes by lower-case name (the first of a name counts) and the end of the tag, -1 when it has none."""
    found: dict[str, str] = {}
    while True:
        match = _ATTRIBUTE.match(source, at)
        if match is None:
            blank = _BLANK.match(source, at)
            at = blank.end() if blank else at
            return found, at + 1 if source.startswith(">", at) else -1
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        at = match.end()


class _Builder:
    """Makes a tree of tokens, ending by itself what the page forgot to end."""

    def __init__(self, source: str) -> None:
        self.root = Node("html", {}, 0)
        self.title: list[str] = []
        self.meta: dict[str, str] = {}
        self.frames = False
        self._stack = [self.root]
        self._open: Counter[str] = Counter()
        _tokens(source, self)

    def start(self, tag: str, attributes: dict[str, str], offset: int, closed: bool) -> None:
        if tag == "meta":
            name = (attributes.get("name") or attributes.get("property") or "").lower()
            if name and attributes.get("content"):
                self.meta.setdefault(name, " ".join(attributes["content"].split()))
        self.frames |= tag in ("frame", "frameset")
        if tag in BLOCKS or tag == "html":
            self._end_head()
        if tag == "html":
            return
        self._imply_ends(tag)
        node = Node(tag, attributes, offset, self._stack[-1])
        self._stack[-1].children.append(node)
        # <div/> is an opening tag in html; <o:p/> of Word is not.
        if tag not in VOID and not (closed and ":" in tag) and len(self._stack) < _DEPTH:
            self._stack.append(node)
            self._open[tag] += 1

    def end(self, tag: str, offset: int) -> None:
        if tag == "br":
            self._stack[-1].children.append(Node("br", {}, offset, self._stack[-1]))
        elif not self._open[tag] or tag == "body":
            return
        elif tag in _TABLE_PARTS:
            self._close_through(tag, frozenset({"table"} if tag != "table" else ()))
        elif tag in BLOCKS:
            self._close_through(tag, _BARRIERS)
        else:
            # An inline end tag never ends a block: <b><p></b> is a slip of the editor.
            self._close_through(tag, BLOCKS)

    def text(self, source: str, start: int, end: int) -> None:
        if self._stack[-1].tag == "head" and source[start:end].strip():
            self._end_head()
        children = self._stack[-1].children
        if source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(source, start, end):
                value = unescape(entity[0])
                if value == entity[0]:
                    continue
                if entity.start() > start:
                    children.append(Words(source[start : entity.start()], start))
                if value:
                    children.append(Words(value, entity.start(), True))
                start = entity.end()
        if end > start:
            children.append(Words(source[start:end], start))

    def comment(self, text: str, offset: int) -> None:
        self._stack[-1].children.append(Comment(text, offset))

    def _end_head(self) -> None:
        """A head that was never closed ends where the page begins."""
        if self._open["head"]:
            self._close_through("head", frozenset())

    def _imply_ends(self, tag: str) -> None:
        if tag in BLOCKS and self._open["p"]:
            self._close_through("p", _SCOPES["p"])
        ended = _CLOSED_BY.get(tag)
        if ended is None:
            return
        scope = _SCOPES.get(tag, {"table"})
        for depth in range(len(self._stack) - 1, 0, -1):
            open_tag = self._stack[depth].tag
            if open_tag in scope:
                return
            if open_tag in ended:
                while len(self._stack) > depth:
                    self._pop()

    def _close_through(self, tag: str, barriers: frozenset[str] | set[str]) -> None:
        for depth in range(len(self._stack) - 1, 0, -1):
            open_tag = self._stack[depth].tag
            if open_tag == tag:
                while len(self._stack) > depth:
                    self._pop()
                return
            if open_tag in barriers:
                return

    def _pop(self) -> None:
        self._open[self._stack.pop().tag] -= 1
