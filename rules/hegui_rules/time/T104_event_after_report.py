"""T104: a report signed on 20 January that tells of a meeting in March."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Good,
    Options,
    Related,
    Severity,
    Span,
    clause_at,
    clause_of_future,
    frame,
    in_plan,
    in_quotation,
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import WORK, DateMention, citations, quantities
from hegui.api.language import Worded, first_in
from hegui.api.text import day_words
from hegui_rules.basis import HANDLING

_DONE = Worded("<done-deed>|[^在会]了|共[^同建享治]")
_TOTAL = Worded(
    "度?[，,]?[ \u2060]*(?:[全我][省市县区乡镇局街]道?|[\u4e00-\u9fff]{2,8}[省市县区乡镇局])?(?:<total-marker>|全年|先后)(?![同建享治划]|计划)"
)
"""What sums up a whole year: nobody can do so before it is over."""

_LIMIT = re.compile("(?:到|至|截至|止|—|-|有效期|[定拟将约]于|安排在|约定)[ \u2060]*$")
_DONE_BY = re.compile("(?:已|已经|均已|业已)[于在]$")
"""已于2025年2月底前整改到位: told as done, whatever stands behind the day."""
_UNTIL = re.compile("[ \u2060]*(?:[底之以]?前|[底末止]|起(?!草)|施行|实施|到期|届满)")


@rule(
    code="T104",
    name="event-after-report",
    title="所写的事在成文或公开之后",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="报告成文、公开之后才发生的事不可能写进报告，日期必有一误；下一年度的事也不应算作报告年度的成效。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n坚持集体研究。⟦2025年3月12日⟧，镇党委召开专题会议。\n二、2025年主要安排\n抓好普法。\n临溪镇人民政府\n2025年1月20日",
            says="晚于报告的日期",
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n抓好普法宣传。⟦2025年12月4日⟧，组织宪法宣传3场。\n二、2025年主要安排\n抓好普法。",
            says="2025年12月4日",
            settings={"published": "2025-02-10"},
        ),
        Bad("本报告征求过9个科室的意见，⟦2025年1月23日⟧提交局党组会议审定。\n临溪县水利局\n2025年1月16日"),
        Bad("⟦12月17日⟧，街道召开2024年度述法会，测评结果已报送。\n临溪街道办事处\n2024年12月9日"),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n落实《方案》（⟦临政发〔2026〕5号⟧）。\n二、2025年主要安排\n抓好普法。",
            says="2026年",
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦2025年⟧，全镇共开展普法宣传12场。\n二、2025年主要安排\n抓好普法。",
            says="2024年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法12场，为2025年共同推进打下基础。2025年共需普法经费3万元，将列入预算。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2024年3月12日，镇党委召开专题会议。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n制定工作计划，2025年6月底前完成整改。\n临溪镇人民政府\n2025年1月20日",
        Good(
            "临溪镇2024年法治政府建设年度报告\n二、2025年主要安排\n2025年3月，召开专题会议。2025年12月4日，组织宪法宣传。\n临溪镇人民政府\n2025年1月20日"
        ),
    ),
)
def event_after_report(doc: Document, options: Options) -> Iterator[Finding]:
    """Days and months after the report's own date, told as done; those of the next year before it are an info."""
    year, dated, latest = frame(doc)
    if year is not None and tells_its_year(doc):
        yield from _summed_before_its_time(doc, year)
    limit = dated or (latest if tells_its_year(doc) else None)
    if limit is None:
        return
    yield from _numbered_later(doc, limit)
    own = doc.identity.date_span
    for mention in running_dates(doc):
        if mention.kind != "date" or mention.month is None or not mention.exists:
            continue
        at = mention.year if mention.year is not None else _year_meant(doc, mention, year, dated)
        if at is None:
            continue
        day = datetime.date(at, mention.month, mention.day or 1)
        late = day > limit
        early = not late and year is not None and at == year + 1 and tells_its_year(doc)
        if (
            not (late or early)
            or (own is not None and own.overlaps(mention.span))
            or not _told(doc, mention, late)
        ):
            continue
        if late:
            yield Finding(
                mention.span,
                f"“{mention.surface}”晚于报告{'的日期' if dated else '应当公布的日期'}（{day_words(limit)}），却写成已经发生的事",
                related=(Related(own, "报告的日期"),) if own is not None else (),
                suggestion="核对两处日期",
            )
        elif early:
            yield Finding(
                mention.span,
                f"报告年度是{year}年，这里写的是{mention.year}年的事",
                suggestion="核对年份；确属下一年度的，留待下一年度报告",
                severity=Severity.INFO,
            )


