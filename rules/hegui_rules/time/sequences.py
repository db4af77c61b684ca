"""Events told one after the other by 随后, 期满后 and the like, with a date that lies before the first."""

from __future__ import annotations

import calendar
import datetime
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span, in_plan, in_quotation, sentence_at
from hegui.api.facts import WORK, Moment, moments
from hegui.api.language import Worded, class_hits, ending_at, first_in, starting_at
from hegui.api.text import read

_MARKS = tuple("，,。；;：:（(、\n")
_LASTED = Worded(
    "(?P<number>[一二两三四五六七八九十]{1,2}|[0-9]{1,3})(?P<unit>年|个月|天|日)[^，。；]{0,6}?(?:期满|届满|到期|期限届满|满)|满(?P<full>[一二两三四五六七八九十]{1,2}|[0-9]{1,3})(?P<of>年|个月|天|日)后"
)
_WINTER = 6
"""Months back from which on a month may be the next year's, where no year is written."""
_REACH = 120
_SLACK = 2
"""Days by which the end of a length of time is told roughly."""


class Behind(NamedTuple):
    """A moment that is told as the later one and is the earlier.

    Attributes:
        word: what says that it is the later one.
        lasted: the length that lies between, as written; empty without one.
    """

    first: Moment
    second: Moment
    word: Span
    lasted: str = ""


def out_of_sequence(doc: Document) -> Iterator[Behind]:
    """Pairs of moments of one sentence, joined by 随后 or 期满后, that run backwards."""
    words = class_hits(doc)["then"]
    if not words:
        return
    for one, two in pairwise(m for m in moments(doc) if m.written):
        if two.span.start - one.span.end > _REACH or not one.years or not two.years:
            continue
        between = (one.span.end, two.span.start)
        place = bisect_left(words, (between[0], 0))
        if place == len(words) or words[place].end > between[1]:
            continue
        sentence = sentence_at(doc, one.span.start)
        if two.span.start >= sentence.end or not _are_events(doc, one, two):
            continue
        word = next((w for w in words[place:] if w.end <= between[1] and _at_start(doc, w, two)), None)
        if word is None or first_in(doc, (between[0], _clause_end(doc, two)), "earlier-told") is not None:
            continue
        if in_plan(doc, one.span.start) or in_quotation(doc, one.span.start):
            continue
        lasted = _LASTED.of(doc).search(doc.body, *between)
        if _backwards(one, two):
            yield Behind(one, two, word)
        elif lasted is not None and _too_soon(one, two, lasted.groupdict()):
            yield Behind(one, two, word, lasted[0])


def _clause_end(doc: Document, moment: Moment) -> int:
    clause = doc.clause_at(moment.span.start)
    return clause.span.end if clause is not None else moment.span.end


def _at_start(doc: Document, word: Span, two: Moment) -> bool:
    """Whether ``word`` joins what follows to what stands before: it opens a clause, ends one, or stands at the date."""
    before, after = doc.body[word.start - 1 : word.start], doc.body[word.end : word.end + 1]
    long = word.length > 1
    if doc.quote(word).endswith("后") and word.length > 1 and after in ("，", ",", "于"):
        return True
    return (long and before in _MARKS) or two.span.start - word.end <= 1


def _are_events(doc: Document, one: Moment, two: Moment) -> bool:
    """Whether both dates say when something was done, and are no attribute of anything."""
    return not _describes(doc, one) and _is_time(doc, two)


def _describes(doc: Document, moment: Moment) -> bool:
    """对2023年的案件, 2023年印发的方案: a date that belongs to a noun."""
    start, end = moment.span
    taken = ending_at(doc, start, "takes-date", "compare-marker", "basis-marker") is not None
    if taken and not doc.body.startswith("起", end):
        return True
    clause = doc.clause_at(start)
    rest = doc.body[end : clause.span.end] if clause is not None else ""
    return "的" in rest and doc.body[start - 1 : start] not in ("于", "在", "（", "(", "自", "从")


def _is_time(doc: Document, moment: Moment) -> bool:
    start, end = moment.span
    if doc.body[start - 1 : start] in ("（", "("):
        return doc.body[end : end + 1] in ("）", ")")
    if _describes(doc, moment):
        return False
    if doc.body[start - 1 : start] in _MARKS or ending_at(doc, start, "at-date", "then") is not None:
        return True
    return moment.month is not None and starting_at(doc, end, *WORK, "passed-deed", "end-of-work") is not None


def _backwards(one: Moment, two: Moment) -> bool:
    """Whether the second lies before the first in every year that they can be of."""
    if one.month is None or two.month is None:
        return bool(one.own_year and two.own_year and two.years[0] < one.years[0])
    if not two.own_year and one.month - two.month >= _WINTER:
        return False
    for first in one.years:
        for second in two.years:
            begun, done = one.bounds(first), two.bounds(second)
            if begun is None or done is None or done[1] >= begun[0]:
                return False
    return True


def _too_soon(one: Moment, two: Moment, said: dict[str, str | None]) -> bool:
    """Whether the second lies before the first has lasted as long as said."""
    number = read((said["number"] or said["full"] or "").replace("两", "二"))
    unit = said["unit"] or said["of"]
    if number is None or unit is None or one.month is None or two.month is None or len(one.years) != 1:
        return False
    begun, done = one.bounds(one.years[0]), two.bounds(two.years[0])
    if begun is None or done is None or len(two.years) != 1 or not two.own_year:
        return False
    return done[1] < _after(begun[0], int(number), unit) - datetime.timedelta(_SLACK)


def _after(day: datetime.date, number: int, unit: str) -> datetime.date:
    """``day`` and so many years, months or days."""
    if unit in ("天", "日"):
        return day + datetime.timedelta(number)
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "年" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
