"""T102: a report on 2024 signed in January 2024."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule, titled_year
from hegui.text.days import day_words
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
    kinds=("fazhi-annual",),
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n⟦2024年1月20日⟧",
            says="2025年1月20日",
        ),
        Bad(
            "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n云岭乡人民政府\n⟦2024年12月30日⟧",
            says="报告年度是2025年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n2025年1月20日",
        "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n云岭乡人民政府\n2025年12月30日",
        "临溪镇2024年上半年法治政府建设工作报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n2024年7月2日",
    ),
)
def signed_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """The day of signature against the year in the title; reports on part of a year are left alone."""
    year, signed, span = titled_year(doc), doc.identity.signed, doc.identity.date_span
    if (
        year is None
        or signed is None
        or span is None
        or any(w in doc.identity.title for w in ("半年", "季度", "月"))
    ):
        return
    if signed.year < year or (signed.year == year and signed.month < _CLOSING_MONTH):
        title = doc.identity.title_span
        right = signed.replace(year=year + 1, day=min(signed.day, 28) if signed.month == 2 else signed.day)
        guess = f"，如应为“{day_words(right)}”" if signed.month <= 6 else ""
        yield Finding(
            span,
            f"落款日期是{day_words(signed)}，而报告年度是{year}年",
            related=(Related(title, "报告标题"),) if title is not None else (),
            suggestion=f"核对落款的年份{guess}",
        )
