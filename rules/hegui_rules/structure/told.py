"""What a report says it lists, and everything it lists: numbers of things, groups of paragraphs, members of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.document import Paragraph, fact
from hegui.api.language import Worded, everywhere, first_in
from hegui.api.text import TENS, ordinal, trimmed

_SAID = Worded(
    f"(?<![第前后其另近约数{TENS}0-9.“‘《—~-])(?P<number>[两{TENS}]{{1,3}}|[0-9]{{1,3}})"
    "(?![余多几])(?P<unit><set-unit|listed-unit>)(?![余多半])"
)
_MOST = 60
_ADDED = 6
"""So many numbers before a place are added up."""
_LABEL = re.compile("[“《（(]?[一-龥][一-龥“”《》（）()、]{1,18}[：:]")
_DASH = re.compile("——|[●■◆★·•*-]")
_JOINTS = re.compile("和|与|及")


class Said(NamedTuple):
    """A number of things: 四种, 3个.

    Attributes:
        unit: the measure word, 个方面 and 大方面 as 方面.
    """

    span: Span
    number: int
    unit: str


class Group(NamedTuple):
    """Things listed one below the other.

    Attributes:
        sure: their own numbers or labels make them a list; else only that they begin alike.
    """

    items: tuple[Span, ...]
    sure: bool

    @property
    def span(self) -> Span:
        """From the first to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def plain(unit: str) -> str:
    """The measure word itself: 方面 of 个方面, 类 of 大类."""
    return unit.lstrip("个大") or unit


@fact
def said(doc: Document) -> tuple[Said, ...]:
    """Every exact number of things, in order."""
    found = []
    for match in everywhere(doc, _SAID.of(doc)):
        number = ordinal(match["number"]) or 0
        if 0 < number <= _MOST:
            found.append(Said(Span(*match.span()), number, plain(match["unit"])))
    return tuple(found)


def said_in(doc: Document, span: tuple[int, int]) -> Sequence[Said]:
    """Those that begin in ``span``."""
    all_of_them = said(doc)
    first = bisect_left(all_of_them, span[0], key=lambda s: s.span.start)
    last = bisect_left(all_of_them, span[1], key=lambda s: s.span.start)
    return all_of_them[first:last]


def sums(counts: Iterable[Said]) -> set[int]:
    """What two to four of them come to together (三个部门, 五个乡镇: 八个单位), and what one leaves of another."""
    numbers = [count.number for count in counts][-_ADDED:]
    together = {sum(some) for size in (2, 3, 4) for some in combinations(numbers, size)}
    return together | {abs(one - other) for one, other in combinations(numbers, 2)}


@fact
def groups(doc: Document) -> tuple[Group, ...]:
    """Paragraphs in a row that list something: numbered, labelled, dashed, or beginning with the same letter."""
    lines = [p for p in doc.report if p.span.length and doc.body[slice(*p.span)].strip()]
    return tuple(_groups(doc, lines))


def _groups(doc: Document, lines: Sequence[Paragraph]) -> Iterator[Group]:
    run: list[Span] = []
    last = ""
    for line in (*lines, None):
        sign = _sign(doc, line) if line is not None else ""
        if run and sign != last:
            if len(run) > 1:
                yield Group(tuple(run), len(last) > 1)
            run = []
        if line is not None and sign:
            run.append(trimmed(doc.body, line.span))
        last = sign


def _sign(doc: Document, line: Paragraph) -> str:
    """What makes a paragraph one of a group: more than one letter long where it is a label or a dash."""
    if line.role not in ("body", "preamble") or line.kind == "cell":
        return ""
    start, end = trimmed(doc.body, line.span)
    dash = _DASH.match(doc.body, start, end)
    if dash is not None:
        return f"{dash[0]} "
    label = _LABEL.match(doc.body, start, end) if end - start > _SHORTEST else None
    if label is not None and label.end() < end:
        return "label"
    return doc.body[start]


_SHORTEST = 7


def sizes(doc: Document, span: tuple[int, int], commas_from: int) -> set[int]:
    """How many members there can be in what ``span`` joins by 、, 和 and ；, clause by clause and sentence by sentence.

    Args:
        commas_from: from the sentences that begin here on, what ， separates may be the members too.
    """
    found: set[int] = set()
    for clause in doc.clauses_in(Span(*span)):
        found |= joined(doc.body[clause.span.start : min(clause.span.end, span[1])])
    for sentence in sentences_in(doc, span):
        text = doc.body[sentence.start : min(sentence.end, span[1])]
        pauses = text.count("；") + text.count(";")
        commas = text.count("，") + text.count(",") if sentence.start >= commas_from else 0
        found |= {pauses + 1, commas + 1}
        found |= {text.count("“"), text.count("《"), text.count("、") + 1}
    return found - {0, 1}


def sentences_in(doc: Document, span: tuple[int, int]) -> Sequence[Span]:
    """The sentences that begin in ``span``."""
    first = bisect_left(doc.sentences, span[0], key=lambda s: s.span.start)
    last = bisect_left(doc.sentences, span[1], key=lambda s: s.span.start)
    return [sentence.span for sentence in doc.sentences[first:last]]


def joined(text: str) -> set[int]:
    """How many members ``text`` may have: 甲、乙和丙 three or two."""
    pauses = text.count("、") + 1
    return set(range(pauses, pauses + len(_JOINTS.findall(text)) + 1))


def tells_each(doc: Document, span: tuple[int, int]) -> Span | None:
    """The word that says that each is told: 逐张, 分述, 列示."""
    return first_in(doc, span, "tells-each")
