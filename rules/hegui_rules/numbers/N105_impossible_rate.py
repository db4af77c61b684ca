"""18件 … 办结率97%: no whole number of cases gives this rate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import (
    Quantity,
    RateOf,
    feasible_part,
    feasible_rate,
    nearest_rates,
    quantities,
    relations,
    share_fits,
)
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners

_CARRIED = Worded("<brought-forward|last-year>|遗留|存案|积存")
"""What is carried over from the year before is dealt with together with what comes in."""


@rule(
    code="N105",
    name="impossible-rate",
    needs=Needs.of_relations(RateOf),
    title="比率没有对应的整数",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="件数、人数都是整数，在给定的总数下，比率只能取有限个值。四舍五入、截尾都算不出的比率，不是比率有误，就是总数有误。",
    bad=(
        Bad("全年调解矛盾纠纷930件，矛盾纠纷化解率⟦96.71%⟧。", says="96.67%（899件）"),
        Bad("临溪镇共受理信访件18件，办结率⟦97%⟧。", says="18件"),
        Bad("化解信访积案7件，化解率⟦90%⟧。"),
    ),
    good=(
        "全年调解矛盾纠纷930件，矛盾纠纷化解率96.77%。",
        "“一网通办”事项占比85%，75项高频事项“跨省通办”。",
        "受理复议151件，办结率92.71%。",
        "全年调解矛盾纠纷930件，矛盾纠纷化解率97%。",
        "受理信访件18件，办结率97%以上。",
        "上年结转7件，新收复议案件52件，审结55件，结案率93.22%。",
        "化解矛盾纠纷301件，化解率97.1%。",
    ),
)
def impossible_rate(doc: Document, options: Options) -> Iterator[Finding]:
    """A rate for which no candidate base has a whole number, under any way of rounding."""
    carried = _CARRIED.of(doc)
    for relation in relations(doc, RateOf):
        rate, bases = relation.rate, relation.bases
        wholes = [int(base.value) for base in bases]
        wholes += [
            int(one.value + other.value)
            for one, other in permutations(bases, 2)
            if carried.search(doc.body, one.clause.start, one.span.start)
        ]
        if any(feasible_rate(rate.value, rate.decimals, whole) for whole in wholes):
            continue
        # 化解积案28件，化解率93.3%: what the verb of the rate counted may be the part.
        if any(feasible_part(rate.value, rate.decimals, int(part.value)) for part in relation.parts):
            continue
        if _told_of_others(doc, rate):
            continue
        base = bases[0]
        near = "、".join(
            f"{s.printed}%（{s.whole}{base.unit}）"
            for s in nearest_rates(rate.value, rate.decimals, wholes[0])
        )
        yield Finding(
            rate.span,
            f"总数为{base.surface}时得不出{rate.surface}：没有对应的整数，最接近的可能值是{near}",
            related=partners(bases[:1], "总数"),
            suggestion="核对比率和总数",
        )


_NEAR = 6
"""Figures before a rate that may be what it is of."""


def _told_of_others(doc: Document, rate: Quantity) -> bool:
    """Whether two other figures of one unit before it give the rate: 问题78个，形成纪要22份，已办结75个，办结率96.2%."""
    near = [
        q
        for q in quantities(doc)[max(0, rate.ordinal - _NEAR) : rate.ordinal]
        if q.block == rate.block and q.exact
    ]
    return any(
        one.unit == other.unit and one.kind == "count" and one.value <= other.value and other.value > 0
        and share_fits(one.rounding, other.rounding, rate.value, rate.decimals)
        for one, other in permutations(near, 2)
    )  # fmt: skip
