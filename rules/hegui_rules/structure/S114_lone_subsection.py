"""S114: a section is divided into one subsection only."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import UPPER, family, number, quoted


@rule(
    code="S114",
    name="lone-subsection",
    title="只有一个下级标题",
    severity=Severity.INFO,
    basis=USAGE,
    profile="style",
    rationale="分级列出时至少应有两项；只有（一）没有（二），可能漏了内容，也可能不必分级。",
    bad=(
        "一、主要举措\n⟦（一）⟧加强学习\n组织学法4次。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n二、存在的不足\n⟦（一）⟧编制偏少\n需要增加。",
    ),
    good=(
        "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n（一）加强学习。组织学法4次。（二）严格执法。办理案件6件。\n二、存在的不足\n编制偏少。",
    ),
)
def lone_subsection(doc: Document, options: Options) -> Iterator[Finding]:
    """（一） with no brother."""
    count: dict[int | None, int] = {}
    for section in doc.sections:
        count[section.parent] = count.get(section.parent, 0) + 1
    for section in doc.sections:
        if (
            section.parent is not None
            and count[section.parent] == 1
            and number(section) == 1
            and family(section) in UPPER
        ):
            yield Finding(
                section.heading.marker,
                f"这一部分只有{quoted(section)}一个下级标题",
                suggestion="请核对是否漏了后面的内容，或不再分级",
            )
