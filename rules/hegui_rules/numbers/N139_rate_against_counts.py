"""受理45件，办结43件，办结率100%: a rate that is not the one of the two counts before it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import ShareOf, quantities, relations, share_fits
from hegui.api.facts import total as summed
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners, percent, total


@rule(
    code="N139",
    name="rate-against-counts",
    needs=Needs.of_relations(ShareOf),
    title="比率与所列两数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="部分数和总数都写出来了，比率就是算得出来的；与两数不符时，三个数中必有一个有误。",
    bad=(
        Bad("临溪镇受理信访件45件，办结43件，办结率⟦98%⟧。", says="95.56%"),
        Bad("现有干部120人，其中女性50人，占⟦45%⟧。", says="41.67%"),
    ),
    good=(
        "受理信访件45件，办结43件，办结率95.6%。",
        "受理信访件45件，办结43件，按期办结率100%。",
        "现有干部120人，其中女性50人，占41.6%。",
        "现有干部120人，其中女性50人，占全县女干部的45%。",
        "受理信访件45件，办结约43件，办结率98%。",
    ),
)
def rate_against_counts(doc: Document, options: Options) -> Iterator[Finding]:
    """A rate that fits no whole its part may be a part of."""
    for relation in relations(doc, ShareOf):
        rate, part, wholes = relation.rate, relation.part, relation.wholes
        if relation.rest:
            yield _left(relation)
            continue
        if any(share_fits(part.rounding, w.rounding, rate.value, rate.decimals) for w in wholes):
            continue
        if _fits_elsewhere(doc, relation):
            continue
        if relation.together:
            yield from _of_all(relation)
            continue
        whole = wholes[0]
        yield Finding(
            rate.span,
            f"{part.surface}占{whole.surface}的{percent(Fraction(100 * part.value) / whole.value)}，这里写的是{rate.surface}",
            related=partners([part, whole], "据以计算的数"),
            suggestion="核对部分数、总数和比率",
            severity=gravity(relation, far=relation.thin),
        )


_BEFORE, _GROUPS = 14, 3
"""Figures looked back, and parts of a whole told one after the other at most."""


def _fits_elsewhere(doc: Document, relation: ShareOf) -> bool:
    """Whether another figure before is what the part is of (行政许可案卷80卷……优秀案卷30卷), or the rate is of all told so far.

    开庭50件，出庭46件；开庭250件，出庭245件；全市出庭率97%: wholes and parts in turn.
    """
    rate, part = relation.rate, relation.part
    first = max(0, rate.ordinal - _BEFORE)
    alike = [q for q in quantities(doc)[first : rate.ordinal] if q.unit == part.unit and q.exact]
    for whole in alike:
        other = whole.value >= part.value and whole.ordinal != part.ordinal
        if other and share_fits(part.rounding, whole.rounding, rate.value, rate.decimals):
            return True
    for groups in range(2, _GROUPS + 1):
        run = alike[-2 * groups :]
        if len(run) == 2 * groups:
            parts, wholes = summed(q.rounding for q in run[1::2]), summed(q.rounding for q in run[::2])
            if share_fits(parts, wholes, rate.value, rate.decimals):
                return True
    return False


def _left(relation: ShareOf) -> Finding:
    """合格率95%，不合格19批次: the rate of what is left out."""
    rate, rest, whole = relation.rate, relation.part, relation.wholes[0]
    place, other = (rate, rest) if relation.near else (rest, rate)
    return Finding(
        place.span,
        f"{whole.surface}中有{rest.surface}，比率应为{percent(100 - Fraction(100 * rest.value) / whole.value)}，这里写的是{rate.surface}",
        related=partners([other, whole], "据以计算的数"),
        suggestion="核对总数、剩余的数和比率",
        severity=gravity(relation, far=relation.thin),
    )


def _of_all(relation: ShareOf) -> Iterator[Finding]:
    """The part in the sum of what was told together."""
    rate, part, together = relation.rate, relation.part, relation.together
    whole = total(together)
    if part.value > whole or share_fits(
        part.rounding, summed(q.rounding for q in together), rate.value, rate.decimals
    ):
        return
    yield Finding(
        rate.span,
        f"{part.surface}占{'、'.join(q.surface for q in together)}之和{amount(whole, part)}的{percent(Fraction(100 * part.value) / whole)}，这里写的是{rate.surface}",
        related=partners([part, *together], "据以计算的数"),
        suggestion="核对部分数、总数和比率",
    )
