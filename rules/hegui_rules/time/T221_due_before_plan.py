"""2025年重点任务：…，2024年10月底前建成: a day to finish by that lies before the year of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_PLANNED = re.compile(
    f"(?P<year>{YEAR})年(?:度)?(?:(?:工作)?(?:重点|主要)?(?:任务|计划|打算|安排|目标)|，[^。\n]{{0,12}}将)"
)
_DUE = re.compile(
    f"(?P<year>{YEAR})年(?:[^，。；\n]{{0,8}}?[底末]?前(?![期三两列述往来])|年?内(?=完成|建成|实现))"
)
_BASE = re.compile(f"(?P<year>{YEAR})年度?[^，。；：\n]{{0,16}}(?:总结|报告)[）)]?")
_NEXT = re.compile(f"(?:下一步|下步)[^。\n：:]{{0,8}}[：:](?P<year>{YEAR})年(?:，[^。\n]{{0,16}}将)")
_HEADED = re.compile(f"(?P<year>{YEAR})年(?:度)?(?:工作|重点|主要)+(?:打算|安排|计划|任务|思路)")


@rule(
    code="T221",
    name="due-before-plan",
    title="计划的年份与完成期限对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T108",),
    rationale="下一年度的计划里写着上一年的期限，多为沿用上年的稿子而没有改年份。",
    bad=(
        Bad("2025年重点任务：推动工作站向园区延伸，⟦2024年⟧10月底前建成2个并投入使用。", says="2025年"),
        Bad("2024年，我将带头落实会前学法；⟦2023年⟧第三季度前完成126个社会组织的章程核查。"),
        Bad(
            "（2024年度法治建设工作总结）四、下一步工作计划：⟦2024年⟧，局党组将把检查规范化作为重点。",
            says="2024年",
        ),
        Bad(
            "三、⟦2024年⟧工作打算\n（一）巩固成果。2025年6月底前完成全部轮训。\n（二）补齐短板。2025年内每个社区至少培养3名。"
        ),
    ),
    good=(
        "2025年重点任务：推动工作站向园区延伸，2025年10月底前建成2个并投入使用。",
        "2024年，我将在2023年底前建成的平台上完善功能，年底前建成。",
        "三、2025年工作打算\n（一）巩固成果。2025年6月底前完成全部轮训。",
    ),
)
def due_before_plan(doc: Document, options: Options) -> Iterator[Finding]:
    """The year of a plan against the days named in its paragraph, the report it follows, and its sections."""
    for planned in everywhere(doc, _PLANNED):
        paragraph = doc.paragraph_at(planned.start())
        end = paragraph.span.end if paragraph is not None else planned.end()
        for due in _DUE.finditer(doc.body, planned.end(), end):
            if int(due["year"]) == int(planned["year"]) - 1 and doc.body[due.start() - 1] in "，；。、":
                yield _finding(due, f"前面安排的是{planned['year']}年的工作", Span(*planned.span("year")))
    told = _BASE.search(doc.body)
    for match in everywhere(doc, _NEXT):
        if told is not None and int(match["year"]) <= int(told["year"]) and told.end() <= match.start():
            yield _finding(match, f"报告的是{told['year']}年的工作", Span(*told.span("year")))
    for section in doc.sections:
        headed = _HEADED.search(doc.body, *section.heading.span)
        if headed is None or section.parent is not None:
            continue
        later = list(
            re.finditer(f"(?P<year>{YEAR})年", doc.body[section.heading.span.end : section.span.end])
        )
        if len(later) > 1 and {int(d["year"]) for d in later} == {int(headed["year"]) + 1}:
            at = section.heading.span.end + later[0].start()
            yield _finding(headed, f"下面安排的都是{later[0]['year']}年的工作", Span(at, at + 4))


def _finding(match: re.Match[str], why: str, other: Span) -> Finding:
    start, end = match.span("year")
    return Finding(
        Span(start, end + 1),
        f"{why}，这里写的是{match['year']}年",
        related=(Related(other, "依据"),),
        suggestion="核对两处年份",
    )
