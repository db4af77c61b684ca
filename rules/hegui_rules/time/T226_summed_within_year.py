"""T226: 2024年2月，总结2024年全年工作: a year summed up before it was over."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    in_quotation,
    rule,
    topic_before,
)
from hegui.api.language import Worded, everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_SUMMED = Worded(
    f"(?:<sum-up>)(?:<sum-manner>){{0,3}}(?P<year>(?P<number>{YEAR})年)(?:(?P<whole>度?全年|度)|的)?(?!以来|[上下]半年|[0-9第一二三四前]|末|初)"
    "[^，。；、的和]{0,12}?(?P<what><year-work>)(?!<work-ahead>)"
)
_LATE = 11
"""From this month on a year may be summed up."""


@rule(
    code="T226",
    name="summed-within-year",
    title="年度还没有过完就总结全年",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="年初召开的会议总结的是上一年的工作；写成当年，多为年份没有改。",
    bad=(
        Bad("2024年2月，召开法治建设工作会议，总结⟦2024年⟧全年工作，部署新一年任务。", says="2023年"),
        Bad("2025年1月15日，县委常委会听取汇报，全面回顾⟦2025年度⟧法治建设情况。", says="2024年"),
        Bad("2024年3月5日，召开会议通报⟦2024年度⟧考核结果。"),
    ),
    good=(
        "2024年2月，召开法治建设工作会议，总结2023年全年工作，部署2024年工作。",
        "2024年12月，召开会议，总结2024年全年工作；2024年7月，总结2024年上半年工作。",
        "2024年3月，印发2024年工作要点，通报2024年第一季度考核结果，研究2024年工作总结模板。",
    ),
)
def summed_within_year(doc: Document, options: Options) -> Iterator[Finding]:
    """A month up to October, and the whole of its own year summed up in the same sentence."""
    for match in everywhere(doc, _SUMMED.of(doc)):
        said = topic_before(doc, match.start())
        if said is None or said.month is None or said.month >= _LATE or said.kind != "date":
            continue
        year = int(match["number"])
        if said.year != year or in_quotation(doc, match.start()):
            continue
        end = match.end("whole") if match["whole"] == "度" else match.end("year")
        yield Finding(
            Span(match.start("year"), end),
            f"{said.surface}还不能总结{year}年全年的工作",
            related=(Related(said.span, "时间"),),
            suggestion=f"核对年份，是否应为“{year - 1}年”",
        )
