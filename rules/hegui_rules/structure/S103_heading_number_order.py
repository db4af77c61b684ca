"""S103: a heading's number is smaller than the one before."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import quoted, steps


@rule(
    code="S103",
    name="heading-number-order",
    title="标题序号颠倒",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="标题序号前大后小，多为调整次序后没有重新编号。",
    bad=(
        Bad(
            "一、主要举措和成效\n开展普法宣传12场。\n三、存在的不足\n执法力量还需加强。\n⟦二、⟧下一步安排\n继续普法。",
            says="「三、」之后是「二、」",
        ),
        Bad(
            "一、工作举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n（三）政务公开。公开信息40条。\n"
            "⟦（二）⟧化解矛盾。调解纠纷30件。",
            says="「（三）」之后是「（二）」",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n二、存在的不足\n（一）编制偏少。需要增加。",
        "一、主要举措\n1.加强学习。\n2.严格执法。\n1.建立台账。\n2.逐项销号。",
    ),
)
def heading_number_order(doc: Document, options: Options) -> Iterator[Finding]:
    """A smaller number after a greater one, unless the numbering begins anew at one."""
    for step in steps(doc):
        first, second = step.numbers
        if 1 < second < first:
            yield Finding(
                step.after.heading.marker,
                f"标题序号颠倒：{quoted(step.before)}之后是{quoted(step.after)}",
                related=(Related(step.before.heading.marker, "前一个标题"),),
                suggestion="请核对次序，重新编号",
            )
