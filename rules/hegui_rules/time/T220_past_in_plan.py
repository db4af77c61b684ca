"""四、下一步工作 … 2024年共收到申请22件: what has been done, told under what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    clause_of_future,
    in_plan,
    in_quotation,
    rule,
    running_dates,
    sentence_at,
)
from hegui.api.document import Section
from hegui.api.facts import quantities
from hegui.api.language import Worded, everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import USAGE

_DONE = re.compile("(?:度)?[，,]?(?:[全我本][省市县区镇乡街局])?(?:共|累计|已|全年共)")
_LABEL = Worded(f"(?P<year>{YEAR})年(?:度)?(?:<plan-marker>|重点任务|工作要点|主要任务)[：:]")
_ITEM = Worded(
    "(?:[一二三四五六]是|[（(][一二三四五六][）)]|[1-9][.．、])(?P<said>(?:已经?)?(?:<counted-deed>|完成|建成)了)"
)
_FAULT_HEADING = re.compile("(?:存在|主要)[^，。]{0,6}(?:问题|不足|短板|困难)")
_BOAST = Worded("<boast>|位列[^，。]{0,6}第[一二三1-3]")
_FAULT = Worded(
    "[不未缺弱差少低欠难但尚仅]|<problem-word|quality-low>|有待|然而|单一|老化|形式主义|重.{1,6}轻"
)


@rule(
    code="T220",
    name="past-in-plan",
    title="打算里写了已经做完的事，问题里写了成绩",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="下一步打算写的是将要做的事，存在问题写的是不足；已经完成的工作和取得的成绩放在那里，多为粘贴时放错了地方。",
    bad=(
        Bad(
            "四、下一步工作\n加强培训，规范答复文书。\n⟦2024年共收到申请22件，均已办结。⟧\n五、其他事项\n本年度无收费情况。"
        ),
        Bad(
            "2025年工作计划：一是⟦完成了⟧执法车辆统一标识，已配发记录仪40台；二是建立裁量基准调整机制。",
            says="已经做完",
        ),
        Bad(
            "三、存在的主要问题\n⟦（一）林长制考核位列全市前茅，巡护率100%。⟧\n（二）权属历史成因复杂，部分图纸缺失。",
            says="成绩",
        ),
    ),
    good=(
        "四、下一步工作\n针对2024年收到的22件申请，规范答复文书，2025年共需培训4期。\n五、其他事项\n本年度无收费情况。",
        "2025年工作计划：一是完成执法车辆统一标识，配发记录仪40台；二是在已完成修订的基础上建立机制。",
        "三、存在的主要问题\n（一）巡护力量薄弱，人均管护面积过大。\n（二）权属历史成因复杂，部分图纸缺失。",
    ),
)
def past_in_plan(doc: Document, options: Options) -> Iterator[Finding]:
    """Years that are over with 共 and a figure among the plans; items of a plan that are done; praise among the faults."""
    counted = [q.span.start for q in quantities(doc) if q.kind == "count"]
    latest = max((d.year for d in running_dates(doc) if d.year is not None), default=0)
    for mention in running_dates(doc):
        sentence = sentence_at(doc, mention.span.start)
        start = mention.span.start
        if (
            mention.kind != "year"
            or start > sentence.start + _MARKER
            or not in_plan(doc, start)
            or not _DONE.match(doc.body, mention.span.end)
            or in_quotation(doc, start)
            or clause_of_future(doc, mention.span)
            or not any(mention.span.end <= at < sentence.end for at in counted)
            or (mention.year == latest and _planned_year(doc, start) == latest)
        ):
            continue
        yield Finding(
            Span(sentence.start, sentence.end),
            "这里写的是下一步打算，这一句却是已经做完的事",
            suggestion="移到成效部分，或改写为打算",
        )
    for label in everywhere(doc, _LABEL.of(doc)):
        paragraph = doc.paragraph_at(label.start())
        end = paragraph.span.end if paragraph is not None else label.end()
        for item in _ITEM.of(doc).finditer(doc.body, label.end(), end):
            yield Finding(
                Span(*item.span("said")),
                "这里写的是计划，这一项却是已经做完的事",
                suggestion="改写为打算，或移到成效部分",
            )
    for section in doc.sections:
        yield from _praise(doc, section)


_MARKER = 4
"""Characters of （一） before the first word."""


def _planned_year(doc: Document, offset: int) -> int | None:
    """The year that the heading above names, ``None`` for none."""
    found = re.search(YEAR, doc.section_path(offset))
    return int(found[0]) if found is not None else None


def _praise(doc: Document, section: Section) -> Iterator[Finding]:
    """A short item below 存在的问题 that tells of a success and of no fault."""
    if section.parent is None or not _FAULT_HEADING.search(
        doc.quote(doc.sections[section.parent].heading.span)
    ):
        return
    words = doc.body[section.heading.span.start : section.span.end].strip()
    if len(words) < _SHORT and _BOAST.of(doc).search(words) and not _FAULT.of(doc).search(words):
        start = section.heading.span.start
        yield Finding(
            Span(start, start + len(words)),
            "这里写的是存在的问题，这一项却是成绩",
            suggestion="移到成效部分，或改写为问题",
        )


_SHORT = 60
