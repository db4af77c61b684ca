"""分别占50.1%、30.2%、29.7%: shares of one whole that are not 100 % together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Shares, relations, shares_fit
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gap, partners, percent, total


@rule(
    code="N122",
    name="shares-do-not-sum",
    needs=Needs.of_relations(Shares),
    title="占比合计不为100%",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="把一个总体分成几类，各类占比之和应为100%（舍入误差除外）；不足时可能漏列，超过时必有一个有误。",
    bad=(
        Bad("民事、刑事、行政三类分别占⟦50.1%⟧、30.2%、29.7%。", says="110%"),
        Bad("从事项类别看，公安类占⟦42%⟧，自然资源类占31%，市场监管类占18%，其他类占19%。", says="110%"),
        Bad("从复议结果看，维持的占⟦六成⟧，驳回的占两成，终止的占三成。", says="110%"),
        Bad("邻里、土地、劳资纠纷占比分别为⟦40%⟧、30%、20%。", says="90%"),
    ),
    good=(
        "甲、乙、丙三类分别占33.3%、33.3%、33.3%。",
        "问卷（可多选）显示，想学民法典的占72%，想了解劳动保障的占58%，其他占41%。",
        "三地产值分别占全省14.8%、24.1%、23.4%。",
        "办结率、满意率、知晓率分别为100%、98%、95%。",
    ),
)
def shares_do_not_sum(doc: Document, options: Options) -> Iterator[Finding]:
    """Three shares or more, beyond what rounding explains."""
    for relation in relations(doc, Shares):
        first, *rest = relation.rates
        tenths = first.unit == "成"
        summed = total(relation.rates) * (10 if tenths else 100 if first.fraction else 1)
        if not relation.exact or _fit(relation):
            continue
        yield Finding(
            first.span,
            f"所列{len(relation.rates)}个占比合计为{percent(summed)}，不等于100%",
            related=partners(rest, "其他占比"),
            suggestion="核对各项占比，看是否漏列",
        )


def _fit(relation: Shares) -> bool:
    """Whether rounding explains the sum; tenths are said roughly."""
    if relation.rates[0].fraction:
        return gap(total(relation.rates), 1) < Fraction(1, 20)
    if relation.rates[0].unit == "成":
        return gap(total(relation.rates), 10) < 1
    return shares_fit([share.value for share in relation.rates], relation.rates[0].decimals)
