"""S113: full-width and half-width brackets round the numbers of headings in one document."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import PUNCTUATION


@rule(
    code="S113",
    name="bracket-width-mix",
    title="标题序号括号全角半角混用",
    severity=Severity.INFO,
    basis=PUNCTUATION,
    rationale="全文标题序号的括号应当统一，中文公文用全角（一）。",
    bad=(
        "一、主要举措\n（一）加强学习\n组织学法4次。\n⟦(二)⟧严格执法\n办理案件6件。\n（三）化解矛盾\n调解纠纷30件。",
        "一、主要举措\n(一)加强学习\n组织学法4次。\n(二)严格执法\n办理案件6件。\n二、存在的不足\n⟦（一）⟧编制偏少\n需要增加。",
    ),
    good=(
        "一、主要举措\n(一)加强学习\n组织学法4次。\n(二)严格执法\n办理案件6件。\n二、存在的不足\n(一)编制偏少\n需要增加。",
        "一、主要举措\n（一）加强学习(集中)\n组织学法4次。\n（二）严格执法\n办理案件6件。",
    ),
)
def bracket_width_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """One finding: the first number in the rarer width."""
    groups: dict[str, list[int]] = {"（": [], "(": []}
    for section in doc.sections:
        words = doc.quote(section.heading.marker)
        if section.heading.style == "（一）" and words[:1] in groups:
            groups[words[0]].append(section.ordinal)
    full, half = groups["（"], groups["("]
    if not full or not half:
        return
    odd, usual = (half, full) if len(half) <= len(full) else (full, half)
    yield Finding(
        doc.sections[odd[0]].heading.marker,
        f"标题序号的括号有全角{len(full)}处、半角{len(half)}处，全文不统一",
        related=(Related(doc.sections[usual[0]].heading.marker, "另一种写法"),),
        suggestion="统一用全角括号",
    )
