"""W404: two constructions blended into one."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import LANGUAGE, bases
from hegui_rules.wording.frames import FRAMES, framed


@rule(
    code="W404",
    name="blended-construction",
    title="句式杂糅",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="两种说法混在一句里，句子就不通，有时意思相反。",
    knowledge=(FRAMES,),
    bad=(
        "⟦围绕优化营商环境为中心⟧，提升服务效能。",
        "⟦防止乱收费现象不再出现⟧，⟦谨防企业正常经营不受干扰⟧。",
    ),
    good=(
        "以优化营商环境为中心，提升服务效能。",
        "坚持把普法宣传作为抓手，始终坚持将依法行政作为主线。",
        "防止乱收费现象再次出现，确保问题不再反弹。",
    ),
)
def blended_construction(doc: Document, options: Options) -> Iterator[Finding]:
    """Rows of kind ``mixed``."""
    for entry, span in framed(doc, options.frames, "mixed"):
        yield Finding(
            span,
            entry.say,
            suggestion=entry.right,
            severity=None if entry.sure else Severity.INFO,
            basis=bases(entry.sources),
        )
