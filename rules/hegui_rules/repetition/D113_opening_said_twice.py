"""D113: a lead-in, a year or the place of the action said twice: 现将…如下 once more, 2024年度…年度报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import HANDLING

_LEAD = Worded("现将[^。；\\n]{2,40}?(?:<reporting-act>|报送)如下")
_NAMED = re.compile("现将(?P<name>[\u4e00-\u9fff]{2,8}?)(?:[0-9]{4}年度?|上年度?)(?P<again>(?P=name))")
_YEAR = re.compile("(?P<first>[0-9]{4}年度)[\u4e00-\u9fff]{2,20}?(?P<again>年度)(?=(?:工作)?(?:报告|总结))")
_AS_OF = re.compile(
    r"(?P<first>(?:截至|截止|到)[0-9]{4}年[^，。；\n]{0,8})[，,](?P<again>(?:截至|截止|到)(?:[0-9]{4}年|目前|年底)[^，。；\n]{0,8})(?=[，,])"
    r"|(?P<time>今年以来|一年来|全年|年内|过去一年|(?:[0-9]{4}|本)年度?(?:以?来)?)[，,](?P<more>今年以来|一年来|全年|年内|过去一年|(?:[0-9]{4}|本)年度?(?:以?来)?)(?=[，,])"
)
"""截至2024年12月底，截至2024年底，: two clauses that say no more than when."""
_SAME_TIME = re.compile(
    r"(?<![\u4e00-\u9fff0-9])(?P<since>(?:今年|本年度?|年初|(?P<one>[0-9]{4})年度?)(?:以来)?|一年来)[，,](?P<again>今年以来|今年|本年度|(?P<other>[0-9]{4})年)"
    r"(?![度底初末第上下中前后内以春夏秋冬首一二三四，,1-9的来新重计工]|[^，。；\n]{0,12}的)"
)
"""2024年以来，今年西塘街道…: two words for one stretch of time, the second glued to the subject."""
_SCOPE = re.compile(
    "(?P<scope>在[\u4e00-\u9fff]{2,6}(?:范围内|过程中|基础上|前提下|领导下))[^。；\\n]{4,60}(?P<again>(?P=scope))"
)


@rule(
    code="D113",
    name="opening-said-twice",
    title="引出语、年度或范围重复",
    severity=Severity.WARNING,
    yields_to=("D102", "D201", "D202", "D204", "W403"),
    basis=HANDLING,
    rationale="“现将……报告如下”在开头说一次就够；同一句里单位名称、年度、范围说了两遍，是修改时没有删净。",
    bad=(
        Bad(
            "现将我镇2024年法治政府建设情况报告如下：\\n2024年，我镇扎实推进依法行政。⟦现将有关情况报告如下⟧。\\n一、主要举措",
            says="前面",
        ),
        Bad("现将街道2024年⟦街道⟧法治政府建设情况报告如下：", says="两遍"),
        Bad("青禾县人民政府2024年度政府信息公开工作⟦年度⟧报告"),
        Bad(
            "截至2024年12月底，⟦截至2024年底⟧，全县有调解员512名；一年来，⟦2024年⟧，全县成效明显。",
            says="时间状语",
        ),
        Bad("2024年以来，⟦今年⟧西塘街道新聘人民调解员12名。"),
        Bad("在全县范围内举办宣讲，通过张贴海报，⟦在全县范围内⟧形成声势。"),
    ),
    good=(
        "现将我镇2024年法治政府建设情况报告如下：\\n一、主要举措\\n落实《2024年度普法计划》和年度报告制度。",
        "2024年度考核中，我镇获评优秀，按时公开年度报告。在全县范围内开展宣讲，在全镇范围内形成声势。",
        "2024年以来，今年新增的3个站点均已投用；今年以来，2024年度计划任务全部完成；2024年，全年受理案件36件。",
        "2024年度法治政府建设工作报告\\n现将有关情况报告如下：",
    ),
)
def opening_said_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """The second lead-in of a report; a name, a year or a scope again in one sentence."""
    leads = [match.span() for match in everywhere(doc, _LEAD.of(doc))]
    first_heading = next((s.span.start for s in doc.sections), len(doc.body))
    for start, end in leads[1:]:
        if start < first_heading:
            yield Finding(
                Span(start, end),
                "引出下文的话前面已经说过",
                related=(Related(Span(*leads[0]), "前面的一处"),),
                suggestion="删去一处",
            )
    yield from _same_time(doc)
    for pattern in (_NAMED, _YEAR, _SCOPE, _AS_OF):
        for match in everywhere(doc, pattern):
            again = match.lastgroup or "again"
            yield Finding(
                Span(*match.span(again)),
                "两个时间状语连着写，说的是同一段时间"
                if pattern is _AS_OF
                else f"“{match[again]}”在一句里说了两遍",
                suggestion="删去一处",
                # 2024年度法治政府建设年度报告 is what many titles say.
                severity=Severity.INFO if pattern is _YEAR else None,
            )


def _same_time(doc: Document) -> Iterator[Finding]:
    """Two words for the year of the report."""
    year = doc.identity.year
    for match in everywhere(doc, _SAME_TIME):
        named = {int(match[name]) for name in ("one", "other") if match[name]}
        if len(named) > 1 or (named and year is not None and named != {year}):
            continue
        if not named and match["since"] == match["again"]:
            continue
        yield Finding(
            Span(*match.span("again")),
            "两个时间状语连着写，说的是同一段时间",
            related=(Related(Span(*match.span("since")), "前一处"),),
            suggestion="删去一处",
        )
