"""T108: 到2024年底实现全覆盖 in the plans that a report on 2024 makes for 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Severity,
    Span,
    content,
    frame,
    in_plan,
    in_quotation,
    is_annual,
    is_passage,
    part,
    rule,
    running_dates,
    sentence_at,
    tells_its_year,
)
from hegui.api.facts import DateMention
from hegui.api.language import Worded, ending_at, first_in, starting_at
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_WILL = re.compile(
    "度?[，,]?(?:[我全][省市县区乡镇局街]道?|[镇乡县区市局]党委|党工委)?[^，,。；;]{0,6}?(?:将(?!近|军)|拟(?!定)|要(?!点|求)|计划|力争|继续|进一步|重点做好)"
    "|度?(?:的)?工作(?:中[，,]?[^。；;\n]{0,30}?(?:将|继续|持续|进一步)|思路|打算|安排|计划|重点)|度?是[^。；;\n]{2,40}(?:之年|一年|年)[，,][^。；;\n]{0,30}(?:将(?!近|军)|继续|进一步|持续)"
)
_SURELY = Worded("将(?:<way-of-doing>|重点)|计划|力争|拟(?![定稿])|[我全][省市县区乡镇局街]道?(?:将|拟|要)")
_MADE = Worded("(?:<to-draft>|拟定|谋划|研究|细化|下发)[^，,。；;《》]{0,8}$")
_PLAN = re.compile("度?[^，,。；;《》]{0,16}(?:计划|要点|安排|工作方案|实施方案)(?!生育|执行|落实|完成)")
"""A plan that is still to be made is one for the next year."""

_LIMIT = Worded(
    "度?(?:年?底|末|终)?之?前(?!后|期|三|[0-9])|年?[底末](?=[，,]?(?:<to-achieve>|建成|力争|基本|全面))"
)
_BY = Worded("(?:[到在于]|<aim>)[ \u2060]*$")
_YEAR_END = re.compile("年?[底末](?!前)")
_YEAR = re.compile(f"({YEAR})年度?")
_PLAN_HEADING = Worded("下一步|(?:<intention>|目标|方向)$")
_NO_PLAN = Worded("<no-plan>|推进法治政府建设的?(?:举措|措施)|[—至]")
_BACK = 3
"""Years that a heading can have been left behind."""

_CLOSING_MONTH = 11
"""What is planned from this month on is planned for the next year."""

_OPENS = ("\n", "。", "，", ",", "；", ";", "在", "")


@rule(
    code="T108",
    name="plan-year-past",
    title="下一年度安排里写的是别的年份",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="安排写的是下一年度的事；其中的时限落在报告年度以内，多为沿用往年稿子没有改。",
    bad=(
        Bad(
            "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、2025年主要安排\n⟦2024年⟧，我镇将继续开展案卷评查。",
            says="2025年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n一是培养法律明白人，到⟦2024年⟧底实现村村有。\n乡党委\n2025年1月20日",
            says="2024年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、⟦2024年⟧下一步工作安排\n一是抓好普法。\n乡党委\n2025年1月20日",
            says="2025年",
        ),
        Bad(
            "四、⟦2025年⟧法治政府建设工作安排\n在总结2025年工作的基础上，县水务局将重点抓好两项工作。",
            says="2026年",
        ),
        Bad(
            "三、下一步工作打算\n⟦2025年⟧，我局将持续抓好三项工作。\n平岚县水利局\n2026年1月20日",
            says="2026年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、2025年工作计划\n力争⟦2024年⟧案件办结率达到100%，力争⟦2024年⟧底前完成整改。"
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n一是制定⟦2024年⟧度普法工作计划。\n二是做好服务，在⟦2024年⟧工作中持续改进作风。\n乡党委\n2025年1月20日",
            says="2025年",
        ),
        Bad(
            "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n针对执法力量存在不足的问题，⟦2023年⟧将充实人员，开展培训4期。",
            says="2025年",
        ),
    ),
    good=(
        "一、存在问题\n一是力量不足；二是人才短缺。\n二、下一步工作安排\n2025年，云岭乡将开展督察2次。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n在2024年工作中，虽然取得一定成绩，还将继续改进。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、2025年主要安排\n2025年，我镇将继续开展案卷评查，2025年底前完成。",
        "云岭乡2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n二、下一步工作安排\n在2024年工作基础上，将继续开展案卷评查。认真总结2024年经验，补齐短板。编制2024年法治政府建设年度报告，完成2024年度普法计划收尾。",
        "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n到2024年底实现村村有法律明白人。\n二、2025年主要安排\n抓好普法。",
    ),
)
def plan_year_past(doc: Document, options: Options) -> Iterator[Finding]:
    """In the plans: a clause that says what will be done in a year not after the report's, or by its end."""
    year, dated, _ = frame(doc)
    if doc.identity.title_span is None:
        yield from _passage(doc)
    if year is None or not tells_its_year(doc) or _told_by_plan(doc, year):
        return
    if dated is None or dated.year > year or dated.month >= _CLOSING_MONTH:
        yield from _headings(doc, year)
    if dated is not None and dated.year <= year:
        return
    planned = _plans(doc)
    for mention in running_dates(doc):
        if (
            mention.kind not in ("year", "date")
            or mention.year is None
            or not year - 1 <= mention.year <= year + 2
            or mention.year == year + 1
        ):
            continue
        start = mention.span.start
        paragraph = doc.paragraph_at(start)
        if (
            paragraph is None
            or paragraph.role not in ("body", "preamble")
            or not any(s.start <= start < s.end for s in planned)
        ):
            continue
        if in_quotation(doc, mention.span.start):
            continue
        if not (_is_due(doc, mention) if mention.year <= year else _skips_a_year(doc, mention, year)):
            continue
        yield Finding(
            Span(start, start + len(mention.surface.removesuffix("度"))),
            f"这里安排的是下一年度的工作，写的却是{mention.year}年",
            suggestion=f"核对后改为“{year + 1}年”",
        )


