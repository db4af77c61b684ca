"""专题培训3次 here, 业务培训班5次 there: probably one metric with two values."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import conflicts, key_words
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N113",
    name="similar-metric-differs",
    title="疑似同一指标数值不一",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="两处用词相近而数值不同，可能说的是同一件事；若口径不同，宜把口径写明。",
    bad=(
        Bad(
            "开展人民调解员矛盾纠纷排查调处专题培训3次。\n举办人民调解员矛盾纠纷排查调处业务培训班⟦5次⟧。",
            says="调解员",
        ),
        Bad("全年化解积案12件。\n组织农村法律顾问入户答疑30次。\n全年农村法律顾问上门入户答疑⟦45次⟧。"),
    ),
    good=(
        "开展会前学法69次。\n理论学习中心组学法21次。",
        "开展人民调解员专题培训3次。\n举办行政执法人员业务培训班5次。",
        "排查矛盾纠纷30起。\n排查安全隐患32处。",
    ),
)
def similar_metric_differs(doc: Document, options: Options) -> Iterator[Finding]:
    """Nearly the same words with two values."""
    reported: set[int] = set()
    for conflict in conflicts(doc):
        if conflict.kind == "same" or (conflict.kind == "narrower" and conflict.sure):
            continue
        at, partner = sorted((conflict.second, conflict.first), key=lambda q: -q.ordinal)
        if at.ordinal in reported:
            continue
        reported.add(at.ordinal)
        yield Finding(
            at.span,
            f"这里的{at.surface}与前面的{partner.surface}疑为同一指标（相同的词：{key_words(conflict.key)}）",
            related=partners([partner], "另一处"),
            suggestion="若是同一指标，统一数值；若口径不同，写明口径",
        )
