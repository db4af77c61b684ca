"""年初143人，新接收58人、解除61人，年末146人: a stock that is not what there was, plus what came, less what went."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Balance, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners, total


@rule(
    code="N170",
    name="stock-does-not-balance",
    needs=Needs.of_relations(Balance),
    title="期初、增减与期末数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="期末数等于期初数加上新增、减去减少；四个数都写出来而算不平，必有一个有误，或者漏写了一项增减。",
    bad=(
        Bad("年初在册对象143人，全年新接收58人、解除矫正61人，年末在册⟦146人⟧。", says="140人"),
        Bad("上年结转案件26件，本年新收158件，办结149件，期末未结⟦53件⟧。", says="35件"),
        Bad("原有持证人员112名，新增18名，退休和调离7名，现有持证人员⟦133名⟧。", says="123名"),
    ),
    good=(
        "年初在册对象143人，全年新接收58人、解除矫正61人，年末在册140人。",
        "去年底有效文件64份，今年新制定9份、废止14份，目前有效文件59份。",
        "原有窗口12个，新增3个，现有窗口约15个。",
        "年初排查隐患26处，新增8处，已整改30处。",
    ),
)
def stock_does_not_balance(doc: Document, options: Options) -> Iterator[Finding]:
    """Exact figures only; without what went out, some may have gone unsaid."""
    for relation in relations(doc, Balance):
        left = relation.opening.value + relation.inflow.value - total(relation.outflows)
        if not relation.exact or left == relation.closing.value:
            continue
        closing = relation.closing
        yield Finding(
            closing.span,
            f"按前面的数计算，期末应为{amount(left, closing)}，这里写的是{closing.surface}",
            related=partners([relation.opening, relation.inflow, *relation.outflows], "据以计算的数"),
            suggestion="核对期初、增减和期末数，看是否漏写了一项增减",
            severity=gravity(relation) if relation.outflows else Severity.INFO,
        )
