"""T109: 2024年办理320件，较2024年的280件有所增加: a year compared with itself or with a later one."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    clauses_round,
    in_quotation,
    rule,
    running_dates,
    year_told,
)
from hegui.api.facts import DateMention
from hegui.api.language import Worded, ending_at, first_in
from hegui_rules.basis import HANDLING

_CHANGE = ("grow", "fall", "change-to", "same-level", "degree")
_PART = Worded("<part-of-year>")
"""Behind a year: only a part of it, or what was meant for it, is compared with."""


@rule(
    code="T109",
    name="compared-year",
    title="与本年度自身或以后的年度作比较",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="增减是与以前的年度相比；比较的年份就是所写的这一年，多为改稿时年份没有改。",
    bad=(
        Bad("2024年，全县共办理行政复议案件320件，较⟦2024年⟧的280件有所增加。", says="2023年"),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n办理行政处罚案件8件，比⟦2024年⟧下降5%。",
        ),
        Bad("2024年，调解成功率达98%，高于⟦2025年⟧的95%。"),
    ),
    good=(
        "2024年，全县共办理行政复议案件320件，较2023年的280件有所增加，较2024年初减少3件。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n办理案件8件，比2023年下降5%。\n二、2025年工作安排\n力争信访量较2024年下降5%。",
        "2024年，开展评比2024年度先进集体活动，调解率高于2024年目标2个百分点。",
        "2023年办理12件，2024年办理10件，较2023年下降16.7%。",
    ),
)
def compared_year(doc: Document, options: Options) -> Iterator[Finding]:
    """A year right behind 较, 比, 高于 … that is not before the year its sentence speaks of."""
    yield from _same_period(doc)
    for mention in running_dates(doc):
        if mention.kind != "year" or mention.year is None or not _is_compared(doc, mention):
            continue
        told = year_told(doc, mention.span.start)
        if (
            told is not None
            and told <= mention.year <= told + 1
            and not in_quotation(doc, mention.span.start)
        ):
            yield Finding(
                mention.span,
                f"这里写的是{told}年的情况，比较的却是{mention.year}年",
                suggestion=f"核对年份，是否应为“{told - 1}年”",
            )


_SAME_PERIOD = Worded("(?:<last-year>)(?:的)?(?:同一?(?:期|时期|时段|月))?的?(?:数据)?[（(](?:即|为)?$")


def _same_period(doc: Document) -> Iterator[Finding]:
    """2024年上半年…，与上年同期（2024年1—6月）相比: the bracket names the year that is told of."""
    for mention in running_dates(doc):
        start = mention.span.start
        if mention.year is None or doc.body[start - 1 : start] not in ("（", "(", "即", "为"):
            continue
        before = clauses_round(doc, mention.span, 1).start
        said = _SAME_PERIOD.of(doc).search(doc.body, max(before, start - _NEAR), start)
        told = year_told(doc, said.start()) if said is not None else None
        if told is not None and told <= mention.year <= told + 1 and not in_quotation(doc, start):
            yield Finding(
                mention.span,
                f"这里写的是{told}年的情况，“{doc.body[said.start() : start].rstrip('（(') if said else ''}”是{told - 1}年，括号里写的却是{mention.year}年",
                suggestion=f"核对年份，是否应为“{told - 1}年”",
            )


_NEAR = 16


_WITH = ("与", "和", "同", "跟")
_BESIDE = Worded("(?:全年|同期)?(?:的)?(?:<compare-marker>)")
"""与2024年相比."""


def _is_compared(doc: Document, mention: DateMention) -> bool:
    start, end = mention.span
    clause = doc.clause_at(start)
    if clause is None or _PART.of(doc).match(doc.body, end):
        return False
    marker = ending_at(doc, start, "compare-marker", "exceed")
    if marker is None:
        return _BESIDE.of(doc).match(doc.body, end) is not None and doc.body[start - 1 : start] in _WITH
    return marker.length > 1 or first_in(doc, (end, clause.span.end), *_CHANGE) is not None
