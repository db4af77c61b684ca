"""T112: 下半年将继续…, 明年将… in a report on 2024 that is dated 2025."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    clause_of_future,
    frame,
    in_plan,
    in_quotation,
    in_title,
    rule,
    sentence_at,
    tells_its_year,
    topic_before,
)
from hegui.api.language import class_hits, ending_at, first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING


@rule(
    code="T112",
    name="relative-word",
    title="“明年”“下半年”“去年”与成文日期对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告在下一年成文，“明年”就成了再下一年，“下半年”“去年”指哪一年也说不清，应写明年份。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法12场。\n二、2025年工作安排\n⟦明年⟧将开展案卷评查2次。\n临溪镇人民政府\n2025年1月20日",
            says="2025年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n上半年受理信访12件，⟦下半年⟧将继续加大调解力度。\n云岭乡人民政府\n2025年1月20日",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n办理案件8件，较⟦去年⟧下降21%。\n云岭乡人民政府\n2025年1月20日",
            says="2023年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n上半年排查，下半年整治。\n二、下一步安排\n明年将开展评查2次。\n临溪镇人民政府\n2024年12月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n较2023年下降21%。\n二、2025年安排\n上半年完成清理，下半年，我镇将开展评查。\n临溪镇人民政府\n2025年1月20日",
    ),
)
def relative_word(doc: Document, options: Options) -> Iterator[Finding]:
    """In a report dated in the year after its own: 明年 and 下半年 of the plans, 去年 as what figures are compared with."""
    year, dated, _ = frame(doc)
    if year is None or dated is None or dated.year != year + 1 or not tells_its_year(doc):
        return
    signed = doc.identity.signed
    sure = signed is not None and signed.year == dated.year
    for span in _used(doc, "coming-year"):
        if in_plan(doc, span.start) or clause_of_future(doc, span):
            yield Finding(
                span,
                f"报告的日期是{day_words(dated)}，“{doc.quote(span)}”指的就成了{dated.year + 1}年",
                suggestion=f"改为“{year + 1}年”",
                severity=None if sure else Severity.INFO,
            )
    for span in _used(doc, "second-half"):
        if _is_half_told(doc, span):
            yield Finding(
                span,
                f"报告的日期是{day_words(dated)}，{year}年的下半年已经过去",
                suggestion=f"核对是否为“{year + 1}年”，写明年份",
            )
    compared = (s for s in _used(doc, "last-year") if ending_at(doc, s.start, "compare-marker"))
    for span in compared:
        if not in_plan(doc, span.start) and doc.quote(span).startswith("去年"):
            yield Finding(
                span,
                f"报告的日期是{day_words(dated)}，“去年”指的就成了{year}年",
                suggestion=f"改为“{year - 1}年”",
                severity=Severity.INFO,
            )
            return


def _used(doc: Document, name: str) -> Iterator[Span]:
    for span in class_hits(doc).get(name, ()):
        if (
            not (in_title(doc, span.start) or in_quotation(doc, span.start))
            and topic_before(doc, span.start) is None
        ):
            yield span


def _is_half_told(doc: Document, span: Span) -> bool:
    """Whether 下半年 is still to come for the writer: not a half that another half stands before, in plans."""
    clause, sentence = doc.clause_at(span.start), sentence_at(doc, span.start)
    if clause is None or clause.span.start != span.start or not clause_of_future(doc, span):
        return False
    paragraph = doc.paragraph_at(span.start)
    before = (paragraph.span.start if paragraph is not None else sentence.start, span.start)
    return not in_plan(doc, span.start) or first_in(doc, before, "first-half") is None
