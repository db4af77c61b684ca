"""T225: 公开征求意见30日（7月1日至7月15日）: a period's length and the days beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import (
    Bad,
    DateSpan,
    Document,
    Finding,
    Options,
    Related,
    Severity,
    Span,
    date_spans,
    rule,
    sentence_at,
)
from hegui.api.language import Worded, first_in
from hegui.api.text import TENS, read
from hegui_rules.basis import HANDLING
from hegui_rules.time.stretches import Stretch, stretches

_LENGTH = f"(?P<length>(?P<number>[0-9]{{1,3}}|[两{TENS}]{{1,3}})[ ]?(?P<unit><length-unit>))"
_BEFORE = Worded(f"{_LENGTH}[^，。；;0-9（）()]{{0,10}}[（(]?(?:自|从|即|时间为|：)?$")
_FOR = Worded(
    f"(?:为期|历时|持续|开展了?|组织了?|部署了?){_LENGTH}的[^，。；;：0-9（）()]{{1,30}}[（(](?:自|从|即|时间为?：?)?$"
)
_BEHIND = Worded(
    f"[）)]?(?:期间|止)?[，,（(]?[^，。；;0-9（）()]{{0,20}}?(?:<lasting-for>)[^，。；;0-9（）()]{{0,12}}?(?:共|为|达|满|了)?{_LENGTH}(?!<length-aside>)"
)
_EXACTLY = Worded(f"(?:<lasts-exactly>){_LENGTH}(?!<length-aside>)")
_REACH = 60
"""Characters behind a span in which the length of what it is the span of is told."""
_BRACKET = 2
"""Characters between a length and its days: a bracket, 自."""


class _Bounds(NamedTuple):
    """Fewest and most days of one unit, and how many fewer or more in all are no fault."""

    fewest: float
    most: float
    below: int
    above: int


_DAYS = _Bounds(1, 1, 1, 1)
_WORKING = _Bounds(1, 1.7, 1, 4)
_BOUNDS = {"月": _Bounds(28, 31, 3, 3), "周": _Bounds(5, 7, 1, 1), "期": _Bounds(5, 7, 1, 1)}
"""By the last letter of the unit."""

_STRETCHED = re.compile("顺延|延长|不少于|至少|调休")
"""The period may be longer than said."""


@rule(
    code="T225",
    name="period-and-days",
    title="期限的天数与起止日期不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N169",),
    rationale="公示、公开征求意见、报名、培训写明了起止日期，天数一算便知；两者不符，必有一个有误。",
    bad=(
        Bad("在门户网站公开征求意见⟦30日⟧（7月1日至7月15日）。", says="15天"),
        Bad("公示⟦7天⟧（2024年6月3日至6月5日），无异议。", says="3天"),
        Bad("自7月1日至7月10日公开征求意见⟦30日⟧，收到意见6条。", says="10天"),
        Bad("公示期⟦5个工作日⟧（6月3日至6月4日）。", says="2天"),
        Bad("从9月2日起开展燃气安全排查，到9月11日结束，历时⟦25天⟧，排查商户96家。", says="10天"),
        Bad("⟦五个月⟧的燃气安全排查成效明显。该项工作于2024年7月初启动，同年9月底结束。"),
    ),
    good=(
        "在门户网站公开征求意见30日（7月1日至7月30日），公示5个工作日（6月3日至6月7日）。",
        "公示7天（2024年6月3日至6月9日），培训3个月（3月1日至5月31日），收到意见6条。",
        "7月1日至7月15日，培训执法人员，比规定提前3天完成，15日内答复。",
        "8月1日至8月31日，开展集中培训5天；11月1日至11月30日为宣传月，其间举办为期3天的培训班。",
        "9月30日前完成，3日内（9月1日至9月30日受理的）答复。",
        "从9月2日起开展燃气安全排查，到9月11日结束，历时10天，其间集中培训历时3天。自9月2日开始，9月11日结束，历时9天。",
        "三个月的燃气安全排查成效明显。该项工作于2024年7月初启动，同年9月底结束。",
        "排查于7月启动，9月结束，历时两个月。排查于2024年11月启动，次年2月结束，历时四个月。",
    ),
)
def period_and_days(doc: Document, options: Options) -> Iterator[Finding]:
    """A length right before or behind the first and last day it is said of, in the words of what lasts."""
    yield from _begun_and_ended(doc)
    for span in date_spans(doc):
        days = _days(span)
        sentence = sentence_at(doc, span.span.start)
        if days is None and (wrong := _of_months(doc, span, sentence)) is not None:
            yield wrong
            continue
        said = _said(doc, span, sentence) if days is not None else None
        if said is None and days is not None and (told := _longer(doc, span, sentence, days)) is not None:
            yield told
            continue
        if days is None or said is None:
            continue
        number, unit = read(said["number"]), said["unit"]
        bounds = _WORKING if "工作" in unit else _BOUNDS.get(unit[-1], _DAYS)
        if number is None or _STRETCHED.search(doc.body, *sentence):
            continue
        if number * bounds.fewest - bounds.below <= days <= number * bounds.most + bounds.above:
            continue
        longer = number * bounds.fewest - bounds.below > days
        if not longer and said.start() >= span.span.end and not _lasts_throughout(doc, said):
            continue
        yield Finding(
            Span(*said.span("length")),
            f"“{doc.quote(span.span)}”是{days}天，这里写的是“{said['length']}”",
            related=(Related(span.span, "起止日期"),),
            suggestion="核对期限和起止日期",
        )


_AFTERWARDS = Worded(
    f"[^，,。；;\n0-9]{{0,8}}[，,。（(](?:整个|此次|全程)?(?:活动|行动|工作|整治)?(?:总|全程|前后)?(?:<lasts-exactly>)了?{_LENGTH}(?![余多的内]|<length-aside>)"
)
_FIRST = Worded(f"(?:为期|历时|持续)了?{_LENGTH}的[^，。；;：:\n0-9]{{2,30}}?[，,]?[于自从在]?$")
_ABOVE = Worded(f"[ \u3000]*(?:为期|历时|持续)?{_LENGTH}的[^，。；;：:\n0-9]{{2,30}}")
_THAT = re.compile("(?:该|此|这|本)(?:项|次|场|轮|个)?[一-龥]{2,12}?[于自从在]?")


def _begun_and_ended(doc: Document) -> Iterator[Finding]:
    """从5月6日起…，到5月15日结束，历时20天; 五个月的整治…。该项工作于4月初启动，6月底结束."""
    for stretch in stretches(doc):
        said = _length_of(doc, stretch)
        number = read(said["number"].replace("两", "二")) if said is not None else None
        if said is None or number is None or _STRETCHED.search(doc.body, *stretch.sentence):
            continue
        unit = said["unit"]
        bounds = _WORKING if "工作" in unit else _BOUNDS.get(unit[-1], _DAYS)
        if (
            number * bounds.fewest - bounds.below <= stretch.most
            and stretch.fewest <= number * bounds.most + bounds.above
        ):
            continue
        shorter = number * bounds.most + bounds.above < stretch.fewest
        if shorter and said.start() >= stretch.span.end and not _lasts_throughout(doc, said):
            continue
        exact = stretch.most - stretch.fewest <= 1
        how_long = f"是{stretch.most}天" if exact else f"最少{stretch.fewest}天、最多{stretch.most}天"
        yield Finding(
            Span(*said.span("length")),
            f"“{doc.quote(stretch.span)}”{how_long}，这里写的是“{said['length']}”",
            related=(Related(stretch.span, "起止时间"),),
            suggestion="核对期限和起止日期",
        )


def _length_of(doc: Document, stretch: Stretch) -> re.Match[str] | None:
    """How long what lasted is said to have lasted: behind, before the dates, or in the sentence before."""
    start, end = stretch.span
    said = _AFTERWARDS.of(doc).match(doc.body, end) or _FIRST.of(doc).search(
        doc.body, max(stretch.sentence.start, start - _REACH), start
    )
    if said is not None:
        return said
    if _THAT.fullmatch(doc.body, stretch.sentence.start, start) is None:
        return None
    before = sentence_at(doc, stretch.sentence.start - 1)
    return _ABOVE.of(doc).match(doc.body, *before)


def _of_months(doc: Document, span: DateSpan, sentence: Span) -> Finding | None:
    """历时8个月（2024年3月至6月）: a stretch of months, the last one counted or not."""
    (year, month, day), (end_year, end_month, end_day) = span.first, span.last
    if month is None or end_month is None or day is not None or end_day is not None:
        return None
    said = _said(doc, span, sentence)
    number = (
        read(said["number"].replace("两", "二")) if said is not None and said["unit"][-1] == "月" else None
    )
    if said is None or number is None or _STRETCHED.search(doc.body, *sentence):
        return None
    years = (end_year or year or 0) - (year or end_year or 0)
    months = 12 * (years or (end_month < month)) + end_month - month + 1
    if number in (months - 1, months):
        return None
    return Finding(
        Span(*said.span("length")),
        f"“{doc.quote(span.span)}”是{months}个月，这里写的是“{said['length']}”",
        related=(Related(span.span, "起止月份"),),
        suggestion="核对期限和起止月份",
    )


def _longer(doc: Document, span: DateSpan, sentence: Span, days: int) -> Finding | None:
    """A length told behind the days that is longer than they are: nothing done in them can have lasted so long."""
    stop = min(sentence.end, span.span.end + _REACH)
    for said in _EXACTLY.of(doc).finditer(doc.body, span.span.end, stop):
        number, unit = read(said["number"]), said["unit"]
        between = (span.span.end, said.start("length"))
        if (
            number is None
            or any(between[0] <= other.span.start < sentence.end for other in date_spans(doc))
            or any(mark in doc.body[slice(*between)] for mark in "；;：:（(")
            or first_in(doc, (sentence.start, stop), "length-limit") is not None
        ):
            return None
        bounds = _WORKING if "工作" in unit else _BOUNDS.get(unit[-1], _DAYS)
        if number * bounds.fewest - bounds.below > days:
            return Finding(
                Span(*said.span("length")),
                f"“{doc.quote(span.span)}”只有{days}天，这里写的是“{said['length']}”",
                related=(Related(span.span, "起止日期"),),
                suggestion="核对期限和起止日期",
            )
    return None


def _lasts_throughout(doc: Document, said: re.Match[str]) -> bool:
    """Whether what lasts takes all of the days: a notice does, a course of five days in June does not."""
    words = (said.start(), said.start("length"))
    return (
        first_in(doc, words, "lasting-throughout") is not None and first_in(doc, words, "meanwhile") is None
    )


def _said(doc: Document, span: DateSpan, sentence: Span) -> re.Match[str] | None:
    """The length beside ``span``, if its clause says that something lasts."""
    clause = doc.clause_at(span.span.start)
    if clause is None:
        return None
    before = doc.clauses_in((sentence.start, span.span.start))
    near = bool(before) and span.span.start - before[-1].span.end <= _BRACKET
    start = before[-1].span.start if near else clause.span.start
    found = _BEFORE.of(doc).search(doc.body, start, span.span.start)
    if found is not None and first_in(doc, (start, found.end("length")), "lasting-for") is not None:
        return found
    long = _FOR.of(doc).search(doc.body, clause.span.start if not near else start, span.span.start)
    if long is not None and doc.body[span.span.end : span.span.end + 1] in ("）", ")"):
        return long
    return _BEHIND.of(doc).match(doc.body, span.span.end, sentence.end)


def _days(span: DateSpan) -> int | None:
    """How many days ``span`` has, both ends counted."""
    (year, month, day), (end_year, end_month, end_day) = span.first, span.last
    if month is None or day is None or end_month is None or end_day is None:
        return None
    first = year or end_year or 2023
    last = end_year or (first if (end_month, end_day) >= (month, day) else first + 1)
    try:
        days = (datetime.date(last, end_month, end_day) - datetime.date(first, month, day)).days + 1
    except ValueError:
        return None
    return days if days > 0 else None