def _numbered_later(doc: Document, limit: datetime.date) -> Iterator[Finding]:
    """Numbers of documents of a year after the report's own day."""
    for number in citations(doc):
        if number.kind == "number" and number.organ and number.year is not None and limit.year < number.year:
            yield Finding(
                number.span,
                f"发文字号的年份是{number.year}年，而报告最迟在{day_words(limit)}成文",
                suggestion="核对发文字号",
            )


def _summed_before_its_time(doc: Document, year: int) -> Iterator[Finding]:
    """2025年，全镇共…12场 in a report on 2024."""
    for mention in running_dates(doc):
        if mention.kind != "year" or mention.year != year + 1:
            continue
        start, end = mention.span
        sentence = sentence_at(doc, start)
        if (
            start - sentence.start > 12
            or not _TOTAL.of(doc).match(doc.body, end)
            or in_plan(doc, start)
            or in_quotation(doc, mention.span.start)
            or clause_of_future(doc, mention.span)
        ):
            continue
        if any(q.kind == "count" and end <= q.span.start < sentence.end for q in quantities(doc)):
            yield Finding(
                Span(start, start + len(mention.surface.removesuffix("度"))),
                f"报告年度是{year}年，这里总结的却是{mention.year}年",
                suggestion=f"核对年份，是否应为“{year}年”",
            )


def _year_meant(
    doc: Document, mention: DateMention, year: int | None, dated: datetime.date | None
) -> int | None:
    """The year of a day without one that can lie in the year of the report's own date only; ``None`` if in another.

    A report dated in its own year speaks of that year; one dated in the next does so of its own making.
    """
    if dated is None or mention.day is None or mention.month is None:
        return None
    sentence = sentence_at(doc, mention.span.start)
    years = {m.year for m in running_dates(doc) if m.year and sentence.covers(m.span)}
    if years - {dated.year, year} or (mention.month, mention.day) <= (dated.month, dated.day):
        return None
    own = first_in(doc, (mention.span.end, sentence.end), "own-report") is not None
    if dated.year == year:
        return dated.year if own or dated.month >= _CLOSING_MONTH else None
    near = mention.month - dated.month <= 1 and dated.year - 1 not in years
    return dated.year if own and near else None


_CLOSING_MONTH = 11
"""From this month on a report on the year may be dated within it."""


def _told(doc: Document, mention: DateMention, late: bool) -> bool:
    """Whether the sentence tells what was done on that day; ``late``: a day that nobody can have known of."""
    start, end = mention.span
    paragraph = doc.paragraph_at(start)
    if paragraph is None or paragraph.role not in ("body", "preamble"):
        return False
    clause = clause_at(doc, mention.span)
    sentence = sentence_at(doc, start)
    following = (end, _end_of_next(doc, clause, sentence))
    if not late and first_in(doc, (sentence.start, sentence.end), "own-report") is not None:
        return False  # how the report itself was made
    planned = in_plan(doc, start) and not (late and first_in(doc, following, "told-done") is not None)
    if in_quotation(doc, start) or planned:
        return False
    if _DONE_BY.search(doc.body, clause.start, start):
        return True
    if clause_of_future(doc, mention.span):
        return False
    if _LIMIT.search(doc.body, clause.start, start) or _UNTIL.match(doc.body, end):
        return False
    if _DONE.of(doc).search(doc.body, end, sentence.end) is not None:
        return True
    return (
        late
        and mention.day is not None
        and first_in(doc, (clause.start, following[1]), "not-yet-due") is None
        and first_in(doc, following, "passed-deed", *WORK) is not None
    )


def _end_of_next(doc: Document, clause: Span, sentence: Span) -> int:
    """Where the clause behind ``clause`` ends, if its sentence has one."""
    behind = doc.clauses_in((clause.end, sentence.end))
    return behind[0].span.end if behind else clause.end
