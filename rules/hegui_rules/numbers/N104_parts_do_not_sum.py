"""The parts listed do not sum to the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule, sentence_at
from hegui.api.facts import (
    ATTRIBUTED,
    Account,
    Quantity,
    SumOf,
    one_digit_apart,
    quantities,
    relations,
    slip_of_sum,
    sum_conflict,
)
from hegui.api.language import first_in
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gap, gravity, other_thing, partners, total


@rule(
    code="N104",
    name="parts-do-not-sum",
    needs=Needs.of_relations(SumOf),
    title="分项之和与总数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="逐项列出的分项之和应当等于总数；不等时，必有一个数字有误，或者漏列了分项。",
    bad=(
        Bad(
            "核查问题线索⟦24件⟧，其中，立案审查案件9件，给予党纪处分8人；立案调查案件4件，给予政务处分4人；信访案件10件。",
            says="相差1件",
        ),
        Bad("办理案件⟦30件⟧，其中民事案件12件，刑事案件9件，行政案件19件。", says="40件"),
        Bad("受理申请⟦24件⟧（民事9件、行政4件、刑事12件）。", says="25件"),
        Bad("筹措经费⟦28万元⟧，其中县级财政安排15万元、镇级自筹11万元、社会捐助4万元。", says="30万元"),
        Bad("排查纠纷⟦614起⟧，婚姻家庭类203起，邻里类178起，土地类121起，其他类121起。", says="623起"),
        Bad("调解邻里纠纷9件、土地纠纷4件、劳资纠纷11件，共计⟦25件⟧。", says="24件"),
    ),
    good=(
        "核查问题线索24件，其中，立案审查案件9件，给予党纪处分8人；立案调查案件4件，给予政务处分4人；信访案件11件。",
        "培训100人，其中党员60人，女性50人。",
        "筹措经费28万元，其中县级财政安排15万元、镇级自筹9万元、社会捐助4万元。",
        "办理案件30件，其中民事案件12件，刑事案件9件。",
        "受理申请约25件（民事9件、行政4件、刑事11件）。",
        "办理法律援助案件35件，其中民事28件，未成年人案件9件。",
        "发放资料20余份，包括手册9份、海报12份。",
        "办理处罚案件64件，其中简易程序38件，普通程序26件，听证2件。",
        "走访企业30家，其中小微企业12家、民营企业25家、高新技术企业3家。",
    ),
)
def parts_do_not_sum(doc: Document, options: Options) -> Iterator[Finding]:
    """Lists that claim to be complete, kinds that exclude each other, and near misses."""
    accounts = [{m.ordinal for m in account.members} for account in relations(doc, Account)]
    for relation in relations(doc, SumOf):
        whole, parts = relation.whole, relation.parts
        told = {m.ordinal for m in relation.members}
        # 办结215件，当年收到208件，上年转入12件，转入下年5件: the two sides of an account.
        if (
            any(told <= account for account in accounts)
            or _overlapping(doc, relation)
            or _accounted(doc, relation)
        ):
            continue
        verdict = sum_conflict(whole.rounding, [p.rounding for p in parts]) or _beyond_rounding(relation)
        if not verdict or (relation.at_least and verdict == "under"):
            continue
        wrong = _weight(relation, verdict)
        if wrong == "nothing":
            continue
        summed = total(parts)
        apart = f"，相差{amount(gap(summed, whole.value), whole)}" if relation.exact else ""
        carried = "；含往年结转的请写明" if relation.carried else ""
        yield Finding(
            whole.span,
            f"所列{len(parts)}个分项之和为{amount(summed, whole)}，总数写的是{whole.surface}{apart}",
            related=partners(dict.fromkeys(parts), "分项"),
            suggestion="核对总数和各分项" + ("，看是否漏列了分项" if verdict == "under" else carried),
            severity=Severity.INFO
            if wrong == "doubtful"
            else gravity(relation, verdict == "under" and 2 * summed < whole.value),
        )


def _overlapping(doc: Document, relation: SumOf) -> bool:
    """Whether the sentence says that some are counted under two of the parts: 部分人员具有两种身份."""
    end = relation.parts[-1].span.end
    span = (relation.whole.span.start, max(sentence_at(doc, end - 1).end, relation.whole.span.end))
    return first_in(doc, span, "counted-under-two") is not None


def _accounted(doc: Document, relation: SumOf) -> bool:
    """Whether the figure right behind them is what the sum misses: 全年768万元，含质保金38万元; 22个镇均完成，另2个未纳入."""
    whole, last = relation.whole, max(m.ordinal for m in relation.members)
    behind = quantities(doc)[last + 1 : last + 2]
    return any(
        q.unit == whole.unit and q.block == whole.block and q.value == gap(total(relation.parts), whole.value)
        for q in behind
    )


def _beyond_rounding(relation: SumOf) -> str:
    """``over`` or ``under`` where rounded amounts could agree only if each were rounded the same way."""
    whole, parts = relation.whole, relation.parts
    printed = {(q.scale, q.decimals) for q in (whole, *parts)}
    apart = gap(total(parts), whole.value) * 10**whole.decimals / whole.scale
    # 下拨30万元，发放26.5万元，余额4.5万元: a whole printed without digits is as near as its last digit.
    finer = len({q.scale for q in (whole, *parts)}) == 1 and all(q.decimals >= whole.decimals for q in parts)
    far = apart > Fraction(len(parts), 2) if len(printed) == 1 else finer and apart >= 1
    if not relation.exact or whole.scale == 1 or not far:
        return ""
    return "over" if total(parts) > whole.value else "under"


def _weight(relation: SumOf, verdict: str) -> str:
    """How much a sum that misses its whole says: ``sure``, ``doubtful`` or ``nothing``."""
    if relation.carried and verdict == "over":
        # 收到14件，办结12件，3件结转下年: what came over from earlier years would have to be said.
        return "doubtful" if relation.exact else "nothing"
    if relation.asks:
        return "doubtful"
    if relation.exhaustive or relation.near:
        return "sure"
    near = relation.exact and _one_slip_away(relation)
    if relation.disjoint:
        # Without a sign that the list is complete, only kinds that exclude each other say something.
        if verdict == "over" and _complete_before(relation.whole, relation.parts):
            return "doubtful"
        return "sure" if verdict == "over" or (near and len(relation.parts) > 2) else "nothing"
    if _close(relation) and not _complete_before(relation.whole, relation.parts):
        return "doubtful"
    return "doubtful" if verdict == "over" and _one_of_each(relation) else "nothing"


def _one_slip_away(relation: SumOf) -> bool:
    """Whether one digit makes the whole of the sum."""
    summed, whole = total(relation.parts), relation.whole.value
    return isinstance(summed, int) and isinstance(whole, int) and one_digit_apart(summed, whole)


def _close(relation: SumOf) -> bool:
    """Whether an open list of things that are no persons or firms misses its whole by very little."""
    summed, whole = total(relation.parts), relation.whole.value
    return (
        relation.exact
        and len(relation.parts) > 2
        and relation.whole.unit_class not in ATTRIBUTED
        and isinstance(summed, int)
        and isinstance(whole, int)
        and slip_of_sum(summed, whole)
    )


def _one_of_each(relation: SumOf) -> bool:
    """Whether parts of no known kind were most likely meant to be apart: several, or two that miss by one."""
    whole, parts = relation.whole, relation.parts
    few = len(parts) == 2 and gap(total(parts), whole.value) != 1
    return (
        relation.exact
        and not few
        and whole.unit_class not in ATTRIBUTED
        and not any(other_thing(whole, p) for p in parts)
        and not _complete_before(whole, parts)
    )


def _complete_before(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether the first parts alone make up the whole: the rest are seen from another side (听证2件)."""
    return any(total(parts[:end]) == whole.value for end in range(2, len(parts)))
