"""T208: 《法治政府建设实施纲要（2022—2025年）》: a national plan with years that are not its own."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Basis, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded, ending_at
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.terms import PLAN_YEARS

_SPAN = Worded(
    "[”’]?<name-of-plan>{0,3}[》”]?[（(〔\\[][ \u2060]*"
    f"(?P<years>(?P<first>{YEAR})年?[ \u2060]*[-—－–~～至到一]{{1,2}}[ \u2060]*(?P<last>{YEAR})年?)(?![0-9.月])"
)
_FIRST_KNOWN = 2026


@rule(
    code="T208",
    name="outline-years",
    title="规划、纲要的起止年份不对",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(Basis("《法治政府建设实施纲要（2021—2025年）》"), HANDLING),
    knowledge=(PLAN_YEARS,),
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
    for row, hit in options.plan_years.hits(doc):
        stated = _SPAN.of(doc).match(doc.body, hit.span.end)
        if stated is None:
            continue
        first, last = int(stated["first"]), int(stated["last"])
        if (first, last) in row.years or last < first:
            continue
        if row.national and (first >= _FIRST_KNOWN or ending_at(doc, hit.span.start, "place-end")):
            continue
        shown = "或".join(f"“{first}—{last}年”" for first, last in row.years)
        yield Finding(
            Span(*stated.span("years")),
            f"“{hit.word}”的起止年份是{shown}，这里写的是“{stated['years']}”",
            suggestion=f"改为{shown}",
        )
