"""T401: “12·5”国家宪法日: a commemorative day with a date that is not its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    Table,
    own_dates,
    rule,
    sentence_at,
)
from hegui.api.facts import JOINS, moments
from hegui.api.language import classes_of, first_in
from hegui_rules.basis import HANDLING
from hegui_rules.terms import DAYS, Day
from hegui_rules.time.days import Named, named_days

_BEHIND = re.compile("”?[（(](?P<date>(?P<month>1[0-2]|0?[1-9])(?:月|[·.])(?P<day>[0-3]?[0-9])日?)[）)]")

_FAR = 45
"""Days from a commemorative day at which nothing that bears its name is held."""
_CLOSE = 7
"""Days round a commemorative day on which it is kept."""


@rule(
    code="T401",
    name="day-wrong-date",
    title="纪念日的日期不对",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="节日、纪念日的日期由法律或有关决定确定，写错是常识性差错。",
    knowledge=(DAYS,),
    bad=(
        Bad("结合“⟦12·5⟧”国家宪法日开展宣传。", says="12月4日"),
        Bad("围绕“⟦4·26⟧”全民国家安全教育日发放资料300份。", says="4月15日"),
        Bad("以“⟦6·28⟧”禁毒日、⟦6月⟧民法典宣传月为契机，开展宣传3场。"),
        Bad("国家宪法日（⟦12月5日⟧）前后开展宣传。", says="12月4日"),
        Bad("⟦12月2日⟧国家宪法日，开展宣传。⟦6月25日⟧“国际禁毒日”当天，开展宣传3场。"),
        Bad("在国家宪法日到来之际，于⟦4月12日⟧当天举办宣传活动。", says="12月4日"),
        Bad("⟦11月上旬⟧“宪法宣传周”开展宣传3场。", says="12月"),
        Bad("“宪法宣传周”活动从⟦11月1日持续到11月7日⟧，走进6所中学。", says="12月"),
        Bad("⟦6月25日⟧是国际禁毒日，全镇开展宣传3场。", says="6月26日"),
    ),
    good=(
        "开展5月“民法典宣传月”、6月“安全生产月”活动，4月启动民法典宣传月筹备。",
        "结合“12·4”国家宪法日、“4·15”全民国家安全教育日开展宣传。",
        "12月4日是国家宪法日，12月3日，国家宪法日前夕开展宣传。",
        "12月2日国家宪法日宣传活动走进校园，在国家宪法日来临之际，于12月2日当天开展宣传。",
        "12月1日至12月7日国家宪法日、宪法宣传周期间开展宣传，12月上旬“宪法宣传周”开展宣传。",
        "“6·5”世界环境日、“6·26”国际禁毒日期间发放资料。",
    ),
)
def day_wrong_date(doc: Document, options: Options) -> Iterator[Finding]:
    """A code or a date that is said to be the day named; 12月2日国家宪法日活动 may be the day of the event."""
    for named in named_days(doc, options.commemorative_days):
        entry = named.entry
        right = f"{entry.month}月{entry.day}日"
        if named.mark == "月份" and named.code is not None and named.month != entry.month:
            yield _finding(entry, named.code, f"{entry.month}月", f"{named.month}月")
        elif entry.day is None:
            yield from _kept_elsewhere(doc, named)
        elif named.code is None:
            for span, month, day in (*_behind(doc, named), *_on_another_day(doc, named)):
                if (month, day) != (entry.month, entry.day):
                    yield _finding(entry, span, right, f"{month}月{day}日", Severity.WARNING)
        elif (named.month, named.day) != (entry.month, entry.day) and _is_said(doc, named):
            written = right if named.mark == "月" else f"{entry.month}·{entry.day}"
            found = _finding(entry, named.code, right, f"{named.month}月{named.day}日", written=written)
            other = _of_that_date(options.commemorative_days, named)
            yield (
                found
                if not other
                else found._replace(
                    related=(Related(named.name, f"那一天是{other}"),),
                    suggestion=f"{found.suggestion}；名称有误的，改为“{other}”",
                )
            )


def _of_that_date(days: Table[Day], named: Named) -> str:
    """The day that is kept on the date written: the name may be the slip, and not the date."""
    on_it = (e.name for e in days.entries if (e.month, e.day) == (named.month, named.day) and e.sure)
    return next(on_it, "")


def _finding(
    entry: Day, span: Span, right: str, said: str, severity: Severity | None = None, written: str = ""
) -> Finding:
    """``span`` says ``said`` where the day is ``right``, to be written ``written``."""
    when = "是" if entry.day else "在"
    return Finding(
        span,
        f"{entry.name}{when}{right}，这里写的是{said}",
        suggestion=f"改为“{written or right}”",
        severity=severity,
    )


def _is_said(doc: Document, named: Named) -> bool:
    """Whether the date before the name is meant for the day's own: always in a code, else when nothing else is named."""
    if named.mark in "，,、。" or named.code is None:
        return False
    if named.mark != "月" or doc.body[named.code.end : named.code.end + 1] in ("是", "为"):
        return True
    if doc.body[named.code.start - 1 : named.code.start] in tuple(JOINS):
        return False
    clause = doc.clause_at(named.name.start)
    rest = doc.body[named.name.end : clause.span.end].lstrip('”"') if clause is not None else ""
    ahead = clause is not None and first_in(
        doc, (named.name.end, clause.span.end), "prepares-for", "plan-document"
    )
    if _apart(named.entry, named.month, named.day) > _FAR and not ahead:
        return True  # no event of a day is held a season away from it
    if rest.startswith(classes_of(doc).words("round-the-day")):
        return _apart(named.entry, named.month, named.day) > _CLOSE
    return not rest or rest.startswith(classes_of(doc).words("on-the-day"))


