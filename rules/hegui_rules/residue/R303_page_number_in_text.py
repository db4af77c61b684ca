"""— 3 —, 第3页共9页: page numbers that became lines of the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui_rules.basis import RELEASE_USAGE


@rule(
    code="R303",
    name="page-number-in-text",
    needs=Needs(facts=("marks",)),
    title="页码混入正文",
    severity=Severity.INFO,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="从版式文件复制文字时页码会夹进正文，打断段落。",
    bad=(
        Bad("临溪镇坚持依法行政，扎实推进各项工作。\n⟦— 3 —⟧\n二、存在的不足\n执法力量不足。", says="页码"),
        Bad("云岭乡开展执法检查32次，整改问题16个。\n⟦第2页 共9页⟧\n下一步，持续加强执法监督。"),
    ),
    good=("推行“3-5-3”工作法，成效明显。", "对第3页至第9页的处罚依据逐条核对。"),
)
def page_number_in_text(doc: Document, options: Options) -> Iterator[Finding]:
    """Plain text only: the readers of pages know their page numbers."""
    if doc.format not in ("txt", "md"):
        return
    for mark in doc.marks:
        if mark.kind == "page" and mark.span.length:
            yield Finding(Span(*mark.span), "页码混入正文", suggestion="删去")
