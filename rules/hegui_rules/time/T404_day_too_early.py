"""T404: 全国生态日 in a report on 2021: a commemorative day before it was made."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, frame, in_plan, rule
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING
from hegui_rules.terms import DAYS, moved_on
from hegui_rules.time.days import named_days


@rule(
    code="T404",
    name="day-too-early",
    title="纪念日早于其设立的时间",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="纪念日设立之前不可能开展这一纪念日的活动；多为年份写错，或把新稿的内容抄进了旧稿。",
    knowledge=(DAYS,),
    bad=(
        Bad(
            "临溪镇2021年法治政府建设年度报告\n一、主要举措和成效\n结合⟦全国生态日⟧开展宣传3场。",
            says="2023年6月28日",
        ),
        Bad(
            "云岭乡2013年依法行政工作情况报告\n一、主要工作\n结合“12·4”⟦国家宪法日⟧开展宣传3场。",
            says="2014年10月20日",
        ),
    ),
    good=(
        "临溪镇2023年法治政府建设年度报告\n一、主要举措和成效\n结合全国生态日开展宣传3场。",
        "云岭乡2014年依法行政工作情况报告\n一、主要工作\n结合“12·4”国家宪法日开展宣传3场。",
    ),
)
def day_too_early(doc: Document, options: Options) -> Iterator[Finding]:
    """Days of the table that were made after the report's last day."""
    year, dated, latest = frame(doc)
    if latest is None:
        return
    for named in named_days(doc, options.commemorative_days):
        since = named.entry.since
        if named.wrong or since is None or since <= latest or in_plan(doc, named.name.start):
            continue
        if moved_on(doc, since, named.name.start):
            continue
        report = f"报告的日期是{day_words(latest)}" if dated else f"报告年度是{year}年"
        yield Finding(
            named.name,
            f"{named.entry.name}于{day_words(since)}设立，而{report}",
            suggestion="核对报告年度，或删去",
            severity=None if named.entry.sure else Severity.INFO,
        )
