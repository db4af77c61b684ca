"""Every expression of a date, year, span of years or time of day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.text.numerals import read
from hegui.text.views import folded


class DateMention(NamedTuple):
    """One date as written.

    Attributes:
        kind: ``date`` (a month or day is named), ``year``, ``years`` (2021—2025年), ``months`` (1—11月), ``time``
            (9:30), ``name`` (“4·15”, 12.4国家宪法日).
        style: ``年月日``, ``-``, ``/``, ``.``, ``·``, ``汉字`` (二〇二四年), ``短`` (24年度), ``:``.
        year, month, day: as written, ``None`` where not said; end_year, end_month: of a span.
        exists: the calendar knows the day (30 February does not exist); months run to 12.
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


_G = "[ \u2060\u00a0]{0,3}"
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
        # 2025-01-27 07:52
        r"|(?P<yi>[12][0-9]{3})(?P<sep>[-/.])(?P<mi>[0-9]{1,2})(?P=sep)(?P<di>[0-9]{1,2})(?![0-9])"
        r"(?:[ T]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
        # 24年度, 24年12月
        rf"|(?P<ys>[0-3][0-9]){_G}年(?:度|底|末|初|以来|上半年|下半年|(?={_G}[0-9]{{1,2}}月))(?:{_G}(?P<ms>[0-9]{{1,2}})月(?:(?P<dd>[0-9]{{1,2}})[日号])?)?"
        # 1—11月
        rf"|(?P<m3>[0-9]{{1,2}}){_G}月?份?{_DASH}(?P<m4>[0-9]{{1,2}}){_G}月份?(?![0-9])"
        # 12月4日, 5月
        rf"|(?P<mm>[0-9]{{1,2}}){_G}月(?:份|(?:{_G}(?P<md>[0-9]{{1,2}}){_G}[日号]))?"
        # 9:30, 9时30分, 9点
        r"|(?P<h>[0-2]?[0-9])(?:[:：](?P<n>[0-5][0-9])(?![0-9])(?::[0-5][0-9])?|[时点](?![间期代段任均位评])(?:[0-5]?[0-9]分?)?)"
        # 4·15, 12.4国家宪法日
        r"|(?P<a>[01]?[0-9])(?:[·•‧・](?P<b>[0-3]?[0-9])(?![0-9])"
        r"|[./](?P<c>[0-3]?[0-9])(?=[”’\"」]?[“‘\"「]?(?:国家|全民|国际|全国|宪法|世界|普法|禁毒|消费|消防|安全|环境|反诈|防灾|特大|专案|综治|中国|法治|法制"
        r"|知识产权|土地日|档案日|气象日|植树|助残|慈善|生态|测绘|扶贫|反腐|交通安全|宣传(?!经费|费|资金))))"
        # 21日 after a month was named
        r"|(?P<lone>[0-3]?[0-9])日(?![内常均前报以之人])"
        ")"
    )


# A first character class lets the engine skip to the next digit; the look-ahead asks for a mark that dates have.
_RUN = re.compile("[0-9][0-9]{0,3}(?=[ \u2060\u00a0]{0,3}[年月日时点:：·•‧・./~—至到-])")
# Begins with the mark, so that the engine skips to it; what stands before it is looked at afterwards.
_CHINESE_DAY = re.compile("月(?P<d>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?!常)")
_CHINESE_MONTH = re.compile(
    "(?<![〇零一二三四五六七八九十百年第])(?:十[一二三四五六七八九]?|[一二三四五六七八九])$"
)
_LUNAR = re.compile("(?:农历|阴历|旧历|正月)[^，。；]{0,4}$")
_CHINESE = re.compile(
    "[二一][〇零Ｏ0Oo九八七六五四三二一]{3}年(?:(?P<m>十?[一二三四五六七八九]|十)月(?:(?P<d>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?)?"
)


def _number(words: str | None) -> int | None:
    return int(words) if words else None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None or month is None:
        return day is None or 1 <= day <= 31
    return 1 <= day <= calendar.monthrange(year or 2024, month)[1]


def find_dates(text: str, original: str | None = None) -> Iterator[DateMention]:
    """The dates in normalised ``text``, in order; ``original`` supplies the surfaces."""
    shown = original if original is not None else text
    found = [*_find_arabic(text, shown), *_find_chinese(text, shown)]
    found.sort()
    return iter(found)


