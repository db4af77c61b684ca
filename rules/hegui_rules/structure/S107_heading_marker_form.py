"""S107: the number of a heading is written in a broken form."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.document import Section
from hegui.api.text import squeezed
from hegui_rules.basis import PUNCTUATION
from hegui_rules.structure.numbering import malformed, marker, number, quoted, runs, steps


@rule(
    code="S107",
    name="heading-marker-form",
    title="标题序号写法有误",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="序号的括号应当成对、全角半角一致；「一」后用顿号，带括号的序号后不加标点。",
    bad=(
        Bad(
            "一、主要举措\n⟦一）⟧加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。",
            says="缺少左括号",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n组织学法4次。\n⟦（二)⟧严格执法\n办理案件6件。",
            says="一个全角、一个半角",
        ),
        Bad(
            "一、主要举措\n开展普法宣传12场。\n⟦二.⟧存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
            says="应为「二、」",
        ),
        Bad(
            "一、主要举措\n⟦（一）、⟧加强学习\n组织学法4次。\n⟦（二）、⟧严格执法\n办理案件6件。",
            says="不加「、」",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习\n组织学法4次。\n（二）严格执法\n办理案件6件。\n二、存在的不足\n编制偏少。",
        "一、主要举措\n(一)加强学习\n组织学法4次。\n(二)严格执法\n办理案件6件。",
        "各村（社区）要做好普法工作。\n一般程序案件6件，\n一是加强学习，二是严格执法。",
    ),
)
def heading_marker_form(doc: Document, options: Options) -> Iterator[Finding]:
    """A lost or unequal bracket, a wrong mark after 一, a needless mark after （一）."""
    for step in steps(doc):
        for span in malformed(doc, step):
            yield Finding(
                span,
                f"标题序号「{doc.quote(span).strip()}」后缺少应有的标点或括号",
                suggestion=f"参照同级的{quoted(step.before)}改正",
            )
    for run in runs(doc):
        for section in run:
            fault = _fault(doc, section)
            if fault is None:
                continue
            message, severity = fault
            wanted = marker(
                "（一）" if section.heading.style == "一）" else section.heading.style, number(section)
            )
            yield Finding(section.heading.marker, message, suggestion=f"应为「{wanted}」", severity=severity)


def _fault(doc: Document, section: Section) -> tuple[str, Severity | None] | None:
    words = squeezed(doc.body[slice(*section.heading.marker)])
    style = section.heading.style
    if style == "一）":
        return f"序号「{words}」缺少左括号", None
    if style in ("（一）", "（1）"):
        brackets = words.rstrip("、.．，,")
        if (brackets[0] == "（") != (brackets[-1] == "）"):
            return f"序号「{words}」的括号一个全角、一个半角", None
        if brackets != words:
            return f"带括号的序号「{brackets}」后不加「{words[-1]}」", Severity.INFO
    if style == "一、" and words[-1] != "、":
        return f"序号「{words[:-1]}」后误用「{words[-1]}」，应用顿号", None
    return None
