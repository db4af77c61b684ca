"""D204: the file holds the report twice."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.copies import whole_report

_TEXT = (
    "围绕年初确定的任务逐项推进，定期调度进展。邀请律师为企业讲解合同签订中的常见风险。全年受理咨询四百余人次。\n"
    "执法力量偏少，装备老旧，业务培训不够系统。个别村的调解员年龄偏大。宣传形式单一，青年人参与不多。\n"
    "继续充实基层执法力量，更新装备。分期分批开展业务培训，请业务骨干授课。"
)


@rule(
    code="D204",
    name="report-twice",
    title="整篇报告出现两遍",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="文件中同一篇报告粘贴了两遍，公开前应当删去一遍。",
    bad=(
        Bad(f"{_TEXT}\n⟦{_TEXT.splitlines()[0]}⟧\n{_TEXT.split(chr(10), 1)[1]}", says="两遍"),
        Bad(
            f"办公室已按要求完成起草。\n{_TEXT}\n⟦{_TEXT.splitlines()[0]}⟧\n{_TEXT.split(chr(10), 1)[1].replace('老旧', '不足')}"
        ),
    ),
    good=(
        f"{_TEXT}\n{_TEXT.splitlines()[0]}",
        f"{_TEXT}",
    ),
)
def report_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """One finding, at the first paragraph of the second copy."""
    copies = whole_report(doc)
    if not copies:
        return
    first, second = copies[0].first, copies[0].second
    paragraph = doc.paragraph_at(second.start)
    end = min(second.end, paragraph.span.end if paragraph is not None else second.end)
    here = Span(second.start, end)
    if doc.body[end : end + 1] in ("。", "！"):
        here = Span(second.start, end + 1)
    there = first.start + here.length
    yield Finding(
        here,
        "从这里起，报告又从头写了一遍，全文出现了两遍",
        related=(Related(Span(first.start, min(there, len(doc.text))), "第一遍"),),
        suggestion="核对两遍是否一致，删去一遍",
        accounts_for=tuple(copy.second for copy in copies),
    )