def _told_by_plan(doc: Document, year: int) -> bool:
    """Whether only the plans of an untitled, undated passage name ``year``: then it is theirs, not the report's."""
    if doc.identity.title_span is not None or frame(doc).dated is not None:
        return False
    places = [d.span.start for d in running_dates(doc) if d.year == year]
    return bool(places) and all(in_plan(doc, place) for place in places)


_LOOKED_BACK = re.compile(f"(?:总结|回顾)(?P<year>{YEAR})年")
_FIRST = re.compile(f"[ \u2060\n]*({YEAR})年度?(?=，[我全本][省市县区乡镇局街][^。；]{{0,4}}将)")
_NEW_YEAR = 3
"""A plan signed up to this month is one for the year of its day."""


def _passage(doc: Document) -> Iterator[Finding]:
    """Plans without the rest of their report: the year their heading or first words name is one that is over."""
    signed = doc.identity.signed
    for section in doc.sections[: 1 if tells_its_year(doc) else None]:
        heading, end = section.heading.title, section.span.end
        words = doc.body[heading[0] : heading[1]].rstrip("：:。 ")
        if section.level > 1 or not _PLAN_HEADING.of(doc).search(words) or _NO_PLAN.of(doc).search(words):
            continue
        back = _LOOKED_BACK.search(doc.body, heading[1], end)
        over = int(back["year"]) if back is not None else None
        if signed is not None and signed.month <= _NEW_YEAR:
            over = signed.year - 1
        named = _YEAR.search(doc.body, heading[0], heading[1]) or _FIRST.match(doc.body, heading[1])
        if named is not None and over is not None and int(named[1]) <= over:
            start = named.start(1)
            yield Finding(
                Span(start, start + 5),
                f"这里安排的是下一年度的工作，写的却是{named[1]}年",
                suggestion=f"核对后改为“{over + 1}年”",
            )


