"""T208: 《法治政府建设实施纲要（2022—2025年）》: a national plan with years that are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hegui.api import Bad, Basis, Document, Finding, Options, Severity, Span, hits, phrases, rule
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_YEARS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "法治政府建设实施纲要": ((2015, 2020), (2021, 2025)),
    "法治社会建设实施纲要": ((2020, 2025),),
    "法治中国建设规划": ((2020, 2025),),
    "提升行政执法质量三年行动计划": ((2023, 2025),),
    "治本攻坚三年行动": ((2024, 2026),),
    "全面深化法治领域改革纲要": ((2023, 2027),),
}
"""Titles of national plans and the years in their brackets."""

_PERIODS: Mapping[str, tuple[tuple[int, int], ...]] = {
    **dict.fromkeys(("六五普法", "第六个五年规划"), ((2011, 2015),)),
    **dict.fromkeys(("七五普法", "第七个五年规划"), ((2016, 2020),)),
    **dict.fromkeys(("八五普法", "第八个五年规划"), ((2021, 2025),)),
    **dict.fromkeys(("九五普法", "第九个五年规划"), ((2026, 2030),)),
    **dict.fromkeys(("十二五", "第十二个五年规划"), ((2011, 2015),)),
    **dict.fromkeys(("十三五", "第十三个五年规划"), ((2016, 2020),)),
    **dict.fromkeys(("十四五", "第十四个五年规划"), ((2021, 2025),)),
    **dict.fromkeys(("十五五", "第十五个五年规划"), ((2026, 2030),)),
}
"""Five-year periods: plans of places keep the same years."""

_TITLES = phrases("time_outlines", (*_YEARS, *_PERIODS))
_SPAN = re.compile(
    "[”’]?(?:普法|规划|纲要|时期|期间|五年规划|规划纲要|工作|行动|方案|实施方案){0,3}[》”]?[（(〔\\[][ \u2060]*"
    f"(?P<years>(?P<first>{YEAR})年?[ \u2060]*[-—－–~～至到一]{{1,2}}[ \u2060]*(?P<last>{YEAR})年?)(?![0-9.月])"
)
_LOCAL = re.compile("[省市县区州旗乡镇局厅委]$")
_FIRST_KNOWN = 2026


@rule(
    code="T208",
    name="outline-years",
    title="规划、纲要的起止年份不对",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(Basis("《法治政府建设实施纲要（2021—2025年）》"), HANDLING),
    rationale="国家规划、纲要的起止年份是名称的一部分，写错就成了并不存在的文件。",
    bad=(
        Bad("落实《法治政府建设实施纲要（⟦2022—2025年⟧）》。", says="2021—2025年"),
        Bad("对照《法治社会建设实施纲要（⟦2021—2025年⟧）》逐项落实。", says="2020—2025年"),
        Bad("开展安全生产治本攻坚三年行动（⟦2023—2025年⟧）。", says="2024—2026年"),
        Bad("落实法治政府建设实施纲要（⟦2021-2024年⟧）各项任务。"),
        Bad(
            "实施“八五”普法规划（⟦2020—2025年⟧），“十四五”时期（⟦2021至2026⟧）成效明显。", says="2021—2025年"
        ),
    ),
    good=(
        "落实《法治政府建设实施纲要（2021—2025年）》和《法治社会建设实施纲要（2020-2025年）》。",
        "落实《法治中国建设规划（2020－2025年）》，执行《云岭市法治中国建设规划（2022—2026年）》。",
        "印发《青禾县法治政府建设实施纲要（2022—2025年）》实施方案。",
        "落实《法治政府建设实施纲要（2026—2030年）》。",
        "落实“八五”普法规划（2021—2025年），编制“十五五”规划（2026—2030年）。",
        "“十四五”以来（2021年1月—2024年12月），开展普法60场。",
    ),
)
def outline_years(doc: Document, options: Options) -> Iterator[Finding]:
    """The years in the bracket behind a national title or period; a title of a place has its own, a new one may come."""
    for hit in hits(doc, _TITLES):
        stated = _SPAN.match(doc.body, hit.span.end)
        if stated is None:
            continue
        first, last = int(stated["first"]), int(stated["last"])
        right = _YEARS.get(hit.word) or _PERIODS[hit.word]
        if (first, last) in right or last < first:
            continue
        before = max(0, hit.span.start - 2)
        if hit.word in _YEARS and (first >= _FIRST_KNOWN or _LOCAL.search(doc.body, before, hit.span.start)):
            continue
        shown = "或".join(f"“{first}—{last}年”" for first, last in right)
        yield Finding(
            Span(*stated.span("years")),
            f"“{hit.word}”的起止年份是{shown}，这里写的是“{stated['years']}”",
            suggestion=f"改为{shown}",
        )
