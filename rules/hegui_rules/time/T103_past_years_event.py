"""T103: 2023年共排查矛盾纠纷10件 as a result of 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    frame,
    in_plan,
    in_quotation,
    looks_back,
    opens_a_story,
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import WORK, DateMention, citations, quantities
from hegui.api.language import Worded, ending_at, first_in, starting_at
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_BACK = 3
"""Years before the report's that an old draft may come from."""

_TITLE_YEAR = re.compile(f"{YEAR}(?=年)")
_YEARLY_PLAN = re.compile("年度?[^年]{0,24}(?:计划|要点|工作安排|责任清单)$")
_MADE = Worded("(?:<to-draft>|下发|拟定)(?:了|并印发|印发|并下发)?$")
_HISTORY = Worded("<last-year|harks-back>")

_FOREIGN = Worded("<earlier-matter>|历史|回顾|背景|问题|不足")


@rule(
    code="T103",
    name="past-years-event",
    title="把往年的事写成报告年度的工作",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="年度报告写的是上一年度的举措和成效；句子以更早的年份起头而又不是对比、沿革，多为沿用旧稿或年份写错。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n坚持源头治理。⟦2023年⟧，全镇共排查矛盾纠纷120件，化解118件。",
            says="报告年度是2024年",
        ),
        Bad(
            "云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n一是抓好普法。⟦2024年12月4日⟧，组织宪法宣传活动3场，发放资料2000份。",
            says="2025年",
        ),
        Bad("云岭乡2025年法治政府建设年度报告\n一、主要举措和成效\n⟦2022年⟧，全乡共开展法治宣传12场。"),
        Bad("⟦2023年⟧，全镇共排查矛盾纠纷120件。", settings={"year": 2024}),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n镇综合执法队于⟦2023年⟧查处违法建设12处。据统计，⟦2023年⟧全镇化解纠纷118件。在⟦2023年⟧内新增调解室3个。"
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n制定《临溪镇⟦2023年⟧普法工作要点》，明确任务12项。"
        ),
        Bad(
            "临溪镇2024年法治政府建设年度报告\n回顾⟦2023年⟧的工作，临溪镇扎实推进依法行政，圆满完成各项任务。\n展望2025年，我们将继续努力。",
            says="报告年度是2024年",
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n召开会议，回顾2023年的工作，部署任务12项。\n回顾2023年的工作，我们补齐了短板；2024年，开展普法宣传12场。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n审议《临溪镇2023年普法工作总结》，制定《临溪镇2024年普法计划》，根据2023年印发的《2023年工作要点》抓好收尾。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2021年，全镇共开展普法12场，2023年开展30场。2022年6月，建成法治广场3个。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n全镇共排查矛盾纠纷120件，较2023年下降5%。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2023年度法治建设考核结果在全县排名第2，2023年工作总结会研究任务12项，完成2023年普法收尾工作3项。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n梳理2023年办理的案件30件，对2023年度案卷开展评查，2023年起，全镇开展巡查12次。2023年底前，全镇共化解积案3件。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2023年受理信访件30件，2024年受理22件。2023年以来，开展普法60场。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2023年，镇司法所获评先进集体，开展经验交流3场。",
        "临溪镇2023—2024年法治政府建设年度报告\n一、主要举措和成效\n2023年，开展普法宣传30场。",
        "临溪镇2024年法治政府建设年度报告\n一、2023年度督察问题整改情况\n2023年，开展案卷评查3次，整改问题5个。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2023年办理行政处罚案件30件。2024年，办理行政处罚案件22件。",
    ),
)
def past_years_event(doc: Document, options: Options) -> Iterator[Finding]:
    """Sentences that begin with a year before the report's and tell work with figures, compared with nothing."""
    year = frame(doc).year
    if year is None or not tells_its_year(doc) or re.search(f"{YEAR}年?[-—－–~～至]", doc.identity.title):
        return
    yield from _plans_left_over(doc, year)
    yield from _looked_over(doc, year)
    counted = [q.span.start for q in quantities(doc) if q.kind == "count"]
    for mention in running_dates(doc):
        if mention.kind not in ("year", "date", "months") or not year - _BACK <= (mention.year or 0) < year:
            continue
        sentence = sentence_at(doc, mention.span.start)
        rest = (mention.span.end, sentence.end)
        if not _begins(doc, sentence, mention) or looks_back(doc, rest) or first_in(doc, rest, *WORK) is None:
            continue
        figures = any(rest[0] <= at < rest[1] for at in counted)
        if not figures and mention.kind == "year" and _subject(doc, mention) is None:
            continue
        if mention.year != year - 1 and not (figures and _sums_up(doc, sentence, mention, year)):
            continue
        if _spoken_of_otherwise(doc, mention, sentence, year) or _told_again(doc, mention, sentence):
            continue
        yield Finding(
            Span(mention.span.start, mention.span.start + len(mention.surface.removesuffix("度"))),
            f"报告年度是{year}年，这里写的却是{mention.year}年的工作",
            suggestion=f"核对年份；确属{mention.year}年的，不宜作为{year}年的成效",
            severity=None if figures or mention.kind != "year" else Severity.INFO,
        )


