"""The year reported on."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hegui.document import Clue, Span
from hegui.structure import data
from hegui.structure.identity.index import Row
from hegui.structure.identity.material import Head, Material
from hegui.text.days import find_years
from hegui.text.numerals import TENS
from hegui.text.views import plain

_YEAR_OF_PLAN = re.compile(
    rf"\s*(?:年度?)?(?:的)?(?:{data.alternatives('before-plan')}){{0,8}}(?:{data.alternatives('plan-noun')})"
)
_TO_COME = re.compile(r"\s*年度?[，,]\s*[我全本][省市县区乡镇局街委办]道?(?:继续)?(?:将|拟|计划)")
"""2024年，我镇将继续…: the year to come."""
_ANNOUNCE = re.compile(rf"(?:{data.alternatives('announced-text')})(?:情况)?(?:如下|如后)|如下[:：]")
_LATER = re.compile(data.alternatives("other-years-part"))
_TOLD = re.compile(r"(?<![由从自比较与至到])(20[0-9]{2})年(?![0-9]{1,2}月)")
_TITLE, _SUBTITLE, _ANNOUNCED, _INDEX, _FIRST, _HEADING, _PLAN, _DAY, _OFTEN = (
    120,
    60,
    50,
    40,
    30,
    20,
    15,
    15,
    10,
)
_ALONE = 15
"""The only year that a text names."""
_TITLES = re.compile("《[^》\\n]{0,80}》|[（(][^（）()\\n]{0,20}[）)]")
ENOUGH = 15
"""A year that a text only names often is no answer."""


def year_clues(
    found: Material, title: str, rows: Sequence[Row], day: datetime.date | None
) -> tuple[Clue, ...]:
    """What speaks for each year: title, index table, preamble, headings, the plan for the year after, days, mentions."""
    return tuple(
        Clue("year", str(year), source, weight)
        for year, source, weight in _clues(found, title, rows, day)
        if year is not None
    )


def _clues(
    found: Material, title: str, rows: Sequence[Row], day: datetime.date | None
) -> Iterator[tuple[int | None, str, int]]:
    yield first_year(title), "标题", _TITLE
    for paragraph in found.role("subtitle"):
        words = plain(found.body, paragraph.span)
        if re.fullmatch(r"[（(]\s*.{4}\s*年?度?\s*[）)]", words):
            yield first_year(words), "副标题", _SUBTITLE
    for row in rows:
        if row.tells == "title":
            yield first_year(row.words), "信息索引表", _INDEX
    announced, first = _preamble(found)
    yield announced, "正文开头“……报告如下”", _ANNOUNCED
    yield first, "正文开头", _FIRST
    yield _heading(found.heads), "章节标题", _HEADING
    plan = _plan(found.heads)
    yield plan - 1 if plan else None, "下一年度安排的年份", _PLAN
    if day is not None:
        yield day.year - 1 if day.month <= 6 else day.year, "日期", _DAY
    told = Counter(match[1] for match in _TOLD.finditer(_TITLES.sub("", found.body)))
    often = told.most_common(1)
    yield int(often[0][0]) if often else None, "正文最常写的年份", _ALONE if len(told) == 1 else _OFTEN


def first_year(words: str, start: int = 0, written: bool = False) -> int | None:
    """The first year that is a report's: not a day, a document number, a range, a plan.

    Args:
        words: of a title or a paragraph.
        start: where to begin.
        written: only with 年 behind it: in prose four digits alone are a count (发放手册2000册).
    """
    for span, year in find_years(words, start):
        if written and words[span.end :].lstrip()[:1] != "年":
            continue
        if not _no_report_year(words, span):
            return year
    return None


def _no_report_year(words: str, span: Span) -> bool:
    before, after = words[: span.start].rstrip(), words[span.end :].lstrip()
    number = before[-1:] in "〔[（(" and re.match(r"[〕\]）)]\s*(?:第)?\d", after)
    day = re.match(rf"\s*+年\s*+[0-9０-９{TENS}]{{1,3}}\s*+月|[-./]\d", after)
    start = re.match(r"\s*+年?\s*+[-—－–~～至到]+\s*+20\d\d", after)
    end = re.search(r"20\d\d\s*+年?\s*+[-—－–~～至到]+$", before)
    return bool(
        (before and number) or day or start or end or _YEAR_OF_PLAN.match(after) or _TO_COME.match(after)
    )


def _preamble(found: Material) -> tuple[int | None, int | None]:
    """The year in the sentence that announces the report, and the first one at all."""
    lines = found.role("preamble") or found.role("body")[:1]
    words = " ".join(plain(found.body, p.span)[:1500] for p in lines)
    words = re.sub(r"《[^》]{0,100}》|[（(][^（）()]*[）)]", lambda m: "　" * len(m[0]), words)
    announce = _ANNOUNCE.search(words)
    year = None
    if announce:
        start = max(words.rfind(stop, 0, announce.start()) for stop in "。；;")
        year = first_year(words[: announce.end()], start + 1)
    return year, first_year(words, written=True)


def _heading(heads: Sequence[Head]) -> int | None:
    told = (first_year(head.words) for head in heads if not _LATER.search(head.words))
    return next((year for year in told if year is not None), None)


def _plan(heads: Sequence[Head]) -> int | None:
    """The year of which a heading tells the plan."""
    for head in heads:
        for span, year in find_years(head.words):
            if _YEAR_OF_PLAN.match(head.words, span.end):
                return year
    return None
