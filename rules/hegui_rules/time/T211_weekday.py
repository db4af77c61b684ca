"""T211: 2024年12月4日（星期五）, which was a Wednesday."""

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
    frame,
    rule,
    running_dates,
    tells_its_year,
)
from hegui.api.facts import DateMention
from hegui_rules.basis import HANDLING

_DAYS = "一二三四五六日"
_WEEKDAY = re.compile(
    f"[ \u2060]*+[，,（(]?[ \u2060]*+(?P<said>(?:星期|周|礼拜)(?P<day>[{_DAYS}天]))(?![0-9一-龥]*[至到])"
)


@rule(
    code="T211",
    name="weekday",
    title="日期与星期对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一天的日期和星期必须一致；对不上，多为年份或日期写错。",
    bad=(
        Bad("⟦2024年12月4日（星期五）⟧，举行宪法宣誓仪式。", says="星期三"),
        Bad("会议于⟦2024年6月3日星期日⟧召开。", says="星期一"),
        Bad("⟦6月26日（周五）⟧开展禁毒宣传。", says="周三", settings={"year": 2024}),
    ),
    good=(
        "2024年12月4日（星期三），举行宪法宣誓仪式。",
        "6月26日（周五）开展禁毒宣传，每月5日、周五轮流坐班。",
        "2024年2月30日（星期五）。",
    ),
)
def weekday(doc: Document, options: Options) -> Iterator[Finding]:
    """A day with the name of a weekday behind it; a day without a year is one of the report's year."""
    own = frame(doc).year if tells_its_year(doc) else None
    for mention in running_dates(doc):
        day = _day(mention, own if own is not None else _named_before(doc, mention))
        said = _WEEKDAY.match(doc.body, mention.span.end) if day is not None else None
        if day is None or said is None:
            continue
        right = _DAYS[day.weekday()]
        if said["day"].replace("天", "日") != right:
            close = said.end() + (doc.body[said.end() : said.end() + 1] in ("）", ")"))
            shown = said["said"][:-1] + right
            yield Finding(
                Span(mention.span.start, close),
                f"{day.year}年{day.month}月{day.day}日是{shown}，这里写的是“{said['said']}”",
                suggestion="核对日期和星期",
            )


def _day(mention: DateMention, own: int | None) -> datetime.date | None:
    year = mention.year if mention.year is not None else own
    if mention.kind != "date" or not mention.exists or year is None or not (mention.month and mention.day):
        return None
    try:
        return datetime.date(year, mention.month, mention.day)
    except ValueError:
        return None


def _named_before(doc: Document, mention: DateMention) -> int | None:
    """The year named last before a day in its paragraph."""
    paragraph = doc.paragraph_at(mention.span.start)
    begin = paragraph.span.start if paragraph is not None else 0
    years = [d.year for d in running_dates(doc) if begin <= d.span.start < mention.span.start and d.year]
    return years[-1] if years else None
