"""S105: the levels of headings stand in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import FORMAT
from hegui_rules.structure.numbering import family, quoted


@rule(
    code="S105",
    name="heading-level-order",
    title="标题层次颠倒或越级",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="标题层次依次为一、（一）1.（1）。低一级的标题用了高一级的序号，层次就乱了。",
    bad=(
        Bad(
            "（一）主要举措\n⟦一、⟧加强学习\n组织学法4次。\n二、严格执法\n办理案件6件。\n（二）存在的不足\n"
            "一、力量不足\n编制偏少。\n二、经费不足\n保障偏弱。",
            says="「一、」列在「（一）」之下",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n二、下一步安排\n"
            "⟦1.⟧加强学习\n继续学法。\n2.严格执法\n继续评查。",
            says="越过了「（一）」一级",
        ),
    ),
    good=(
        "一、主要举措\n1.加强学习\n组织学法4次。\n2.严格执法\n办理案件6件。\n二、下一步安排\n1.加强学习\n继续学法。\n2.严格执法\n继续评查。",
        "（一）主要举措\n1.加强学习\n组织学法4次。\n2.严格执法\n办理案件6件。\n（二）存在的不足\n编制偏少。",
        "第一部分　工作回顾\n一、加强学习\n组织学法4次。\n（一）领导带头。每月学法。\n（二）全员参与。人人过关。",
    ),
)
def heading_level_order(doc: Document, options: Options) -> Iterator[Finding]:
    """一、 below （一） and 1. straight below 一、 where other sections have （一） between; the first of each."""
    turned = jumped = False
    bracketed = any(family(s) == "（一）" and s.parent is not None and s.level > 1 for s in doc.sections)
    for section in doc.sections:
        if section.parent is None:
            continue
        above = doc.sections[section.parent]
        related = (Related(above.heading.marker, "上一级标题"),) if above.heading.marker.length else ()
        pair = (family(above), family(section))
        if pair == ("（一）", "一、") and not turned:
            turned = True
            yield Finding(
                section.heading.marker,
                f"{quoted(section)}列在{quoted(above)}之下，标题层次颠倒",
                related=related,
                suggestion="标题层次依次用一、（一）1.（1）",
            )
        elif pair == ("一、", "1.") and bracketed and not jumped:
            jumped = True
            yield Finding(
                section.heading.marker,
                f"{quoted(above)}之下直接用{quoted(section)}，越过了「（一）」一级，与其他部分不一致",
                related=related,
                suggestion="全文层次宜保持一致",
                severity=Severity.INFO,
            )
