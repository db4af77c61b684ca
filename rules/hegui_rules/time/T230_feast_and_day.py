"""T230: 2024年春节前夕（2月26日）, when the feast was on the 10th: a day before, on or after a feast that is not."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, Table, in_title, rule
from hegui.api.facts import Moment, moments
from hegui.api.knowledge import Cells, day, split
from hegui.api.language import Worded, starting_at
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of


class Feast(NamedTuple):
    """A row of feasts.tsv: what it is called, and the day in each year."""

    name: str
    days: tuple[datetime.date, ...]


def _entry(row: Cells) -> Feast:
    days = tuple(found for part in split(row["days"]) if (found := day(part)) is not None)
    if not days:
        raise ValueError("days 应为日期，多个以分号隔开")
    return Feast(split(row["words"])[0], days)


FEASTS: Table[Feast] = Table(
    "feasts",
    title="节日和纪念日各年的日期",
    path=path_of("feasts.tsv"),
    columns=("words", "days"),
    entry=_entry,
    words=lambda row: split(row["words"]),
)

_LENGTH = 12
"""Days from a feast at which nothing is in its time."""
_REST_DAYS = 4
"""Days round a feast in which a day in brackets behind its name is one of its holidays."""
_REST = "[”]?(?:长?假期?)?"
_WHEN = Worded(
    f"{_REST}(?:(?P<before><feast-before>)|(?P<on><feast-on>)|(?P<behind><feast-behind>)|(?P<during><feast-during>)|(?P<itself>(?=[（(])))[（(，,的]?(?:即|于|在)?"
)
_FAR = 150
"""Days from a feast at which its name is meant of another year's."""


@rule(
    code="T230",
    name="feast-and-day",
    title="节前节后与所写日期不符",
    severity=Severity.INFO,
    basis=HANDLING,
    yields_to=("T216", "T401"),
    knowledge=(FEASTS,),
    rationale="春节、中秋每年的日期不同，一查便知；“节前”写成节后的日期，必有一处写错。",
    bad=(
        Bad("2024年春节前夕（⟦2月26日⟧），突查在建工地18个。", says="2024年2月10日"),
        Bad("2024年中秋节当天（⟦9月21日⟧），组织夜查。", says="2024年9月17日"),
        Bad("2025年端午节过后（⟦5月20日⟧），通报检查结果。"),
    ),
    good=(
        "2024年春节前夕（2月6日），突查在建工地18个；春节过后（2月26日），开展复工检查。",
        "2024年国庆节前（9月20日），组织夜查；2024年元旦前夕（2023年12月28日），开展检查。",
        "2024年春节前部署、2月26日开展的检查；2024年春节前夕，2月26日以来的线索全部核查。",
    ),
)
def feast_and_day(doc: Document, options: Options) -> Iterator[Finding]:
    """A day right behind 节前, 当天, 节后 and a feast, in brackets or after a comma, with a year that is known."""
    last = Span(-1, -1)
    for row, hit in sorted(
        options.feasts.hits(doc), key=lambda pair: (pair[1].span.start, -pair[1].span.end)
    ):
        if last.overlaps(hit.span) or in_title(doc, hit.span.start):
            continue
        last = hit.span
        when = _WHEN.of(doc).match(doc.body, hit.span.end)
        moment = _moment(doc, when.end()) if when is not None else None
        if when is None or moment is None or not _is_alone(doc, moment, when[0]):
            continue
        wrong = [_misses(row, day, when.groupdict()) for day in moment.days()]
        if wrong and all(found is not None for found in wrong) and wrong[0] is not None:
            yield Finding(
                moment.span,
                f"{row.name}是{day_words(wrong[0])}，{doc.quote(moment.span)}不在“{doc.quote(hit.span)}{doc.quote(Span(hit.span.end, when.end())).strip('（(，,的')}”",
                related=(Related(hit.span, "节日"),),
                suggestion="核对日期",
            )


def _moment(doc: Document, offset: int) -> Moment | None:
    at = moments(doc)
    place = bisect_left(at, offset, key=lambda m: m.span.start)
    found = at[place] if place < len(at) else None
    return found if found is not None and found.span.start == offset and found.day is not None else None


def _is_alone(doc: Document, moment: Moment, link: str) -> bool:
    """Whether the date is that of the words before it: in brackets alone, or with a mark behind."""
    end = moment.span.end
    if "（" in link or "(" in link:
        return doc.body[end : end + 1] in ("）", ")")
    return doc.body[end : end + 1] in ("，", ",") or starting_at(doc, end, "part-of-day") is not None


def _misses(row: Feast, day: datetime.date, when: dict[str, str | None]) -> datetime.date | None:
    """The feast's day that ``day`` is not before, on or after as said; ``None`` when it fits or no feast is near."""
    near = min(row.days, key=lambda other: abs((other - day).days))
    apart = (day - near).days
    if abs(apart) > _FAR:
        return None
    if when["on"]:
        return near if apart else None
    if when["during"] or when["itself"] is not None:
        return near if abs(apart) > (_LENGTH if when["during"] else _REST_DAYS) else None
    wrong = apart > 0 if when["before"] else apart < 0
    return near if wrong else None
