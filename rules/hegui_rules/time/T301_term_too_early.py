"""T301: 习近平法治思想 in a report on 2018: a term before it existed."""

from __future__ import annotations

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
    tells_its_year,
    words_round,
)
from hegui.api.language import first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.terms import TERMS, Term, moved_on, terms_in


@rule(
    code="T301",
    name="term-too-early",
    title="提法早于其出现的时间",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="报告成文时还没有的提法、会议、活动不可能写进报告；多为年份写错，或把新稿的内容抄进了旧稿。",
    knowledge=(TERMS,),
    bad=(
        Bad(
            "临溪镇2018年法治政府建设年度报告\n一、主要举措和成效\n深入学习贯彻⟦习近平法治思想⟧。",
            says="2020年11月16日",
        ),
        Bad(
            "云岭乡2022年法治政府建设年度报告\n一、主要举措和成效\n扎实开展⟦党纪学习教育⟧。",
            says="2024年4月1日",
            settings={"published": "2023-02-10"},
        ),
    ),
    good=(
        "临溪镇2020年法治政府建设年度报告\n一、主要举措和成效\n深入学习贯彻习近平法治思想。",
        "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n完成“八五”普法总结验收。\n二、2026年主要安排\n启动“九五”普法工作。",
        "临溪镇2016年法治政府建设年度报告\n一、主要举措和成效\n增强法治意识，坚定制度自信，推动高质量发展。",
    ),
)
def term_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """Terms whose first day comes after the report's last; those of the year after the one reported on are a warning."""
    year, dated, latest = frame(doc)
    if latest is None:
        return
    own = tells_its_year(doc) or doc.identity.year_stated
    last = Span(-1, -1)
    for term, span in terms_in(doc, options.time_bound_terms):
        if term.since is None or term.since.year <= (year or 0):
            continue
        impossible = term.since > latest
        early = term.kind != "doctrine" and term.since.year == (year or 0) + 1
        # Where the year is a guess, what came the year after may have been planned or known.
        if early and not own:
            continue
        if not (impossible or early) or _is_planned(doc, term, span):
            continue
        if last.overlaps(span) or not _is_meant(doc, term, span) or moved_on(doc, term.since, span.start):
            continue
        last = span
        if impossible:
            report = f"报告的日期是{day_words(latest)}" if dated else f"报告年度是{year}年"
            yield Finding(
                span,
                f"“{term.term}”最早出现于{day_words(term.since)}，而{report}",
                suggestion="核对报告年度，或改用当时的提法",
                severity=None if term.sure else Severity.INFO,
            )
        else:
            yield Finding(
                span,
                f"“{term.term}”始于{day_words(term.since)}，不是{year}年的事",
                suggestion="核对是否为下一年度的内容",
                severity=Severity.WARNING if term.sure else Severity.INFO,
            )


def _is_meant(doc: Document, term: Term, span: Span) -> bool:
    """Whether the words before it are those that the row asks for (实施“八五”普法 is more than to speak of it)."""
    if term.context is None or term.stale is not None:
        return True
    return term.context.search(words_round(doc, span, 20, 0)[0]) is not None


def _is_planned(doc: Document, term: Term, span: Span) -> bool:
    """What is announced may be planned for before it begins; a doctrine may not."""
    if term.kind == "doctrine":
        return False
    clause = clause_at(doc, span)
    prepared = first_in(doc, (clause.start, span.start), "prepares-for") is not None
    return prepared or in_plan(doc, span.start) or clause_of_future(doc, span)
