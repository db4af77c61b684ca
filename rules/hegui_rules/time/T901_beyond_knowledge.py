"""T901: the report is younger than what the tables know."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, frame, rule
from hegui.api.text import day_words
from hegui_rules.basis import USAGE
from hegui_rules.terms import HORIZON


@rule(
    code="T901",
    name="beyond-knowledge",
    title="报告晚于知识表的截止日期",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="提法、法律、纪念日等知识表收录到某一天为止；其后的变化规则并不知道，须人工核对。",
    kinds=("fazhi-annual",),
    bad=(
        Bad(
            "⟦临溪镇2027年法治政府建设年度报告⟧\n一、主要举措和成效\n开展普法宣传12场。", says="2026年10月1日"
        ),
        Bad(
            "临溪镇2026年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n⟦2027年1月20日⟧",
            says="2027年1月20日",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。",
        "临溪镇2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n特此报告。\n临溪镇人民政府\n2026年1月20日",
    ),
)
def beyond_knowledge(doc: Document, options: Options) -> Iterator[Finding]:
    """Once, at the day of the report or at its title."""
    _, dated, latest = frame(doc)
    if latest is None or latest <= HORIZON:
        return
    identity = doc.identity
    span = identity.date_span if dated is not None and dated == identity.signed else identity.title_span
    if span is None:
        first = next((p.span for p in doc.report if p.span.length), None)
        if first is None:
            return
        span = Span(*first)
    what = f"报告的日期是{day_words(dated)}" if dated else f"报告年度是{identity.year}年"
    yield Finding(
        span,
        f"{what}，有时效的提法、法律名称等只收录到{day_words(HORIZON)}",
        suggestion="其后出现的提法、会议、法律请人工核对",
    )
