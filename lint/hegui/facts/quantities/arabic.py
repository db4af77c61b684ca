"""Quantities in Arabic digits: 300余人, 3,158项, 1.5万元, 3万4000人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
from hegui.facts.quantities.masks import outside
from hegui.facts.quantities.ranges import fraction_at, range_at
from hegui.text.numerals import LONGEST, ONES, TENS, ZEROS, Number, integral, read, read_arabic

_DIGITS = re.compile(r"[0-9][0-9]*(?:[,，][0-9]+)*(?:\.[0-9]+)?")
_REMAINDER = re.compile(f"[{ZEROS}]?([0-9]{{1,2}}|[{ONES}十百]{{1,5}})")
_MORE = re.compile(r"([0-9]{1,4})(?![0-9.,:：/%])")
_NAME_BEFORE = "第+×*/·•."
_NAME_BEHIND = "+×·•"
_BEGUN = re.compile(f"(?<![第{ZEROS}{TENS}周初期月年、“‘])(?:[二三四五六七八九]?十|[二三四五六七八九])$")
# 民事、刑事分别为9、4件; 分别下降3.2和1.5个百分点: the unit of the last figure is that of all.
_DEALT = re.compile("分别[^，。；：,;:\n]{0,40}$")
_DEALT_ON = re.compile(r"(?:(?:[、和及与]|以及)[0-9]{1,9}(?:\.[0-9]{1,4})?){1,8}")
_STOP = re.compile(r"[，。；：、,;:）)\n]")
_NONE_AT_ALL = re.compile("[率量数件案]均?(?:为|是|达到?|保持)?$")
_MIXED = frozenset(("十", "百", "千", "十万", "十亿"))


class _Figure(NamedTuple):
    """Digits with what continues them (万, 万4000, 百零八); ``tail`` stands behind all of it."""

    value: Number
    scale: int
    end: int
    tail: re.Match[str]
    mixed: bool = False
    thousands: bool = False


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
    """第12, 3+N, A4, 三重1大."""
    before = text[start - 1] if start else "\n"
    return (
        before in _NAME_BEFORE
        or text[end] in _NAME_BEHIND
        or (before.isascii() and before.isalpha())
        or (before in GAP and start > 1 and text[start - 2] == "第")
        or fixed(text, start)
    )


def _at(text: str, start: int, end: int) -> Raw | None:
    digits, tail = _read(text, start, end), tail_at(text, end)
    if text[end] == "/" and text[end + 1].isdigit():
        return fraction_at(text, digits)
    return range_at(text, digits, tail) or _single(text, digits, tail)


def _read(text: str, start: int, end: int) -> Digits:
    """The last number in digits joined by commas, with the words it was begun in: 四十5起, 二0次."""
    start += _separated(text[start:end])
    raw = text[start:end]
    value, decimals, sound = read_arabic(raw)
    begun = _BEGUN.search(text, max(0, start - 4), start) if start and text[start - 1] in TENS[1:] else None
    joined = _joined(begun[0], raw) if begun else None
    if begun is None or joined is None:
        return Digits(start, end, raw, value, decimals, sound, mixed=False)
    return Digits(begun.start(), end, raw, joined, decimals, sound, mixed=True)


def _joined(words: str, digits: str) -> int | None:
    """The value of 四十 with 5 behind it, or of 二 with 0; ``None`` for two figures side by side."""
    if words[-1] == "十":
        tens = read(words)
        return tens + int(digits) if tens is not None and len(digits) == 1 and digits != "0" else None
    return int(f"{read(words)}{digits}") if digits in ("0", "00") and len(words) == 1 else None


def _separated(raw: str) -> int:
    """Where the last number begins in digits joined by commas: 0 when the commas group digits (well or badly).

    ``3,158`` and the slip ``31,58`` are one number; ``2023,5`` and ``1,2,3`` are a list.
    """
    first, *rest = re.split("[,，]", raw)
    if not rest:
        return 0
    sizes = [len(part.partition(".")[0]) for part in rest]
    grouped = len(first) <= 3 and first[0] != "0" and all(size == 3 for size in sizes)
    if grouped or ("，" not in raw and _slip(first, rest, sizes)):
        return 0
    return len(raw) - len(rest[-1])


def _slip(first: str, rest: Sequence[str], sizes: Sequence[int]) -> bool:
    """31,58 and 1,5000 are grouped badly, 12,2024 ends in a year; in 1,20,000 one group of three gives the rest away."""
    if len(rest) > 1:
        return len(first) <= 3 and first[0] != "0" and {2, 3} <= set(sizes) <= {2, 3, 4}
    years = ("19", "20")
    return (
        (len(first) <= 3 and sizes[0] == 2)
        or (len(first) <= 2 and sizes[0] == 4 and not rest[0].startswith(years))
        or (len(first) == 4 and sizes[0] == 3 and not first.startswith(years))
    )


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
        rest_at="number"
        if tail["rest1"]
        else "magnitude"
        if tail["rest2"]
        else "unit"
        if tail["rest3"]
        else "",
        unit=unit,
        badly_grouped=not digits.sound,
        mixed=digits.mixed or figure.mixed,
        thousands=figure.thousands,
        stutters=tail["unit"] is not None and stutters(text, tail["unit"], tail.end("unit")),
    )


def _continued(text: str, digits: Digits, tail: re.Match[str]) -> _Figure:
    """The figure with its magnitude and what is said behind that."""
    mag, scale = tail["mag"], magnitude_of(tail)
    if not mag:
        return _Figure(digits.value, 1, digits.end, tail)
    end = tail.end("mag")
    return (
        _thousands(text, digits, tail, scale)
        or _remainder(text, digits, end, mag, scale)
        or _Figure(digits.value, scale, end, tail, mixed=mag in _MIXED)
    )


def _thousands(text: str, digits: Digits, tail: re.Match[str], scale: int) -> _Figure | None:
    """3万4000人, 3亿5000万元, 1万2千份."""
    if tail["rest1"] or tail["rest2"] or tail["unit"]:
        return None
    more = _MORE.match(text, tail.end("mag"))
    follow = tail_at(text, more.end()) if more else None
    if more is None or follow is None or not (follow["unit"] or follow["mag"]):
        return None
    small = magnitude_of(follow)
    rest = int(more[1]) * small
    if rest >= scale:
        return None
    end = follow.end("mag") if follow["mag"] else more.end()
    value = digits.value * scale + rest
    return _Figure(value, 1, end, follow, mixed=tail["mag"] in _MIXED, thousands=small in (100, 1000))


def _remainder(text: str, digits: Digits, end: int, mag: str, scale: int) -> _Figure | None:
    """1百零8名, 3百五十件: read, and told to be mixed."""
    if mag not in ("十", "百", "千") or text[end] not in ZEROS + ONES:
        return None
    match = _REMAINDER.match(text, end)
    rest = read(match[1]) if match else None
    if match is None or rest is None:
        return None
    return _Figure(digits.value * scale + rest, 1, match.end(), tail_at(text, match.end()), mixed=True)


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