def _find_arabic(text: str, shown: str) -> Iterator[DateMention]:
    last_month = -100
    done = 0
    pattern = _arabic()
    for run in _RUN.finditer(text):
        start = run.start()
        # Most numbers are no dates: look at the next mark before trying the long pattern.
        if start < done or not (match := pattern.match(text, start)):
            continue
        end = match.end()
        before = text[start - 1] if start else "\n"
        if before.isascii() and (
            before.isalnum()
            or (
                before in ".+"
                and start > 1
                and text[start - 2].isdigit()
                and text[start : start + 4] < "1900"
            )
        ):
            continue
        g = match.groupdict()
        span, surface = Span(start, end), shown[start:end]
        done = end
        padded = any((g[k] or "").startswith("0") for k in ("m", "d", "mi", "di", "mm", "md"))
        if g["y1"]:
            yield DateMention(span, surface, "years", "年月日", int(g["y1"]), end_year=int(g["y2"]))
        elif g["ym"]:
            first, final = int(g["m1"]), int(g["m2"])
            yield DateMention(
                span,
                surface,
                "months",
                "年月日",
                int(g["ym"]),
                first,
                end_month=final,
                exists=max(first, final) <= 12,
            )
            last_month = end
        elif g["y"]:
            year, month, day = int(g["y"]), _number(g["m"]), _number(g["d"])
            if month is None and year > 2199:
                continue
            kind = "year" if month is None else "date"
            yield DateMention(
                span,
                surface,
                kind,
                "年月日",
                year,
                month,
                day,
                exists=_exists(year, month, day),
                padded=padded,
            )
            last_month = end
        elif g["yi"]:
            year, month, day = int(g["yi"]), int(g["mi"]), int(g["di"])
            yield DateMention(
                span,
                surface,
                "date",
                g["sep"],
                year,
                month,
                day,
                exists=_exists(year, month, day),
                padded=padded,
            )
        elif g["ys"]:
            month, day = _number(g["ms"]), _number(g["dd"])
            if 15 <= int(g["ys"]) <= 39:
                yield DateMention(
                    span,
                    surface,
                    "date" if month else "year",
                    "短",
                    2000 + int(g["ys"]),
                    month,
                    day,
                    exists=_exists(None, month, day),
                )
                last_month = end
        elif g["m3"]:
            first, final = int(g["m3"]), int(g["m4"])
            yield DateMention(
                span,
                surface,
                "months",
                "年月日",
                None,
                first,
                end_month=final,
                exists=max(first, final) <= 12,
            )
            last_month = end
        elif g["mm"]:
            month, day = int(g["mm"]), _number(g["md"])
            yield DateMention(
                span,
                surface,
                "date",
                "年月日",
                None,
                month,
                day,
                exists=_exists(None, month, day),
                padded=padded,
            )
            last_month = end
        elif g["h"]:
            yield DateMention(span, surface, "time", ":")
        elif g["a"]:
            month, day = int(g["a"]), int(g["b"] or g["c"])
            style = "·" if g["b"] else text[match.end("a")]
            yield DateMention(
                span, surface, "name", style, None, month, day, exists=_exists(None, month, day)
            )
        elif g["lone"] and start - last_month < 12:
            yield DateMention(span, surface, "date", "年月日", None, None, int(g["lone"]))


def _find_chinese(text: str, shown: str) -> Iterator[DateMention]:
    for match in _CHINESE.finditer(text):
        start, end = match.span()
        year = read(match[0][:4])
        month = read(match["m"]) if match["m"] else None
        day = read(match["d"]) if match["d"] else None
        kind = "year" if month is None else "date"
        yield DateMention(
            Span(start, end),
            shown[start:end],
            kind,
            "汉字",
            year,
            month,
            day,
            exists=_exists(year, month, day),
        )
    for match in _CHINESE_DAY.finditer(text):
        before = _CHINESE_MONTH.search(text, max(0, match.start() - 3), match.start())
        if before is None or _LUNAR.search(text, max(0, before.start() - 8), before.start()):
            continue
        month, day, span = read(before[0]), read(match["d"]), Span(before.start(), match.end())
        yield DateMention(
            span,
            shown[span.start : span.end],
            "date",
            "汉字",
            None,
            month,
            day,
            exists=_exists(None, month, day),
        )


@fact
def dates(doc: Document) -> tuple[DateMention, ...]:
    """All dates of ``doc`` in the order of the text; offsets of ``Document.text``."""
    return tuple(find_dates(normalised(doc), doc.body))


@fact
def normalised(doc: Document) -> str:
    """``Document.body`` after :func:`hegui.text.views.folded`; same offsets."""
    return folded(doc.body)
