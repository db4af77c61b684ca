"""T217: 2025年第十一个国家宪法日: a commemorative day counted wrongly."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    in_plan,
    in_quotation,
    in_title,
    rule,
    sentence_at,
)
from hegui.api.facts import dates
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING
from hegui_rules.terms import DAYS, Day
from hegui_rules.time.days import named_days
from hegui_rules.time.years import year_at

_NUMBER = re.compile(
    f'第(?P<number>[0-9]{{1,2}}|[{TENS}一二三四五六七八九]{{1,3}})个[ \u2060]*[“"]?(?:[0-9]{{1,2}}[·.][0-9]{{1,2}}[”"]?)?$'
)


@rule(
    code="T217",
    name="number-of-day",
    title="“第几个”纪念日与年份不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    knowledge=(DAYS,),
    rationale="国家宪法日2014年设立，2025年是第十二个；次数与年份对不上，多为沿用往年的稿子。",
    bad=(
        Bad("2025年12月4日，在⟦第十一个⟧国家宪法日到来之际，组织宪法宣誓。", says="第12个"),
        Bad("2024年，结合⟦第10个⟧全民国家安全教育日开展宣传。", says="第9个"),
    ),
    good=(
        "2025年12月4日，在第十二个国家宪法日到来之际，组织宪法宣誓。",
        "2024年，结合第九个全民国家安全教育日开展宣传。",
        "2025年，举办宪法知识竞赛，连续十年开展国家宪法日活动。",
    ),
)
def number_of_day(doc: Document, options: Options) -> Iterator[Finding]:
    """第N个 before a day whose first year the table knows."""
    for named in named_days(doc, options.commemorative_days):
        first = _first_year(named.entry)
        start = named.name.start
        number = _NUMBER.search(doc.body, sentence_at(doc, start).start, start)
        if first is None or number is None or in_title(doc, start) or in_quotation(doc, start):
            continue
        said, year = read(number["number"]), _year(doc, start)
        if said is None or year is None or in_plan(doc, start) or year - first + 1 == said or year < first:
            continue
        yield Finding(
            Span(number.start(), number.end("number") + 1),
            f"{year}年是第{year - first + 1}个{named.entry.name}（{first}年是第1个），这里写的是第{number['number']}个",
            suggestion="核对年份和次数",
        )


def _first_year(entry: Day) -> int | None:
    """The year in which a day was first kept: the one of its making, or the next if the day was past."""
    if entry.since is None or entry.day is None or not entry.sure:
        return None
    day = datetime.date(entry.since.year, entry.month, entry.day)
    return entry.since.year if entry.since <= day else entry.since.year + 1


def _year(doc: Document, offset: int) -> int | None:
    """The only year of the sentence, else the one the place speaks of."""
    sentence = sentence_at(doc, offset)
    years = {
        d.year for d in dates(doc) if sentence.start <= d.span.start < sentence.end and d.year is not None
    }
    if len(years) > 1:
        return None
    return years.pop() if years else year_at(doc, offset)
