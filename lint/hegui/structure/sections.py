"""Builds the section tree from the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hegui.document import Heading, Paragraph, Section, Span
from hegui.structure.headings import APPENDIX
from hegui.text.blanks import trimmed

_RANKS: Mapping[str, int] = {
    "第一篇": 10, "第一部分": 20, "第一章": 30, "第一节": 40,
    "一、": 50, "（一）": 60, "一）": 60, "1.": 70, "1、": 70, "（1）": 80, "1）": 85, "①": 90,
}  # fmt: skip
"""The usual order of the levels (GB/T 9704-2012: 一、 （一） 1. （1）); 一） is a （一） that lost its bracket."""

_TAIL = frozenset(("furniture", "closing", "signature", "date"))

Rank = tuple[int, int]


def rank_of(style: str) -> int:
    """Place of a numbering style in the usual order, smaller = higher; 0 for a heading without a number."""
    return _RANKS.get(style, 0)


def section_tree(
    body: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[Section, ...]:
    """The sections in document order.

    A heading opens a section below the last heading of a higher rank. The rank is the usual order of the
    numbering styles; declared outline levels (styles of Word, # of Markdown, h2 of a page) come first where the
    document has them, and the styles are turned round in a document that counts 一、 anew inside each （一）.
    """
    if not headings:
        return ()
    ranks = _ranks(body, paragraphs, headings)
    limit = max(_limit(body, paragraphs), headings[-1].span.end)
    stack: list[int] = []
    parents: list[int | None] = []
    ends = [limit] * len(headings)
    first_child = [-1] * len(headings)
    levels: list[int] = []
    for index, (heading, rank) in enumerate(zip(headings, ranks, strict=True)):
        while stack and ranks[stack[-1]] >= rank:
            ends[stack.pop()] = heading.span.start
        parent = stack[-1] if stack else None
        if parent is not None and first_child[parent] < 0:
            first_child[parent] = index
        parents.append(parent)
        levels.append(len(stack) + 1)
        stack.append(index)
    return tuple(
        Section(
            span=Span(heading.span.start, ends[index]),
            heading=heading,
            own=_own(body, heading, headings[first_child[index]].span.start if first_child[index] >= 0 else ends[index]),
            level=levels[index],
            parent=parents[index],
            ordinal=index,
        )
        for index, heading in enumerate(headings)
    )  # fmt: skip


def _own(body: str, heading: Heading, end: int) -> Span:
    return trimmed(body, (heading.span.end, max(heading.span.end, end)))


def _limit(body: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the last section ends: before the closing, signature and date that end the document."""
    for paragraph in reversed(paragraphs):
        if paragraph.role not in _TAIL:
            return paragraph.span.end
    return len(body)


def _ranks(body: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Rank]:
    """Rank of each heading: (outline level, place in the order of styles); smaller = higher."""
    outlines = _outlines(paragraphs, headings)
    places = {style: rank_of(style) for style in {h.style for h in headings}}
    if _reversed(headings):
        places["一、"], places["（一）"] = places.get("（一）", 60), places.get("一、", 50)
        if "一）" in places:
            places["一）"] = places["（一）"]
    by_style = _style_outlines(headings, outlines, places)
    ranks: list[Rank] = []
    top = min(((by_style[s], p) for s, p in places.items() if s), default=(0, 50))
    for index, (heading, outline) in enumerate(zip(headings, outlines, strict=True)):
        if heading.style:
            ranks.append((by_style[heading.style], places[heading.style]))
        elif APPENDIX.fullmatch(body, *heading.title):
            ranks.append((0, 0))
        elif outline:
            same = [places[s] for s, o in by_style.items() if o == outline and s]
            ranks.append((outline, min(same, default=0)))
        else:
            ranks.append(_bare_rank(headings[index + 1 :], top))
    return ranks


def _bare_rank(following: Sequence[Heading], top: Rank) -> Rank:
    """A line without number or style: above the numbering that begins anew after it, otherwise beside it."""
    for heading in following:
        if heading.style and (heading.style, heading.number) == ("一、", 1):
            return (0, 0)
        if not heading.style or heading.style == "一、":
            break
    return top


def _outlines(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> list[int]:
    by_start = {p.span.start: p.outline for p in paragraphs}
    declared = sorted(by_start)
    found: list[int] = []
    place = 0
    for heading in headings:
        while place + 1 < len(declared) and declared[place + 1] <= heading.span.start:
            place += 1
        found.append(0 if heading.glued or not declared else by_start[declared[place]])
    return found


def _style_outlines(
    headings: Sequence[Heading], outlines: Sequence[int], places: Mapping[str, int]
) -> dict[str, int]:
    """The outline level of each numbering style: its most common declared one, or that of the style above it."""
    counts: dict[str, Counter[int]] = {}
    for heading, outline in zip(headings, outlines, strict=True):
        if heading.style:
            counts.setdefault(heading.style, Counter())[outline] += 1
    levels: dict[str, int] = {}
    above = 0
    for style in sorted(counts, key=lambda s: places[s]):
        level, _ = max(counts[style].items(), key=lambda item: (item[1], item[0]))
        above = levels[style] = max(above, level)
    return levels


def _reversed(headings: Sequence[Heading]) -> bool:
    """Whether （一） stands above 一、: 一、 begins anew several times while （一） counts on from the first."""
    first = next((h.style for h in headings if h.style in ("一、", "（一）")), "")
    if first != "（一）":
        return False
    anew = Counter(h.style for h in headings if h.number == 1)
    highest = max((h.number or 0 for h in headings if h.style == "（一）"), default=0)
    return anew["一、"] >= 1 and anew["（一）"] == 1 and highest >= 2 and headings[0].number == 1
