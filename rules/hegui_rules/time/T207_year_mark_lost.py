"""T207: 2024共召开会议12次: the 年 after a year is lost."""

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
    in_cell,
    in_quotation,
    in_title,
    rule,
)
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import HANDLING

_ALONE = re.compile("^(?P<year>20[0-4][0-9])(?=[，,](?![0-9]))", re.MULTILINE)
"""At the beginning of a paragraph, a comma behind it: 2021，在市委的坚强领导下."""

_BARE = Worded(
    "(?P<year>20(?<![0-9A-Za-z.,〔\\[（(+—\\-－~～/#第编]20)[0-4][0-9])"
    "(?=(?:总共|一共|[，,]?(?:我|全)[省市县区乡镇街局](?!长)|累计|法治|推进|党政|度(?![假过量])|[上下]半年|以来|主要|存在的?(?:问题|不足|困难|短板)|工作(?:<intention>|总结|情况|要点)"
    "|(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日|[，,底份])|共[召开组举办受化调审发计培]))"
)


@rule(
    code="T207",
    name="year-mark-lost",
    title="年份后面漏了“年”",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="四位数字后面没有“年”，读者分不清是年份还是数量。",
    bad=(
        Bad("临溪镇⟦2024⟧法治政府建设年度报告\n开展普法宣传12场。", says="2024年"),
        Bad("⟦2024⟧总共召开专题会议12次，⟦2023⟧度召开10次。", says="2024年"),
        Bad("⟦2021⟧，在市委的坚强领导下，全区推进依法行政。", says="2021年"),
        Bad("云岭乡2024年法治政府建设年度报告\n二、⟦2025⟧主要安排\n抓好普法。"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n2024年总共召开专题会议12次。",
        "开展“法润2024”行动，发放资料2024份，走访2024户。",
        "执行2021—2025年规划，文号为青政发〔2024〕20号。",
        "总数2024共享单车投放点由全镇统一管理。",
    ),
)
def year_mark_lost(doc: Document, options: Options) -> Iterator[Finding]:
    """Four digits near the report's year before words that a quantity cannot go on with."""
    year = frame(doc).year
    for match in (*everywhere(doc, _BARE.of(doc)), *everywhere(doc, _ALONE)):
        start, end = match.span()
        value = int(match["year"])
        if not (year - 3 <= value <= year + 1 if year else 2015 <= value <= 2030):
            continue
        if in_title(doc, start) or in_cell(doc, start) or in_quotation(doc, start):
            continue
        yield Finding(Span(start, end), f"“{match[0]}”后面漏了“年”字", suggestion=f"写作“{match[0]}年”")
