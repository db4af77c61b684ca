"""X108: the licence plate of a vehicle."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, phrases, rule, sentence_round
from hegui.api.text import compiled
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import matches

_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・. ]?"
    r"(?=[A-HJ-NP-Z]{0,2}[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_SIGNS = phrases("licence_plates", ("车", "牌号", "号牌"))
_VEHICLE = r"车|牌号|号牌|驾驶|驾照"


@rule(
    code="X108",
    name="licence-plate",
    title="公开了车牌号",
    severity=Severity.WARNING,
    profile="statutory",
    basis=(PRIVACY, DISCLOSURE),
    rationale="车牌号能够关联到具体的人，公开的报告中讲述案例时应遮盖。",
    bad=(
        Bad("查处李某驾驶⟦宁A12345⟧小型客车超载一案，罚款2000元。", says="车牌号"),
        Bad("对车牌号为⟦云F·D56789⟧的货车予以暂扣。"),
    ),
    good=(
        "查处李某驾驶宁A1***5小型客车超载一案，罚款2000元。",
        "新建G20231工程桩基，云A20231号文件下发，豫S205线整治完成，车辆通行有序。",
        "宣传车穿行12个村，发放编号A12345的宣传册。",
    ),
)
def licence_plate(doc: Document, options: Options) -> Iterator[Finding]:
    """Plates written in full, in sentences that speak of vehicles."""
    for match in matches(doc, _PLATE, _SIGNS):
        if compiled(_VEHICLE).search(sentence_round(doc, match.span())) and not doc.body.startswith(
            "号文", match.end()
        ):
            yield Finding(
                Span(*match.span()),
                "此处公开了完整的车牌号",
                suggestion="遮盖其中几位，或删去",
                sensitive=True,
            )
