"""Whether a correction mends a slip of the pen and no more: what it takes away and brings in, letter by letter.

It knows no rule. A slip is letters repeated, a particle, or letters that belong to no word: 法冶, 神精. Where words
stand, another word is another meaning, and only the author can say which was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from hegui.text.dictionary import tags
from hegui.text.numerals import ARABIC, SPOKEN, ZEROS
from hegui.text.words import words

NUMBER = "涉及数字、届次或数字后的单位"
NAME = "涉及人名、地名、机构名"
NEGATION = "涉及否定词"
WORDS = "增减或替换了词语，原词也可能另有所指"

_NEGATIONS = frozenset("不未无非没勿莫毋否")
_NUMERALS = re.compile(f"[{ARABIC}{ZEROS}{SPOKEN}○]")
_PARTICLES = frozenset("的地得和与及")
"""Change the build of a phrase, not what it says."""

_NAMES = frozenset(("nr", "ns", "nt"))
"""Parts of speech in the dictionary: persons, places, bodies."""

_MARKS = "，。；：、！？,;:!? \u3000\u00a0”’》）"
_REACH = 8


def trimmed(line: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The edit without what stays as it is at either end."""
    while start < end and new and line[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and line[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def objection(line: str, start: int, end: int, new: str, vouched: bool) -> str:
    """Why writing ``new`` in place of ``line[start:end]`` is no mere slip, in Chinese; ``""`` when it is one.

    Args:
        vouched: the words that go are right in no sentence.
    """
    start, end, new = trimmed(line, start, end, new)
    gone, come = _letters(line[start:end]), _letters(new)
    if not gone and not come:
        return ""
    gains = len(come) > len(gone)
    copy = None if come else _copy(line, start, end, gone)
    low, high = (min(start, copy[0]), max(end, copy[1])) if copy else (start, end)
    if _named(line, low, high) or (
        gains and _named(line[:start] + new + line[end:], start, start + len(new))
    ):
        return NAME
    if _NEGATIONS & {*gone, *come} and not (copy and len(gone) > 1):
        return NEGATION
    if copy:
        if len(gone) == 1 and low and _NUMERALS.match(line, low - 1):
            return NUMBER  # 5个|个体工商户, 18名|名单, 12件|件件
        return "" if _falls_apart(line, (low, high), (start, end), copy) else WORDS
    if vouched or {*gone, *come} <= _PARTICLES or _slip(line, start, end, new):
        return ""
    return WORDS


def _falls_apart(line: str, around: tuple[int, int], *words: tuple[int, int]) -> bool:
    """Whether one of ``words`` begins and ends where words of the dictionary do."""
    seams = {place for begin, end, _ in _cut(line, *around) for place in (begin, end)}
    return any(seams.issuperset(each) for each in words)


def _letters(text: str) -> str:
    return "".join(c for c in text if "\u4e00" <= c <= "\u9fff")


def _copy(line: str, start: int, end: int, gone: str) -> tuple[int, int] | None:
    """Where the letters that go stand once more, right before or behind, marks between them looked through."""
    size = len(gone)
    before, after = line[:start].rstrip(_MARKS), line[end:].lstrip(_MARKS)
    if before.endswith(gone):
        return len(before) - size, len(before)
    if after.startswith(gone):
        return len(line) - len(after), len(line) - len(after) + size
    return None


def _named(line: str, start: int, end: int) -> bool:
    """Whether one of the letters from ``start`` to ``end`` lies in a name that the dictionary knows."""
    return any(
        low < end and start < high and len(word) > 1 and tags(word[0]).get(word, "")[:2] in _NAMES
        for low, high, word in _cut(line, start, end)
    )


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words round a place, with where they begin and end in ``line``."""
    low = max(0, start - _REACH)
    for word in words(line[low : end + _REACH]):
        yield low, low + len(word), word
        low += len(word)


def _alone(line: str, start: int, end: int) -> frozenset[int]:
    """Offsets round a place whose letters belong to no word of several letters."""
    return frozenset(low for low, high, _ in _cut(line, start, end) if high - low == 1)


def _slip(line: str, start: int, end: int, new: str) -> bool:
    """Whether every letter that goes is in no word, and every letter that comes is in one."""
    after = line[:start] + new + line[end:]
    before_alone = _alone(line, start, end)
    after_alone = _alone(after, start, start + len(new))
    steps = SequenceMatcher(None, line[start:end], new, autojunk=False).get_opcodes()
    for step, low, high, first, last in steps:
        if step == "equal":
            continue
        gone, come = range(start + low, start + high), range(start + first, start + last)
        if step == "replace":
            good = len(gone) == len(come) == 1 and before_alone.issuperset(gone)
        elif step == "delete":
            good = len(gone) == 1 and before_alone.issuperset(gone)
        else:
            good = len(come) == 1 and not before_alone.isdisjoint((start + low - 1, start + low))
        if not good or not after_alone.isdisjoint(come):
            return False
    return True
