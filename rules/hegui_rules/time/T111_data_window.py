"""T111: 2024年1—11月，调解203起 in a report on 2024 written in 2025: figures that stop short of the year, or go on after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Frame,
    Options,
    Related,
    Severity,
    Span,
    date_spans,
    frame,
    in_plan,
    in_quotation,
    looks_back,
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
    titled_year,
)
from hegui.api.facts import DateMention, quantities
from hegui.api.language import Worded, ending_at, everywhere, first_in
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING
from hegui_rules.time.windows import cut_short

_LATE = 9
"""A period from January to this month or a later one was meant for the whole year when it was drafted."""


@rule(
    code="T111",
    name="data-window",
    title="数据没有算到年底或算进了下一年",
    severity=Severity.WARNING,
    yields_to=("T105", "T201"),
    basis=HANDLING,
    rationale="年度已经结束，数据应当是1月至12月的；只算到11月，或者算到下一年2月，都不是这一年度的数。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n⟦2024年1—11月⟧，共调解纠纷203起。\n临溪镇人民政府\n2025年1月20日",
            says="12月31日",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n⟦截至2024年11月30日⟧，共办理案件12件。\n云岭乡人民政府\n2025年1月20日",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n⟦截至2023年12月底⟧，共办理行政处罚案件65件。",
            says="2023年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n⟦截至2025年2月底⟧，累计建成法治驿站34个。\n云岭乡人民政府\n2025年3月17日",
        ),
        Bad("⟦截至2024年11月30日⟧，县复议局全年共收到申请146件。", says="全年"),
        Bad("县复议局全年收到申请146件（统计时间为⟦2024年1月至10月⟧）。", says="全年"),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2024年1—12月，共调解纠纷203起，其中1—6月100起。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2024年1—11月，共调解纠纷203起。\n临溪镇人民政府\n2024年12月10日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n截至2023年底，全镇共有法律明白人20名，2024年新增10名。截至2023年12月底，共办理积案5件，比上年减少3件。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n1—9月开展摸排，10月起集中整治，检查场所30处。\n临溪镇人民政府\n2025年1月20日",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n有效期截至2025年2月底的许可证30件。\n二、下一步安排\n截至2025年2月底完成3件。\n临溪镇人民政府\n2025年3月1日",
    ),
)
def data_window(doc: Document, options: Options) -> Iterator[Finding]:
    """Periods of the report's year told with figures, in a report dated in the next year."""
    told = frame(doc)
    yield from _stated_period(doc)
    yield from _part_for_whole(doc)
    yield from _cut_short(doc, told)
    if told.year is not None and tells_its_year(doc):
        yield from _last_years(doc, told.year)
    if told.year is None or told.dated is None or told.dated.year <= told.year or not tells_its_year(doc):
        return
    for mention in running_dates(doc):
        span = _window(doc, mention, told)
        if span is None or in_plan(doc, span.start) or in_quotation(doc, span.start):
            continue
        yield Finding(
            span,
            f"报告年度是{told.year}年，“{doc.quote(span)}”的数据不是全年的",
            suggestion=f"改为{told.year}年全年（截至{told.year}年12月31日）的数据",
        )


def _ends_beside(mention: DateMention, told: Frame) -> bool:
    """Whether figures up to ``mention`` end in the year after the report's, or in its last months but before December."""
    year, month = told.year or 0, mention.month
    return mention.year == year + 1 or (mention.year == year and month is not None and _LATE <= month < 12)


def _window(doc: Document, mention: DateMention, told: Frame) -> Span | None:
    """The words that say how far the figures of the sentence go, where that is not to the end of the year."""
    start, end = mention.span
    clause = doc.clause_at(start)
    sentence = sentence_at(doc, start)
    if clause is None or not any(
        q.kind in ("count", "money") and end <= q.span.start < sentence.end for q in quantities(doc)
    ):
        return None
    until = ending_at(doc, start, "until-marker")
    if until is not None and until.start == clause.span.start and _ends_beside(mention, told):
        tail = doc.body[end : end + 1]
        return Span(until.start, end + (tail in ("底", "末", "初")))
    short = mention.kind == "months" and mention.month == 1 and _LATE <= (mention.end_month or 12) < 12
    if not short or start != clause.span.start or mention.year not in (None, told.year):
        return None
    alone = not any(
        d is not mention and sentence.start <= d.span.start < sentence.end for d in running_dates(doc)
    )
    return (
        mention.span
        if alone and first_in(doc, (end, sentence.end), "total-marker", "handle", "head-verb")
        else None
    )


