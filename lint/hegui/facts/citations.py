"""Titles in 《》, document numbers 〔2024〕5号, articles 第X条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised
from hegui.facts.rows import listed
from hegui.text.days import YEAR
from hegui.text.numerals import TENS, read


class Citation(NamedTuple):
    """One reference to a document.

    Attributes:
        kind: ``title`` (《…》), ``number`` (国办发〔2024〕5号), ``article`` (第十二条第二款).
        title: the words between the marks; for a number or article those of the title it belongs to, else ``""``.
        inner: titles nested in this one, without marks.
        organ, year, serial: of a number; brackets: the pair printed round the year (``〔〕`` is the right one).
        article, paragraph, item: 条, 款, 项 of an article; parent: index of the title it belongs to, -1 for none.
        closed: the title's mark is closed (an unclosed one ends at the line or the next 《).
    """

    span: Span
    kind: str
    title: str = ""
    inner: tuple[str, ...] = ()
    organ: str = ""
    year: int | None = None
    serial: int | None = None
    brackets: str = ""
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    parent: int = -1
    closed: bool = True


_LONGEST_TITLE = 150
_MARKS = re.compile("[《》\n]")
_NUMBER = re.compile(
    r"(?P<open>[〔\[［【（(「{｛<〈《])[ ]?(?P<year>(?:19|20)?[0-9]{2})[ ]?年?(?P<close>[〕\]］】）)」}｝>〉》])[ ]?第?(?P<serial>[0-9]{1,5})[ ]?号"
)
# A bracket lost on one side, or no bracket at all: only behind the sign of an organ.
_BROKEN_NUMBER = re.compile(
    rf"(?<=[发办函字])(?:(?P<open>[〔\[［【])?(?P<year>{YEAR})年?(?P<close>[〕\]］】])?)第?(?P<serial>[0-9]{{1,4}})号(?![楼院线地])"
)
_ORGAN_START = re.compile(
    r"(?:^|[《》（）(),，。；：、“”\s及和与的])([^《》（）(),，。；：、“”\s及和与的]{1,14})$"
)
_ARTICLE = re.compile(
    rf"第(?P<article>[0-9]{{1,4}}|[〇零一二两三四五六七八九十百千]{{1,8}})条(?:之[{TENS}]{{1,3}})?"
    rf"(?:第(?P<paragraph>[0-9]{{1,2}}|[{TENS}]{{1,3}})款)?"
    rf"(?:第[（(]?(?P<item>[0-9]{{1,2}}|[{TENS}]{{1,3}})[）)]?项)?"
)
# What is done with a document, before its number (转发云法办发〔2024〕12号).
_DONE_WITH = re.compile(f".*(?:{listed('done-with-document')})|(?:以|见|按)+")
# What may stand between a title and its number, or a number and an article.
_JOINED = re.compile("[（()）的中、及和与 \u2060]{0,4}")


def find_titles(text: str) -> Iterator[Citation]:
    """Stretches in 《》; nested ones are part of the outer; linear."""
    opened: list[int] = []
    inner: list[str] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if mark == "《":
            if opened and at - opened[0] > _LONGEST_TITLE:
                yield _unclosed(text, opened[0], at)
                opened, inner = [], []
            opened.append(at)
        elif mark == "》" and opened:
            start = opened.pop()
            if opened:
                inner.append(text[start + 1 : at])
            elif at - start <= _LONGEST_TITLE:
                yield Citation(Span(start, at + 1), "title", text[start + 1 : at], tuple(inner))
                inner = []
            else:
                yield _unclosed(text, start, at)
                inner = []
        elif mark == "\n" and opened:
            yield _unclosed(text, opened[0], at)
            opened, inner = [], []
    if opened:
        yield _unclosed(text, opened[0], len(text))


def _unclosed(text: str, start: int, end: int) -> Citation:
    end = min(end, start + 1 + _LONGEST_TITLE)
    return Citation(Span(start, end), "title", text[start + 1 : end], closed=False)


def find_numbers(text: str) -> Iterator[Citation]:
    """Document numbers with the organ's sign before them; ``brackets`` lacks what the text lacks."""
    broken = (m for m in _BROKEN_NUMBER.finditer(text) if not (m["open"] and m["close"]))
    for match in chain(_NUMBER.finditer(text), broken):
        start = match.start()
        if text[start - 1 : start] == " ":
            start -= 1
        sign = _ORGAN_START.search(text, max(0, start - 20), start)
        organ = sign[1] if sign else ""
        if done := _DONE_WITH.match(organ):
            organ = organ[done.end() :]
        year = int(match["year"])
        yield Citation(
            Span(start - len(organ) if organ else match.start(), match.end()),
            "number",
            organ=organ,
            year=year if year > 99 else 2000 + year,
            serial=int(match["serial"]),
            brackets=(match["open"] or "") + (match["close"] or ""),
        )


def find_articles(text: str) -> Iterator[Citation]:
    """Articles with paragraph and item."""
    for match in _ARTICLE.finditer(text):
        yield Citation(
            Span(match.start(), match.end()),
            "article",
            article=read(match["article"] or ""),
            paragraph=read(match["paragraph"] or ""),
            item=read(match["item"] or ""),
        )


@fact
def citations(doc: Document) -> tuple[Citation, ...]:
    """All citations of ``doc`` in order; a number or article right after a title belongs to it."""
    text = normalised(doc)
    found = sorted(
        (*find_titles(doc.body), *find_numbers(text), *find_articles(text)),
        key=lambda c: (c.span.start, -c.span.end),
    )
    linked: list[Citation] = []
    parent, reach = -1, -1
    for index, citation in enumerate(found):
        if citation.kind == "title":
            parent, reach = index, citation.span.end
        elif (
            parent >= 0
            and reach <= citation.span.start
            and _JOINED.fullmatch(text, reach, citation.span.start)
        ):
            citation = citation._replace(parent=parent, title=found[parent].title)
            reach = citation.span.end
        linked.append(citation)
    return tuple(linked)