def _apart(entry: Day, month: int, day: int) -> int:
    """Days, roughly, between a day and that of ``entry``."""
    return abs(month * 31 + day - entry.month * 31 - (entry.day or 0))


def _kept_elsewhere(doc: Document, named: Named) -> Iterator[Finding]:
    """“宪法宣传周”活动从11月1日持续到11月7日: both ends of a week or month in another month."""
    clause = doc.clause_at(named.name.end)
    if clause is None or named.code is not None:
        return
    at = moments(doc)
    place = bisect_left(at, named.name.end, key=lambda m: m.span.start)
    if place + 1 >= len(at):
        return
    one, two = at[place : place + 2]
    between = doc.body[one.span.end : two.span.start]
    if (
        one.span.start - named.name.end > _LEAD
        or two.span.end > sentence_at(doc, named.name.end).end
        or not any(mark in between for mark in JOINS[:2])
        or len(between) > _SPAN
        or one.day is None
        or two.day is None
        or named.entry.month in (one.month, two.month)
        or first_in(doc, (named.name.end, clause.span.end), "named-span-elsewhere") is not None
    ):
        return
    span = Span(one.span.start, two.span.end)
    yield _finding(named.entry, span, f"{named.entry.month}月", doc.quote(span), Severity.WARNING)


_LEAD = 12
"""Characters between the name of a week and its first day: 活动时间为."""
_SPAN = 8


def _behind(doc: Document, named: Named) -> Iterator[tuple[Span, int, int]]:
    """国家宪法日（12月5日）: the date in a bracket behind the name."""
    if (match := _BEHIND.match(doc.body, named.name.end)) is not None:
        yield Span(*match.span("date")), int(match["month"]), int(match["day"])


def _on_another_day(doc: Document, named: Named) -> Iterator[tuple[Span, int, int]]:
    """在国家宪法日到来之际，于4月12日当天: a day of its own, far from the one that the sentence speaks of."""
    words = classes_of(doc).words("on-the-day")
    if named.entry.day is None or not doc.body.startswith(words, named.name.end):
        return
    for mention in own_dates(doc):
        if mention.month is None or mention.day is None or mention.kind != "date" or not mention.exists:
            continue
        apart = _apart(named.entry, mention.month, mention.day)
        if (
            named.name.end <= mention.span.start < sentence_at(doc, named.name.start).end
            and doc.body.startswith(words, mention.span.end)
            and apart > _CLOSE
        ):
            yield mention.span, mention.month, mention.day
