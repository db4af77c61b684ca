"""T224: 上午15时30分: an hour that is not in the part of the day named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Span, Table, rule
from hegui.api.knowledge import Cells, split
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of


class Part(NamedTuple):
    """A row of hours_of_day.tsv: the hours that may be said behind a part of the day, of either clock."""

    hours: frozenset[int]


_RANGE = re.compile("([0-9]{1,2})-([0-9]{1,2})")


def _entry(row: Cells) -> Part:
    ranges = [_RANGE.fullmatch(part) for part in split(row["hours"])]
    if not ranges or None in ranges:
        raise ValueError("hours 应如 0-12，多个以分号隔开")
    return Part(frozenset(h for r in ranges if r for h in range(int(r[1]), int(r[2]) + 1)))


HOURS: Table[Part] = Table(
    "hours_of_day",
    title="上午、下午等时段可以有的钟点",
    path=path_of("hours_of_day.tsv"),
    columns=("words", "hours"),
    entry=_entry,
    words=lambda row: split(row["words"]),
)

_HOUR = re.compile(
    f"[ ]?(?:约|近|大约)?(?P<hour>[01]?[0-9]|2[0-4]|[{TENS}]{{1,3}})(?:[:：][0-5][0-9]|[时点](?!段|间|位|钟声|[多余]个))"
)


@rule(
    code="T224",
    name="hour-of-day",
    title="时段与钟点不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    knowledge=(HOURS,),
    rationale="15时30分是下午；时段和钟点对不上，必有一处写错，办案文书和会议记录上尤其不能错。",
    bad=(
        Bad("于9月12日⟦上午15时⟧30分召开听证会。", says="15时"),
        Bad("定于⟦下午9:30⟧召开现场会。"),
        Bad("⟦凌晨十点⟧开展夜查。"),
        Bad("⟦晚上14点⟧开展巡查，⟦中午8时⟧集合。"),
    ),
    good=(
        "上午9时至12时，下午14:30至17:30，晚上8点，晚间20时，凌晨3点，中午12时。",
        "上午召开会议10次，下午3时开始，下午5点结束。",
        "上午十一时集合，下午十五时返回。",
    ),
)
def hour_of_day(doc: Document, options: Options) -> Iterator[Finding]:
    """An hour right behind a part of the day in which it does not lie, on a clock of 12 or 24 hours."""
    for row, hit in options.hours_of_day.hits(doc):
        said = _HOUR.match(doc.body, hit.span.end)
        hour = read(said["hour"]) if said is not None else None
        if said is None or hour is None or hour in row.hours:
            continue
        yield Finding(
            Span(hit.span.start, said.end()),
            f"“{hit.word}”里没有{said['hour']}时",
            suggestion="核对时段和钟点",
        )
