"""T208: 《法治政府建设实施纲要（2022—2025年）》: a national plan with years that are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hegui.api import Bad, Basis, Document, Finding, Options, Severity, hits, phrases, rule
from hegui.facts import dates
from hegui_rules.time.frame import HANDLING

_YEARS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "法治政府建设实施纲要": ((2015, 2020), (2021, 2025)),
    "法治社会建设实施纲要": ((2020, 2025),),
    "法治中国建设规划": ((2020, 2025),),
    "提升行政执法质量三年行动计划": ((2023, 2025),),
    "关于开展法治宣传教育的第七个五年规划": ((2016, 2020),),
    "关于开展法治宣传教育的第八个五年规划": ((2021, 2025),),
    "关于开展法治宣传教育的第九个五年规划": ((2026, 2030),),
    "全面深化法治领域改革纲要": ((2023, 2027),),
}
"""Titles of national plans and the years in their brackets."""

_TITLES = phrases("time_outlines", tuple(_YEARS))
_OPENING = re.compile("[》”]?[（(〔\\[][ \u2060]*")
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
        Bad("落实法治政府建设实施纲要（⟦2021-2024年⟧）各项任务。"),
    ),
    good=(
        "落实《法治政府建设实施纲要（2021—2025年）》和《法治社会建设实施纲要（2020-2025年）》。",
        "落实《法治中国建设规划（2020－2025年）》，执行《云岭市法治中国建设规划（2022—2026年）》。",
        "印发《青禾县法治政府建设实施纲要（2022—2025年）》实施方案。",
        "落实《法治政府建设实施纲要（2026—2030年）》。",
    ),
)
def outline_years(doc: Document, options: Options) -> Iterator[Finding]:
    """The years in the bracket behind a national title; a title of a place has its own, and a new one may come."""
    found = hits(doc, _TITLES)
    if not found:
        return
    spans = {d.span.start: d for d in dates(doc) if d.kind == "years"}
    for hit in found:
        opening = _OPENING.match(doc.body, hit.span.end)
        mention = spans.get(opening.end()) if opening is not None else None
        if mention is None or mention.year is None or mention.end_year is None:
            continue
        right = _YEARS[hit.word]
        if (mention.year, mention.end_year) in right or mention.year >= _FIRST_KNOWN:
            continue
        if mention.end_year < mention.year or _LOCAL.search(
            doc.body, max(0, hit.span.start - 2), hit.span.start
        ):
            continue
        shown = "或".join(f"“{first}—{last}年”" for first, last in right)
        yield Finding(
            mention.span,
            f"《{hit.word}》的起止年份是{shown}，这里写的是“{mention.surface}”",
            suggestion=f"改为{shown}",
        )
