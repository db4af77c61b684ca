"""T232: 1月至11月共12期，每月一期: as many as there are months, and are not."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, rule, sentence_at
from hegui.api.facts import moments, quantities
from hegui.api.language import class_hits, first_in
from hegui_rules.basis import HANDLING

_YEAR = 12


@rule(
    code="T232",
    name="monthly-count",
    title="每月一次与月数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    needs=Needs(classes=("each-month",)),
    rationale="每月一期，起止月份写明了，共几期一算便知；对不上，月份或期数必有一误。",
    bad=(
        Bad("2024年1月至11月共出刊⟦12期⟧，每月一期，点名31家次。", says="11个月"),
        Bad("3—8月，每月一次研判，共召开⟦7次⟧。", says="6个月"),
    ),
    good=(
        "2024年1月至11月共出刊11期，每月一期，点名31家次。",
        "2024年1月至11月至少每月一次研判，共召开15次；1月至11月，研判12次、调度11次，每月一次。",
    ),
)
def monthly_count(doc: Document, options: Options) -> Iterator[Finding]:
    """The only stretch of months of a sentence, the only figure of the measure that 每月一… names, within one year."""
    for hit in class_hits(doc)["each-month"]:
        sentence = sentence_at(doc, hit.start)
        spans = [m for m in moments(doc) if sentence.covers(m.span) and m.month is not None]
        unit = doc.quote(hit)[-1]
        counts = [
            q for q in quantities(doc)
            if sentence.covers(q.span) and q.unit == unit and not q.span.overlaps(hit) and q.value > 1
        ]  # fmt: skip
        if len(spans) != 1 or len(counts) != 1 or first_in(doc, sentence, "roughly-so-often") is not None:
            continue
        month, end = spans[0].month, spans[0].end_month
        if month is None or end is None or not counts[0].exact or not 1 <= month < end <= _YEAR:
            continue
        months = end - month + 1
        if counts[0].value != months:
            yield Finding(
                counts[0].span,
                f"“{doc.quote(spans[0].span)}”是{months}个月，“{doc.quote(hit)}”应为{months}{unit}，这里写的是{counts[0].surface}",
                related=(Related(spans[0].span, "起止月份"), Related(hit, "频次")),
                suggestion="核对起止月份和次数",
            )
