"""T209: 2024年9月至2024年3月: a span of days or months whose end comes first."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, date_spans, in_quotation, in_title, rule
from hegui_rules.basis import HANDLING


@rule(
    code="T209",
    name="reversed-span",
    title="起止时间前后颠倒",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="结束的时间早于开始的时间，必有一处写错；跨年的应写明“次年”或年份。",
    bad=(
        Bad("⟦5月20日至5月8日⟧开展专项检查3次。", says="颠倒"),
        Bad("执法培训（⟦2024年9月至2024年3月⟧）共举办6期。"),
        Bad("⟦12月7日至1日⟧开展宣传，⟦2024年12月至3月⟧开展冬防检查12次。"),
        Bad("⟦8—3月⟧，开展普法宣传12场；⟦2025年8月—2024年10月⟧，排查隐患30处。"),
    ),
    good=(
        "5月8日至5月20日开展专项检查3次，2024年10月至2025年8月排查隐患30处。",
        "每年10月1日至5月31日为森林防火期，12月至2月开展冬防，9月至8月为一个学年。",
        "2024年11月至次年3月、1—11月、12月1日至7日分别开展检查。",
        "上午9:00至12:00，下午14:30至17:30。",
    ),
)
def reversed_span(doc: Document, options: Options) -> Iterator[Finding]:
    """Spans whose end lies before their beginning; without a year, from autumn to spring is a winter."""
    for span in date_spans(doc):
        if span.backwards and not in_title(doc, span.span.start) and not in_quotation(doc, span.span.start):
            yield Finding(
                span.span,
                f"起止时间“{doc.quote(span.span)}”前后颠倒",
                suggestion="核对起止时间，跨年的写明年份",
            )
