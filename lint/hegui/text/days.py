"""The one grammar of dates: years, days, months, spans of them and times of day, in digits and in Chinese.

``find_dates`` reads every mention, complete or not; ``find_days`` keeps those that name one day of the calendar.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hegui.text import tables
from hegui.text.numerals import ONES, ZEROS, read
from hegui.text.spans import Span
from hegui.text.views import folded

# Patterns of years, to be put into others.
YEAR = "20[0-9]{2}"
"""A year of this century."""
ANY_YEAR = "[12][09][0-9]{2}"
"""A year that a text may name as a year: 1949, 2024."""
DIGIT_DAY = rf"{ANY_YEAR}\s*[年\-./]\s*[0-9]{{1,2}}\s*[月\-./]\s*[0-9]{{1,2}}\s*日?"
"""A whole day in digits, printed loosely, as web pages do."""
CLOCK = "[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?"
"""A time of day."""
CHINESE_YEAR = f"[一二][〇○零ＯOo九][〇○零ＯOo{ONES}]{{2}}"
"""The same in Chinese digits, the 〇 typed as it comes."""


class DateMention(NamedTuple):
    """One date as written.

    Attributes:
        kind: ``date`` (a month or day is named), ``year``, ``years`` (2021—2025年), ``months`` (1—11月), ``time``
            (9:30), ``name`` (“4·15”, 12.4国家宪法日).
        style: ``年月日``, ``-``, ``/``, ``.``, ``—``, ``·``, ``汉字`` (二〇二四年), ``混用`` (二〇二四年12月4日), ``短``
            (24年度), ``:``.
        year, month, day: as written, ``None`` where not said; end_year, end_month: of a span.
        exists: the calendar knows the day (30 February does not exist), the clock the time; months run to 12.
        padded: a month or day is printed with a leading zero.
    """

    span: Span
    surface: str
    kind: str
    style: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    exists: bool = True
    padded: bool = False


class DayText(NamedTuple):
    """A day as written, and where."""

    span: Span
    day: datetime.date


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    return tables.classes(os.path.join(os.path.dirname(__file__), "data", "words.tsv"))


def _listed(name: str) -> str:
    """The words of a class of ``data/words.tsv`` as alternatives."""
    return "|".join(_words()[name])


_G = "[ \u2060\u00a0\u3000]{0,3}"
_DASH = f"{_G}(?:[-—~]{{1,2}}|至|到){_G}"


@lru_cache(maxsize=1)
def _arabic() -> re.Pattern[str]:
    return re.compile(
        "(?:"
        # 2021—2025年, 2021年至2025年
        rf"(?P<y1>[12][0-9]{{3}}){_G}年?{_DASH}(?P<y2>[12][0-9]{{3}}){_G}年度?"
        # 2024年1—11月
        rf"|(?P<ym>[12][0-9]{{3}}){_G}年{_G}(?P<m1>[0-9]{{1,2}})月?份?{_DASH}(?P<m2>[0-9]{{1,2}}){_G}月份?"
        # 2024年12月31日
        rf"|(?P<y>[12][0-9]{{3}}){_G}年度?(?:{_G}(?P<m>[0-9]{{1,2}}){_G}月份?(?:{_G}(?P<d>[0-9]{{1,2}}){_G}[日号])?)?"
        # 2025-01-27, the time of day behind it too
        r"|(?P<yi>[12][0-9]{3})[ ]?(?P<sep>[-/.—])[ ]?(?P<mi>[0-9]{1,2})[ ]?(?P=sep)[ ]?(?P<di>[0-9]{1,2})(?![0-9]|[-/.][0-9])"
        r"(?:[ T]{1,2}(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?"
        # 24年度, 24年12月
        rf"|(?P<ys>[0-3][0-9]){_G}年(?:{_listed('short-year')}|(?={_G}[0-9]{{1,2}}月))(?:{_G}(?P<ms>[0-9]{{1,2}})月(?:(?P<dd>[0-9]{{1,2}})[日号])?)?"
        # 1—11月
        rf"|(?P<m3>[0-9]{{1,2}}){_G}月?份?{_DASH}(?P<m4>[0-9]{{1,2}}){_G}月份?(?![0-9])"
        # 12月4日, 5月
        rf"|(?P<mm>[0-9]{{1,2}}){_G}月(?:份|(?:{_G}(?P<md>[0-9]{{1,2}}){_G}[日号]))?"
        # 9:30, 9时30分, 9点
        r"|(?P<h>[0-9]{1,2})(?:[:：](?P<n>[0-5][0-9])(?![0-9])(?::[0-5][0-9])?|(?P<hour>[时点])(?![间期代段任均位评])(?:(?P<minute>[0-9]{1,2})分?)?)"
        # 4·15, 12.4国家宪法日
        r"|(?P<a>[01]?[0-9])(?:[·•‧・](?P<b>[0-3]?[0-9])(?![0-9])"
        rf"|[./](?P<c>[0-3]?[0-9])(?=[”’\"'」]?[“‘\"'「]?(?:{_listed('named-day')})))"
        # 21日 after a month was named
        r"|(?P<lone>[0-3]?[0-9])日(?![内常均前报以之人])"
        ")"
    )


class _Form(NamedTuple):
    """One alternative of the pattern: which field of the mention each of its groups says."""

    kind: str
    style: str
    fields: Mapping[str, str]


# By the group that no other alternative has. A kind left open is ``date`` with a month, ``year`` without.
_FORMS = {
    "y1": _Form("years", "年月日", {"y1": "year", "y2": "end_year"}),
    "ym": _Form("months", "年月日", {"ym": "year", "m1": "month", "m2": "end_month"}),
    "y": _Form("", "年月日", {"y": "year", "m": "month", "d": "day"}),
    "yi": _Form("date", "", {"yi": "year", "mi": "month", "di": "day"}),
    "ys": _Form("", "短", {"ys": "year", "ms": "month", "dd": "day"}),
    "m3": _Form("months", "年月日", {"m3": "month", "m4": "end_month"}),
    "mm": _Form("date", "年月日", {"mm": "month", "md": "day"}),
    "h": _Form("time", ":", {}),
    "a": _Form("name", "", {"a": "month", "b": "day", "c": "day"}),
    "lone": _Form("date", "年月日", {"lone": "day"}),
}
_NAMING_MONTHS = frozenset(("ym", "y", "ys", "m3", "mm"))
"""After one of these, a lone 21日 is a day of its month."""
_PADDED = frozenset(("m", "d", "mi", "di", "mm", "md"))

# A first character class lets the engine skip to the next digit; the look-ahead asks for a mark that dates have.
_RUN = re.compile("[0-9][0-9]{0,3}(?=[ \u2060\u00a0\u3000]{0,3}[年月日时点:：·•‧・./~—至到-])")

_MONTH = f"(?:十[一二]?|[{ZEROS}]?[{ONES}])"
_DAY = f"(?:[一二三]?十[{ONES}]?|廿[{ONES}]?|卅一?|[{ZEROS}]?[{ONES}])"
_CHINESE = re.compile(
    f"[二一][{ZEROS}0OoＯ{ONES}]{{3}}{_G}年(?:{_G}(?P<m>{_MONTH}){_G}月(?:{_G}(?P<d>{_DAY}){_G}[日号])?)?"
)
# Begins with the mark, so that the engine skips to it; what stands before it is looked at afterwards.
_CHINESE_DAY = re.compile(f"月(?P<d>{_DAY})[日号](?!常)")
_CHINESE_MONTH = re.compile(f"(?<![{ZEROS}{ONES}十百第])(?<![{ZEROS}{ONES}十]年){_MONTH}$")
_LUNAR = re.compile(f"(?:{_listed('lunar')})[^，。；]{{0,4}}$")


def find_dates(text: str, original: str | None = None) -> Iterator[DateMention]:
    """The dates in ``folded`` text, in order; ``original`` supplies the surfaces."""
    shown = original if original is not None else text
    found = [*_find_arabic(text, shown), *_find_chinese(text, shown)]
    found.sort()
    return _joined(found, shown)


def _joined(found: list[DateMention], shown: str) -> Iterator[DateMention]:
    """``found``, a year and the day right behind it in the other script made one."""
    last: DateMention | None = None
    for mention in found:
        if (
            last is not None
            and (last.kind, mention.kind, mention.year) == ("year", "date", None)
            and last.span.end == mention.span.start
            and last.surface.endswith("年")
            and last.style != mention.style
        ):
            span = Span(last.span.start, mention.span.end)
            exists = _exists(last.year, mention.month, mention.day)
            last = mention._replace(
                span=span, surface=shown[slice(*span)], style="混用", year=last.year, exists=exists
            )
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _days_of(year: int, month: int) -> int:
    """How many days the month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None or month is None:
        return day is None or 1 <= day <= 31
    return 1 <= day <= _days_of(year or 2024, month)


