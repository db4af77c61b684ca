"""T211: 2024年12月4日（星期五）, which was a Wednesday."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule, sentence_at
from hegui.api.facts import Moment, moments
from hegui.api.language import Worded, class_hits, ending_at, first_in
from hegui.api.text import letters_before, ordinal
from hegui_rules.basis import HANDLING

_DAYS = "一二三四五六日"
_LINK = Worded(
    "[ \u2060]*+(?:<part-of-day>)?[ \u2060]*+[，,（(]?[ \u2060]*+(?:<day-is>)?(?:一个|个|[本上下这该]个?)?(?:(?:1[0-2]|[1-9])月份?的?)?(?:第(?P<nth>[一二三四五末])个|第[一二三四五]周的?)?"
)
"""Between a day and the weekday it is said to be."""
_BACK = Worded("[ \u2060]*+(?:[（(]|[，,]?(?:即|也就是|就是))[ \u2060]*+")
"""Between a weekday and the day it is said of: 星期三（12月4日）."""
_TO_WORK = re.compile("[0-9一-龥]{0,8}[至到](?![0-9]{1,2}[月日])")
"""周一到各村: what begins on a weekday may not be the day's."""
_JOIN = re.compile("[ \u2060]*(?:[、和与及]|[至到]|[-—－–~～]{1,2})[ \u2060]*")
_NTH = re.compile("(?:(?:1[0-2]|[1-9])月份?的?)?(?:第(?P<nth>[一二三四五])个|第[一二三四五]周的?)$")
_NTH_REACH = 8
_WEEKEND = Worded(
    "(?:[（(]|[ \u2060]*(?:<day-is>|这一?个?|两天|三天|的|[，,]是){1,3})[ \u2060]*(?P<word>(?:<weekend>))"
)
_WEEKEND_OF = Worded("(?:<weekend>)(?:期间|时间)?[（(]")
_SERIES_REACH = 60
_LEAP = (2023, 2024)


@rule(
    code="T211",
    name="weekday",
    title="日期与星期对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    needs=Needs(classes=("weekday", "weekend")),
    rationale="同一天的日期和星期必须一致；对不上，多为年份或日期写错。",
    bad=(
        Bad("⟦2024年12月4日（星期五）⟧，举行宪法宣誓仪式。", says="星期三"),
        Bad("会议于⟦2024年6月3日星期日⟧召开。", says="星期一"),
        Bad("⟦6月26日（周五）⟧开展禁毒宣传。", says="周三", settings={"year": 2024}),
        Bad("⟦2024年12月4日适逢星期五⟧，举行宪法宣誓仪式。", says="星期三"),
        Bad("2024年6月3日（周一）至⟦7日（周四）⟧举办培训。", says="周五"),
        Bad("2024年6月3日立案，⟦次日（星期三）⟧送达通知书。", says="星期二"),
        Bad("定每周三为接访日，已于2024年3月6日、13日和⟦21日⟧开展。", says="周四"),
        Bad("利用⟦2024年3月12日、13日这个周末⟧开展宣传。", says="星期二"),
    ),
    good=(
        "2024年12月4日（星期三），举行宪法宣誓仪式。",
        "6月26日（周五）开展禁毒宣传，每月5日、周五轮流坐班。",
        "2024年2月30日（星期五）。",
        "2024年6月3日，周一到村开展宣传；自2024年6月3日起，每周二、周四坐班。",
        "定每周三为接访日，3月6日、13日和21日（因会议顺延）开展。",
    ),
)
def weekday(doc: Document, options: Options) -> Iterator[Finding]:
    """Days and the weekdays they are said to be, a series of days every week, days called a weekend."""
    told: list[tuple[Moment, int]] = []
    for said in _said(doc):
        told.append((said.moment, said.number))
        wrong = _wrong(doc, said) if said.moment.years else _against_each_other(doc, told, said)
        if wrong is not None:
            yield wrong
    yield from _series(doc)
    yield from _weekends(doc)


class _Said(NamedTuple):
    """A day, and the weekday it is said to be.

    Attributes:
        number: of the weekday, Monday 0; nth: the how many of its month it is said to be.
    """

    span: Span
    moment: Moment
    word: Span
    number: int
    nth: int | None


