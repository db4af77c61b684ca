"""T302: 党纪学习教育 as a current drive in a report on 2025: a term past its time."""

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
    frame,
    in_title,
    is_passage,
    rule,
    sentence_at,
    tells_its_year,
    titled_year,
    words_round,
    year_told,
)
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.terms import TERMS, Term, plenums, terms_in
from hegui_rules.time.years import year_at

_BACK = re.compile(f"以来|回顾|历史|当年|那年|{YEAR}年[^，。；]{{0,6}}$")

_OTHER_WORD = frozenset("面部势限域")
"""Behind 局: 局面, 局部."""

_MARKS = re.compile("[“”]")


@rule(
    code="T302",
    name="term-stale",
    title="提法已经过时",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="已经结束的活动、已被新会议新机构取代的提法，当作现行的来写，多为沿用旧稿。",
    knowledge=(TERMS,),
    bad=(
        Bad(
            "临溪镇2025年法治政府建设年度报告\n一、主要举措和成效\n扎实开展⟦党纪学习教育⟧，组织研讨4次。",
            says="2024年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n深入推进⟦“七五”普法⟧，举办讲座12场。",
            says="“八五”普法",
        ),
        Bad(
            "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n联合⟦县环保局⟧开展执法检查3次。",
            says="生态环境局",
        ),
        Bad(
            "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n开展普法12场。\n二、下一步工作安排\n继续深入实施⟦“八五”普法⟧。",
            says="2026年度",
        ),
        Bad(
            "2025年，镇应急办联合⟦县安监局⟧检查零售点4处；2024年，乡政府配合⟦县国土局⟧拆除违建2处。",
            says="应急管理局",
        ),
        Bad("2025年，街道党工委扎实开展⟦党纪学习教育⟧，组织研讨8次。", says="2024年"),
        Bad("深入学习贯彻党的⟦十九届四中全会⟧精神，扎实开展⟦主题教育⟧。", settings={"year": 2024}),
    ),
    good=(
        "临溪镇2025年法治政府建设年度报告\n一、主要举措和成效\n巩固深化党纪学习教育成果，组织研讨4次。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n“七五”普法以来，累计举办讲座120场；深入推进“八五”普法。",
        "临溪镇2020年法治政府建设年度报告\n一、主要举措和成效\n深入推进“七五”普法，开展扫黑除恶专项斗争。",
        "青禾县2024年法治政府建设年度报告\n一、主要举措和成效\n联合县生态环境局（原县环保局）开展执法检查3次。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n学习贯彻党的十八大、十九大、二十大精神，落实党的十九届四中全会提出的要求。",
        "2025年，镇应急办核对原县安监局移交的档案；2017年，县质监局划转人员9名。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展国家安全主题教育3场，举办廉政主题教育活动。",
    ),
)
def term_stale(doc: Document, options: Options) -> Iterator[Finding]:
    """Terms current in an earlier year only, used as current: not in titles, not in sentences on the past."""
    own = _told_year(doc)
    for term, span in (*terms_in(doc, options.time_bound_terms), *_plenum_lists(doc, options)):
        if term.stale is None or (year := _year_of(doc, term, span, own)) is None:
            continue
        if term.stale >= year or not _is_current(doc, term, span):
            continue
        yield Finding(
            span,
            f"“{_MARKS.sub('', doc.quote(span))}”在{year}年度已经不是现行的提法",
            suggestion=term.instead,
            severity=None if term.sure else Severity.INFO,
        )


def _year_of(doc: Document, term: Term, span: Span, own: int | None) -> int | None:
    """The year against which a use of ``term`` is judged: ``own`` is the report's.

    A body did what it did in the year that the sentence tells of, whatever year the report is on.
    """
    if term.kind == "body":
        return year_told(doc, span.start) or own
    if term.kind in ("plan", "campaign"):
        if own is None:
            return year_at(doc, span.start) if is_passage(doc) else None
        return max(own, year_told(doc, span.start) or own)
    return own


def _told_year(doc: Document) -> int | None:
    """The year that ``doc`` tells of, as far as it is certain.

    A work report of another kind carries the year in which it was given, and tells of the year before.
    """
    if tells_its_year(doc) or doc.identity.year_stated:
        return frame(doc).year
    said = titled_year(doc)
    return said - 1 if said is not None else None


def _plenum_lists(doc: Document, options: Options) -> Iterator[tuple[Term, Span]]:
    """Each list of plenums of one Central Committee, with the row of the last one named."""
    named = plenums(doc)
    held = {t.term: t for t in options.time_bound_terms.entries if t.kind == "plenum"} if named else {}
    start = -1
    for plenum in named:
        start = plenum.span.start if start < 0 else start
        if plenum.last:
            if (term := held.get(plenum.key)) is not None:
                yield term, Span(start, plenum.span.end)
            start = -1


_SINCE = re.compile(f"(?:(?P<year>{YEAR})年|今年|一年)以?来")


def _recent(words: str, stale: int) -> str:
    """``words`` without 2024年以来 and 今年以来 after ``stale``: what is told since then is told of today."""
    return _SINCE.sub(lambda at: at[0] if at["year"] and int(at["year"]) <= stale else "", words)


def _is_current(doc: Document, term: Term, span: Span) -> bool:
    """Whether the words use the term as a thing of today."""
    if term.kind != "plan" and in_title(doc, span.start):
        return False
    if term.kind == "body" and doc.body[span.end : span.end + 1] in _OTHER_WORD:
        return False
    # What a campaign has left behind is said in its own clause: elsewhere 成效 is that of other work.
    around = clause_at(doc, span) if term.kind == "campaign" else sentence_at(doc, span.start)
    rest = f"{doc.body[around.start : span.start]}\n{doc.body[span.end : around.end]}"
    whole = doc.body[slice(*around)]
    if term.stale is not None:
        rest, whole = (_recent(words, term.stale) for words in (rest, whole))
    if term.excuse is not None and (term.excuse.search(rest) or term.excuse.search(whole)):
        return False
    before, after = words_round(doc, span, 20, 16)
    if term.stale is not None:
        before = _recent(before, term.stale)
    if _BACK.search(before) or after.startswith(("以来", "期间", "时期")):
        return False
    if term.context is None:
        return True
    whole = before + doc.quote(span) + after
    return any(term.context.search(words) for words in (before, after, whole))
