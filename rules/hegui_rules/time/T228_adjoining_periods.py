"""T228: 1月1日至7月31日, 7月1日至12月31日，首尾相接: periods said to adjoin that overlap or leave a gap."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.api import (
    Bad,
    DateSpan,
    Document,
    Finding,
    Needs,
    Options,
    Related,
    Severity,
    date_spans,
    rule,
    sentence_at,
)
from hegui.api.language import class_hits
from hegui_rules.basis import HANDLING

_DAY = datetime.timedelta(1)
_GAP = datetime.timedelta(31)
"""A longer gap is one between two campaigns, which something else connects."""


@rule(
    code="T228",
    name="adjoining-periods",
    title="前后相接的时段有重叠或空档",
    severity=Severity.INFO,
    basis=HANDLING,
    needs=Needs(classes=("end-to-end",)),
    rationale="说是首尾相接、互不重叠的两个时段，前一个的末日与后一个的首日应当相邻；否则数据不是重复就是遗漏。",
    bad=(
        Bad(
            "案卷评查分两轮，首轮抽取2024年1月1日至7月31日的案卷，次轮接续抽取⟦7月1日至12月31日⟧的案卷，互不重叠。",
            says="重叠",
        ),
        Bad("首批3月1日至3月15日培训，次批⟦3月17日至3月31日⟧培训，首尾相接。", says="空档"),
    ),
    good=(
        "案卷评查分两轮，首轮抽取1月1日至6月30日的案卷，次轮接续抽取7月1日至12月31日的案卷，互不重叠。",
        "甲组3月1日至3月15日检查，乙组3月1日至3月15日值守，材料报送无缝衔接。",
        "上半年（1月至6月）与下半年（7月至12月）的检查首尾相接。",
    ),
)
def adjoining_periods(doc: Document, options: Options) -> Iterator[Finding]:
    """Two spans of a sentence that says they adjoin, with their years or without."""
    told = -1
    for hit in class_hits(doc)["end-to-end"]:
        sentence = sentence_at(doc, hit.start)
        if sentence.start == told:
            continue
        told = sentence.start
        spans = [s for s in date_spans(doc) if sentence.covers(s.span)]
        if len(spans) != _TWO:
            continue
        year = spans[0].first[0] or spans[1].first[0] or _ANY
        one, two = (_days(span, year) for span in spans)
        if one is None or two is None or one == two or two[0] == one[1] + _DAY:
            continue
        if two[0] <= one[0]:
            continue
        overlap = two[0] <= one[1]
        if not overlap and ("不" in doc.quote(hit) or two[0] - one[1] > _GAP):
            continue
        what = "重叠" if overlap else "空档"
        yield Finding(
            spans[1].span,
            f"与“{doc.quote(spans[0].span)}”之间有{what}，说的却是“{doc.quote(hit)}”",
            related=(Related(spans[0].span, "前一个时段"), Related(hit, "所说的关系")),
            suggestion="核对两个时段的起止日期",
        )


_TWO = 2


def _days(span: DateSpan, known: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day, in the year ``known`` where none is written."""
    (year, month, day), (end_year, end_month, end_day) = span.first, span.last
    if month is None or end_month is None or (day is None) != (end_day is None):
        return None
    start = year or end_year or known
    try:
        first = datetime.date(start, month, day or 1)
        last = datetime.date(end_year or start, end_month, end_day or 1)
    except ValueError:
        return None
    if end_day is None:
        last = (last.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
    return (first, last) if first <= last else None


_ANY = 2023