def _number(doc: Document, word: Span) -> int:
    return _DAYS.index(doc.body[word.end - 1].replace("天", "日"))


def _said(doc: Document) -> Iterator[_Said]:
    done = -1
    for word in class_hits(doc)["weekday"]:
        if word.start < done:
            continue
        run = _run(doc, word)
        done = run[-1].end
        before = _moments_before(doc, word)
        if before is not None:
            days, nth = before
            if len(run) == 1:
                days = [] if _TO_WORK.match(doc.body, word.end) else days[-1:]
            if len(run) == len(days):
                for moment, weekday in zip(days, run, strict=True):
                    yield _finding_place(doc, moment, weekday, nth)
        elif len(run) == 1 and (behind := _moment_behind(doc, word)) is not None:
            found = _NTH.search(letters_before(doc.body, word.start, _NTH_REACH))
            nth = ordinal(found["nth"]) if found is not None and found["nth"] else None
            yield _Said(Span(word.start, behind.span.end), behind, word, _number(doc, word), nth)


def _finding_place(doc: Document, moment: Moment, weekday: Span, nth: int | None) -> _Said:
    close = weekday.end + (doc.body[weekday.end : weekday.end + 1] in ("）", ")"))
    return _Said(Span(moment.span.start, close), moment, weekday, _number(doc, weekday), nth)


def _run(doc: Document, word: Span) -> list[Span]:
    """``word`` and the weekdays joined to it."""
    found = [word]
    hits = class_hits(doc)["weekday"]
    for following in hits[bisect_left(hits, word) + 1 :]:
        if _JOIN.fullmatch(doc.body, found[-1].end, following.start) is None:
            break
        found.append(following)
    return found


def _moments_before(doc: Document, word: Span) -> tuple[list[Moment], int | None] | None:
    """The days that ``word`` is said of, those joined to one another, and the how many of the month."""
    at = moments(doc)
    place = bisect_left(at, word.start, key=lambda m: m.span.start) - 1
    if place > 0 and at[place].day is None:
        place -= 1  # 5月12日是5月的第二个星期日
    if place < 0 or at[place].day is None:
        return None
    link = _LINK.of(doc).fullmatch(doc.body, at[place].span.end, word.start)
    if link is None:
        return None
    found = [at[place]]
    while place > 0 and at[place - 1].day is not None and _joined(doc, at[place - 1], at[place]):
        place -= 1
        found.insert(0, at[place])
    return found, ordinal(link["nth"]) if link["nth"] else None


def _joined(doc: Document, one: Moment, two: Moment) -> bool:
    return _JOIN.fullmatch(doc.body, one.span.end, two.span.start) is not None


def _moment_behind(doc: Document, word: Span) -> Moment | None:
    """The day in the bracket behind a weekday."""
    link = _BACK.of(doc).match(doc.body, word.end)
    if link is None or ending_at(doc, word.start, "each-week") is not None:
        return None
    at = moments(doc)
    place = bisect_left(at, link.end(), key=lambda m: m.span.start)
    found = at[place] if place < len(at) and at[place].span.start == link.end() else None
    if found is None or found.day is None:
        return None
    opened = "（" in link[0] or "(" in link[0]
    return found if not opened or doc.body[found.span.end : found.span.end + 1] in ("）", ")", "，") else None


def _wrong(doc: Document, said: _Said) -> Finding | None:
    days = said.moment.days()
    if not days or any(_fits(day, said) for day in days):
        return None
    day = days[0]
    shown = f"{doc.quote(said.word)[:-1]}{_DAYS[day.weekday()]}"
    if day.weekday() == said.number:
        message = f"{_words(day)}是这个月的第{(day.day + 6) // 7}个{shown}，这里写的是第{said.nth}个"
    else:
        message = f"{_words(day)}是{shown}，这里写的是“{doc.quote(said.word)}”"
    return Finding(said.span, message, suggestion="核对日期和星期")


