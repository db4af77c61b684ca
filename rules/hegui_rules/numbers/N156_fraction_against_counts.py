"""45名队员中9名，约占三分之一: a fraction that is far from its two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.facts import FractionOf, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners, percent

_ABOUT = re.compile("约|近")
_LESS = re.compile("不足|不到|近")
_SLACK, _ROUGHLY = Fraction(1, 8), Fraction(1, 5)
"""How much of what is said may be missed, without and with 约 or 近."""


@rule(
    code="N156",
    name="fraction-against-counts",
    needs=Needs.of_relations(FractionOf),
    title="“过半”“几分之几”与所列两数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="部分数和总数都写出来了，占几分之几、是否过半一算便知；相差太远，必有一处有误。",
    bad=(
        Bad("执法队45名队员中，具有法律专业背景的9名，⟦约占三分之一⟧。", says="20%"),
        Bad("在全部30件复议案件中，经调解和解终止的12件，⟦超过半数⟧。", says="40%"),
        Bad("现有村干部60人，其中女性42人，⟦不到一半⟧。"),
        Bad("受理申请80件，其中涉及征收的24件，⟦占五成⟧。"),
        Bad("应到村民代表120名，实到72名，⟦达到三分之二以上⟧。", says="60%"),
        Bad("1860件工单全部答复，其中1574件获评“满意”，⟦满意率超过九成⟧。"),
    ),
    good=(
        "执法队45名队员中，具有法律专业背景的9名，约占五分之一。",
        "在全部30件复议案件中，经调解和解终止的18件，超过半数。",
        "现有村干部60人，其中女性22人，不到一半。",
        "受理申请80件，其中涉及征收的24件，占三成。",
        "受理申请90件，其中涉及征收的32件，约占三分之一。",
        "应到村民代表120名，实到82名，达到三分之二以上。",
        "1860件工单全部答复，其中1674件获评“满意”，满意率达到九成。",
    ),
)
def fraction_against_counts(doc: Document, options: Options) -> Iterator[Finding]:
    """Fractions, tenths and halves of exact counts."""
    for relation in relations(doc, FractionOf):
        shares = [Fraction(relation.part.value) / whole.value for whole in relation.wholes]
        if not all(m.exact for m in (relation.part, *relation.wholes)) or any(
            _fits(relation, share) for share in shares
        ):
            continue
        whole = relation.wholes[0]
        spans = [relation.said] if relation.fraction is None else [relation.said, relation.fraction.span]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        yield Finding(
            span,
            f"{relation.part.surface}占{whole.surface}的{percent(100 * shares[0])}，这里却说“{doc.quote(span)}”",
            related=partners([relation.part, whole], "据以计算的数"),
            suggestion="核对两数，或者改用相符的说法",
            severity=gravity(relation, far=relation.thin),
        )


def _fits(relation: FractionOf, share: Fraction) -> bool:
    if relation.open:
        return relation.open[0] <= share <= relation.open[1]
    half = Fraction(1, 2)
    if relation.fraction is None:
        return share < half if _LESS.search(relation.evidence) else share > half
    low, high = relation.fraction.low, relation.fraction.high
    scale = 10 if relation.fraction.unit == "成" else 1
    # 超过九成, 三分之二以上: a limit that exact counts keep to or not.
    if high is None:
        return share >= Fraction(low) / scale
    slack = (
        _ROUGHLY
        if _ABOUT.search(relation.evidence) or relation.fraction.approximators or scale > 1
        else _SLACK
    )
    above = high is None or share <= Fraction(high) / scale * (1 + slack)
    return above and share >= Fraction(low) / scale * (1 - slack)