def _plans_left_over(doc: Document, year: int) -> Iterator[Finding]:
    """印发《2023年普法工作要点》 as work of 2024: the plan of a year is made in that year at the latest."""
    for citation in citations(doc):
        if citation.kind != "title" or not citation.closed:
            continue
        years = _TITLE_YEAR.findall(citation.title)
        if years != [str(year - 1)] or not _YEARLY_PLAN.search(citation.title):
            continue
        start, end = citation.span
        sentence = sentence_at(doc, start)
        words = doc.body[sentence.start : start] + doc.body[end : sentence.end]
        if (
            not _MADE.of(doc).search(doc.body, sentence.start, start)
            or "20" in words
            or _HISTORY.of(doc).search(words)
            or in_plan(doc, start)
            or _FOREIGN.of(doc).search(_headings_above(doc, start))
        ):
            continue
        at = start + 1 + citation.title.index(years[0])
        yield Finding(
            Span(at, at + 5),
            f"报告年度是{year}年，这里印发的却是{year - 1}年的计划",
            suggestion=f"核对年份，是否应为“{year}年”",
        )


_ITS_WORK = Worded(
    "(?!以来|至今|以后|[起到至])度?[，,]?(?:的|[我全][省市县区乡镇局街])*(?:[一-龥]{0,12}工作)?[，,](?!<last-year>)"
)


def _looked_over(doc: Document, year: int) -> Iterator[Finding]:
    """回顾2023年的工作，… at the head of a paragraph of a report on 2024 that does not name 2024 there."""
    for mention in running_dates(doc):
        if mention.kind != "year" or not year - _BACK <= (mention.year or 0) < year:
            continue
        start, end = mention.span
        word = ending_at(doc, start, "looks-over")
        paragraph = doc.paragraph_at(start)
        if word is None or paragraph is None or paragraph.role not in ("preamble", "body"):
            continue
        opened = not doc.body[paragraph.span.start : word.start].strip()
        named = str(year) in doc.body[paragraph.span.start : paragraph.span.end]
        if not opened or named or not _ITS_WORK.of(doc).match(doc.body, end):
            continue
        if (
            in_plan(doc, start)
            or in_quotation(doc, start)
            or str(mention.year) in _headings_above(doc, start)
        ):
            continue
        yield Finding(
            Span(start, start + len(mention.surface.removesuffix("度"))),
            f"报告年度是{year}年，这里回顾的却是{mention.year}年",
            suggestion=f"核对后改为“{year}年”",
        )


def _subject(doc: Document, mention: DateMention) -> Span | None:
    """The issuer's own body or 全镇 right behind the year, a comma between them or not."""
    end = mention.span.end
    return starting_at(doc, end + (doc.body[end : end + 1] in ("，", ",")), "area-word", "own-body")


def _summed(doc: Document, mention: DateMention) -> bool:
    """Whether 共, 累计 or 全年 stands right behind the year."""
    return starting_at(doc, mention.span.end, "total-marker", "number-announcer") is not None


def _sums_up(doc: Document, sentence: Span, mention: DateMention, year: int) -> bool:
    """Whether the sentence sums up a year long past: with our own body or 共, and no second year beside it."""
    if mention.kind != "year" or not (_subject(doc, mention) or _summed(doc, mention)):
        return False
    return not any(
        sentence.start <= d.span.start < sentence.end + 40
        and d.year != mention.year
        and (d.year or year + 1) <= year
        for d in running_dates(doc)
    )


def _begins(doc: Document, sentence: Span, mention: DateMention) -> bool:
    """Whether the sentence, or with a summing word a clause of it, begins with ``mention``; a body may come first."""
    if opens_a_story(doc, mention):
        return True
    start = mention.span.start
    if doc.body[start - 1 : start] not in ("，", ",") or not _summed(doc, mention):
        return False
    return not looks_back(doc, (sentence.start, start))


def _spoken_of_otherwise(doc: Document, mention: DateMention, sentence: Span, year: int) -> bool:
    """Whether the place tells the past on purpose: plan, heading on the past, quotation, the report's year beside it."""
    start = mention.span.start
    above = _headings_above(doc, start)
    if (
        in_plan(doc, start)
        or in_quotation(doc, mention.span.start)
        or _FOREIGN.of(doc).search(above)
        or str(year - 1) in above
    ):
        return True
    following = sentence_at(doc, sentence.end) if sentence.end < len(doc.body) else sentence
    return any(
        d.year == year and sentence.start <= d.span.start < following.end
        for d in running_dates(doc)
        if d.span.start >= sentence.start
    )


def _headings_above(doc: Document, offset: int) -> str:
    """The headings that ``offset`` stands under; a run-in heading that holds it is no such one."""
    path = doc.section_path(offset)
    section = doc.section_at(offset)
    if section is not None and section.heading.span.end > offset:
        return path.rpartition(" / ")[0]
    return path


def _told_again(doc: Document, mention: DateMention, sentence: Span) -> bool:
    """Whether a figure of the sentence has a namesake elsewhere: then two years are set side by side."""
    inside = {
        (q.head, q.unit)
        for q in quantities(doc)
        if mention.span.end <= q.span.start < sentence.end and q.head
    }
    return any(
        (q.head, q.unit) in inside
        for q in quantities(doc)
        if not sentence.start <= q.span.start < sentence.end
    )
