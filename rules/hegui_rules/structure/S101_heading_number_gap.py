"""S101: a number is left out between two headings."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.structure.numbering import (
    FORMAT,
    UPPER,
    family,
    marker,
    missing,
    number,
    quoted,
    steps,
    stray,
)


@rule(
    code="S101",
    name="heading-number-gap",
    title="标题序号缺号",
    severity=Severity.ERROR,
    basis=FORMAT,
    rationale="标题序号不连续，读者会以为缺了一部分内容。常见于删改之后没有重新编号。",
    bad=(
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场。\n二、存在的不足\n执法力量还需加强。\n"
            "⟦四、⟧下一步工作安排\n继续开展普法宣传。",
            says="缺少「三、」",
        ),
        Bad(
            "一、主要举措和成效\n（一）加强学习。组织学法4次。\n(二)严格执法。办理案件6件。\n"
            "⟦（四）⟧化解矛盾。调解纠纷30件。\n二、下一步工作安排\n继续做好普法工作。",
            says="「（二）」之后是「（四）」，缺少「（三）」",
        ),
        Bad(
            "一、工作举措\n1.加强学习。组织学法4次，参加120人。\n⟦4.⟧严格执法。办理案件6件，没有一件被撤销。\n"
            "5.化解矛盾。调解纠纷30件。",
            says="缺少「2.」「3.」",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习。组织学法4次。\n（二）严格执法。办理案件6件。\n二、存在的不足\n（一）力量不足。编制偏少。",
        "一、主要举措\n（一）加强学习。组织学法4次。（二）严格执法。办理案件6件。\n（三）化解矛盾。调解纠纷30件。",
        "一、主要举措\n1.加强学习。\n2.严格执法。\n二、存在的不足\n3.编制偏少。\n4.经费紧张。",
        "一、主要举措\n组织学法4次。\n二 、存在的不足\n编制偏少。\n三、下一步安排\n继续普法。",
    ),
)
def heading_number_gap(doc: Document, options: Options) -> Iterator[Finding]:
    """Numbers that neither a heading nor the text between two neighbouring headings shows."""
    for step in steps(doc):
        lost = missing(doc, step)
        if not lost or stray(doc, step) is not None:
            continue
        place = step.run.index(step.before)
        if place and number(step.run[place - 1]) == number(step.before):
            continue  # a repeated number explains the gap after it: S102
        style = step.after.heading.style
        names = "".join(f"「{marker(style, value)}」" for value in lost)
        yield Finding(
            step.after.heading.marker,
            f"{quoted(step.before)}之后是{quoted(step.after)}，缺少{names}",
            related=(Related(step.before.heading.marker, "前一个标题"),),
            suggestion="请核对是否漏了内容；没有漏的，请重新编号",
            severity=None if family(step.after) in UPPER else Severity.WARNING,
        )
