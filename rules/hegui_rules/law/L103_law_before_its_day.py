"""L103: 《民法典》 in a report of 2019: a law cited before it was adopted, or called in force before it was."""

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
    clause_at,
    clause_of_future,
    frame,
    in_plan,
    rule,
    words_round,
)
from hegui.api.facts import Citation
from hegui.api.language import Worded, first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.law.titles import LAWS, REPUBLIC, Law, cited

_DRAFT = Worded("<law-in-the-making|awaited>")
"""What is done with an act before it is one."""

_MAKING = Worded("(?:<enact|to-promote|to-speed>|拟|参与|调研|期待)[^，,。；;]{0,6}$")
_MADE = Worded("^[”）)]?的?[^，,。；;]{0,4}(?:<enact>|调研|通过)")
_COPIED = 5
"""An act that may be local is worth a look in reports of so many years before it."""

_IN_FORCE = re.compile(
    "^[^，。；]{0,3}(?:正式|全面|已经?|业已|顺利|现已){0,2}(?:施行|实施|生效)(?:以来|后|之后|以后|满|[一二三两几]周?年|，|。|；)"
)


@rule(
    code="L103",
    name="law-before-its-day",
    title="法规文件尚未通过或者尚未施行",
    severity=Severity.WARNING,
    yields_to=("T301",),
    basis=HANDLING,
    rationale="报告成文时还没有通过的法律不可能已经学习贯彻；还没有施行的不能说“施行以来”。多为年份写错或混用了新旧稿。",
    knowledge=(LAWS,),
    bad=(
        Bad(
            "临溪县2018年法治政府建设年度报告\n一、主要举措和成效\n集中宣传《⟦中华人民共和国民法典⟧》12场。",
            says="2020年5月28日",
        ),
        Bad(
            "临溪县2017年法治政府建设年度报告\n一、主要举措和成效\n学习《⟦重大行政决策程序暂行条例⟧》，推动工作落实。",
        ),
        Bad(
            "青禾乡2020年法治政府建设年度报告\n一、主要举措和成效\n组织学习《⟦中华人民共和国乡村振兴促进法⟧》。",
            says="通过",
            settings={"published": "2021-01-20"},
        ),
        Bad(
            "青禾乡2024年法治政府建设年度报告\n一、主要举措和成效\n依据《⟦中华人民共和国学前教育法⟧》关停园所1家，罚款2000元。",
            says="2025年6月1日",
        ),
    ),
    good=(
        "青禾乡2024年法治政府建设年度报告\n一、主要举措和成效\n组织学习2025年6月1日起施行的《中华人民共和国学前教育法》。",
        "临溪县2020年法治政府建设年度报告\n一、主要举措和成效\n集中宣传《中华人民共和国民法典》12场。",
        "青禾乡2020年法治政府建设年度报告\n一、主要举措和成效\n就《中华人民共和国乡村振兴促进法（草案）》提出意见3条。",
        "青禾乡2018年法治政府建设年度报告\n一、主要举措和成效\n参与《民法典》立法调研，推动《民法典》出台。",
    ),
)
def law_before_its_day(doc: Document, options: Options) -> Iterator[Finding]:
    """Laws of the table whose day lies behind the last day on which the report can have been written."""
    _, dated, latest = frame(doc)
    if latest is None:
        return
    report = f"报告的日期是{day_words(latest)}" if dated else f"报告最迟应在{day_words(latest)}前公布"
    for law, span, citation in cited(doc, options.law_titles):
        if not law.sure or _is_draft(doc, citation.span if citation else span):
            continue
        local = _may_be_local(law, citation)
        if law.adopted is not None and law.adopted > latest:
            if local and law.adopted.year - latest.year > _COPIED:
                continue
            if not (in_plan(doc, span.start) or clause_of_future(doc, span)):
                yield Finding(
                    span,
                    f"《{law.core}》{day_words(law.adopted)}才通过，而{report}",
                    suggestion="核对文件名称和报告年度；如指地方性法规，写明所属的省、市",
                    severity=Severity.INFO if local else None,
                )
        elif law.in_force is not None and law.in_force > latest and law.revised is None:
            _, after = words_round(doc, citation.span if citation else span, 0, 16)
            if _IN_FORCE.search(after) or _is_applied(doc, citation.span if citation else span):
                yield Finding(
                    span,
                    f"《{law.core}》{day_words(law.in_force)}才施行，而{report}",
                    suggestion="改为“公布”“通过”等说法",
                )


def _is_draft(doc: Document, span: Span) -> bool:
    """Whether the clause speaks of an act in the making."""
    clause = clause_at(doc, span)
    return (
        _DRAFT.of(doc).search(doc.body, clause.start, clause.end) is not None
        or _MAKING.of(doc).search(doc.body, clause.start, span[0]) is not None
        or _MADE.of(doc).match(doc.body[span[1] : clause.end]) is not None
    )


def _is_applied(doc: Document, span: Span) -> bool:
    """依照《…》的规定作出行政处罚: the clause decides a case by the act."""
    clause = clause_at(doc, span)
    return (
        first_in(doc, (clause.start, span.start), "decided-by") is not None
        and first_in(doc, (span.end, clause.end), "decide") is not None
    )


def _may_be_local(law: Law, citation: Citation | None) -> bool:
    """Whether a province or city may have had an act of this name first (《节约用水条例》)."""
    return (
        law.kind == "行政法规"
        and not law.reserved
        and not (citation is not None and citation.title.startswith(REPUBLIC))
    )
