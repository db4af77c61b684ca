"""Where a measure word follows a blank and no number: 办结信访 件, 召开　次会议. A figure that was never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hegui.document import Span
from hegui.facts.quantities.grammar import units
from hegui.facts.rows import listed, words_of
from hegui.text.words import words

_HAN = "\u4e00-\u9fff"
_BLANK = " \t\u3000\u00a0"
_GROUPS = frozenset(
    ("event", "person", "person-time", "sum", "case", "item", "document", "household", "organisation", "rate")
)
_NOUNS = frozenset(words_of("measured-noun"))
"""Units that are as often words of their own."""

_SUFFIXES = frozenset(listed("unit-ending"))
"""End words too: 负责 人, 农 户."""

_PLACE = re.compile(f"(?<=[{_HAN}])[{_BLANK}]{{1,12}}(?=[{_HAN}%％])")
_LETTERS = re.compile(f"[{_HAN}]*")
_REACH = 4


@cache
def _measures() -> frozenset[str]:
    return frozenset(u.word for u in units().values() if u.group in _GROUPS) - _NOUNS


def missing_figures(text: str, within: Span) -> Iterator[Span]:
    """The blanks of a stretch of text that stand where a figure should."""
    for match in _PLACE.finditer(text, *within):
        span = Span(*match.span())
        if missing_figure(text, span):
            yield span


def missing_figure(text: str, blank: Span) -> bool:
    """Whether behind ``blank`` a measure word stands by itself, and no word is torn by the blank: 案 件, 当事 人.

    信访 件 may be either; what was left open must not be closed by taking it for a torn word.
    """
    start, end = blank
    if text[end] in "%％":
        return True
    after = _LETTERS.match(text, end, end + _REACH)
    if not after or not after[0]:
        return False
    unit = words(after[0])[0]
    if unit not in _measures() or _spaced(text, start, end + len(unit)):
        return False
    if text[end + len(unit) : end + len(unit) + 1] == "年":
        return False  # 信息内容 本年制发件数: the year, not a measure word
    before = re.search(f"[{_HAN}]*$", text[max(0, start - _REACH) : start])
    left = before[0] if before else ""
    low = 0
    for word in words(left + unit):
        if low < len(left) < low + len(word) and (len(left) - low == 1 or unit in _SUFFIXES):
            return False
        low += len(word)
    return bool(left)


def _spaced(text: str, start: int, end: int) -> bool:
    """Whether single letters between blanks stand at either side: the line is set with spaces."""
    return _blank(text, start - 2) or _blank(text, end)


def _blank(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place] in _BLANK
