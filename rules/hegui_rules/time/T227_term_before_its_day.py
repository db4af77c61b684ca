"""T227: 2021年3月，宣讲党的二十大精神: something told of a year in which it was not yet there."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    clause_of_future,
    in_plan,
    own_dates,
    rule,
    sentence_at,
)
from hegui.api.facts import DateMention
from hegui.api.language import Worded, classes_of, first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.terms import TERMS, terms_in

_KINDS = frozenset(("meeting", "plenum", "doctrine"))
_LED = Worded("(?:<basis-marker|compare-marker>)[^，。；]{0,12}$")
_SPAN_MARKS = tuple("—－-、")
"""Behind the first year of several."""


@rule(
    code="T227",
    name="term-before-its-day",
    title="句中所说的年份还没有这一提法",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T301",),
    knowledge=(TERMS,),
    rationale="会议、全会和重要思想都有确定的日期；写成此前某年已经学习、贯彻，不是年份写错，就是内容抄错。",
    bad=(
        Bad("2021年3月，县普法讲师团赴乡镇宣讲⟦党的二十大精神⟧。", says="2022年"),
        Bad("2022年6月15日，镇党委召开会议，专题传达⟦学习党的二十大⟧精神。", says="2022年10月16日"),
        Bad("2019年，县政府党组专题学习⟦习近平法治思想⟧3次。", says="2020年"),
    ),
    good=(
        "2022年6月，成立宣讲团，全年宣讲党的二十大精神12场；2022年10月28日，学习党的二十大精神。",
        "2023年3月，县普法讲师团赴乡镇宣讲党的二十大精神。",
        "自2019年以来，法治文化广场不断更新，先后增设党的二十大精神、习近平法治思想专栏。",
        "2018年建立的宣讲机制延续至今，2023年赴乡镇宣讲党的二十大精神。",
        "对照2019年的问题清单，专题学习习近平法治思想；按照2018年修订的条例，组织学习习近平法治思想。",
        "2020年12月，县委理论学习中心组专题学习习近平法治思想。",
    ),
)
def term_before_its_day(doc: Document, options: Options) -> Iterator[Finding]:
    """The last year named in the sentence before a term, where it names the time of what is told."""
    for term, span in terms_in(doc, options.time_bound_terms):
        if term.since is None or term.kind not in _KINDS or not term.sure:
            continue
        start = sentence_at(doc, span.start).start
        said = _last_year(doc, start, span.start)
        if said is None or said.year is None or not _earlier(said, term.since):
            continue
        between = doc.body[said.span.end : span.start]
        if said.year == term.since.year and first_in(doc, (said.span.end, span.start), "spread-over"):
            continue
        # 对照2019年的问题清单，专题学习; 2019年建成的广场增设: the year tells of something else.
        if "的" in between.partition("，")[0].removesuffix("的"):
            continue
        if (
            _LED.of(doc).search(doc.body, start, said.span.start)
            or doc.body.startswith((*_SPAN_MARKS, *classes_of(doc).words("begins-there")), said.span.end)
            or in_plan(doc, span.start)
            or clause_of_future(doc, span)
        ):
            continue
        yield Finding(
            span,
            f"“{term.term}”最早出现于{day_words(term.since)}，这里说的是{said.surface}的事",
            suggestion="核对年份，或改用当时的提法",
        )


def _earlier(said: DateMention, since: datetime.date) -> bool:
    """Whether a year, month or day lies before ``since``."""
    year = said.year or since.year
    if said.kind != "date" or said.month is None:
        return year < since.year
    return (year, said.month, said.day or 31) < (since.year, since.month, since.day)


def _last_year(doc: Document, start: int, end: int) -> DateMention | None:
    """The last date with a year in ``body[start:end]``."""
    dates = own_dates(doc)
    place = bisect_left(dates, end, key=lambda d: d.span.start) - 1
    while place >= 0 and dates[place].span.start >= start:
        if dates[place].year and dates[place].span.end <= end:
            return dates[place]
        place -= 1
    return None
