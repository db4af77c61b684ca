"""从5月6日起开展…，到5月15日结束: when a piece of work began and when it ended, told in two clauses of a sentence."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.api import Document, Span, in_quotation, running_dates, sentence_at
from hegui.api.facts import DateMention
from hegui.api.language import Worded, starting_at

_BETWEEN = Worded(
    "(?:<part-of-month>)?(?:正式|全面|陆续)?(?:<sets-in>)[^。；;：:\n（）()0-9]{0,40}?[，,、]?(?:并|已|并已)?(?:直?至|到|于|在)?"
    "(?P<later>同年|当年|次年|翌年)?"
)
_DONE = Worded("(?:<part-of-month>)?(?:[才已]|正式|[如按]期)?(?:<winds-up>)")
_REACH = 60
_THIRDS = {"初": (1, 10), "上": (1, 10), "中": (11, 20)}
"""First and last day of a part of a month, by its first letter; any other is the last part."""


class Stretch(NamedTuple):
    """From when to when something lasted.

    Attributes:
        span: from the first date to the word that says it ended; sentence: the one it stands in.
        fewest, most: days it can have lasted, the first and last counted or not.
    """

    span: Span
    sentence: Span
    fewest: int
    most: int


def stretches(doc: Document) -> Iterator[Stretch]:
    """Two dates that follow one another, begun at the first, ended at the second."""
    mentions = (d for d in running_dates(doc) if d.kind == "date" and d.month is not None)
    for one, two in pairwise(mentions):
        if two.span.start - one.span.end > _REACH or not (one.exists and two.exists):
            continue
        between = _BETWEEN.of(doc).fullmatch(doc.body, one.span.end, two.span.start)
        done = _DONE.of(doc).match(doc.body, two.span.end) if between is not None else None
        if between is None or done is None or in_quotation(doc, one.span.start):
            continue
        days = _days(doc, one, two, between["later"] in ("次年", "翌年"))
        if days is not None:
            yield Stretch(Span(one.span.start, done.end()), sentence_at(doc, one.span.start), *days)


def _days(doc: Document, one: DateMention, two: DateMention, later: bool) -> tuple[int, int] | None:
    """The fewest and most days from ``one`` to ``two``; ``None`` where the second comes first."""
    year = one.year or two.year or _ANY_YEAR
    begun = _bounds(doc, one, year)
    done = _bounds(doc, two, (two.year or year) + later)
    if begun is None or done is None or done[0] < begun[0]:
        return None
    return max(0, (done[0] - begun[1]).days), (done[1] - begun[0]).days + 1


_ANY_YEAR = 2023


def _bounds(doc: Document, mention: DateMention, year: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day that ``mention`` can mean."""
    if mention.month is None:
        return None
    last = calendar.monthrange(year, mention.month)[1]
    if mention.day is not None:
        day = datetime.date(year, mention.month, min(mention.day, last))
        return day, day
    part = starting_at(doc, mention.span.end, "part-of-month")
    words = doc.quote(part) if part is not None else ""
    if words.endswith("前"):
        return None  # some day before
    inside = re.search("[初底末]|[上中下](?=旬)", words or mention.surface)
    first, end = _THIRDS.get(inside[0], (21, 31)) if inside is not None else (1, 31)
    return datetime.date(year, mention.month, first), datetime.date(year, mention.month, min(end, last))
