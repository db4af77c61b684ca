"""T212: 三年行动计划（2023—2024年）: a plan that says how many years it runs, with years that are fewer or more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule, sentence_at
from hegui.api.facts import dates
from hegui.api.language import Worded, everywhere, first_in
from hegui.api.text import YEAR, read
from hegui_rules.basis import HANDLING

_LENGTH = re.compile(
    "(?<![0-9第〇零一二三四五六七八九十])(?P<years>[二两三四五六七八九十]|[2-9])年(?P<what>[一-龥]{1,10})[”》]?[（(〔\\[]$"
)
"""Ends with the bracket that holds the years."""

_BEHIND = re.compile("(?P<years>[二两三四五六七八九十]|[2-9])年(?P<what>[一-龥]{2,10})")
"""Right behind the years: 2021—2025年四年规划."""

_LONG = 10


@rule(
    code="T212",
    name="plan-length",
    title="计划的年数与起止年份对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("T205", "T208"),
    rationale="“三年行动计划”的起止年份应是三个年头，跨年度开始的至多四个；对不上就不知道计划何时到期。",
    bad=(
        Bad("落实三年行动计划（⟦2023—2024年⟧）各项任务。", says="3年"),
        Bad("编制⟦2021—2025年⟧四年规划，明确任务32项。", says="5个年头"),
        Bad("编制《临溪镇法治建设五年规划（⟦2021—2027年⟧）》。", says="5年"),
    ),
    good=(
        "落实三年行动计划（2023—2025年）、三年攻坚行动（2022—2025年）。",
        "编制《临溪镇法治建设五年规划（2021—2025年）》，第三年（2021—2022年）开展评估。",
        "编制2010—2020年十年规划、2021—2025年五年规划、2022—2024年三年行动计划。",
        "近三年来（2021—2024年）开展普法60场，连续五年（2020—2022年三年在内）获奖。",
    ),
)
def plan_length(doc: Document, options: Options) -> Iterator[Finding]:
    """N years and the years in the bracket right behind; a plan that begins in mid-year touches one year more."""
    yield from _terms(doc)
    yield from _years_told(doc)
    for mention in dates(doc):
        if mention.kind != "years" or mention.year is None or mention.end_year is None:
            continue
        start = mention.span.start
        named = _LENGTH.search(doc.body, sentence_at(doc, start).start, start) or _BEHIND.match(
            doc.body, mention.span.end
        )
        length = mention.end_year - mention.year + 1
        if named is None or length <= 0 or first_in(doc, named.span("what"), "plan-document") is None:
            continue
        said = read(named["years"].replace("两", "二"))
        # A short 规划 runs whole years; an 行动 may begin in mid-year, 2010—2020年 be called ten years.
        more = 0 if "规划" in named["what"] and length < _LONG else 1
        if said is not None and not said <= length <= said + more:
            yield Finding(
                mention.span,
                f"“{mention.surface}”是{length}个年头，写的却是{said}年",
                suggestion="核对年数和起止年份",
            )


_TERM = Worded("<term-of-contract>(?:为|是|限)?(?P<years>[两一二三四五六七八九十0-9]{1,2})年")
_FAR = 40  # characters behind a term in which its first and last day stand


def _terms(doc: Document) -> Iterator[Finding]:
    """聘期三年，自2022年7月1日起至2026年6月30日止; 任期五年（2021年至2024年）."""
    for match in everywhere(doc, _TERM.of(doc)):
        said = read(match["years"].replace("两", "二"))
        sentence = sentence_at(doc, match.start())
        stop = min(sentence.end, match.end() + _FAR)
        ends = [d for d in dates(doc) if match.end() <= d.span.start < stop and d.year is not None]
        if said is None or not ends:
            continue
        first, last = ends[0], ends[-1]
        end_year = last.end_year if last.end_year is not None else last.year
        if end_year is None or first.year is None or end_year <= first.year:
            continue
        months = 12 * (end_year - first.year)
        if first.month is not None and last.month is not None and last is not first:
            months += last.month - first.month
            fits = abs(months - 12 * said) <= 1
        else:
            fits = months in (12 * said, 12 * (said - 1))
        if not fits:
            yield Finding(
                Span(first.span.start, last.span.end),
                f"前面说的是{said}年，这里的起止时间是{first.year}年至{end_year}年",
                related=(Related(Span(*match.span()), "年限"),),
                suggestion="核对年限和起止时间",
            )


_TOLD = re.compile(
    f"(?<![第0-9十])(?P<years>[两二三四五六七八九])年(?:来|间|以来|内)?[（(](?P<list>{YEAR}年?(?:(?:[、和及]|至|到|—|－|-){YEAR}年?){{1,8}})[）)]"
)


def _years_told(doc: Document) -> Iterator[Finding]:
    """近三年（2023年、2024年）, 五年来（2021—2024年）: fewer or more years in the bracket than are said."""
    for match in everywhere(doc, _TOLD):
        said = read(match["years"].replace("两", "二"))
        years = [int(year) for year in re.findall(YEAR, match["list"])]
        listed = all(mark in "年、和及" or mark.isdigit() for mark in match["list"])
        length = len(years) if listed else years[-1] - years[0] + 1
        # 近三年来（2021—2024年） counts the years that have passed.
        if said is None or length <= 0 or said == length or (not listed and said == length - 1):
            continue
        yield Finding(
            Span(*match.span("list")),
            f"前面说的是{match['years']}年，括号里是{length}个年头",
            related=(Related(Span(match.start("years"), match.end("years") + 1), "年数"),),
            suggestion="核对年数和起止年份",
        )
