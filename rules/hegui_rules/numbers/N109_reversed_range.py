"""5至3次: a range that begins with its larger end."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import quantities
from hegui_rules.basis import NUMERALS


@rule(
    code="N109",
    name="reversed-range",
    title="数值区间前大后小",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="表示数值范围应当从小到大，前大后小多为数字写错或次序颠倒。",
    bad=(
        Bad("每月开展宣讲⟦5至3次⟧。", says="前大后小"),
        Bad("满意率保持在⟦98%—95%⟧之间。"),
    ),
    good=(
        "执行2021—2025年规划，每月开展宣讲3至5次。",
        "办理时限由15个工作日缩短至5个工作日。",
        "审批时限由10日压缩至5日。",
    ),
)
def reversed_range(doc: Document, options: Options) -> Iterator[Finding]:
    """Two figures joined to a range, the first the larger."""
    for quantity in quantities(doc):
        if quantity.second is not None and quantity.second < quantity.value:
            yield Finding(
                quantity.span,
                f"区间“{quantity.surface}”前大后小",
                suggestion="按从小到大的次序书写，并核对数字",
            )
