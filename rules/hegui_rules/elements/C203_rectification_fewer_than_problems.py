"""C203: fewer rectification items than problems in the same part."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Document,
    Finding,
    Found,
    Options,
    Related,
    Severity,
    Words,
    content,
    heading_words,
    part,
    pieces,
    rule,
)
from hegui.api.document import Section
from hegui.api.language import Worded
from hegui.api.text import trimmed
from hegui_rules.basis import INSPECTION
from hegui_rules.elements.report_parts import KINDS

_RECTIFY = Worded("<rectify-word>")
_OTHER = Worded("<rectify-word|cause-noun>")


@rule(
    code="C203",
    name="rectification-fewer-than-problems",
    title="整改措施少于所列问题",
    severity=Severity.INFO,
    basis=INSPECTION,
    rationale="问题与整改宜逐条对应；整改条数少于问题条数，说明有的问题没有回应。",
    kinds=KINDS,
    bad=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足、原因和整改情况\n（一）存在的不足\n一是普法形式单一，由于经费有限。"
        "二是案卷不规范，由于人手少。三是应诉率偏低，由于准备不足。\n⟦（二）整改措施⟧\n一是举办讲座4场。二是评查案卷2次。",
        "云岭乡2024年法治政府建设年度报告\n一、存在的问题\n一是普法形式单一。二是案卷不规范。三是应诉率偏低。\n"
        "⟦二、整改措施⟧\n一是举办讲座4场。二是评查案卷2次。",
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足\n一是普法形式单一。二是案卷不规范。\n二、整改措施\n"
        "一是举办讲座4场。二是评查案卷2次。三是配齐法制审核人员。",
        "青禾县2024年法治政府建设年度报告\n一、存在的不足\n一是普法形式单一。二是案卷不规范。三是应诉率偏低。\n"
        "二、整改措施\n举办讲座4场，评查案卷2次，组织应诉培训1期。",
    ),
)
def rectification_fewer_than_problems(document: Document, options: Options) -> Iterator[Finding]:
    """Counts only where both sides are lists; a plan that is no rectification need not answer one by one."""
    found = part(document, "shortcomings")
    section = _rectification(document, found) if found is not None else None
    if found is None or section is None:
        return
    other = Words((_OTHER.of(document).pattern,))
    problems = [p for p in pieces(document, found.spans, other) if not section.span.covers(p.span)]
    inside = content(section)
    measures = pieces(document, (inside,))
    listed = any(inside.start <= e.span.start < inside.end for e in document.enumerations) or any(
        s.parent == section.ordinal for s in document.sections
    )
    if listed and 1 <= len(measures) < len(problems):
        yield Finding(
            trimmed(document.body, section.heading.span),
            f"前面列了{len(problems)}条问题，整改措施只有{len(measures)}条",
            related=tuple(
                Related(trimmed(document.body, p.lead), "所列问题") for p in problems if p.lead.length
            ),
            suggestion="逐条对应补写整改措施",
        )


def _rectification(document: Document, found: Found) -> Section | None:
    """The section on rectification inside the part on shortcomings, or right after it."""
    last = found.spans[-1]
    rectify = _RECTIFY.of(document)
    for section in document.sections:
        near = last.start <= section.span.start <= last.end + 1
        if near and rectify.search(heading_words(document, section.heading.title)):
            return section
    return None