def _fits(day: datetime.date, said: _Said) -> bool:
    return day.weekday() == said.number and said.nth in (None, (day.day + 6) // 7)


def _words(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _against_each_other(doc: Document, told: list[tuple[Moment, int]], said: _Said) -> Finding | None:
    """Two days without a year, whose weekdays cannot be those of one year."""
    if len(told) < 2 or said.moment.month is None or said.moment.day is None:
        return None
    first, number = told[-2]
    if first.years or first.day is None or not sentence_at(doc, said.span.start).covers(first.span):
        return None
    for year in _LEAP:
        one, two = first.bounds(year), said.moment.bounds(year)
        if one is None or two is None or two[0] < one[0]:
            return None
        if (two[0] - one[0]).days % 7 == (said.number - number) % 7:
            return None
    return Finding(
        said.span,
        f"“{doc.quote(said.span)}”与“{doc.quote(first.span)}”的星期对不上",
        related=(Related(first.span, "另一个日期"),),
        suggestion="核对日期和星期",
    )


def _series(doc: Document) -> Iterator[Finding]:
    """每周三…，先后于3月6日、13日和21日: days of a series that fall on another weekday."""
    done = -1
    for word in class_hits(doc)["weekday"]:
        if word.start < done or ending_at(doc, word.start, "each-week") is None:
            continue
        run = _run(doc, word)
        done = run[-1].end
        numbers = {_number(doc, weekday) for weekday in run}
        sentence = sentence_at(doc, word.start)
        listed = _listed_behind(doc, done, min(sentence.end, done + _SERIES_REACH))
        days = [m.days()[0] for m in listed if len(m.years) == 1 and m.days()]
        if len(days) < 2 or len(days) < len(listed) or first_in(doc, sentence, "moved-day") is not None:
            continue
        off = [place for place, day in enumerate(days) if day.weekday() not in numbers]
        if not off or (2 * len(off) > len(days) and len({day.weekday() for day in days}) > 1):
            continue
        for place in off:
            yield Finding(
                listed[place].span,
                f"{_words(days[place])}是周{_DAYS[days[place].weekday()]}，前面说的是“{doc.quote(word)}”",
                related=(Related(word, "每周的这一天"),),
                suggestion="核对日期和星期",
            )


def _listed_behind(doc: Document, start: int, end: int) -> list[Moment]:
    """The first days behind ``start`` that are joined to one another."""
    at = moments(doc)
    place = bisect_left(at, start, key=lambda m: m.span.start)
    found: list[Moment] = []
    for moment in at[place:]:
        if moment.span.end > end or moment.day is None or not moment.written:
            break
        between = doc.body[found[-1].span.end : moment.span.start] if found else ""
        if found and between not in ("、", "和", "及", "与", "，", "、和", "以及"):
            break
        found.append(moment)
    return found


def _weekends(doc: Document) -> Iterator[Finding]:
    """2024年3月12日、13日这个周末, which were a Tuesday and a Wednesday."""
    for word in class_hits(doc)["weekend"]:
        run = _weekend_days(doc, word)
        days = [day for moment in run for day in moment.days()]
        if not days or any(day.weekday() >= _FRIDAY for day in days):
            continue
        yield Finding(
            Span(min(run[0].span.start, word.start), max(run[-1].span.end, word.end)),
            f"{_words(days[0])}是星期{_DAYS[days[0].weekday()]}，不是“{doc.quote(word)}”",
            suggestion="核对日期",
        )


_FRIDAY = 4


def _weekend_days(doc: Document, word: Span) -> list[Moment]:
    """The days that are said to be a weekend: right before it, or in a bracket behind."""
    at = moments(doc)
    place = bisect_left(at, word.start, key=lambda m: m.span.start)
    opened = _WEEKEND_OF.of(doc).match(doc.body, word.start)
    if opened is not None:
        run = _listed_behind(doc, opened.end() - 1, opened.end() + _SERIES_REACH)
        return run if run and run[0].span.start == opened.end() else []
    if place == 0 or at[place - 1].day is None:
        return []
    link = _WEEKEND.of(doc).match(doc.body, at[place - 1].span.end)
    if link is None or link.start("word") != word.start:
        return []
    found = [at[place - 1]]
    for earlier in reversed(at[: place - 1]):
        if earlier.day is None or not _joined(doc, earlier, found[0]):
            break
        found.insert(0, earlier)
    return found
