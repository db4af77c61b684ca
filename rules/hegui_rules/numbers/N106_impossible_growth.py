"""45件，同比增长420%: no whole number of last year gives this growth."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Growth, feasible_growth, nearest_bases, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N106",
    name="impossible-growth",
    needs=Needs.of_relations(Growth),
    title="同比增幅没有对应的上年数",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="上年的件数、人数是整数，按四舍五入或截尾都找不到能得出这一增幅的上年数时，增幅或者本年数有误。",
    bad=(
        Bad("收到行政复议申请45件，同比增长⟦420%⟧。", says="9件"),
        Bad("新受理行政复议案件151件，同比增长⟦128.70%⟧。", says="上年"),
        Bad("收到行政复议申请45件，同比增长⟦25倍⟧。", says="上年"),
        Bad("临溪镇信访量为7件，同比下降⟦40%⟧。", says="12件"),
    ),
    good=(
        "收到行政复议申请45件，同比增长400%。",
        "新受理行政复议案件151件，同比增长128.78%。",
        "受理案件45件，结案数同比增长20%。",
        "受理案件约45件，同比增长420%。",
        "新办法实施以来，收到申请45件，同比增长420%。",
        "收到申请45件，同比提高4.2个百分点。",
    ),
)
def impossible_growth(doc: Document, options: Options) -> Iterator[Finding]:
    """A growth on a plain count for which no base exists."""
    for relation in relations(doc, Growth):
        now, growth = relation.now, relation.growth
        if not relation.checkable or relation.window.endswith("以来"):
            continue
        count, fall = int(now.value), growth.falls
        if fall and growth.low > (1 if growth.kind == "times" else 100):
            continue
        # 4倍 is 400 %, printed without its last two digits.
        times = growth.kind == "times"
        size, decimals = (
            (growth.value * 100, growth.decimals - 2) if times else (growth.value, growth.decimals)
        )
        if feasible_growth(count, size, decimals, fall):
            continue
        word = "下降" if fall else "增长"
        near = "、".join(
            f"{s.whole}{now.unit}（{word}{s.printed}%）"
            for s in nearest_bases(count, size, max(0, decimals), fall)
        )
        yield Finding(
            growth.span,
            f"本年为{now.surface}时，没有哪个上年整数能得出{word}{growth.surface}；最接近的上年数是{near}",
            related=partners([now], "本年数"),
            suggestion="核对上年数后重算增幅",
        )
