"""X110: what a person who can be recognised suffers from: 脱贫户马某（艾滋病病毒感染者）."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.language import Worded, class_hits, everywhere
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import behind_a_person

_ILLS = ("shunned-illness", "illness")
_BEHIND = Worded(
    "[（(，,](?P<it><suffers>?[\u4e00-\u9fff]{0,4}?<shunned-illness|illness>[\u4e00-\u9fff一二三四0-9]{0,8}?)(?=[）)，,。；])"
)
_HAVING = Worded("患有?(?P<it><shunned-illness>)[\u4e00-\u9fff]{0,4}?的(?:[\u4e00-\u9fff]某{1,2})")


@rule(
    code="X110",
    name="health-of-a-person",
    needs=Needs(classes=_ILLS),
    title="公开了可识别个人的健康信息",
    severity=Severity.WARNING,
    basis=(PRIVACY, DISCLOSURE),
    rationale="病情、残疾等健康信息属于敏感个人信息；与姓氏、村组、身份写在一起，当地人就能认出本人。",
    bad=(
        Bad("脱贫户马某（⟦艾滋病病毒感染者⟧）缺少稳定收入，帮助其办理小额信贷5万元。", says="健康信息"),
        Bad("对患有⟦艾滋病⟧的李某开展帮扶，居民王某（⟦精神分裂症患者⟧）由民警送医。"),
        Bad("村民刘某，⟦患有尿毒症⟧，经镇里协调获得救助2万元。"),
    ),
    good=(
        "开展艾滋病防治宣传6次，乙肝疫苗接种率99%，为12名严重精神障碍患者落实监护。",
        "王某因病住院，镇里为其申请临时救助；患者李某与医院发生纠纷，经调解达成协议。",
    ),
)
def health_of_a_person(doc: Document, options: Options) -> Iterator[Finding]:
    """An illness in a bracket or clause right behind a person; one that is shunned warns, of another a masked name asks."""
    shunned = class_hits(doc)["shunned-illness"]
    found: dict[Span, Severity | None] = {}
    for match in everywhere(doc, _BEHIND.of(doc)):
        if behind_a_person(doc, match.start()):
            span = Span(*match.span("it"))
            known = any(ill.overlaps(span) for ill in shunned)
            found[span] = None if known or match[0][0] in "（(" else Severity.INFO
    for match in _HAVING.of(doc).finditer(doc.body):
        found[Span(*match.span("it"))] = None
    for span in sorted(found):
        yield Finding(
            span,
            "此处公开了可识别个人的健康信息",
            suggestion="删去病情，或只写“因病”",
            severity=found[span],
            sensitive=True,
        )
