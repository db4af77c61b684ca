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
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
)
from hegui.facts import DateMention, citations, quantities
from hegui.text.days import YEAR
from hegui.text.numerals import TENS
from hegui_rules.basis import HANDLING

_RELATES = re.compile(
    "[较比]|同比|以来|上年|去年|前年|上一?年|起[，,]|开始|连续|[自从与][ \u2060]*$|荣获|获评|获得|被评|授予|命名|入选|列入|纳入"
    "|启动|印发|出台|修订|制定|施行|成立|建成|设立|创建|整改|反馈|考核[^。]{0,8}[获第优]|遗留|结转|基础上|延续|跨年|历年|近[几两三年]"
    "|周期|规划|任期|换届|经验|试点|今年|本年|存在(?:的)?问题|至今|目前|现[已有在为]|曾|后[，,]|期间|^[^，,。；]{0,12}的[0-9]|^[^，,。；]{0,8}[办展织开立成发]的|正式实施|》实施|生效|挂牌|揭牌|组建|下放|赋权|移交|承接|工作计划|部署|要求"
)
_OURS = re.compile("度?[，,]?(?:[全我][省市县区乡镇局街]|[镇乡县区市]党委|党工委|镇政府|乡政府)")
_DONE = re.compile(
    "召开|开展|深入|扎实|推进|贯彻|落实|组织|举办|办理|受理|调解|化解|排查|发放|审[核查]|培训|宣[讲传]|检查|走访|处[置理罚]|接待|学习|研究|出庭|解答|配发|制作"
)
_LEAD = re.compile(
    f"(?:[{TENS}]是|其[一二三四五]|第[一二三四五]，|[（(][{TENS}0-9]{{1,3}}[）)]|[0-9]{{1,2}}[.、])?[ \u3000\u2060]*[在于]?(?:[全我][省市县区乡镇局街]道?)?"
)
_BODY = re.compile(
    "[^，,。；;：:、《》“”（）()0-9较比与自从据按照针对在由经将\n]{1,10}(?<=[镇乡县区市局所队站村院办])(?:政府|党委|中心|道)?"
)
_SUMMED = re.compile("度?(?:共|累计|全年|总共|先后)")
_BACK = 3
"""Years before the report's that an old draft may come from."""

_TITLE_YEAR = re.compile(f"{YEAR}(?=年)")
_YEARLY_PLAN = re.compile("年度?[^年]{0,24}(?:计划|要点|工作安排|责任清单)$")
_MADE = re.compile("(?:制定|制订|印发|出台|下发|编制|拟定)(?:了|并印发|印发|并下发)?$")
_HISTORY = re.compile("以来|基础上|回顾|去年|上年|上一年|此前|曾|对照|按照|根据|落实")

_FOREIGN = re.compile("整改|回头看|上一?年|历史|以来|回顾|背景|问题|不足")


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
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n制定《临溪镇⟦2023年⟧普法工作要点》，明确任务12项。"
        ),
    ),
    good=(
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n审议《临溪镇2023年普法工作总结》，制定《临溪镇2024年普法计划》，根据2023年印发的《2023年工作要点》抓好收尾。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n2021年，全镇共开展普法12场，2023年开展30场。2022年6月，建成法治广场3个。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n全镇共排查矛盾纠纷120件，较2023年下降5%。",
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
    counted = [q.span.start for q in quantities(doc) if q.kind == "count"]
    for mention in running_dates(doc):
        if mention.kind not in ("year", "date", "months") or not year - _BACK <= (mention.year or 0) < year:
            continue
        sentence = sentence_at(doc, mention.span.start)
        words = doc.body[mention.span.end : sentence.end]
        if not _begins(doc, sentence, mention) or _RELATES.search(words) or not _DONE.search(words):
            continue
        figures = any(mention.span.end <= at < sentence.end for at in counted)
        if not figures and mention.kind == "year" and not _OURS.match(words):
            continue
        if mention.year != year - 1 and not (figures and _sums_up(doc, words, sentence, mention, year)):
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
            not _MADE.search(doc.body, max(sentence.start, start - 10), start)
            or "20" in words
            or _HISTORY.search(words)
            or in_plan(doc, start)
            or _FOREIGN.search(_headings_above(doc, start))
        ):
            continue
        at = start + 1 + citation.title.index(years[0])
        yield Finding(
            Span(at, at + 5),
            f"报告年度是{year}年，这里印发的却是{year - 1}年的计划",
            suggestion=f"核对年份，是否应为“{year}年”",
        )


def _sums_up(doc: Document, words: str, sentence: Span, mention: DateMention, year: int) -> bool:
    """Whether the sentence sums up a year long past: with our own body or 共, and no second year beside it."""
    if mention.kind != "year" or not (_OURS.match(words) or _SUMMED.match(words)):
        return False
    return not any(
        sentence.start <= d.span.start < sentence.end + 40
        and d.year != mention.year
        and (d.year or year + 1) <= year
        for d in running_dates(doc)
    )


def _begins(doc: Document, sentence: Span, mention: DateMention) -> bool:
    """Whether the sentence, or with a summing word a clause of it, begins with ``mention``; a body may come first."""
    start, end = mention.span
    lead = _LEAD.match(doc.body, sentence.start)
    if lead is not None and (lead.end() == start or _BODY.fullmatch(doc.body, lead.end(), start)):
        return True
    if doc.body[start - 1 : start] not in ("，", ",") or not _SUMMED.match(doc.body, end):
        return False
    return _RELATES.search(doc.body, sentence.start, start) is None


def _spoken_of_otherwise(doc: Document, mention: DateMention, sentence: Span, year: int) -> bool:
    """Whether the place tells the past on purpose: plan, heading on the past, quotation, the report's year beside it."""
    start = mention.span.start
    above = _headings_above(doc, start)
    if (
        in_plan(doc, start)
        or in_quotation(doc, mention.span.start)
        or _FOREIGN.search(above)
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
