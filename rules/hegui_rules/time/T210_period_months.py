"""T210: 上半年（1月至9月）: the months in the bracket are not those of the part of the year before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    date_spans,
    period_before,
    rule,
    running_dates,
    sentence_at,
)
from hegui.api.facts import PERIODS, DateMention
from hegui.api.language import Worded, first_in, starting_at
from hegui.api.text import TENS
from hegui_rules.basis import HANDLING


@rule(
    code="T210",
    name="period-months",
    title="时段与括号里的月份对不上",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="上半年是1月至6月，第三季度是7月至9月；括号里写了别的月份，读者不知道数据算到哪一月。",
    bad=(
        Bad("⟦上半年（1月至9月）⟧办理信访12件。", says="1月至6月"),
        Bad("⟦下半年（3月）⟧组织执法培训。", says="7月至12月"),
        Bad("上半年的三次督导分别落在2月、5月和⟦9月⟧，督促整改问题7个。", says="上半年"),
        Bad("三季度于⟦10月12日⟧召开例会，通报问题7个。", says="三季度"),
        Bad("⟦第二季度（7—9月）⟧、⟦前三季度（2024年1月至10月）⟧办件量较大。"),
    ),
    good=(
        "上半年（1月至6月）、三季度（7—9月）、前三季度（2024年1—9月）办件量较大。",
        "上半年的督导分别在2月、5月和6月开展，三季度例会于10月通报结果；上半年、9月各开展1次。",
        "上半年督导和下半年回访分别在5月和9月开展，上半年较9月少3件，第四季度于次年1月评估。",
        "下半年（9月）、一季度（2月）组织执法培训，上半年（2024年5月）开展检查。",
        "上半年（6月至7月为汛期）开展检查，下半年（7月1日至12月31日）开展培训。",
    ),
)
def period_months(doc: Document, options: Options) -> Iterator[Finding]:
    """A bracket that holds a span of months, or one month, and nothing else, right behind 上半年, 三季度 and the like."""
    yield from _month_outside(doc)
    yield from _told_outside(doc)
    yield from _listed_outside(doc)
    for months in date_spans(doc):
        word = period_before(doc, months)
        first, last = months.first[1], months.last[1]
        if word is None or doc.body[months.span.end : months.span.end + 1] not in ("）", ")"):
            continue
        right = PERIODS[doc.quote(word)]
        if (first, last) != right:
            yield Finding(
                Span(word.start, months.span.end + 1),
                f"{doc.quote(word)}是{right[0]}月至{right[1]}月，括号里写的是“{doc.quote(months.span)}”",
                suggestion="核对时段和月份",
            )


def _month_outside(doc: Document) -> Iterator[Finding]:
    """下半年（3月）: one month that is not in that part of the year."""
    for mention in running_dates(doc):
        if mention.kind != "date" or mention.month is None or mention.day is not None:
            continue
        word = period_before(doc, mention)
        if word is None or doc.body[mention.span.end : mention.span.end + 1] not in ("）", ")"):
            continue
        first, last = PERIODS[doc.quote(word)]
        if not first <= mention.month <= last:
            yield Finding(
                Span(word.start, mention.span.end + 1),
                f"{doc.quote(word)}是{first}月至{last}月，括号里写的是“{mention.surface}”",
                suggestion="核对时段和月份",
            )


_OPENS = re.compile(
    f"(?:[{TENS}]{{1,3}}、|[（(](?:[{TENS}]{{1,3}}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、]|[{TENS}]是)?[ \u3000]*(?P<period>上半年|下半年|第?[一二三四]季度)(?![（(至到、和与末初]|以来|工作|计划|的)"
)


def _told_outside(doc: Document) -> Iterator[Finding]:
    """一季度开展检查，4月8日当天出动人员最多: a day of the sentence that is not in the part of the year it opens with."""
    mentions = [d for d in running_dates(doc) if d.kind == "date" and d.month is not None]
    for sentence in doc.sentences:
        opened = _OPENS.match(doc.body, sentence.span.start)
        if opened is None:
            continue
        inside = [d for d in mentions if opened.end() <= d.span.start < sentence.span.end]
        first, last = PERIODS[opened["period"]]
        outside = [d for d in inside if not first <= (d.month or 0) <= last]
        outside = [d for d in outside if not ((d.month or 0) > last and _goes_on(doc, opened.end(), d))]
        if not outside or first_in(doc, (opened.end(), sentence.span.end), "another-time"):
            continue
        yield Finding(
            outside[0].span,
            f"句首说的是{opened['period']}（{first}月至{last}月），这里是{outside[0].surface}",
            related=(Related(Span(*opened.span("period")), "时段"),),
            suggestion="核对时段和月份",
        )


def _goes_on(doc: Document, opened: int, later: DateMention) -> bool:
    """Whether a later date begins a clause behind one that told what was done: 上半年制定方案，9月建成."""
    clause = doc.clause_at(later.span.start)
    told = clause is not None and doc.body[opened : clause.span.start].strip("，, ")
    return bool(told) and starting_at(doc, later.span.end, "on-the-day") is None


_LISTING = Worded(
    "(?P<period>前三季度|前两季度|上半年|下半年|第?[一二三四]季度)(?:的|内|里|，)?(?P<what>[^，。；;：:0-9]{0,24}?)(?:<each-in-turn>)[^，。；;0-9]{0,8}$"
)
_AT = re.compile("(?P<period>上半年|下半年|第?[一二三四]季度)[于在的]$")
_REACH = 48
_JOINS = ("、", "和", "及", "与", "，", "以及")


def _listed_outside(doc: Document) -> Iterator[Finding]:
    """上半年的三次督导分别在2月、5月和9月: a month of the list that is not in that part; 三季度于10月."""
    run: list[DateMention] = []
    for mention in [d for d in running_dates(doc) if d.kind == "date" and d.month is not None]:
        listed = bool(run) and doc.body[run[-1].span.end : mention.span.start] in _JOINS
        run = [*run, mention] if listed else [mention]
        first = run[0].span.start
        start = max(sentence_at(doc, first).start, first - _REACH)
        opened = _LISTING.of(doc).search(doc.body, start, first) or _AT.search(doc.body, start, first)
        if opened is None or _PART_OF_YEAR.search(opened.groupdict().get("what") or ""):
            continue
        if opened.start() == sentence_at(doc, first).start and _OPENS.match(doc.body, opened.start()):
            continue  # told by _told_outside
        begin, end = PERIODS[opened["period"]]
        if not begin <= (mention.month or 0) <= end:
            yield Finding(
                mention.span,
                f"前面说的是{opened['period']}（{begin}月至{end}月），这里是{mention.surface}",
                related=(Related(Span(*opened.span("period")), "时段"),),
                suggestion="核对时段和月份",
            )


_PART_OF_YEAR = re.compile("半年|季度|次年|全年")
