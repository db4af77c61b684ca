"""T105: 今年 in a report on 2024 that is dated 2025."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    clause_of_future,
    frame,
    hits,
    in_cell,
    in_plan,
    in_quotation,
    in_title,
    is_passage,
    phrases,
    rule,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import quantities
from hegui.api.language import Worded
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING

_WORDS = phrases("time_this_year", ("今年",))
_MONTH = Worded(
    "(?:的|以来)?[ \u2060]*(?:[0-9]{1,2}月?[-—－–~～至到])?(?P<month>[0-9]{1,2})月|<year-opening>"
)


@rule(
    code="T105",
    name="this-year",
    title="“今年”指向了下一年度",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告在下一年成文，“今年”就成了成文的这一年，与所写的报告年度对不上，应写明年份。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦今年⟧1—11月，受理信访12件。\n临溪镇人民政府\n2025年1月20日",
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦今年⟧组织会前学法12次。\n临溪镇人民政府\n2025年1月20日",
            says="2024年",
        ),
        Bad(
            "云岭乡2023年法治政府建设年度报告\n一、主要举措和成效\n⟦今年⟧以来，办理行政处罚案件8件。",
            says="2023年",
            settings={"published": "2024-02-10"},
        ),
        Bad(
            "⟦今年⟧以来，办理简易程序案件64件、普通程序案件9件。\n石埠街道办事处\n2026年1月14日",
            says="2025年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n今年1月召开专题会议。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n今年组织会前学法12次。\n临溪镇人民政府\n2024年12月20日",
        "临溪镇2024年法治政府建设年度报告\n二、下一步工作安排\n今年，我镇将开展案卷评查2次。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2024年组织会前学法12次。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展“今年普法怎么干”大讨论1次。\n临溪镇人民政府\n2025年1月20日",
    ),
)
def this_year(doc: Document, options: Options) -> Iterator[Finding]:
    """今年 outside plans and quotations where the report's date lies in the year after the one reported on.

    A report without a date is most likely published in the next year: an info.
    """
    year, dated, _ = frame(doc)
    if is_passage(doc):
        yield from _signed_when_it_began(doc)
    if year is None or not tells_its_year(doc) or (dated is not None and dated.year != year + 1):
        return
    for hit in hits(doc, _WORDS):
        start, end = hit.span
        if (
            in_title(doc, start)
            or in_cell(doc, start)
            or in_quotation(doc, hit.span.start)
            or in_plan(doc, start)
        ):
            continue
        month = _MONTH.of(doc).match(doc.body, end)
        sentence = sentence_at(doc, start)
        last = dated.month if dated is not None else 0
        if (
            (month is not None and (month["month"] is None or int(month["month"]) <= last))
            or clause_of_future(doc, hit.span)
            or str(year + 1) in doc.body[sentence.start : sentence.end]
        ):
            continue
        yield _finding(hit.span, year, dated)


_FIRST_MONTHS = 2


def _signed_when_it_began(doc: Document) -> Iterator[Finding]:
    """今年以来 with figures in a passage signed in January or February: the year has just begun."""
    signed = doc.identity.signed
    if signed is None or signed.month > _FIRST_MONTHS:
        return
    for hit in hits(doc, _WORDS):
        start, end = hit.span
        sentence = sentence_at(doc, start)
        told = sum(end <= q.span.start < sentence.end and q.kind == "count" for q in quantities(doc))
        if (
            doc.body.startswith("以来", end)
            and told > 1
            and not (in_quotation(doc, start) or in_plan(doc, start))
        ):
            yield _finding(hit.span, signed.year - 1, signed)


def _finding(span: Span, year: int, dated: datetime.date | None) -> Finding:
    if dated is None:
        return Finding(
            span,
            f"报告年度是{year}年，没有写明日期；在{year}年以后公开，“今年”就指成文的那一年",
            suggestion=f"改为“{year}年”",
            severity=Severity.INFO,
        )
    return Finding(
        span,
        f"报告的日期是{day_words(dated)}，“今年”指的就成了{dated.year}年，与报告年度{year}年不符",
        suggestion=f"改为“{year}年”",
    )
