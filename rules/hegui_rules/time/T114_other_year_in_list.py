"""T114: 3月，…；6月，…；2024年11月，… in what 2025 is told of: one month of another year in a list of this year's."""

from __future__ import annotations

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
    rule,
    running_dates,
    sentence_at,
)
from hegui.api.facts import DateMention
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.time.years import year_at

_FEW = 2
"""Months of the list told without a year before the one with another."""


@rule(
    code="T114",
    name="other-year-in-list",
    title="按月列举中混入往年的事",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T103", "T104"),
    rationale="按月列举本年度的活动，中间一项写着往年，多为从往年稿子里抄来或年份写错。",
    bad=(
        Bad(
            "2025年，普法形式丰富。3月，开展进院坝活动；6月，举办知识竞赛；⟦2024年11月⟧，邀请法官巡回审判2场。",
            says="2025年",
        ),
        Bad(
            "2025年，全镇活动丰富。1月，慰问调解员；4月，举办竞赛；⟦2023年8月⟧，开展模拟法庭；12月，组织宪法宣誓。"
        ),
    ),
    good=(
        "2025年，普法形式丰富。3月，开展进院坝活动；6月，举办知识竞赛；11月，邀请法官巡回审判2场。",
        "2025年，普法形式丰富。3月，开展进院坝活动；6月，举办知识竞赛；2024年11月启动的巡回审判继续推进。",
        "2024年11月，启动清理；2025年3月，完成清理；6月，公布结果。",
    ),
)
def other_year_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """A clause that opens with a month of an earlier year, behind two clauses of its sentence that open with bare months."""
    opening = [d for d in running_dates(doc) if d.kind == "date" and d.month is not None and _opens(doc, d)]
    for place, mention in enumerate(opening):
        start = mention.span.start
        if mention.year is None or mention.day is not None or in_plan(doc, start) or in_quotation(doc, start):
            continue
        sentence = sentence_at(doc, start)
        listed = [d for d in opening[:place] if d.span.start >= sentence.start]
        year = year_at(doc, sentence.start) or _named_before(doc, start)
        if (
            len(listed) < _FEW
            or any(d.year is not None for d in listed)
            or year is None
            or mention.year >= year
        ):
            continue
        yield Finding(
            Span(start, mention.span.end),
            f"前面按月列举的是{year}年的事，这里写的是{mention.surface}",
            suggestion=f"核对年份，是否应为“{year}年”",
        )


def _opens(doc: Document, mention: DateMention) -> bool:
    """Whether the clause holds the date alone: 3月，开展…"""
    clause = doc.clause_at(mention.span.start)
    return (
        clause is not None and clause.span.start == mention.span.start and clause.span.end == mention.span.end
    )


def _named_before(doc: Document, offset: int) -> int | None:
    """The year named last before a place of its paragraph, also inside a name (2024年工作要点落实情况)."""
    paragraph = doc.paragraph_at(offset)
    years = (
        re.findall(f"{YEAR}(?=年)", doc.body[paragraph.span.start : offset]) if paragraph is not None else []
    )
    return int(years[-1]) if years else None
