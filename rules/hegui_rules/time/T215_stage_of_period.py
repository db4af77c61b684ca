"""T215: 2026年是“十四五”规划的开局之年: the first or last year of a period, said of another."""

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
    in_title,
    rule,
    topic_before,
)
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING
from hegui_rules.terms import PLAN_YEARS

_STAGE = Worded(
    "[”’]?<name-of-plan>{0,3}(?:的|实施的?)?"
    "(?:(?P<first>开局|起步|启动|开篇|起始)|(?P<last>收官|终期|收尾|最后))(?:之)?(?:元)?年"
)
_SAID_OF = re.compile("度?(?:既|正)?(?:是|为|作为|系)[^，。；\n]{0,12}$")


@rule(
    code="T215",
    name="stage-of-period",
    title="规划的开局、收官之年不对",
    severity=Severity.WARNING,
    basis=HANDLING,
    knowledge=(PLAN_YEARS,),
    rationale="五年规划的开局之年是首年，收官之年是末年；“十四五”是2021年至2025年，年份对不上多为沿用往年的稿子。",
    bad=(
        Bad("⟦2026年是“十四五”规划的开局之年⟧，将严格履行决策程序。", says="2021年"),
        Bad("⟦2021年是“十三五”规划收官之年⟧，各项任务圆满完成。", says="2020年"),
        Bad("⟦2025年是“九五”普法启动之年⟧，制作宣传栏12处。", says="2026年"),
    ),
    good=(
        "2026年是“十五五”规划的开局之年，将严格履行决策程序。",
        "2025年是“十四五”规划收官之年和“十五五”规划谋划之年。",
        "2021年是“八五”普法的启动之年、“十四五”规划的开局之年。",
        "2025年，全县推进“十四五”规划任务，为“十五五”开局之年打好基础。",
    ),
)
def stage_of_period(doc: Document, options: Options) -> Iterator[Finding]:
    """A year that is said to be the first or the last of a five-year period."""
    for row, hit in options.plan_years.hits(doc):
        stage = _STAGE.of(doc).match(doc.body, hit.span.end)
        if row.national or stage is None or in_title(doc, hit.span.start):
            continue
        said = topic_before(doc, hit.span.start)
        if said is None or said.kind != "year" or said.year is None:
            continue
        between = doc.body[said.span.end : hit.span.start].rstrip("“")
        if _SAID_OF.fullmatch(between) is None:
            continue
        right = {years[0] if stage["first"] else years[1] for years in row.years}
        if said.year in right:
            continue
        shown = "或".join(f"{year}年" for year in sorted(right))
        yield Finding(
            Span(said.span.start, stage.end()),
            f"“{hit.word}”的{stage['first'] or stage['last']}之年是{shown}，这里说的是{said.year}年",
            suggestion="核对年份和规划名称，看是否沿用往年的稿子",
        )
