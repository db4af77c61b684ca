"""T205: 20212025年: two years of a span run together or joined by a wrong mark; and a span that runs backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import dates
from hegui.api.language import everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING, NUMERALS

_FUSED = re.compile(
    f"(?P<first>20(?<![0-9A-Za-z.]20)[0-9]{{2}})(?P<join>年?[ _一丨|.·]?)(?P<last>{YEAR})(?=年|[）)])"
)
_LONGEST = 20
"""Years that a plan may run."""


@rule(
    code="T205",
    name="fused-years",
    title="起止年份连写或颠倒",
    severity=Severity.ERROR,
    profile="statutory",
    basis=(HANDLING, NUMERALS),
    rationale="起止年份之间用一字线“—”或“至”连接；连接号丢失、错成汉字“一”，或前后颠倒，都使期限无法辨认。",
    bad=(
        Bad("落实《云岭市法治建设实施方案》（⟦20212025⟧年）各项任务。", says="2021—2025"),
        Bad("印发《临溪镇法治宣传教育规划（⟦2021一2025⟧年）》。", says="2021—2025"),
        Bad("执行⟦2025—2021年⟧规划。", says="2021—2025年"),
    ),
    good=(
        "落实《法治政府建设实施纲要（2021—2025年）》。",
        "执行2021至2025年规划，发文字号为青政发〔2024〕2025号。",
        "流水号20212025，统一编码20212026001年度有效。",
        "2024—2025学年开展送法进校园12场。",
    ),
)
def fused_years(doc: Document, options: Options) -> Iterator[Finding]:
    """Eight digits that are two years and go on with 年 or a closing bracket; spans whose end comes first."""
    for match in everywhere(doc, _FUSED):
        first, last = int(match["first"]), int(match["last"])
        bracketed = doc.body[match.start() - 1 : match.start()] in ("（", "(")
        if not 0 < last - first <= _LONGEST or (match["join"] not in ("", "一", "年") and not bracketed):
            continue
        if not match["join"] and doc.body[match.end()] != "年" and not bracketed:
            continue
        yield Finding(
            Span(match.start(), match.end()),
            f"起止年份“{match[0]}”之间缺少连接号"
            if match["join"] in ("", " ", "年")
            else f"起止年份之间的“{match['join']}”应为连接号",
            suggestion=f"写作“{first}—{last}”",
        )
    for mention in dates(doc):
        if mention.kind != "years" or mention.year is None or mention.end_year is None:
            continue
        if mention.end_year < mention.year <= mention.end_year + _LONGEST:
            yield Finding(
                mention.span,
                f"起止年份“{mention.surface}”前后颠倒",
                suggestion=f"核对后写作“{mention.end_year}—{mention.year}年”",
            )
