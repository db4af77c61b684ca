"""P203: ... 。。。 、、、 …: an ellipsis in another form than ……."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_FORM = re.compile(
    f"(?<=[{HAN}”》）0-9])(?:\\.{{3,}}|。{{3,}}|、{{3,}}|，{{3,}}|·{{3,}}|…(?!…)|…{{3,}}(?<!……………))(?![0-9.…])"
)
_DOTS = ("...", "。。。", "、、、", "，，，", "···", "…")
_AND_SO_ON = re.compile("……(?P<etc>等等?)(?![级待候额同次于价第距离])|等等?(?P<more>……)")


@rule(
    code="P203",
    name="ellipsis-form",
    title="省略号形式不对，或与“等”重复",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="省略号用六个连点“……”，占两个字的位置；用了省略号就不再用“等”。",
    bad=(
        Bad("开展宣传、培训、考核⟦...⟧成效明显。", says="……"),
        Bad("开展宣传、培训、考核⟦。。。⟧成效明显。"),
        Bad("开展宣传、培训⟦……等⟧工作。", says="重复"),
    ),
    good=(
        "群众都说法治的阳光照到了家门口……",
        "版本号1.2.3，网址为www.example.invalid。",
        "办理案件6件。。群众满意。",
    ),
)
def ellipsis_form(doc: Document, options: Options) -> Iterator[Finding]:
    """Other forms of the ellipsis, and 等 beside it."""
    if not any(dots in doc.body for dots in _DOTS):
        return
    for match in everywhere(doc, _FORM):
        yield Finding(Span(*match.span()), f"“{match[0]}”不是规范的省略号", suggestion="改为“……”，或删去")
    for match in everywhere(doc, _AND_SO_ON):
        yield Finding(Span(*match.span()), "省略号与“等”重复", suggestion="只用一个")
