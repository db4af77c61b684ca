"""X111: the number of a passport, a driving licence, an insurance card: papers that one person holds."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import DISCLOSURE, PRIVACY

_NUMBER = Worded(
    r"<personal-paper><number-of-paper>?(?:为|是|[：:（(]){0,2}[ ]?(?P<it>(?:[\u4e00-\u9fff]{1,2}字第)?[A-Za-z]{0,2}[0-9]{7,20}[A-Za-z]?号?)"
    r"(?![0-9A-Za-z*＊]|[余多]?[万亿]?[本张份个人次件册册户元]|[.．][0-9]|—[A-Za-z]?[0-9])"
)


@rule(
    code="X111",
    name="personal-paper",
    needs=Needs(classes=("personal-paper",)),
    title="公开了个人证件号码",
    severity=Severity.WARNING,
    yields_to=("X101", "X103"),
    basis=(PRIVACY, DISCLOSURE),
    rationale="护照、驾驶证、社保卡、残疾人证等证件的号码属于个人信息，公开后能查到本人，报告中不应出现。",
    bad=(
        Bad("依法查处非法居留的外国籍人员1名（护照号⟦E00471826⟧），限期出境。", says="证件号码"),
        Bad("李某（社保卡号⟦A12345678⟧）的待遇已补发，军人张某（军官证号：⟦军字第0123456号⟧）享受优待。"),
    ),
    good=(
        "办理护照360本，制发社保卡36000000张，换发驾驶证1200本。",
        "查处1名非法居留人员（护照号E0047****），行政执法证号640012345的执法人员到场。",
    ),
)
def personal_paper(doc: Document, options: Options) -> Iterator[Finding]:
    """Seven digits and more behind the paper, unless they count it."""
    for match in everywhere(doc, _NUMBER.of(doc)):
        yield Finding(
            Span(*match.span("it")),
            "此处公开了个人证件号码，属于个人信息",
            suggestion="删去号码，或遮盖其中几位",
            sensitive=True,
        )
