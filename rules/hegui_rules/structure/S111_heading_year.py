"""S111: the year in a required heading is not the year of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, first_in
from hegui.api.text import YEAR
from hegui_rules.basis import INSPECTION

_YEAR = re.compile(f"(?P<year>{YEAR})年度?")
_OTHER = Worded("<intention|plan-marker|earlier-matter>|目标|对比|[至到—－较比-]|十[二三四五]五")


@rule(
    code="S111",
    name="heading-year",
    title="标题年份与报告年度不符",
    severity=Severity.WARNING,
    basis=INSPECTION,
    rationale="年度报告的举措、不足和履职部分写的是报告年度的情况；标题里是别的年份，多为沿用往年稿子没有改。",
    kinds=("fazhi-annual",),
    bad=(
        Bad(
            "青禾县临溪镇2024年法治政府建设年度报告\n一、⟦2023年⟧推进法治政府建设的主要举措和成效\n开展普法宣传12场。\n"
            "二、2024年存在的不足和原因\n编制偏少。\n三、2025年主要安排\n继续普法。",
            says="报告年度是2024年",
            settings={"year": 2024, "kind": "fazhi-annual"},
        ),
        Bad(
            "云岭乡2025年法治政府建设年度报告\n一、2025年主要举措和成效\n开展普法宣传12场。\n"
            "二、⟦2024年度⟧党政主要负责人履行推进法治建设第一责任人职责情况\n乡党委书记带头学法。",
            settings={"year": 2025, "kind": "fazhi-annual"},
        ),
        Bad("白塔街道办事处2025年法治政府建设年度报告\n一、⟦2024年⟧法治政府建设基本情况\n开展普法宣传12场。"),
    ),
    good=(
        "青禾县临溪镇2024年法治政府建设年度报告\n一、2024年主要举措和成效\n开展普法宣传12场。\n二、2025年工作安排\n继续普法。",
        "云岭乡2024年法治政府建设年度报告\n一、2023年度督察反馈问题整改情况\n逐项销号。\n二、2021年以来存在的不足\n编制偏少。",
    ),
)
def heading_year(doc: Document, options: Options) -> Iterator[Finding]:
    """The first year in a heading about measures, shortcomings or the leaders' duty; plans are another rule's."""
    year = doc.identity.year
    if year is None:
        return
    for section in doc.sections:
        start, end = section.heading.title
        words = doc.body[start:end]
        match = _YEAR.search(words)
        years = set(_YEAR.findall(words))
        if (
            match is None
            or len(years) > 1
            or int(match["year"]) == year
            or first_in(doc, (start, end), "told-in-part") is None
            or _OTHER.of(doc).search(words)
        ):
            continue
        title = doc.identity.title_span
        yield Finding(
            Span(start + match.start(), start + match.end()),
            f"标题写的是{match['year']}年，而报告年度是{year}年",
            related=(Related(title, "报告标题"),) if title is not None and title.length else (),
            suggestion="请核对年份和这一部分的内容",
        )
