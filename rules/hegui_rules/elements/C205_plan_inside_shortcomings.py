"""C205: a plan told among the shortcomings, although the report has a part for plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Document,
    Finding,
    Options,
    Severity,
    Span,
    clause_end,
    heading_words,
    part,
    rule,
    within,
)
from hegui.api.language import Worded
from hegui_rules.basis import INSPECTION
from hegui_rules.elements.report_parts import KINDS

_PLAN = re.compile(
    "(?:下一?步|下一?阶段|今后|明年|下一?年度)(?:工作中)?，?[^。；，]{0,12}(?:将|[应需]?要(?!求)|继续|着力|进一步)"
    "|(?:因此|为此|对此)，?[^。；，]{0,8}(?:必须|应当|[应需]?要(?!求|点)|将)"
)
_ANSWERS = Worded("<rectify-word|plan-marker>|措施|举措|打算|安排")


@rule(
    code="C205",
    name="plan-inside-shortcomings",
    title="不足部分写了下一步安排",
    severity=Severity.INFO,
    basis=INSPECTION,
    rationale="不足部分写问题和原因，打算放到下一年度安排里，读者才看得出安排是否回应了问题。",
    kinds=KINDS,
    bad=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足和原因\n一是案卷不规范，由于人手少。⟦下一步将配齐法制审核人员⟧。\n"
        "二、2025年主要安排\n一是组织培训2期。二是每季度评查案卷1次。",
        "云岭乡2024年法治政府建设年度报告\n一、存在的问题\n一是普法形式单一，由于经费有限。⟦因此要统筹普法资源⟧，办好讲座。\n"
        "二、2025年工作打算\n一是组织培训2期。二是每季度评查案卷1次。",
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、存在的不足及下一步打算\n一是案卷不规范，由于人手少。下一步将配齐法制审核人员。",
        "青禾县2024年法治政府建设年度报告\n一、存在的不足和原因\n一是应诉率偏低，与上级要求还有差距，需要进一步提高。\n"
        "二、2025年主要安排\n下一步将组织应诉培训2期，每季度通报1次。",
    ),
)
def plan_inside_shortcomings(document: Document, options: Options) -> Iterator[Finding]:
    """Silent where the heading itself promises measures, and where there is no other part for plans."""
    found, plan = part(document, "shortcomings"), part(document, "next-year-plan")
    if found is None or plan is None or found.heading is None or plan.heading in (None, found.heading):
        return
    answers = _ANSWERS.of(document)
    if answers.search(heading_words(document, found.heading)):
        return
    for match in within(document, found, _PLAN):
        section = document.section_at(match.start())
        if section is not None and answers.search(heading_words(document, section.heading.title)):
            continue
        if any(s.start <= match.start() < s.end for s in plan.spans):
            continue
        limit = found.spans[-1].end
        end = clause_end(document, match.end(), limit)
        yield Finding(
            Span(match.start(), end),
            "这里写的是下一步的打算，报告另有专门的安排部分",
            suggestion="移到下一年度安排中，并与那里的内容对应",
        )
