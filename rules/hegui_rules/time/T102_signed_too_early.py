"""T102: a report on 2024 signed, or put on its page, in January 2024."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    is_annual,
    rule,
    tells_its_year,
    titled_year,
)
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING

_CLOSING_MONTH = 10
"""From this month on offices close their figures and sign."""


@rule(
    code="T102",
    name="signed-too-early",
    title="落款日期早于报告年度结束",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="年度报告在年度终了时形成；落款日期早于这一年的年底，多为年份写错或沿用往年落款。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n⟦2024年1月20日⟧",
            says="2025年1月20日",
        ),
        Bad(
            "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n云岭乡人民政府\n⟦2024年12月30日⟧",
            says="报告年度是2025年",
        ),
        Bad(
            "⟦白塔街道2024年法治政府建设年度报告⟧\n来源：白塔街道 发布时间：2024-03-05\n一、主要举措和成效\n全年开展普法宣传12场。",
            says="页面上的日期是2024年3月5日",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n2025年1月20日",
        "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n云岭乡人民政府\n2025年12月30日",
        "白塔街道2024年法治政府建设年度报告\n来源：白塔街道 发布时间：2024-12-30\n一、主要举措和成效\n全年开展普法宣传12场。",
        "临溪镇2024年上半年法治政府建设工作报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n2024年7月2日",
    ),
)
def signed_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """The day of signature, else the day of the page, against the year in the title; parts of a year are left alone."""
    identity = doc.identity
    year, title = titled_year(doc), identity.title_span
    if year is None or title is None or any(w in identity.title for w in ("半年", "季度", "月")):
        return
    if not tells_its_year(doc):
        return
    under = identity.signed is not None and identity.date_span is not None
    day = identity.signed if under else identity.published if is_annual(doc) else None
    if day is None or (day.year, day.month) >= (year, _CLOSING_MONTH):
        return
    span = identity.date_span if under else title  # what a page adds is no place of the report
    right = day.replace(year=year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
    guess = f"，如应为“{day_words(right)}”" if day.month <= 6 else ""
    what = "落款日期" if under else "页面上的日期"
    yield Finding(
        span or title,
        f"{what}是{day_words(day)}，而报告年度是{year}年",
        related=(Related(title, "报告标题"),) if under else (),
        suggestion=f"核对{'落款' if under else '日期和标题'}的年份{guess}",
    )
