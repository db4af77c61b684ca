"""Two figures in one: ranges (5至8件) and fractions (1/4, 三分之二, 百分之九十五)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hegui.facts.quantities.approximators import before_number, behind_at
from hegui.facts.quantities.grammar import (
    BLANKS,
    Digits,
    Raw,
    Unit,
    class_pattern,
    magnitude_of,
    rests_of,
    tail_at,
    unit_of,
    units,
)  # fmt: skip
from hegui.facts.quantities.looks import stutters
from hegui.facts.quantities.masks import outside
from hegui.facts.rows import listed
from hegui.text.numerals import LONGEST, Number, integral, read, read_arabic

_DASH = re.compile(
    rf"{BLANKS}(?P<dash>[-—~]{{1,2}}|至|到){BLANKS}(?P<number>[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?)"
)
_FROM = re.compile("[由从][^，。；,;\n]{0,15}$|自$")
_FRACTION = re.compile(r"/([0-9]{1,2})(?![0-9/年月日.+])")
_SPOKEN_FRACTION = re.compile(
    "[一二两三四五六七八九十百千万][一二两三四五六七八九十百千]{0,11}分之[〇零一二三四五六七八九十百点]{1,24}"
)
_SHARE_OF = re.compile("(?:占[^，。；：、,;:\n]{0,8}|[以至到的])$")
_LABEL_OF_RATE = listed("label-of-rate")


def range_at(text: str, first: Digits, tail: re.Match[str]) -> Raw | None:
    """The range that begins with the figure ``first``; ``tail`` stands behind its digits."""
    if tail["post"] or tail["rest1"]:
        return None
    dash = _DASH.match(text, tail.end())
    if dash is None or len(dash["number"]) > LONGEST or _from_to(text, first.start, dash["dash"]):
        return None
    other = tail_at(text, dash.end())
    second, decimals, sound = read_arabic(dash["number"])
    unit = _unit_of_both(tail, other)
    large = magnitude_of(other)
    if (unit is None and large % 10**4) or text[other.end()] in "+×" or not sound:
        return None
    if (not other["unit"] and not other["mag"]) or (
        tail["unit"] and other["unit"] not in (None, tail["unit"])
    ):
        return None
    begin, before = before_number(text, first.start, unit.word if unit else "")
    word = other["unit"]
    return Raw(
        start=begin,
        end=other.end(),
        number=(first.start, other.end("mag") if other["mag"] else dash.end()),
        raw=text[first.start : dash.end()],
        value=integral(first.value * (magnitude_of(tail) if tail["mag"] else large)),
        second=integral(second * large),
        decimals=max(first.decimals, decimals),
        scale=large,
        before=before,
        behind=(*rests_of(other), *((other["post"],) if other["post"] else ())),
        unit=unit,
        stutters=bool(word) and stutters(text, word, other.end("unit")),
    )


def _unit_of_both(tail: re.Match[str], other: re.Match[str]) -> Unit | None:
    return unit_of(other) or unit_of(tail)


def _from_to(text: str, start: int, dash: str) -> bool:
    """由5%到8%, 从3件至5件: two figures, not a range."""
    return dash in ("至", "到") and _FROM.search(text, max(0, start - 16), start) is not None


def fraction_at(text: str, digits: Digits) -> Raw | None:
    """The fraction with the numerator ``digits``; only where something says that it is a share."""
    match = _FRACTION.match(text, digits.end)
    if match is None or not digits.raw.isdigit() or not 0 < int(digits.raw) < int(match[1]):
        return None
    begin, before = before_number(text, digits.start)
    behind = behind_at(text, match.end())
    if not (behind or begin < digits.start or _is_share(text, digits.start, match.end())):
        return None
    if tail_at(text, match.end())["unit"]:
        return None
    return Raw(
        start=begin,
        end=match.end() + len(behind),
        number=(digits.start, match.end()),
        raw=text[digits.start : match.end()],
        value=Fraction(int(digits.raw), int(match[1])),
        before=before,
        behind=(behind,) if behind else (),
        fraction=True,
    )


def _is_share(text: str, start: int, end: int) -> bool:
    return (
        text.startswith("的", end)
        or _SHARE_OF.search(text, max(0, start - 10), start) is not None
        or changed_before(text, start)
    )


def changed_before(text: str, start: int) -> bool:
    """缩短了1/3, 减少三成: a change stands before the number at ``start``."""
    return class_pattern("", "grow", "fall", after="了?$").search(text, max(0, start - 5), start) is not None


def spoken_fractions(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    """三分之二, 百分之九十五点三."""
    for match in outside(_SPOKEN_FRACTION.finditer(text), masks):
        below, _, above = match[0].partition("分之")
        bottom, top = read(below), _spoken(above)
        if below in ("百", "一百") and above == "百":
            top = 100 if text[match.start() - 1] in _LABEL_OF_RATE else None
        if bottom and top is not None:
            yield _spoken_fraction(text, match, bottom, top)


def _spoken_fraction(text: str, match: re.Match[str], bottom: int, top: Number) -> Raw:
    start, end = match.span()
    unit = units()["%"] if bottom == 100 else units()["‰"] if bottom == 1000 else None
    begin, before = before_number(text, start)
    behind = behind_at(text, end)
    return Raw(
        start=begin if before else start,
        end=end + len(behind),
        number=(start, end),
        raw=match[0],
        value=top if unit else integral(Fraction(top) / bottom),
        before=before,
        behind=(behind,) if behind else (),
        unit=unit,
        spoken=True,
        fraction=unit is None,
    )


def _spoken(words: str) -> Number | None:
    """九十五点三 is 95.3."""
    whole, point, part = words.partition("点")
    value = read(whole)
    if value is None or not point:
        return value
    digits = [read(c) for c in part]
    if not 0 < len(digits) <= LONGEST or None in digits:
        return None
    return Fraction(int(f"{value}{''.join(map(str, digits))}"), 10 ** len(digits))
