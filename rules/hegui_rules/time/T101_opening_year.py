"""T101: 现将2023年…报告如下 under a title that says 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Good,
    Options,
    Related,
    Severity,
    Span,
    is_annual,
    own_dates,
    rule,
    sentence_at,
    tells_its_year,
    titled_year,
)
from hegui.api.facts import DateMention
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING

_ANNOUNCED = Worded("度?[^。；\n]{0,40}(?:<reporting-act>|公开)(?:情况)?如下")
_OPENING = re.compile("(?:度)?[ \u2060]*(?:[，,]|全[省市县区乡镇局街]|我[省市县区乡镇局街])")
_OTHER = Worded("<intention>|要点|整改|反馈|以来|[较比与]$")


@rule(
    code="T101",
    name="opening-year",
    title="开头的年份与报告年度不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="开头写的年份就是报告的年度；与标题不一致，多为沿用往年稿子没有改。",
    bad=(
        Bad(
            "青禾县临溪镇2024年法治政府建设年度报告\n按照上级要求，现将临溪镇⟦2023年⟧法治政府建设情况报告如下：\n"
            "一、主要举措和成效\n开展普法宣传12场。",
            says="2024年",
        ),
        Bad(
            "云岭乡2025年度法治政府建设情况的报告\n⟦2024年⟧，云岭乡坚持依法行政，法治政府建设取得新进展。\n"
            "一、主要举措和成效\n开展普法宣传12场。",
            says="报告年度是2025年",
        ),
        Bad(
            "青禾县临溪镇关于2024年度人民调解工作情况的报告\n县司法局：\n按照要求，现将临溪镇⟦2023年⟧度人民调解工作情况报告如下：\n"
            "坚持源头治理，全年调解纠纷86起。",
            says="2024年",
        ),
    ),
    good=(
        "云岭市2024年政府工作报告\n按照要求，现将2023年工作情况报告如下：\n一、2023年工作回顾\n全市经济稳中有进。",
        "青禾县临溪镇2024年法治政府建设年度报告\n现将2024年法治政府建设情况暨2025年工作思路报告如下：\n一、主要举措和成效\n开展普法宣传12场。",
        "青禾县临溪镇2024年法治政府建设年度报告\n2023年以来，临溪镇连续两年无行政败诉案件。现将有关情况报告如下：\n一、主要举措和成效",
        Good(
            "云岭市政府工作报告\n2024年，全市经济稳中有进。现将2023年工作报告如下：\n一、2023年工作回顾",
            {"kind": "generic"},
        ),
        "临溪镇2024年法治政府建设年度报告\n2024年，临溪镇扎实推进依法行政。\n全年开展普法宣传12场。\n2025年，我镇将抓好执法培训。",
        "临溪镇2024年法治政府建设年度报告\n根据《临溪镇2023年法治政府建设工作计划》，现将有关情况报告如下：\n一、主要举措和成效",
    ),
)
def opening_year(doc: Document, options: Options) -> Iterator[Finding]:
    """The year that announces the report, or that its first sentence begins with, against the one in the title."""
    year = titled_year(doc)
    if year is None or not tells_its_year(doc):
        return
    first = doc.sections[0].span.start if doc.sections else _opening_end(doc)
    title_end = doc.identity.title_span.end if doc.identity.title_span is not None else 0
    begun: set[int] = set()
    for mention in own_dates(doc):
        if mention.span.start >= first:
            break
        paragraph = doc.paragraph_at(mention.span.start)
        if mention.span.start < title_end or paragraph is None or paragraph.role not in ("preamble", "body"):
            continue
        opening = paragraph.ordinal not in begun
        begun.add(paragraph.ordinal)
        if mention.kind == "year" and mention.year != year and _is_reported(doc, mention, opening, year):
            title = doc.identity.title_span
            yield Finding(
                Span(mention.span.start, mention.span.start + len(mention.surface.removesuffix("度"))),
                f"开头写的是{mention.year}年，而报告年度是{year}年",
                related=(Related(title, "报告标题"),) if title is not None else (),
                suggestion=f"核对后改为“{year}年”",
            )
            return


def _opening_end(doc: Document) -> int:
    """Where the opening of a report without headings ends: its preamble, else its first paragraph."""
    ends = [p.span.end for p in doc.report if p.role == "preamble"]
    return max(ends) if ends else next((p.span.end for p in doc.report if p.role == "body"), len(doc.body))


def _is_reported(doc: Document, mention: DateMention, opening: bool, year: int) -> bool:
    """Whether ``mention`` is the year reported on: it announces the report or begins the paragraph."""
    sentence = sentence_at(doc, mention.span.start)
    words = doc.body[sentence.start : sentence.end]
    if str(year) in words or _OTHER.of(doc).search(doc.body, mention.span.start - 1, mention.span.end + 24):
        return False
    if _ANNOUNCED.of(doc).match(doc.body, mention.span.end):
        return True
    if not is_annual(doc):
        return False  # a summary may begin with what came before
    paragraph = doc.paragraph_at(mention.span.start)
    at_start = paragraph is not None and not doc.body[paragraph.span.start : mention.span.start].strip()
    return opening and at_start and _OPENING.match(doc.body, mention.span.end) is not None
