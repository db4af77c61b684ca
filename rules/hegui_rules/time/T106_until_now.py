"""T106: 2024年截至目前 in a report dated 2025."""

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
    in_plan,
    in_quotation,
    in_title,
    rule,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import quantities
from hegui.api.language import class_hits
from hegui.api.text import YEAR, day_words
from hegui_rules.basis import HANDLING

_YEAR = re.compile(f"(?P<year>{YEAR})年度?(?:以来)?[，,]?[ \u2060]*$")

_SPOKEN = re.compile("(?:截[至止]|到)[^，。]?$")
_HAVE = re.compile("[，,]?[^，,。；;]{0,12}(?:共|已|累计|有)")
_SHORT = re.compile("不足|问题|短板|困难")


@rule(
    code="T106",
    name="until-now",
    title="“截至目前”没有写明截止日期",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告年度已经结束，数据应统计到12月31日；“截至目前”算到哪一天并不清楚，与已结束的年份连用更自相矛盾。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦2024年截至目前⟧，核查问题线索12件。\n临溪镇人民政府\n2025年1月20日",
            says="2024年已经结束",
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦截至目前⟧，培育法律明白人30名。\n临溪镇人民政府\n2025年1月20日",
            says="12月31日",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n截至2024年12月31日，培育法律明白人30名。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2024年截至目前，核查问题线索12件。\n临溪镇人民政府\n2024年12月20日",
    ),
)
def until_now(doc: Document, options: Options) -> Iterator[Finding]:
    """截至目前 after a year that is over; alone, in a report dated after its year, an info."""
    year, dated, _ = frame(doc)
    if dated is None:
        return
    for span in class_hits(doc)["so-far"]:
        word = doc.quote(span)
        if word == "目前" and _SPOKEN.search(doc.body, clause_at(doc, span).start, span.start):
            continue
        start, end = span
        if word != "目前" and doc.body.startswith("为止", end):
            end += 2
        if in_title(doc, start) or in_quotation(doc, span.start) or in_plan(doc, start):
            continue
        if word == "目前" and not _counts(doc, span):
            continue
        match = _YEAR.search(doc.body, sentence_at(doc, start).start, start)
        if match is not None and int(match["year"]) < dated.year:
            yield Finding(
                Span(match.start(), end),
                f"报告的日期是{day_words(dated)}，{match['year']}年已经结束，不能说“{doc.body[start:end]}”",
                suggestion=f"改为“{match['year']}年”或“截至{match['year']}年12月31日”",
            )
        elif year is not None and dated.year > year and tells_its_year(doc):
            yield Finding(
                Span(start, end),
                f"{year}年度已经结束，“{doc.body[start:end]}”没有写明统计到哪一天",
                suggestion=f"写明日期，如“截至{year}年12月31日”",
                severity=Severity.INFO,
            )


def _counts(doc: Document, span: Span) -> bool:
    """Whether 目前 opens a clause that gives a figure among the results: 目前，全镇共有调解员45名."""
    start, end = span
    if not tells_its_year(doc) or doc.body[start - 1 : start] not in ("", *"，,。；;\n"):
        return False
    if _SHORT.search(doc.section_path(start)) or not _HAVE.match(doc.body, end):
        return False
    last = sentence_at(doc, start).end
    return any(end <= q.span.start < last for q in quantities(doc) if q.kind == "count")
