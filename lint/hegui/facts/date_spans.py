"""Spans of days and months that a text states, and the parts of a year that words name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.dates import dates
from hegui.text.days import DateMention

JOINS = "至到—－–~～- \u2060"
"""What joins the two ends of a span."""

_BEGINNING = "起始，, "
"""What may stand before them: 自5月6日起，至5月25日止."""
_LONGEST_JOIN = 6

_QUARTERS = {
    f"{front}{number}季度": (3 * place + 1, 3 * place + 3)
    for place, number in enumerate("一二三四")
    for front in ("", "第")
}
PERIODS: Mapping[str, tuple[int, int]] = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前两季度": (1, 6), "全年": (1, 12), **_QUARTERS
}  # fmt: skip
"""Parts of a year and their first and last month."""


class DateSpan(NamedTuple):
    """From one day or month to another, as written; what the end leaves out it shares with the beginning.

    Attributes:
        first, last: (year, month, day), ``None`` where not known.
        years: how many of the two ends name their year.
    """

    span: Span
    first: tuple[int | None, int | None, int | None]
    last: tuple[int | None, int | None, int | None]
    years: int

    @property
    def backwards(self) -> bool:
        """Whether the end comes before the beginning; without a year, winter may lie between (10月至3月)."""
        (year, month, day), (end_year, end_month, end_day) = self.first, self.last
        if year != end_year and year is not None and end_year is not None:
            return end_year < year
        if month is None or end_month is None:
            return False
        if month == end_month:
            return day is not None and end_day is not None and end_day < day
        if self.years or end_month > month:
            return end_month < month
        cycle = day is None and month == end_month + 1
        return not cycle and not (month >= 9 and end_month <= 6)


@fact
def date_spans(doc: Document) -> tuple[DateSpan, ...]:
    """The spans of days and months in ``doc``, in the order of the text; spans of years are mentions themselves."""
    return tuple(sorted((*_written_as_one(doc), *_of_two(doc))))


def _written_as_one(doc: Document) -> Iterator[DateSpan]:
    for mention in dates(doc):
        if mention.kind == "months" and mention.exists:
            first, last = (mention.year, mention.month, None), (mention.year, mention.end_month, None)
            yield DateSpan(mention.span, first, last, int(mention.year is not None))


def _of_two(doc: Document) -> Iterator[DateSpan]:
    for one, two in pairwise(dates(doc)):
        if one.kind != "date" or two.kind != "date" or one.month is None or not (one.exists and two.exists):
            continue
        between = doc.body[one.span.end : two.span.start]
        joined = between.strip(_BEGINNING)
        if not joined.strip() or joined.strip(JOINS) or len(between) > _LONGEST_JOIN:
            continue
        last = (
            two.year if two.year is not None else one.year,
            two.month if two.month is not None else one.month,
            two.day,
        )
        yield DateSpan(
            Span(one.span.start, two.span.end),
            (one.year, one.month, one.day),
            last,
            (one.year is not None) + (two.year is not None),
        )


def period_before(doc: Document, mention: DateMention | DateSpan) -> Span | None:
    """The word for a part of the year whose bracket begins with ``mention``: 上半年（1月至6月）."""
    start = mention.span.start
    return _named(doc, start - 1) if doc.body[start - 1 : start] in ("（", "(") else None


def _named(doc: Document, end: int) -> Span | None:
    found = [word for word in PERIODS if doc.body.endswith(word, 0, end)]
    return Span(end - max(map(len, found)), end) if found else None
