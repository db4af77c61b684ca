"""L106: 依据《广告法》，对使用未经检定的电子秤作出处罚: a law named for work that it does not govern."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, clause_at, rule, sentence_at
from hegui.api.language import first_in
from hegui_rules.basis import HANDLING
from hegui_rules.law.fields import LAW_FIELDS, misapplied

_NEAR = 4


@rule(
    code="L106",
    name="law-of-another-field",
    title="所引法律法规与所办的事不相符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="处罚、查处要引用管这件事的法律；引错了依据，公开后会被质疑执法合法性。",
    knowledge=(LAW_FIELDS,),
    bad=(
        Bad(
            "在集市检查中，执法人员依据⟦《中华人民共和国广告法》⟧，对使用不合格电子秤的3户经营者作出处罚。",
            says="计量法",
        ),
        "对盗伐林木行为，依据⟦《食品安全法》⟧立案3件。",
        "交警大队依据⟦《水法》⟧查处酒驾41起。",
        "区税务局落实⟦《政府采购法》⟧规定，规范税务稽查程序。",
    ),
    good=(
        "在集市检查中，执法人员依据《中华人民共和国计量法》，对使用不合格电子秤的3户经营者作出处罚。",
        "依据《行政处罚法》，对占道经营作出处罚；落实《政府采购法》，税务稽查设备采购公开进行。",
        "依据《食品安全法》《广告法》，对餐饮单位立案2件；宣传《水法》，查处酒驾3起。",
    ),
)
def law_of_another_field(doc: Document, options: Options) -> Iterator[Finding]:
    """Laws by which something is decided, where the sentence tells of another field only; those that are carried out, as info."""
    for law, span, word, field in misapplied(doc, options.law_fields):
        clause = clause_at(doc, span)
        before = (max(clause.start, span.start - _NEAR), span.start)
        by = first_in(doc, before, "decided-by") is not None
        if not by and first_in(doc, before, "carry-out-law") is None:
            continue
        decided = by and first_in(doc, sentence_at(doc, span.start), "decide") is not None
        yield Finding(
            span,
            f"“{word}”不是《{law}》所管的事",
            suggestion=f"核对依据，{field.name}方面的是《{field.laws[0]}》等",
            severity=None if decided else Severity.INFO,
        )
