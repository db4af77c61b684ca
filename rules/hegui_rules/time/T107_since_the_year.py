"""T107: 2024年以来 as the period of a report on 2024 that is dated 2025."""

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
    frame,
    in_plan,
    rule,
    running_dates,
    tells_its_year,
)
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING

_NOW = re.compile("[，,]?(?:截[至止]|到目前)")


@rule(
    code="T107",
    name="since-the-year",
    title="“以来”把时间延伸到了下一年度",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="“2024年以来”一直算到成文之日；年度报告只写这一年，写“2024年”即可。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n⟦2024年以来⟧，临溪镇坚持依法行政。\n一、主要举措和成效\n开展普法12场。\n临溪镇人民政府\n2025年1月20日",
            says="2024年",
        ),
        Bad(
            "云岭乡2023年法治政府建设年度报告\n一、主要举措和成效\n⟦2023年以来⟧，办理行政处罚案件8件。",
            says="2024年2月10日",
            settings={"published": "2024-02-10"},
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政。\n一、主要举措和成效\n2021年以来，开展普法60场。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n2024年以来，临溪镇坚持依法行政。\n一、主要举措和成效\n开展普法12场。\n临溪镇人民政府\n2024年12月20日",
    ),
)
def since_the_year(doc: Document, options: Options) -> Iterator[Finding]:
    """The first 以来 after the report's own year, where the report is dated in the next."""
    year, dated, _ = frame(doc)
    if year is None or dated is None or dated.year <= year or not tells_its_year(doc):
        return
    for mention in running_dates(doc):
        start, end = mention.span
        if mention.kind != "year" or mention.year != year or in_plan(doc, start):
            continue
        # 2024年以来，截至目前 is a contradiction of its own.
        if doc.body.startswith("以来", end) and not _NOW.match(doc.body, end + 2):
            yield Finding(
                Span(start, end + 2),
                f"报告的日期是{day_words(dated)}，“{year}年以来”把时间延伸到了{dated.year}年",
                suggestion=f"改为“{year}年”",
            )
            return