def _find_arabic(text: str, shown: str) -> Iterator[DateMention]:
    month_end = -100
    done = 0
    pattern = _arabic()
    for run in _RUN.finditer(text):
        start = run.start()
        # Most numbers are no dates: look at the next mark before trying the long pattern.
        if start < done or not (match := pattern.match(text, start)) or _goes_on(text, start):
            continue
        done = match.end()
        form = next(group for group in _FORMS if match[group] is not None)
        if form == "lone" and start - month_end >= 12:
            continue
        mention = _mention(match, form, shown)
        if mention is None:
            continue
        if form in _NAMING_MONTHS:
            month_end = done
        yield mention
        if match["time"] is not None:
            span = Span(*match.span("time"))
            yield DateMention(span, shown[slice(*span)], "time", ":")


def _goes_on(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the end of a word, a version or a decimal: V2024, 1.2024."""
    before = text[start - 1] if start else "\n"
    if not before.isascii():
        return False
    decimal = before in ".+" and start > 1 and text[start - 2].isdigit() and text[start : start + 4] < "1900"
    return before.isalnum() or decimal


def _plausible(group: str, said: Mapping[str, int]) -> bool:
    """Whether what the alternative with ``group`` calls a year can be one."""
    year = said.get("year")
    if group == "ys":
        return year is not None and 15 <= year <= 39
    return group != "y" or "month" in said or year is None or year <= 2199


def _mention(match: re.Match[str], group: str, shown: str) -> DateMention | None:
    """What the alternative with ``group`` says; ``None`` when its year is none."""
    form = _FORMS[group]
    said = {field: int(match[name]) for name, field in form.fields.items() if match[name]}
    if not _plausible(group, said):
        return None
    year, month, day, end_month = map(said.get, ("year", "month", "day", "end_month"))
    if group == "ys" and year is not None:
        year += 2000
    span = Span(match.start(), match.end("di") if match["time"] else match.end())
    if group == "h":
        return _time(match, DateMention(span, shown[slice(*span)], form.kind, form.style))
    return DateMention(
        span,
        shown[slice(*span)],
        form.kind or ("date" if month is not None else "year"),
        form.style or (match["sep"] or ("·" if match["b"] else match.string[match.end("a")])),
        year,
        month,
        day,
        said.get("end_year"),
        end_month,
        # Of a growing span only the months are looked at.
        max(month or 0, end_month) <= 12 if end_month is not None else _exists(year, month, day),
        any((match[name] or "").startswith("0") for name in _PADDED),
    )


def _time(match: re.Match[str], mention: DateMention) -> DateMention | None:
    """A time of day, one that no clock shows (25时, 9时75分) too; 48时 is a length of time."""
    hour, minute = int(match["h"]), int(match["minute"] or match["n"] or 0)
    if hour >= 30 and not (match["hour"] and match["minute"]):
        return None
    return mention._replace(exists=(hour < 24 and minute < 60) or (hour, minute) == (24, 0))


def _find_chinese(text: str, shown: str) -> Iterator[DateMention]:
    for match in _CHINESE.finditer(text):
        year = read(match[0][:4])
        month, day = (read(match[group] or "") for group in "md")
        span = Span(*match.span())
        yield DateMention(
            span, shown[slice(*span)], "date" if month else "year", "汉字", year, month, day,
            exists=_exists(year, month, day),
        )  # fmt: skip
    for match in _CHINESE_DAY.finditer(text):
        before = _CHINESE_MONTH.search(text, max(0, match.start() - 3), match.start())
        if before is None or _LUNAR.search(text, max(0, before.start() - 8), before.start()):
            continue
        span = Span(before.start(), match.end())
        month, day = read(before[0]), read(match["d"])
        yield DateMention(
            span, shown[slice(*span)], "date", "汉字", None, month, day, exists=_exists(None, month, day)
        )


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[DayText]:
    """Every whole day of the calendar in ``text[start:end]``, in order."""
    words = folded(text[start : len(text) if end is None else end])
    for mention in find_dates(words):
        if mention.year and mention.month and mention.day and mention.exists:
            yield DayText(mention.span.shift(start), datetime.date(mention.year, mention.month, mention.day))


_AROUND = re.compile(
    rf"[\s（(〔\[【]*(?:(?:{_listed('day-attribute')})?(?:日期|时间)[:：])?\s*|\s*(?:星期[一二三四五六日天])?(?:印发|发布|公布)?[\s）)〕\]】]*"
)


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


_ANY_YEAR = re.compile(rf"(?<![0-9A-Za-z])({ANY_YEAR}|{CHINESE_YEAR})(?![0-9])")


def find_years(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, int]]:
    """Every year of four digits from 1949 to 2099, with or without 年, in order."""
    for match in _ANY_YEAR.finditer(folded(text), start, len(text) if end is None else end):
        year = read(match[1])
        if year is not None and 1949 <= year <= 2099:
            yield Span(*match.span(1)), year


def day_words(day: datetime.date) -> str:
    """``2024年5月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"
