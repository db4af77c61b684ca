"""12个村36场，平均每村4场: an average that is not the total divided by the count."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Average, Quantity, preimage, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners, range_of


@rule(
    code="N153",
    name="average-does-not-fit",
    needs=Needs.of_relations(Average),
    title="平均数与总数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="总数除以个数就是平均数；三个数都写出来而对不上，必有一个有误，或者三者的口径不同。",
    bad=(
        Bad("临溪镇全年在12个村开展巡回讲座36场，平均每村⟦4场⟧。", says="3场"),
        Bad("全县常住人口25万人，安排普法经费40万元，人均⟦2.6元⟧。", says="1.6元"),
        Bad("组建调解小队42支，队员378人，平均每支⟦10人⟧。", says="9人"),
        Bad("为207名职工追回工资318.6万元，人均⟦约15.4万元⟧。", says="1.5"),
        Bad("全年调处纠纷480起，月均⟦50起⟧。", says="40起"),
        Bad("举办培训班4期，培训网格员200人次，平均每期⟦60人次⟧。", says="50人次"),
    ),
    good=(
        "全年在12个村开展巡回讲座36场，平均每村3场。",
        "全县常住人口25万人，安排普法经费40万元，人均1.6元。",
        "培训网格员4期，每期50人左右，共培训200余人次。",
        "全镇23个村（社区）共配备人民调解员115人，平均每村5人。",
        "现有村（社区）法律顾问16名，平均每村1.3名。",
        "在12个村开展讲座36场，平均每村约4场。",
        "全年调处纠纷476起，月均40起；为207名职工追回工资318.6万元，人均约1.54万元。",
        "普法经费支出38.4万元；新增公益岗位917个；镇区住户人均可支配收入21640元，山区农户人均纯收入8275元。",
    ),
)
def average_does_not_fit(doc: Document, options: Options) -> Iterator[Finding]:
    """An exact average that no total and no count of the sentence give."""
    for relation in relations(doc, Average):
        each = relation.each
        if relation.periods:
            yield from _by_period(relation)
            continue
        fits = _fits if each.exact else _near
        if any(fits(t, c, each) for t in relation.totals for c in relation.counts):
            continue
        total, count = relation.totals[0], relation.counts[0]
        if not _comparable(total, count, each):
            continue
        yield Finding(
            each.span,
            f"{total.surface}按{count.surface}平均为{amount(Fraction(total.value) / count.value, each)}，这里写的是{each.surface}",
            related=partners([total, count], "据以计算的数"),
            suggestion="核对总数、个数和平均数，口径不同的请写明",
            severity=gravity(relation),
        )


def _by_period(relation: Average) -> Iterator[Finding]:
    """全年480起，月均50起: an average by month or quarter, said roughly."""
    each, total = relation.each, relation.totals[0]
    actual = Fraction(total.value) / relation.periods
    if abs(actual - each.value) * 10 <= actual or not total.exact:
        return
    yield Finding(
        each.span,
        f"全年{total.surface}，{relation.evidence}应约为{amount(Fraction(round(actual * 10), 10), each)}，这里写的是{each.surface}",
        related=partners([total], "据以计算的数"),
        suggestion="核对总数和平均数",
        severity=gravity(relation),
    )


_APART = 20
"""A quotient that is so many times the average, or the average it, is of other things: 财政收入6亿元……新增就业1102人，人均收入1.7万元."""


def _comparable(total: Quantity, count: Quantity, each: Quantity) -> bool:
    """Whether the average may be meant as that of the total, wrong as it is."""
    ratio = Fraction(each.value) * count.value / total.value
    return Fraction(1, _APART) < ratio < _APART


def _near(total: Quantity, count: Quantity, each: Quantity) -> bool:
    """Whether an average said roughly is of the right magnitude."""
    ratio = Fraction(each.value) * count.value / total.value if total.value else Fraction(1)
    return Fraction(1, 2) < ratio < 2


def _fits(total: Quantity, count: Quantity, each: Quantity) -> bool:
    """Whether some total over some count may be printed as the average."""
    whole, number = range_of(total), range_of(count)
    if whole.high is None or number.high is None or number.low <= 0:
        return True
    figure = Fraction(each.value) / each.scale
    low, high = (bound * each.scale for bound in preimage(figure, each.decimals))
    return Fraction(whole.low) / number.high < high and Fraction(whole.high) / number.low >= low