def _last_years(doc: Document, year: int) -> Iterator[Finding]:
    """截至2023年12月底，共办理65件 as a result of 2024: nothing beside it says that it is looked back on."""
    counted = [q.span.start for q in quantities(doc) if q.kind in ("count", "money")]
    mentions = list(running_dates(doc))
    for mention in mentions:
        if (
            mention.year != year - 1
            or mention.kind not in ("year", "date")
            or mention.month not in (None, 12)
        ):
            continue
        start, end = mention.span
        tail = doc.body[end : end + 1]
        until = ending_at(doc, start, "until-marker")
        if (
            until is None
            or not doc.quote(until).startswith("截")
            or (mention.month is None and tail not in ("底", "末"))
        ):
            continue
        sentence = sentence_at(doc, start)
        rest = (end, sentence.end)
        # With 到2024年 in the next sentence two years are set side by side.
        beside = any(
            d is not mention and d.year is not None and sentence.start <= d.span.start < sentence.end + 40
            for d in mentions
        )
        if (
            until.start != sentence.start
            or beside
            or looks_back(doc, rest)
            or in_plan(doc, start)
            or not any(end <= at < sentence.end for at in counted)
            or first_in(doc, rest, "handle", "finish") is None
        ):
            continue
        yield Finding(
            Span(until.start, end + (tail in ("底", "末"))),
            f"报告年度是{year}年，这里的数据只算到{mention.year}年",
            suggestion=f"核对年份，是否应为“{year}年”",
        )


_PERIOD = Worded(
    f"(?:<data-counted>)(?:的)?(?:起止)?(?:<data-window>)[^。；\n]{{0,6}}(?P<said>(?P<first>{YEAR})年[^。；\n]{{0,20}}?(?:至|到|—|-)(?P<last>{YEAR})年[^，。；\n]{{0,10}})"
)


def _stated_period(doc: Document) -> Iterator[Finding]:
    """统计期限自2023年1月1日起至2023年12月31日止 in the report on 2024."""
    for match in everywhere(doc, _PERIOD.of(doc)):
        titled = titled_year(doc)
        year = titled if titled is not None else _year_of_report(doc, match.start())
        if year is None or (int(match["first"]), int(match["last"])) == (year, year):
            continue
        months = _months(doc, Span(*match.span("said")))
        # A year of twelve months that ends in the report's may begin in December; one of two years may not.
        if int(match["last"]) == year and months is not None and months <= _YEAR_LONG:
            continue
        if titled is not None or (months is not None and months > _YEAR_LONG):
            yield Finding(
                Span(*match.span("said")),
                f"报告年度是{year}年，统计期限写的却是{match['first']}年至{match['last']}年",
                suggestion=f"核对后改为{year}年1月1日至12月31日",
            )


_YEAR_LONG = 12
_OF_YEAR = re.compile(f"({YEAR})年度(?!预算|计划)")
_REACH = 80
"""Characters before 统计区间 in which the year it is the window of is named."""


def _year_of_report(doc: Document, offset: int) -> int | None:
    """The only 2024年度 that the paragraph names shortly before ``offset``."""
    paragraph = doc.paragraph_at(offset)
    start = max(paragraph.span.start if paragraph is not None else 0, offset - _REACH)
    years = {int(match[1]) for match in _OF_YEAR.finditer(doc.body, start, offset)}
    return years.pop() if len(years) == 1 else None


def _months(doc: Document, said: Span) -> int | None:
    """How many months the stretch of days or months in ``said`` has, the first and the last counted."""
    for span in date_spans(doc):
        (year, month, _), (end_year, end_month, _) = span.first, span.last
        if said.covers(span.span) and None not in (year, month, end_year, end_month):
            return 12 * ((end_year or 0) - (year or 0)) + (end_month or 0) - (month or 0) + 1
    return None


def _cut_short(doc: Document, told: Frame) -> Iterator[Finding]:
    """截至11月30日，全年共146件: called the whole year's, and short of it."""
    if told.year is not None and told.dated is not None and told.dated.year <= told.year:
        return
    for claim in cut_short(doc):
        if not in_plan(doc, claim.window.span.start):
            yield Finding(
                claim.window.span,
                f"时段是“{claim.window.said}”，没有到年底，说的却是“{doc.quote(claim.words)}”",
                related=(Related(claim.words, "所说的时段"),),
                suggestion="数据算到12月31日，或者写明实际的起止时间",
            )


_PART = re.compile(
    "(?P<said>前三季度|前两季度|上半年|截至(?:[1-9]|1[01])月底?)[，,]?[^。；\n]{0,40}?(?P<whole>占全年(?!计划|任务|目标|预算|总任务)|全年[^，。；\n]{0,6}率)"
)


def _part_for_whole(doc: Document) -> Iterator[Finding]:
    """前三季度416件，占全年公证总量的10.6%: a part of the year where the whole is meant."""
    for match in everywhere(doc, _PART):
        if not in_plan(doc, match.start()):
            yield Finding(
                Span(*match.span("said")),
                f"前面的数只到“{match['said']}”，后面说的却是全年",
                suggestion="核对所说的时段，口径前后一致",
                severity=Severity.INFO,
            )
