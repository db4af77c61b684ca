"""85～95%: a range whose first figure lost its percent sign, or its 万."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import quantities
from hegui_rules.basis import NUMERALS

_MARK = re.compile("(?P<mark>[%％‰]|[万亿])$")
_FIRST = re.compile("(?P<digits>[0-9]+(?:\\.[0-9]+)?)(?P<dash>[ \u2060]*(?:[-—－–~～]{1,2}|至|到))")


@rule(
    code="N162",
    name="range-mark-once",
    title="数值区间的前一个数漏写百分号或“万”“亿”",
    severity=Severity.INFO,
    basis=NUMERALS,
    rationale="“15%～30%”写成“15～30%”、“9亿～16亿”写成“9～16亿”，前一个数的大小就有了两种读法。",
    bad=(
        Bad("阵地使用率在⟦85～95%⟧之间。", says="85%"),
        Bad("每年投入⟦9～16亿元⟧。", says="9亿"),
    ),
    good=(
        "阵地使用率在85%～95%之间，每年投入9亿～16亿元，每期3—5人。",
        "评分85～95分为良好，合格率由85%提高到95%。",
    ),
)
def range_mark_once(doc: Document, options: Options) -> Iterator[Finding]:
    """Ranges whose second figure alone has the sign or the magnitude."""
    for quantity in quantities(doc):
        if quantity.second is None or quantity.spoken:
            continue
        body = doc.body
        behind = body[quantity.number.end : quantity.number.end + 1]
        end = quantity.number.end + (behind in ("%", "％", "‰"))
        mark = _MARK.search(body, quantity.number.start, end)
        first = _FIRST.match(body, quantity.number.start, end)
        if mark is None or first is None:
            continue
        right = f"{first['digits']}{mark['mark']}{body[first.end('digits') : end]}"
        yield Finding(
            quantity.span,
            f"区间“{quantity.surface}”的前一个数没有写“{mark['mark']}”，应写“{first['digits']}{mark['mark']}”",
            suggestion=f"写作“{right}”",
        )
