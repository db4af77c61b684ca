"""Days as a passage means them: what a date leaves out is taken from the one before it; 次日 counts from it."""

from __future__ import annotations

import calendar
import datetime
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.date_spans import PERIODS
from hegui.facts.places import sentence_at
from hegui.facts.time_frame import frame, running_dates, tells_its_year
from hegui.lexicon import Worded, class_hits, ending_at
from hegui.text.days import DateMention
from hegui.text.numerals import read


class Moment(NamedTuple):
    """A day, month, part of a year or year, in every year that it can be meant of.

    Attributes:
        years: in which it can lie, the likeliest first; empty when no year is known.
        month, end_month, day: as meant, ``None`` where not said.
        shift: days to add (次日).
        written: it is a date; else a word that counts from one.
        own_year: its year is written with it.
    """

    span: Span
    years: tuple[int, ...]
    month: int | None
    day: int | None
    end_month: int | None = None
    shift: int = 0
    written: bool = True
    own_year: bool = False

    def days(self) -> list[datetime.date]:
        """The day in each of its years; empty when it is no day of the calendar."""
        if self.month is None or self.day is None or not 1 <= self.month <= 12:
            return []
        return [
            datetime.date(year, self.month, self.day) + datetime.timedelta(self.shift)
            for year in self.years
            if 1 <= self.day <= calendar.monthrange(year, self.month)[1]
        ]

    def bounds(self, year: int) -> tuple[datetime.date, datetime.date] | None:
        """Its first and last day, in ``year``; ``None`` when there is no such day."""
        if self.month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        end = self.end_month or self.month
        if not (1 <= self.month <= 12 and self.month <= end <= 12):
            return None
        length = calendar.monthrange(year, end)[1]
        if self.day is None:
            return datetime.date(year, self.month, 1), datetime.date(year, end, length)
        if not 1 <= self.day <= length:
            return None
        day = datetime.date(year, self.month, self.day) + datetime.timedelta(self.shift)
        return day, day


_AFTER = Worded("(?P<number>[一二两三四五六七八九十]{1,2}|[0-9]{1,2})[ ]?[天日](?:<so-long-after>)")


@fact
def moments(doc: Document) -> tuple[Moment, ...]:
    """The moments of the running text, in order."""
    return tuple(_moments(doc))


def _moments(doc: Document) -> Iterator[Moment]:
    own = frame(doc).year if tells_its_year(doc) else None
    last: Moment | None = None
    paragraph = sentence = Span(0, 0)
    told: tuple[int, ...] = ()
    named: dict[int, None] = {}
    for at, mention in _in_order(doc):
        if not paragraph.start <= at.start < paragraph.end:
            found = doc.paragraph_at(at.start)
            paragraph = found.span if found is not None else at
            last, told = None, ()
        if not sentence.start <= at.start < sentence.end:
            sentence = sentence_at(doc, at.start)
        near = last is not None and last.span.start >= sentence.start
        if not near:
            named = {}
        if mention is None:
            if last is not None and last.day is not None:
                yield (last := last._replace(span=at, shift=last.shift + _shift(doc, at), written=False))
            continue
        years = _years(doc, mention, (*reversed(named),) or told, own, near)
        month = mention.month
        if month is None and mention.day is not None and last is not None:
            month = last.end_month or last.month
            years = last.years
            if last.month is None:
                continue
        end_month, span = mention.end_month, mention.span
        if mention.kind == "year" and (period := _period_behind(doc, span.end)) is not None:
            span, (month, end_month) = Span(span.start, period.end), PERIODS[doc.quote(period)]
        last = Moment(span, years, month, mention.day, end_month, own_year=mention.year is not None)
        named.update(dict.fromkeys(years))
        told = years or told
        yield last


def _in_order(doc: Document) -> Iterator[tuple[Span, DateMention | None]]:
    """Dates and the words that count days from one, in the order of the text."""
    found: list[tuple[Span, DateMention | None]] = [
        (d.span, d) for d in running_dates(doc) if d.kind in ("date", "year", "months") and d.exists
    ]
    if found:
        found += [(span, None) for name in ("next-day", "same-day") for span in class_hits(doc).get(name, ())]
        found += [
            (Span(match.start(), span.end), None)
            for span in class_hits(doc).get("so-long-after", ())
            if (match := _AFTER.of(doc).fullmatch(doc.body, _number_before(doc, span), span.end)) is not None
        ]
    return iter(sorted(found, key=lambda pair: pair[0]))


def _number_before(doc: Document, span: Span) -> int:
    """Where a number of days before ``span`` begins."""
    start = span.start
    while (
        start > 0
        and span.start - start < 4
        and doc.body[start - 1] in "0123456789一二两三四五六七八九十天日 "
    ):
        start -= 1
    return start


def _shift(doc: Document, at: Span) -> int:
    said = _AFTER.of(doc).fullmatch(doc.body, *at)
    if said is not None:
        return read(said["number"].replace("两", "二")) or 0
    return int(at in class_hits(doc)["next-day"])


def _period_behind(doc: Document, offset: int) -> Span | None:
    """第四季度 right behind a year."""
    found = [word for word in PERIODS if doc.body.startswith(word, offset)]
    return Span(offset, offset + max(map(len, found))) if found else None


def _years(
    doc: Document, mention: DateMention, carried: tuple[int, ...], own: int | None, near: bool
) -> tuple[int, ...]:
    """The years in which ``mention`` can lie."""
    if mention.year is not None:
        return (mention.year,)
    start = mention.span.start
    bases = dict.fromkeys(
        (*carried, *(() if own is None else (own,))) if near or own is None else (own, *carried)
    )
    if ending_at(doc, start, "year-after") is not None:
        return tuple(year + 1 for year in bases)
    if ending_at(doc, start, "last-year") is not None:
        return tuple(year - 1 for year in bases)
    return tuple(bases)


def moment_at(doc: Document, offset: int) -> Moment | None:
    """The last moment that begins at or before ``offset``."""
    found = moments(doc)
    place = bisect_right(found, offset, key=lambda m: m.span.start) - 1
    return found[place] if place >= 0 else None
