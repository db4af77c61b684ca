"""Quantities in Arabic digits: 300余人, 3,158项, 1.5万元, 3万4000人."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hegui.facts.quantities.approximators import announced, before_number, behind_at
from hegui.facts.quantities.grammar import (
    GAP,
    Digits,
    Raw,
    Unit,
    class_pattern,
    magnitude_of,
    rests_of,
    tail_at,
    unit_of,
)  # fmt: skip
from hegui.facts.quantities.looks import fixed, named, stutters
from hegui.facts.quantities.malformed import Malformed
from hegui.facts.quantities.masks import outside
from hegui.facts.quantities.ranges import fraction_at, range_at
from hegui.text.numerals import LONGEST, Number, grouping, integral, read_arabic

_DIGITS = re.compile(r"[0-9][0-9]*(?:[,，][0-9]+)*(?:\.[0-9]+)?")
_MORE = re.compile(r"([0-9]{1,4})(?![0-9.,:：/%])")
_SPACED = re.compile(f"[^0-9.,][0-9][{GAP}]|[{GAP}][0-9][{GAP}]")
_NAME_BEFORE = "第+×*/·•."
_NAME_BEHIND = "+×·•"
# 民事、刑事分别为9、4件; 分别下降3.2和1.5个百分点: the unit of the last figure is that of all.
_DEALT = re.compile("分别[^，。；：,;:\n]{0,40}$")
_DEALT_ON = re.compile(r"(?:(?:[、和及与]|以及)[0-9]{1,9}(?:\.[0-9]{1,4})?){1,8}")
_STOP = re.compile(r"[，。；：、,;:）)\n]")
_NONE_AT_ALL = re.compile("[率量数件案]均?(?:为|是|达到?|保持)?$")


_REST_AT = {"rest1": "number", "rest2": "magnitude", "rest3": "unit"}


class _Figure(NamedTuple):
    """Digits with what continues them (万, 万4000, 百零八); ``tail`` stands behind all of it."""

    value: Number
    scale: int
    end: int
    tail: re.Match[str]


def find_arabic(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Raw]:
    """The quantities of ``text`` (normalised, padded) whose digits lie outside ``masks``."""
    done = 0
    for match in outside(_DIGITS.finditer(text), masks):
        start, end = match.span()
        if start < done or end - start > LONGEST or _part_of_name(text, start, end):
            continue
        found = _at(text, start, end)
        if found is not None:
            done = found.end
            yield found


def _part_of_name(text: str, start: int, end: int) -> bool:
    """第12, 3+N, A4, 三重1大; the last digit of a number set with blanks between its digits (3 2 5 1)."""
    before = text[start - 1] if start else "\n"
    return (
        before in _NAME_BEFORE
        or (before in GAP and end - start == 1 and start > 2 and _SPACED.match(text, start - 3) is not None)
        or text[end] in _NAME_BEHIND
        or (before.isascii() and before.isalpha())
        or (before in GAP and start > 1 and text[start - 2] == "第")
        or fixed(text, start)
    )


def find_malformed(text: str, malformed: Iterable[Malformed]) -> Iterator[Raw]:
    """The quantities of numerals written badly, where it is plain what they mean: 二百零5名, 31,58项, 12..6%."""
    for one in malformed:
        if one.misread and one.plain:
            value, decimals, _ = read_arabic(one.plain.rstrip("%"))
            start, end = one.run
            end = start + len(text[start:end].rstrip("%"))
            found = _read(text, Digits(start, end, text[start:end], value, decimals))
            if found is not None:
                yield found


def _at(text: str, start: int, end: int) -> Raw | None:
    """The quantity at some digits; of several joined by commas (2023,5件) the last is the number."""
    raw = text[start:end]
    if grouping(raw) != "sound":
        raw = re.split("[,，]", raw)[-1]
    value, decimals, _ = read_arabic(raw)
    return _read(text, Digits(end - len(raw), end, raw, value, decimals))


def _read(text: str, digits: Digits) -> Raw | None:
    tail = tail_at(text, digits.end)
    if text[digits.end] == "/" and text[digits.end + 1].isdigit():
        return fraction_at(text, digits)
    return range_at(text, digits, tail) or _single(text, digits, tail)


def _single(text: str, digits: Digits, tail: re.Match[str]) -> Raw | None:
    """One figure that is no range."""
    if text[digits.end].isascii() and text[digits.end].isalpha() and not tail["unit"]:
        return None
    figure = _continued(text, digits, tail)
    unit, scale = unit_of(figure.tail), figure.scale
    shared = _shared_unit(text, digits) if unit is None and not figure.tail["mag"] else None
    if shared is not None:
        unit, scale = shared
        if isinstance(digits.value, int) and unit.kind == "duration":
            return None
        finish: int | None = digits.end
    elif unit is None:
        finish = _unitless(text, digits, figure)
    else:
        finish = _with_unit(text, digits, figure, unit)
    return None if finish is None else _raw(text, digits, figure, finish, unit, scale)


def _raw(text: str, digits: Digits, figure: _Figure, finish: int, unit: Unit | None, scale: int) -> Raw:
    tail = figure.tail
    rests, post = rests_of(tail), tail["post"] or ""
    # 90%以上左右
    doubled = behind_at(text, finish) if post else ""
    begin, before = before_number(text, digits.start, unit.word if unit else "")
    return Raw(
        start=begin,
        end=finish + len(doubled),
        number=(digits.start, figure.end),
        raw=digits.raw,
        value=integral(figure.value * scale),
        decimals=digits.decimals,
        scale=scale,
        rest_scale=figure.scale if tail["rest1"] or tail["rest2"] else 1,
        before=before,
        behind=(*rests, *(word for word in (post, doubled) if word)),
        rest_at=next((place for rest, place in _REST_AT.items() if tail[rest]), ""),
        unit=unit,
        stutters=tail["unit"] is not None and stutters(text, tail["unit"], tail.end("unit")),
    )


def _continued(text: str, digits: Digits, tail: re.Match[str]) -> _Figure:
    """The figure with its magnitude and what is said behind that."""
    scale = magnitude_of(tail)
    if not tail["mag"]:
        return _Figure(digits.value, 1, digits.end, tail)
    return _thousands(text, digits, tail, scale) or _Figure(digits.value, scale, tail.end("mag"), tail)


def _thousands(text: str, digits: Digits, tail: re.Match[str], scale: int) -> _Figure | None:
    """3万4000人, 3亿5000万元."""
    if tail["rest1"] or tail["rest2"] or tail["unit"]:
        return None
    more = _MORE.match(text, tail.end("mag"))
    follow = tail_at(text, more.end()) if more else None
    if more is None or follow is None or not (follow["unit"] or follow["mag"]):
        return None
    rest = int(more[1]) * magnitude_of(follow)
    if rest >= scale:
        return None
    end = follow.end("mag") if follow["mag"] else more.end()
    return _Figure(digits.value * scale + rest, 1, end, follow)


def _with_unit(text: str, digits: Digits, figure: _Figure, unit: Unit) -> int | None:
    """Where the quantity ends; ``None`` when number and unit are a name."""
    tail = figure.tail
    is_name = named(text, digits.start, tail.end("unit"), unit, figure.value, bool(tail["mag"]))
    return None if is_name else tail.end()


def _shared_unit(text: str, digits: Digits) -> tuple[Unit, int] | None:
    """The unit and magnitude of the last of several figures dealt out by 分别, when only that one has a unit."""
    more = _DEALT_ON.match(text, digits.end)
    if more is None or _DEALT.search(text, max(0, digits.start - 44), digits.start) is None:
        return None
    tail = tail_at(text, more.end())
    unit = unit_of(tail)
    return (unit, magnitude_of(tail)) if unit else None


def _unitless(text: str, digits: Digits, figure: _Figure) -> int | None:
    """Where an amount without a unit ends; ``None`` when nothing says that it is one."""
    tail = figure.tail
    mag, rest = tail["mag"] or "", tail["rest1"] or tail["rest2"]
    if mag and mag[-1] in "万亿":
        if class_pattern("", "myriad-name").match(text, tail.end()):
            return None
    elif not (rest and (mag or figure.value >= 10)) and not _bare_amount(text, digits, figure):
        return None
    if tail["post"]:
        return tail.end()
    if tail["rest2"]:
        return tail.end("rest2")
    return max(figure.end, tail.end("rest1")) if tail["rest1"] else figure.end


def _bare_amount(text: str, digits: Digits, figure: _Figure) -> bool:
    """共45， and 案件0。 are amounts, a year or a small number is none."""
    if _STOP.match(text, digits.end) is None:
        return False
    if digits.raw == "0":
        return _NONE_AT_ALL.search(text, max(0, digits.start - 5), digits.start) is not None
    value = digits.value
    return value >= 10 and not 1900 <= value <= 2100 and not digits.decimals and announced(text, digits.start)
