"""Reads days and years as they are written: 2025年1月20日, 二〇二五年一月二十日, 2025-01-20, 2025.1.20, 2025/1/20."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.document import Span

_CHINESE = dict(zip("〇○零ＯOo一二三四五六七八九", [0] * 6 + list(range(1, 10)), strict=True))
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")

_YEAR = r"[12１２][09０９][0-9０-９]{2}|[一二][〇○零ＯOo九][〇○零ＯOo一二三四五六七八九]{2}"
_SMALL = r"[0-9０-９]{1,2}|[一二三四五六七八九十廿卅〇○零]{1,3}"
_DAY = re.compile(
    rf"(?<![0-9０-９])({_YEAR})[ \u3000]*年[ \u3000]*({_SMALL})[ \u3000]*月[ \u3000]*({_SMALL})[ \u3000]*[日号]"
    r"|(?<![0-9.．/\-])([12][09][0-9]{2})[ ]?([-./．—－])[ ]?([0-9]{1,2})[ ]?\5[ ]?([0-9]{1,2})(?![0-9]|[.\-/．][0-9])"
)
_ANY_YEAR = re.compile(rf"(?<![0-9０-９A-Za-z])({_YEAR})(?![0-9０-９])")
_AROUND = re.compile(
    r"[\s（(〔\[【]*(?:(?:发布|公布|成文|印发|落款)?(?:日期|时间)[:：])?\s*|\s*(?:星期[一二三四五六日天])?[\s）)〕\]】]*"
)


class DayText(NamedTuple):
    """A day as written, and where."""

    span: Span
    day: datetime.date


def small_number(words: str) -> int | None:
    """A number up to 99 in Arabic (either width) or Chinese digits; ``None`` for anything else."""
    words = words.translate(_WIDE)
    if words.isascii():
        return int(words) if words.isdigit() else None
    words = words.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = words.partition("十")
    if not ten:
        digits = [_CHINESE.get(c) for c in words]
        if None in digits:
            return None
        return int("".join(str(d) for d in digits))
    high = _CHINESE.get(tens) if tens else 1
    low = _CHINESE.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low


def year_number(words: str) -> int | None:
    """A year of four digits, Arabic or Chinese: ``2024``, ``二〇二四``; ``None`` for anything else."""
    words = words.translate(_WIDE)
    if words.isascii() and words.isdigit():
        return int(words)
    digits = [_CHINESE.get(c) for c in words]
    return int("".join(str(d) for d in digits)) if len(digits) == 4 and None not in digits else None


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[DayText]:
    """Every possible day (impossible dates are passed over) in ``text[start:end]``, in order."""
    for match in _DAY.finditer(text, start, len(text) if end is None else end):
        parts = (match[1], match[2], match[3]) if match[1] else (match[4], match[6], match[7])
        year, month, day = year_number(parts[0]), small_number(parts[1]), small_number(parts[2])
        try:
            if year and month and day:
                yield DayText(Span(*match.span()), datetime.date(year, month, day))
        except ValueError:
            continue


def only_day(text: str, start: int = 0, end: int | None = None) -> DayText | None:
    """The day that ``text[start:end]`` consists of, brackets and a label such as 日期： allowed; else ``None``."""
    end = len(text) if end is None else end
    if not 6 <= end - start <= 40:
        return None
    found = next(find_days(text, start, end), None)
    if found is None:
        return None
    before, after = text[start : found.span.start], text[found.span.end : end]
    return found if _AROUND.fullmatch(before) and _AROUND.fullmatch(after) else None


def find_years(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, int]]:
    """Every year of four digits from 1949 to 2099, with or without 年, in order."""
    for match in _ANY_YEAR.finditer(text, start, len(text) if end is None else end):
        year = year_number(match[1])
        if year is not None and 1949 <= year <= 2099:
            yield Span(*match.span(1)), year