def _plans(doc: Document) -> Sequence[Span]:
    """The part with the plans; of a passage without title and headings the sentences that say what will be."""
    if is_annual(doc) and not is_passage(doc):
        found = part(doc, "next-year-plan")
        return found.spans if found is not None else ()
    parts = [content(s) for s in doc.sections if _is_plan(doc.quote(s.heading.title), doc)]
    return [*parts, *(s.span for s in doc.sentences if _SURELY.of(doc).search(doc.body, *s.span))]


def _is_plan(words: str, doc: Document) -> bool:
    words = words.rstrip("：:。 ")
    return _PLAN_HEADING.of(doc).search(words) is not None and not _NO_PLAN.of(doc).search(words)


def _headings(doc: Document, year: int) -> Iterator[Finding]:
    """五、2024年工作安排: the heading of the plans with another year than the next."""
    for section in doc.sections[1:]:
        if section.level > 1:
            continue
        start, end = section.heading.title
        words = doc.body[start:end].rstrip("：:。 ")
        years = list(_YEAR.finditer(words))
        if (
            len(years) != 1
            or int(years[0][1]) == year + 1
            or abs(int(years[0][1]) - year) > _BACK
            or not _PLAN_HEADING.of(doc).search(words)
            or _NO_PLAN.of(doc).search(words)
        ):
            continue
        yield Finding(
            Span(start + years[0].start(), start + years[0].end()),
            f"这里安排的是下一年度的工作，标题写的却是{years[0][1]}年",
            suggestion=f"核对后改为“{year + 1}年”",
        )


def _skips_a_year(doc: Document, mention: DateMention, year: int) -> bool:
    """Whether a paragraph of plans begins with the year after the next, and does not name the next."""
    paragraph = doc.paragraph_at(mention.span.start)
    if paragraph is None or mention.kind != "year":
        return False
    start, end = paragraph.span
    return (
        not doc.body[start : mention.span.start].strip()
        and str(year + 1) not in doc.body[start:end]
        and _WILL.match(doc.body, mention.span.end) is not None
    )


_AT_ONCE = re.compile("度?[，,]?(?:[我全][省市县区乡镇局街]道?)?(?:将(?!近|军)|拟(?!定)|力争|计划(?![生的]))")


def _answers(doc: Document, mention: DateMention, sentence: Span) -> bool:
    """针对基层力量薄弱的问题，2023年将…: the shortcoming that a plan answers is told before it."""
    start = mention.span.start
    before = doc.clauses_in(Span(sentence.start, start))
    if doc.body[start - 1 : start] not in ("，", ",") or not before:
        return False
    return (
        starting_at(doc, before[0].span.start, "aimed-at") is not None
        and _AT_ONCE.match(doc.body, mention.span.end) is not None
    )


def _is_due(doc: Document, mention: DateMention) -> bool:
    """Whether the words round ``mention`` promise something in that year or by its end."""
    start, end = mention.span
    sentence = sentence_at(doc, start)
    stop = next((i for i in range(end + 1, sentence.end) if doc.body[i] in "，,；;。"), sentence.end)
    if mention.kind == "year" and ending_at(doc, start, "aim") is not None:
        return True
    if mention.kind == "year" and _answers(doc, mention, sentence):
        return True
    if first_in(doc, (max(sentence.start, start - 12), stop), "relates-back"):
        return False
    if _LIMIT.of(doc).match(doc.body, end) or (
        _BY.of(doc).search(doc.body, sentence.start, start) and _YEAR_END.match(doc.body, end)
    ):
        return True
    if mention.kind == "year" and _MADE.of(doc).search(doc.body, sentence.start, start):
        return _PLAN.match(doc.body, end) is not None
    if first_in(doc, sentence, "owns-up"):
        return False
    return doc.body[start - 1 : start] in _OPENS and _WILL.match(doc.body, end) is not None
