"""Finds lists in running text: 一是…二是…, 第一，…, 首先…其次…, 一方面…另一方面…, （1）…；（2）…, ①…②…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hegui.document import Enumeration, Item, Paragraph, Section, Span
from hegui.structure import data
from hegui.text.blanks import BLANK, skip, trimmed
from hegui.text.numerals import CIRCLED, ORDINAL, ordinal

_START = f'(?:^|(?<=[。；：，、:;,.！？!?—”’（(）)"\r\n{BLANK}]))'
"""A marker stands at the beginning of a clause: 一是 but not 进一是 or 统一是."""

_MARKER = re.compile(
    _START + "(?:"
    f"(?P<an>{ORDINAL})个(?P<an_verb>是|要)"
    f"|(?P<one>{ORDINAL})(?P<verb>是(?!否)|要(?!素|求|点|件|塞))"
    f"|第(?P<nth>{ORDINAL})(?=[，,、：:是要])(?!、第?{ORDINAL})(?![是要][^，。；]{{0,6}}[季届次批期])"
    f"|第(?P<step>{ORDINAL})(?P<unit>{data.alternatives('ordinal-unit')})(?:(?=[，,：:是])(?!是[^，。；]{{0,6}}[季届次批期])|(?<=步)(?=[一-龥]))"
    f"|其(?P<among>{ORDINAL})(?=[，,、：:是])"
    f"|(?P<word>{data.alternatives('order-word')})(?=[，,、：:是要]|[\u4e00-\u9fff])"
    f"|(?P<side>{data.alternatives('side-word')})"
    f"|[（(](?:(?P<bracketed>{ORDINAL})|(?P<boxed>[0-9]{{1,2}}))[）)]"
    "|(?P<dotted>[0-9]{1,2})[.．、](?![0-9])"
    "|(?P<closed>[0-9]{1,2})[）)]"
    f"|(?P<circled>[{CIRCLED}])"
    ")"
)
_NUMBERED = {"bracketed": "（一）", "boxed": "（1）", "dotted": "1.", "closed": "1）", "circled": "①"}
_STYLES_OF_HEADINGS = frozenset(_NUMBERED.values())
"""Styles that headings have too: those inside a paragraph make a list."""
_SURELY = re.compile(data.alternatives("enumeration-sign"))
_WORD_ORDINALS = {
    word: int(place)
    for name in ("order-word", "side-word")
    for word, place in data.words(name).items()
    if place
}
_LEAD_END = re.compile("[。；;！？]")
_LONE_STYLES = frozenset(("一是",))
"""Styles whose marker is a list even when it stands alone or does not begin at one."""

_SECOND = 2
_CUT = re.compile("[，,是]")
"""What tells 再次，… from 再次开展."""
_NESTED = 4
"""Lists of one style that may lie inside each other."""

_ROLES = frozenset(("furniture", "title", "subtitle", "addressee", "signature", "date"))


class _Marker(NamedTuple):
    style: str
    ordinal: int
    start: int
    end: int
    paragraph: Paragraph
    section: int | None
    leads: bool


@dataclass
class _List:
    """A list while it is being collected."""

    markers: list[_Marker] = field(default_factory=list)

    @property
    def last(self) -> _Marker:
        return self.markers[-1]


def find_enumerations(
    body: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> tuple[Enumeration, ...]:
    """The enumerations in the order of their first items.

    A list ends with its paragraph unless the next item begins a later paragraph of the same section; it begins
    anew at one. Lists of different styles may lie inside each other, and so may two of the same style.
    """
    if _SURELY.search(body) is None:
        return ()
    lists: list[_List] = []
    open_lists: dict[str, list[_List]] = {}
    for marker in _markers(body, paragraphs, sections):
        stack = open_lists.setdefault(marker.style, [])
        target = _target(stack, marker)
        if target is None:
            target = _List()
            lists.append(target)
            stack.append(target)
            del stack[:-_NESTED]
        target.markers.append(marker)
    kept = sorted(
        (found for found in lists if _is_list(body, found)), key=lambda found: found.markers[0].start
    )
    bounds = _bounds(sections)
    starts = [found.markers[0].start for found in kept if found.markers[0].style in _LONE_STYLES]
    return tuple(_enumeration(body, collected, starts, bounds) for collected in kept)


def _markers(body: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> Iterator[_Marker]:
    section_starts = [s.span.start for s in sections]
    headings = {s.heading.marker.start for s in sections}
    for paragraph in paragraphs:
        if paragraph.role in _ROLES:
            continue
        start, end = paragraph.span
        start = skip(body, start, end)
        previous: dict[str, int] = {}
        found: list[_Marker] = []
        for match in _MARKER.finditer(body, start, end):
            style, number = _style(match, previous)
            if number is None:
                continue
            previous[style] = number
            found.append(
                _Marker(
                    style,
                    number,
                    match.start(),
                    match.end(),
                    paragraph,
                    _section(sections, section_starts, match.start()),
                    match.start() == start,
                )
            )
        # What headings have too makes a list where several stand in one paragraph and none but the first is a heading.
        inner = Counter(m.style for m in found if m.start not in headings)
        yield from (
            m
            for m in found
            if m.style not in _STYLES_OF_HEADINGS
            or (inner[m.style] and (m.start not in headings or m.start == start))
        )


def _style(match: re.Match[str], previous: dict[str, int]) -> tuple[str, int | None]:
    if match["one"]:
        return f"一{match['verb']}", ordinal(match["one"])
    if match["an"]:
        return f"一个{match['an_verb']}", ordinal(match["an"])
    if match["nth"]:
        return "第一", ordinal(match["nth"])
    if match["step"]:
        return f"第一{match['unit']}", ordinal(match["step"])
    if match["among"]:
        return "其一", ordinal(match["among"])
    if match["side"]:
        return "一方面", _WORD_ORDINALS[match["side"]]
    if match.lastgroup in _NUMBERED:
        sign = match[match.lastgroup]
        if match["circled"]:
            return "①", ord(sign) - ord("①") + 1
        return _NUMBERED[match.lastgroup], int(sign) if sign.isdecimal() else ordinal(sign)
    word = match["word"]
    if word in _WORD_ORDINALS and (word not in ("再次", "再者") or _CUT.match(match.string, match.end())):
        return "首先", _WORD_ORDINALS[word]
    return "首先", previous["首先"] + 1 if previous.get("首先", 0) >= 1 else None


def _section(sections: Sequence[Section], starts: Sequence[int], offset: int) -> int | None:
    index = bisect_right(starts, offset) - 1
    while index >= 0:
        section = sections[index]
        if offset < section.span.end:
            return index
        if section.parent is None:
            return None
        index = section.parent
    return None


def _target(stack: list[_List], marker: _Marker) -> _List | None:
    """The open list that ``marker`` goes on with; lists out of reach are closed."""
    while stack and not _in_reach(stack[-1].last, marker):
        stack.pop()
    if not stack or (marker.ordinal == 1):
        if stack and stack[-1].last.paragraph.ordinal != marker.paragraph.ordinal:
            stack.clear()
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].last.ordinal + 1 == marker.ordinal:
            del stack[depth + 1 :]
            return stack[depth]
    same = stack[-1].last.paragraph.ordinal == marker.paragraph.ordinal
    if not same and not marker.leads:
        return None
    return stack[-1]


def _in_reach(last: _Marker, marker: _Marker) -> bool:
    if last.section != marker.section:
        return False
    if last.paragraph.ordinal == marker.paragraph.ordinal:
        return True
    if last.paragraph.kind == "cell" or marker.paragraph.kind == "cell":
        return False
    return marker.leads or marker.paragraph.ordinal - last.paragraph.ordinal <= 2


def _is_list(body: str, collected: _List) -> bool:
    markers = collected.markers
    if markers[0].style in _LONE_STYLES:
        return True
    if len(markers) < 2:
        return False
    # A colon begins a list, so one that begins at two behind it has lost its first.
    led = markers[0].ordinal == _SECOND == markers[1].ordinal - 1 and body[markers[0].start - 1] in "：:"
    return markers[0].ordinal == 1 or (led and markers[0].style != "一方面")


def _bounds(sections: Sequence[Section]) -> list[int]:
    return sorted({s.heading.span.start for s in sections})


def _enumeration(body: str, collected: _List, starts: Sequence[int], bounds: Sequence[int]) -> Enumeration:
    markers = collected.markers
    items: list[Item] = []
    for place, marker in enumerate(markers):
        end = markers[place + 1].start if place + 1 < len(markers) else _end(body, marker, starts, bounds)
        items.append(_item(body, marker, end))
    span = Span(items[0].span.start, items[-1].span.end)
    return Enumeration(span, markers[0].style, tuple(items), markers[0].section)


def _end(body: str, last: _Marker, starts: Sequence[int], bounds: Sequence[int]) -> int:
    """Where the last item ends: with its paragraph, or before the next heading or list that stands in it."""
    end = last.paragraph.span.end
    place = bisect_right(bounds, last.start)
    if place < len(bounds):
        end = min(end, bounds[place])
    place = bisect_right(starts, last.start)
    if last.style in _LONE_STYLES and place < len(starts) and starts[place] < end:
        following = starts[place]
        stop = max(body.rfind(sign, last.end, following) for sign in "。！？")
        end = stop + 1 if stop >= 0 else following
    return end


def _item(body: str, marker: _Marker, end: int) -> Item:
    start, end = trimmed(body, (marker.end, end))
    while start < end and body[start] in "，,、：:" + BLANK:
        start += 1
    match = _LEAD_END.search(body, start, end)
    stop = match.start() if match is not None else end
    return Item(
        Span(marker.start, end), Span(marker.start, marker.end), marker.ordinal, trimmed(body, (start, stop))
    )
