"""年初143人，新接收58人、解除61人，年末146人: a stock that is not what there was, plus what came, less what went."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Account, Balance, Net, Number, Quantity, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gap, gravity, partners, total


@rule(
    code="N170",
    name="stock-does-not-balance",
    needs=Needs.of_relations(Account, Balance, Net),
    title="期初、增减与期末数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N104",),
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
    yield from _net(doc)
    yield from _accounts(doc)


def _accounts(doc: Document) -> Iterator[Finding]:
    """新收46件，上年结转3件，办结44件，结转下年4件: two sides that should be as much."""
    said = {relation.closing.ordinal for relation in relations(doc, Balance)}
    for relation in relations(doc, Account):
        if said & {member.ordinal for member in relation.members}:
            continue
        due = relation.due
        if due is not None and relation.into and total(relation.into) != due.value:
            yield _unequal(due, relation.into, total(relation.into))
        into = (due,) if due is not None else relation.into
        if relation.out and into and total(into) != total(relation.out):
            yield _unequal(
                relation.out[-1], (*into, *relation.out[:-1]), total(into) - total(relation.out[:-1])
            )


def _unequal(wrong: Quantity, others: tuple[Quantity, ...], right: Number) -> Finding:
    return Finding(
        wrong.span,
        f"按前后各数计算应为{amount(right, wrong)}，这里写的是{wrong.surface}",
        related=partners(others, "据以计算的数"),
        suggestion="核对结转、新收、办结与未结各数，看是否漏写了一项",
        severity=None if right > 0 else Severity.INFO,
    )


def _net(doc: Document) -> Iterator[Finding]:
    """取消14项、新增2项，净减少16项: what is left of two changes."""
    for relation in relations(doc, Net):
        first, second, net = relation.first, relation.second, relation.net
        left = gap(first.value, second.value)
        if not relation.exact or left == net.value:
            continue
        yield Finding(
            net.span,
            f"{first.surface}与{second.surface}相抵为{amount(left, net)}，这里写的是{net.surface}",
            related=partners([first, second], "据以计算的数"),
            suggestion="核对增减的数目",
            severity=gravity(relation),
        )
