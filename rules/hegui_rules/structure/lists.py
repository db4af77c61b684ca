"""Lists in running text: what the rules on 一是…二是… share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.document import Enumeration, Item
from hegui.api.language import first_in
from hegui.api.text import BLANK, TENS, circled, write

_WORDS = {1: "首先", 2: "其次", 3: "再次"}

_DEFICIENCY = ("quality-low", "found-short", "needs-more", "lack", "owns-fault")


class Pair(NamedTuple):
    """Two neighbouring items of one list."""

    before: Item
    after: Item
    listed: Enumeration


def states_fault(doc: Document, span: tuple[int, int]) -> bool:
    """Whether ``span`` states a fault: such an item says what it has to say in one clause."""
    return first_in(doc, span, *_DEFICIENCY) is not None


def word(style: str, value: int) -> str:
    """The marker that says ``value``: 三是, （3）, 其次."""
    if style == "首先":
        return _WORDS.get(value, "最后")
    if style == "①":
        return circled(value)
    return style.replace("一", write(value), 1).replace("1", str(value), 1)


def pairs(doc: Document) -> Iterator[Pair]:
    """Neighbours in the lists whose markers say a number."""
    for listed in doc.enumerations:
        if listed.counted:
            for before, after in pairwise(listed.items):
                yield Pair(before, after, listed)


def second_ones(doc: Document) -> Iterator[Pair]:
    """一是甲。一是乙。三是丙。: a lone 一是 with the 一是 after it that ought to be 二是."""
    for one, other in pairwise(doc.enumerations):
        if (
            one.style == other.style
            and one.counted
            and [item.ordinal for item in one.items] == [1]
            and [item.ordinal for item in other.items[:2]] in ([1, 3], [1])
            and one.section == other.section
            and not doc.body[one.span.end : other.span.start].strip()
        ):
            yield Pair(one.items[0], other.items[0], other)


def said_between(doc: Document, value: int, within: Span) -> Span | None:
    """The marker of any style for ``value`` in ``within``: 二是, 第二，, 其次, （二）, 2. and the like."""
    found = _saying(value).search(doc.body, *within)
    return Span(*found.span()) if found else None


def begun_between(doc: Document, value: int, within: Span) -> Iterator[Span]:
    """The markers of any style for ``value`` in ``within`` that begin a clause or a line."""
    for match in _saying(value).finditer(doc.body, *within):
        start = match.start()
        while start and doc.body[start - 1] in BLANK:
            start -= 1
        if not start or doc.body[start - 1] in "。；，：:;,\n":
            yield Span(*match.span())


@cache
def _saying(value: int) -> re.Pattern[str]:
    number = write(value)
    forms = f"(?<![{TENS}]){number}[是要、]|第{number}[，,、：:是]|其{number}[，,、：:是]|{number}个[是要]"
    forms += f"|[（(](?:{number}|{value})[）)]|(?<![0-9.]){value}[.．、）](?![0-9])"
    forms += f"|{circled(value)}" if value <= 20 else ""
    forms += f"|{_WORDS[value]}" if value in _WORDS else ""
    return re.compile(forms)


def words(doc: Document, item: Item) -> str:
    """The item's text without its marker."""
    return doc.body[item.lead.start : item.span.end].strip()
