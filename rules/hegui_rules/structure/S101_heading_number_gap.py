"""S101: a number is left out between two headings."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.facts import in_sheet
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import (
    UPPER,
    Step,
    bare_parts,
    begun_again,
    family,
    marker,
    missing,
    number,
    quoted,
    steps,
    stray,
    without_number,
)


@rule(
    code="S101",
    name="heading-number-gap",
    title="标题序号缺号",
    severity=Severity.ERROR,
    yields_to=("S102",),
    basis=FORMAT,
    rationale="标题序号不连续，读者会以为缺了一部分内容。常见于删改之后没有重新编号。",
    bad=(
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场。\n二、存在的不足\n执法力量还需加强。\n"
            "⟦四、⟧下一步工作安排\n继续开展普法宣传。",
            says="缺少「三、」",
        ),
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场，受众900人。\n二、存在的不足\n执法力量还需加强。\n⟦下一步工作安排⟧\n"
            "继续开展普法宣传，每季度举办讲座1场。",
            says="漏了序号「三、」",
        ),
        Bad(
            "一、主要举措\n（一）加强学习。组织学法4次，参加人员120人次。\n⟦规范决策程序⟧。召开会议18次，审议议题96项，审查合同43份。\n"
            "（三）严格执法。办理案件6件，没有一件被撤销或者确认违法。",
            says="漏了序号「（二）」",
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
    for before, section, _ in bare_parts(doc):
        wanted = marker("一、", number(before) + 1)
        yield Finding(
            section.heading.span,
            f"标题「{doc.quote(section.heading.title)}」前面漏了序号「{wanted}」",
            related=(Related(before.heading.marker, "前一个标题"),),
            suggestion=f"补上「{wanted}」",
            severity=Severity.WARNING,
        )
    for step in steps(doc):
        if in_sheet(doc, step.before.heading.span) or in_sheet(doc, step.after.heading.span):
            continue
        lost = missing(doc, step)
        if not lost or stray(doc, step) is not None:
            continue
        style = step.after.heading.style
        bare = without_number(doc, step) if len(lost) == 1 and not _repeated(doc, step) else None
        if bare is not None:
            yield Finding(
                bare,
                f"标题「{doc.quote(bare)}」前面漏了序号「{marker(style, lost[0])}」",
                related=(Related(step.after.heading.marker, "后一个标题"),),
                suggestion=f"补上「{marker(style, lost[0])}」",
                severity=Severity.WARNING,
            )
            continue
        names = "".join(f"「{marker(style, value)}」" for value in lost)
        yield Finding(
            step.after.heading.marker,
            f"{quoted(step.before)}之后是{quoted(step.after)}，缺少{names}",
            related=(Related(step.before.heading.marker, "前一个标题"),),
            suggestion="请核对是否漏了内容；没有漏的，请重新编号",
            severity=None if family(step.after) in UPPER else Severity.WARNING,
        )


def _repeated(doc: Document, step: Step) -> bool:
    """Whether the number before the gap stands twice: 一、 一、 三、. Then the second is the one that is left out."""
    place = step.run.index(step.before)
    return (place > 0 and number(step.run[place - 1]) == number(step.before)) or any(
        step.before is other for _, other, _ in begun_again(doc)
    )
