"""12个村36场，平均每村4场: an average that is not the total divided by the count."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import Average, Quantity, preimage, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners, range_of


@rule(
    code="N153",
    name="average-does-not-fit",
    title="平均数与总数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="总数除以个数就是平均数；三个数都写出来而对不上，必有一个有误，或者三者的口径不同。",
    bad=(
        Bad("临溪镇全年在12个村开展巡回讲座36场，平均每村⟦4场⟧。", says="3场"),
        Bad("全县常住人口25万人，安排普法经费40万元，人均⟦2.6元⟧。", says="1.6元"),
        Bad("举办培训班4期，培训网格员200人次，平均每期⟦60人次⟧。", says="50人次"),
    ),
    good=(
        "全年在12个村开展巡回讲座36场，平均每村3场。",
        "全县常住人口25万人，安排普法经费40万元，人均1.6元。",
        "培训网格员4期，每期50人左右，共培训200余人次。",
        "全镇23个村（社区）共配备人民调解员115人，平均每村5人。",
        "现有村（社区）法律顾问16名，平均每村1.3名。",
        "在12个村开展讲座36场，平均每村约4场。",
    ),
)
def average_does_not_fit(doc: Document, options: Options) -> Iterator[Finding]:
    """An exact average that no total and no count of the sentence give."""
    for relation in relations(doc, Average):
        each = relation.each
        if not each.exact or any(_fits(t, c, each) for t in relation.totals for c in relation.counts):
            continue
        total, count = relation.totals[0], relation.counts[0]
        yield Finding(
            each.span,
            f"{total.surface}按{count.surface}平均为{amount(Fraction(total.value) / count.value, each)}，这里写的是{each.surface}",
            related=partners([total, count], "据以计算的数"),
            suggestion="核对总数、个数和平均数，口径不同的请写明",
            severity=gravity(relation),
        )


def _fits(total: Quantity, count: Quantity, each: Quantity) -> bool:
    """Whether some total over some count may be printed as the average."""
    whole, number = range_of(total), range_of(count)
    if whole.high is None or number.high is None or number.low <= 0:
        return True
    figure = Fraction(each.value) / each.scale
    low, high = (bound * each.scale for bound in preimage(figure, each.decimals))
    return Fraction(whole.low) / number.high < high and Fraction(whole.high) / number.low >= low
