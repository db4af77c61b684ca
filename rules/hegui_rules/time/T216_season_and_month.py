"""T216: 秋季学期开学之际（3月上旬）: a month in which the season or feast named does not fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    Table,
    in_quotation,
    in_title,
    rule,
    sentence_at,
)
from hegui.api.knowledge import Cells, split
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of


class Season(NamedTuple):
    """A row of seasons.tsv: what it is called, and the months in which it or its eve may fall."""

    name: str
    months: frozenset[int]


def _entry(row: Cells) -> Season:
    months = split(row["months"])
    if not months or not all(m.isdigit() and 1 <= int(m) <= 12 for m in months):
        raise ValueError("months 应为1至12，多个以分号隔开")
    return Season(split(row["words"])[0], frozenset(map(int, months)))


SEASONS: Table[Season] = Table(
    "seasons",
    title="节令、假期和学期所在的月份",
    path=path_of("seasons.tsv"),
    columns=("words", "months"),
    entry=_entry,
    words=lambda row: split(row["words"]),
)

_MONTH_BEFORE = re.compile(
    "(?<![0-9至到—－~～、-])(?<!农历)(?<!阴历)(?P<month>1[0-2]|[1-9])月份?(?:[上中下]旬|初|底|末)?(?:的|，|,|，?在|，?于)?(?:全国|全县|全市|全区|全镇)?[“]?$"
)
_TIME = Worded("[”]?(?:火灾|森林)?(?:防控|防火|假期|学期|开学)?(?P<when><on-the-day>|期间|前夕|前后|来临前)")
_MONTH_BEHIND = re.compile("[（(](?P<month>1[0-2]|[1-9])月份?(?:[上中下]旬|初|底|末)?[）)]")


@rule(
    code="T216",
    name="season-and-month",
    title="节令与月份不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    knowledge=(SEASONS,),
    rationale="春节、暑假、开学都在固定的月份；月份与节令对不上，必有一处写错。",
    bad=(
        Bad("秋季学期开学之际（⟦3月上旬⟧），检查校车86辆。", says="8月、9月"),
        Bad("⟦9月⟧，在冬季火灾防控期间，检查商场43家。", says="冬季"),
        Bad("⟦10月⟧暑假期间，组织青少年模拟法庭。", says="暑假"),
        Bad("⟦5月⟧春节前夕，开展年货市场检查。", says="春节"),
    ),
    good=(
        "秋季学期开学之际（9月上旬），检查校车86辆；春季开学之际（2月底），开展法治课。",
        "12月，在冬季火灾防控期间，检查商场43家；8月暑假期间，组织模拟法庭。",
        "1月春节前夕，开展年货市场检查；6月至暑假期间，开展巡防。",
        "10月，春节返乡人员服务方案印发；9月，冬季防火准备工作启动。",
    ),
)
def season_and_month(doc: Document, options: Options) -> Iterator[Finding]:
    """A month right before the season with 期间, 之际, 前夕 behind it, or in a bracket behind those."""
    last = Span(-1, -1)
    for row, hit in sorted(
        options.seasons.hits(doc), key=lambda pair: (pair[1].span.start, -pair[1].span.end)
    ):
        start, end = hit.span
        if last.overlaps(hit.span):
            continue
        last = hit.span
        if (wrong := _span_behind(doc, row, end)) is not None:
            yield wrong
            continue
        time = _TIME.of(doc).match(doc.body, end)
        if time is None or in_title(doc, start) or in_quotation(doc, start):
            continue
        clause = doc.clause_at(start)
        month = _MONTH_BEHIND.match(doc.body, time.end()) or _MONTH_BEFORE.search(
            doc.body, sentence_at(doc, start).start, start
        )
        if month is None or clause is None or int(month["month"]) in row.months:
            continue
        place = Span(month.start("month"), _end_of_month(doc, month.end("month")))
        shown = "、".join(f"{m}月" for m in sorted(row.months))
        yield Finding(
            place,
            f"{row.name}在{shown}，这里写的是{month['month']}月",
            related=(Related(hit.span, "节令"),),
            suggestion="核对月份和节令",
        )


_PART = re.compile("月份?(?:[上中下]旬|初|底|末)?")


def _end_of_month(doc: Document, end: int) -> int:
    match = _PART.match(doc.body, end)
    return match.end() if match is not None else end


_SPAN_BEHIND = re.compile(
    "(?:期间|期|发放期)?[（(](?P<first>1[0-2]|[1-9])月(?:份)?(?:至|到|[-—－–~～]{1,2})(?:次年|翌年|当年)?(?P<last>1[0-2]|[1-9])月(?:份)?[）)]"
)


def _span_behind(doc: Document, row: Season, end: int) -> Finding | None:
    """主汛期（11月至次年1月）: months of which most are not of the season."""
    found = _SPAN_BEHIND.match(doc.body, end)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"])
    months = [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]
    if 2 * sum(month not in row.months for month in months) <= len(months):
        return None
    shown = "、".join(f"{m}月" for m in sorted(row.months))
    return Finding(
        Span(found.start("first"), found.end("last") + 1),
        f"{row.name}在{shown}，这里写的是{first}月至{last}月",
        suggestion="核对月份和节令",
    )
