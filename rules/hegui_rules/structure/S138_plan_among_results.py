"""S138: （二）建强队伍。明年拟选派12名骨干…。: an item of what was done that only says what will be done."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Section
from hegui.api.language import Worded, first_in
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT
from hegui_rules.structure.tones import names_results

_PLANS = Worded("<plan-heading-time|plan-heading-noun>|方向|目标|整改|谋划|展望")
_WILL = Worded(
    "(?:<plan-heading-time>)(?:[，,]|我们|我[一-龥]|全[一-龥]|工作中|起){0,3}[^。；，,]{0,12}?(?:<surely-will>)"
)


@rule(
    code="S138",
    name="plan-among-results",
    title="工作成效部分写了下一年的打算",
    severity=Severity.WARNING,
    basis=FORMAT,
    yields_to=("C205",),
    rationale="做法、成效部分写已经做的事；另有安排部分而这一条只写打算，多为放错了位置，或当年没有做。",
    bad=(
        Bad(
            "一、主要做法\n（一）健全制度。印发文件2份。\n（二）建强队伍。⟦明年拟选派12名骨干赴省厅轮训⟧。\n（三）公开透明。公示决定64件。\n二、努力方向\n探索信用监管。",
            says="打算",
        ),
        Bad(
            "一、工作情况\n（一）河湖管护。巡查河道612公里。\n（二）工程建设。⟦下一年度将新建堤防12公里⟧。\n二、下一步打算\n加强巡查。"
        ),
    ),
    good=(
        "一、主要做法\n（一）健全制度。印发文件2份，明年继续修订。\n（二）建强队伍。选派12名骨干赴省厅轮训。\n二、努力方向\n探索信用监管。",
        "一、主要做法及下一步打算\n（一）健全制度。印发文件2份。\n（二）建强队伍。明年拟选派12名骨干赴省厅轮训。\n二、存在问题\n力量不足。",
    ),
)
def plan_among_results(doc: Document, options: Options) -> Iterator[Finding]:
    """Items all of whose sentences begin with 明年, 下一步 and a word of intent, where the report has another part for plans."""
    top = [section for section in doc.sections if section.level == 1]
    plans = [s for s in top if _is_plan(doc, s)]
    results = [s for s in top if s not in plans and names_results(doc, s.heading.title)]
    if not plans or not results:
        return
    parents = {section.parent for section in doc.sections}
    for part in results:
        items = [
            s
            for s in doc.sections
            if s.ordinal not in parents and s.level > 1 and part.span.covers(s.heading.span)
        ]
        found = [(item, span) for item in items if (span := _planned(doc, item)) is not None]
        if 2 * len(found) > len(items):
            continue  # the part is one of plans, whatever its heading says
        for _item, span in found:
            yield Finding(
                span,
                "这一条写的是以后的打算，所在部分写的是已经做的工作",
                suggestion="写明本年度做了什么，打算移到下一年度安排中",
            )


def _is_plan(doc: Document, section: Section) -> bool:
    return _PLANS.of(doc).search(doc.quote(section.heading.title)) is not None


def _planned(doc: Document, item: Section) -> Span | None:
    """The first clause of a plan that is all an item says."""
    if _is_plan(doc, item):
        return None
    own = trimmed(doc.body, item.own)
    sentences = [s.span for s in doc.sentences if own.covers(s.span)] if own.length else []
    if not sentences or any(_WILL.of(doc).match(doc.body, s.start, s.end) is None for s in sentences):
        return None
    if first_in(doc, own, "tells-past") is not None:
        return None
    clause = doc.clause_at(sentences[0].start)
    return clause.span if clause is not None else sentences[0]
