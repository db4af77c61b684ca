"""Comments left in the file, or printed into its text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import head_span

_PRINTED = r"[\[【［]批注\s*[A-Za-z]{0,3}[0-9]{1,3}[\]】］]\s*[:：]?[^\n。]{0,60}|[\[【]?批注\s*[\[［【][^\]］】\n]{1,20}[\]］】]\s*[:：]?|[\[【]批注[:：][^\]】\n]{0,60}[\]】]"
_SIGNS = ("批注",)


@rule(
    code="R102",
    name="comment-left",
    title="文件中留有批注",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="批注是起草和审核过程的内部意见，随文件公开会泄露过程性信息。",
    bad=(
        Bad("全年开展普法活动12场。⟦批注 [法制办1]:⟧ 与台账不一致", says="批注"),
        Bad("全年调解纠纷203件⟦[批注1]：此处与报表不一致⟧。"),
        Bad("临溪镇认真落实责任制⟦【批注：这句话删掉】⟧，全面推进各项工作。"),
    ),
    good=("认真办理领导批注意见，逐项销号。", "对案卷评查中批注的问题，全部整改到位。"),
)
def comment_left(doc: Document, options: Options) -> Iterator[Finding]:
    """The number of comments the container holds, and comments printed as text."""
    count = doc.metadata.get("comments", "0")
    head = head_span(doc)
    if head and count.isdecimal() and int(count):
        yield Finding(
            head,
            f"文件中还有 {int(count)} 条批注没有删除",
            suggestion="在“审阅”中逐条处理并删除全部批注后再公开",
            key="comments",
        )
    for match in matches(doc, _PRINTED, _SIGNS):
        yield Finding(
            Span(*match.span()), "此处残留批注，不是报告内容", suggestion="按批注意见处理后删去批注"
        )
