"""D202: a paragraph that stands earlier in the report."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import HANDLING
from hegui_rules.repetition.copies import copied

_REST = (
    "一、主要举措\n围绕年初确定的任务逐项推进，定期调度进展。邀请律师为企业讲解合同签订中的常见风险。全年受理咨询四百余人次。\n"
    "二、存在的不足\n执法力量偏少，装备老旧，业务培训不够系统。个别村的调解员年龄偏大。宣传形式单一，青年人参与不多。\n"
    "三、下一步安排\n"
)


@rule(
    code="D202",
    name="paragraph-repeated",
    title="段落前后重复",
    severity=Severity.WARNING,
    yields_to=("D204",),
    basis=HANDLING,
    rationale="一整段文字在报告中出现两次，多为复制后忘了删除或修改。",
    bad=(
        Bad(
            _REST
            + "⟦围绕年初确定的任务逐项推进，定期调度进展。邀请律师为企业讲解合同签订中的常见风险。全年受理咨询四百余人次。⟧\n"
            "继续充实基层执法力量，更新装备。分期分批开展业务培训，请业务骨干授课。",
            says="整段",
        ),
        Bad(
            _REST
            + "⟦执法力量偏少，装备老旧，业务培训不够系统。个别村的调解员年龄较大。宣传形式单一，青年人参与不多。⟧\n"
            "继续充实基层执法力量，更新装备。分期分批开展业务培训，请业务骨干授课。",
        ),
    ),
    good=(
        _REST + "继续围绕任务推进。更新装备，充实基层执法力量，分期分批开展培训。",
        "一、主要举措\n办理案件6件。\n特此报告。\n二、下一步安排\n办理案件6件。\n特此报告。",
    ),
)
def paragraph_repeated(doc: Document, options: Options) -> Iterator[Finding]:
    """Paragraphs of several sentences."""
    for copy in copied(doc):
        if copy.paragraph:
            yield Finding(
                copy.second,
                f"整段文字与前面的一处{'完全相同' if copy.exact else '只差几个字'}",
                related=(Related(copy.first, "前面的一处"),),
                suggestion="删去一段，或写出新的内容",
            )
