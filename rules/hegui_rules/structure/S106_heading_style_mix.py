"""S106: headings of one level are numbered in different styles."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import marker, misfits, number, quoted, runs, steps, stray


@rule(
    code="S106",
    name="heading-style-mix",
    title="同级标题序号形式不一",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="同一级标题应当用同一种序号，否则层次不清。",
    bad=(
        Bad(
            "一、主要举措\n开展普法宣传12场。\n⟦（二）⟧存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
            says="似应为「二、」",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n⟦2.⟧严格执法\n办理案件6件。\n（三）化解矛盾\n调解纠纷30件。",
            says="似应为「（二）」",
        ),
        Bad(
            "一、主要举措\n1.加强学习。组织学法4次。\n⟦2、⟧严格执法。办理案件6件。\n3.化解矛盾。调解纠纷30件。",
            says="与同级的「1.」不一致",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n⟦三、⟧化解矛盾\n调解纠纷30件。\n"
            "（四）政务公开\n公开信息40条。\n二、存在的不足\n编制偏少。",
            says="似应为「（三）」",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习\n1.领导带头。每月学法。\n2.全员参与。人人过关。\n（二）严格执法\n办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n1、加强学习。组织学法4次。\n2、严格执法。办理案件6件。\n二、存在的不足\n1、编制偏少。\n2、经费紧张。",
    ),
)
def heading_style_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """A number of the level in the style of another level; 1. beside 1、 as a note."""
    for step in steps(doc):
        found = stray(doc, step)
        if found is not None:
            wanted = marker(step.after.heading.style, number(found))
            yield Finding(
                found.heading.marker,
                f"{quoted(step.before)}和{quoted(step.after)}之间是{quoted(found)}，序号形式不一致",
                related=(Related(step.before.heading.marker, "前一个标题"),),
                suggestion=f"似应为「{wanted}」",
            )
    for ordinal, before in misfits(doc).items():
        odd = doc.sections[ordinal]
        yield Finding(
            odd.heading.marker,
            f"{quoted(before)}之后是{quoted(odd)}，序号形式不一致",
            related=(Related(before.heading.marker, "前一个标题"),),
            suggestion=f"似应为「{marker('（一）', number(odd))}」",
        )
    for run in runs(doc):
        first = run[0]
        other = next((s for s in run if {s.heading.style, first.heading.style} == {"1.", "1、"}), None)
        if other is not None:
            yield Finding(
                other.heading.marker,
                f"{quoted(other)}的序号形式与同级的{quoted(first)}不一致",
                related=(Related(first.heading.marker, "同级的第一个标题"),),
                suggestion="同级标题用同一种序号",
                severity=Severity.INFO,
            )
