"""Tracked changes left in the file, or their balloons printed into its text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import head_span

_PRINTED = Worded(
    r"<revision-label>\s*(?:\[[^\]\n]{1,20}\]\s*)?[:：]\s*"
    r"(?:<formatting>[^\n。]{0,40}|[“\"][^”\"\n]{0,40}[”\"])"
)


@rule(
    code="R103",
    name="tracked-change-left",
    title="文件中留有修订痕迹",
    severity=Severity.WARNING,
    furniture=True,
    basis=HANDLING,
    rationale="未接受或拒绝的修订会把改动过程一并公开，不同软件打开看到的内容还可能不一致。",
    bad=(
        Bad("全镇开展执法检查32次。⟦带格式的: 字体: 仿宋, 三号⟧\n下一步继续加强。", says="修订"),
        Bad("白塔街道办理复议案件2件。⟦已删除: “3件”⟧"),
    ),
    good=(
        "对过期的规范性文件予以清理，已删除：3件。",
        "修订完善《临溪镇议事规则》，删除的内容另行公告。",
    ),
)
def tracked_change_left(doc: Document, options: Options) -> Iterator[Finding]:
    """The number of tracked changes the container holds, and revision balloons printed as text."""
    counts = {
        word: int(value)
        for word, key in (("插入", "insertions"), ("删除", "deletions"))
        if (value := doc.metadata.get(key, "0")).isdecimal() and int(value)
    }
    head = head_span(doc)
    if counts and head:
        said = "、".join(f"{word} {number} 处" for word, number in counts.items())
        yield Finding(
            head,
            f"文件中还有未处理的修订（{said}）",
            suggestion="逐处接受或拒绝修订，关闭修订模式后再公开",
            key="changes",
        )
    for match in matches(doc, _PRINTED.of(doc), classes_of(doc).words("revision-label")):
        yield Finding(
            Span(*match.span()), "此处残留修订标记，不是报告内容", suggestion="接受或拒绝修订后删去"
        )
