"""T108: 到2024年底实现全覆盖 in the plans that a report on 2024 makes for 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.facts import DateMention
from hegui_rules.elements.report_parts import part
from hegui_rules.time.frame import HANDLING, frame, sentence_at
from hegui_rules.time.mentions import in_quotation, running_dates

_WILL = re.compile(
    "度?[，,]?(?:[我全][省市县区乡镇局街]道?|[镇乡县区市局]党委|党工委)?[^，,。；;]{0,6}?(?:将(?!近|军)|拟(?!定)|要(?!点|求)|计划|力争|继续|进一步|重点做好)"
)
_LIMIT = re.compile(
    "度?(?:年?底|末|终)?之?前(?!后|期|三|[0-9])|年?[底末](?=[，,]?(?:实现|完成|建成|力争|达到|基本|全面))"
)
_BY = re.compile("(?:到|在|于|争取|力争|确保)[ \u2060]*$")
_YEAR_END = re.compile("年?[底末](?!前)")
_RELATES = re.compile("[较比]|基础上|以来|问题|不足|总结|反馈|整改|经验|结转|遗留|考核|评估|已")


@rule(
    code="T108",
    name="plan-year-past",
    title="下一年度安排里写的是已经过去的年份",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="安排写的是下一年度的事；其中的时限落在报告年度以内，多为沿用往年稿子没有改。",
    kinds=("fazhi-annual",),
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、2025年主要安排\n⟦2024年⟧，我镇将继续开展案卷评查。",
            says="2025年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n一是培养法律明白人，到⟦2024年⟧底实现村村有。\n乡党委\n2025年1月20日",
            says="2024年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、2025年主要安排\n2025年，我镇将继续开展案卷评查，2025年底前完成。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n在2024年工作基础上，将继续开展案卷评查。认真总结2024年经验，补齐短板。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n到2024年底实现村村有法律明白人。\n二、2025年主要安排\n抓好普法。",
    ),
)
def plan_year_past(doc: Document, options: Options) -> Iterator[Finding]:
    """In the plans: a clause that says what will be done in a year not after the report's, or by its end."""
    year, dated, _ = frame(doc)
    if year is None or (dated is not None and dated.year <= year):
        return
    found = part(doc, "next-year-plan")
    planned = found.spans if found is not None else ()
    for mention in running_dates(doc):
        if (
            mention.kind not in ("year", "date")
            or mention.year is None
            or not year - 1 <= mention.year <= year
        ):
            continue
        start = mention.span.start
        paragraph = doc.paragraph_at(start)
        if (
            paragraph is None
            or paragraph.role not in ("body", "preamble")
            or not any(s.start <= start < s.end for s in planned)
        ):
            continue
        if not _is_due(doc, mention) or in_quotation(doc, mention.span):
            continue
        yield Finding(
            Span(start, start + len(mention.surface.removesuffix("度"))),
            f"这里安排的是下一年度的工作，写的却是{mention.year}年",
            suggestion=f"核对后改为“{year + 1}年”",
        )


def _is_due(doc: Document, mention: DateMention) -> bool:
    """Whether the words round ``mention`` promise something in that year or by its end."""
    start, end = mention.span
    sentence = sentence_at(doc, start)
    stop = next((i for i in range(end + 1, sentence.end) if doc.body[i] in "，,；;。"), sentence.end)
    if _RELATES.search(doc.body, max(sentence.start, start - 12), stop):
        return False
    if _LIMIT.match(doc.body, end) or (
        _BY.search(doc.body, sentence.start, start) and _YEAR_END.match(doc.body, end)
    ):
        return True
    return (
        doc.body[start - 1 : start] in ("\n", "。", "，", "；", "") and _WILL.match(doc.body, end) is not None
    )
