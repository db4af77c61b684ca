"""Stretches of a year for which figures are told, and figures that are called those of the whole year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Document, Span, in_quotation, in_title, sentence_at
from hegui.api.facts import Moment, moments, quantities
from hegui.api.language import Worded, class_hits, ending_at, first_in, starting_at
from hegui.api.text import letters_before

_LAST = 11
"""A stretch that ends in this month or before has left out a month."""
_TO = Worded("(?:起|始|开始|起算)?[，,]?[ \u2060]*(?:截?[至到止]|—|–|－|-|~|～){1,2}[ \u2060]*")
_FROM_BEGINNING = Worded("(?:[12][0-9]{3}年)?(?:<year-begins>)(?:起|以来|开始|始)?[，,]?(?:至|到|截至|截止)$")
_NEAR = 24
"""Characters between a stretch and its claim in one clause."""
_BEFORE = 16
"""Characters that 自2024年年初至 has at most."""
_UNTIL = ("截至", "截止", "截止到", "截至到", "截止至")


class Window(NamedTuple):
    """A stretch that begins with the year and ends before December.

    Attributes:
        said: the words that say how far it goes.
    """

    span: Span
    said: str


def short_windows(doc: Document) -> list[Window]:
    """Stretches from the beginning of a year to a month before December, in order."""
    found = [*_of_days(doc), *_of_words(doc)]
    return sorted(w for w in found if not in_title(doc, w.span.start) and not in_quotation(doc, w.span.start))


def _of_days(doc: Document) -> Iterator[Window]:
    at = moments(doc)
    for place, moment in enumerate(at):
        month = moment.end_month or moment.month
        if month is None or not 1 <= month <= _LAST or not moment.written:
            continue
        start = _beginning(doc, at[place - 1] if place else None, moment)
        if start is not None:
            span = Span(start, moment.span.end)
            yield Window(span, doc.quote(span))


def _beginning(doc: Document, before: Moment | None, moment: Moment) -> int | None:
    """Where the stretch that ends with ``moment`` begins; ``None`` if it does not begin with a year."""
    start = moment.span.start
    if moment.end_month is not None:
        return start if moment.month == 1 else None
    until = ending_at(doc, start, "until-marker")
    if until is not None and doc.quote(until) in _UNTIL:
        return until.start
    if before is not None and before.month == 1 and before.day in (None, 1) and before.end_month is None:
        same = not (before.own_year and moment.own_year) or before.years == moment.years
        if same and _TO.of(doc).fullmatch(doc.body, before.span.end, start):
            return before.span.start
    named = _FROM_BEGINNING.of(doc).search(letters_before(doc.body, start, _BEFORE))
    return start - len(named[0]) if named is not None else None


def _of_words(doc: Document) -> Iterator[Window]:
    for hit in class_hits(doc)["part-of-year-told"]:
        yield Window(hit, doc.quote(hit))


class Claim(NamedTuple):
    """Words that call a figure that of the whole year, and the stretch told for it.

    Attributes:
        sure: the stretch is said to be that of the figures.
    """

    words: Span
    window: Window
    sure: bool = True


def cut_short(doc: Document) -> Iterator[Claim]:
    """Figures called those of the whole year over a stretch that ends before it."""
    claims = [hit for hit in class_hits(doc)["whole-year"] if _is_claim(doc, hit)]
    windows = short_windows(doc) if claims else []
    for window in windows:
        sentence = sentence_at(doc, window.span.start)
        if _goes_on(doc, sentence, window):
            continue
        for claim in claims:
            if (
                sentence.covers(claim)
                and not window.span.overlaps(claim)
                and _said_for(doc, claim, window, sentence)
            ):
                yield Claim(claim, window)
                break


def _is_claim(doc: Document, hit: Span) -> bool:
    return (
        ending_at(doc, hit.start, "not-of-whole-year") is None
        and starting_at(doc, hit.end, "year-ahead", "so-long-after") is None
    )


def _goes_on(doc: Document, sentence: Span, window: Window) -> bool:
    """Whether the sentence names a time after the stretch too: then the whole is told in parts."""
    return any(
        sentence.start <= m.span.start < sentence.end
        and not window.span.overlaps(m.span)
        and (m.month is not None or m.span.start > window.span.end)
        for m in moments(doc)
    )


def _said_for(doc: Document, claim: Span, window: Window, sentence: Span) -> bool:
    if claim.start >= window.span.end:
        return _told_behind(doc, claim, window)
    return _told_before(doc, claim, window)


def _told_behind(doc: Document, claim: Span, window: Window) -> bool:
    """截至11月30日，某局全年累计…: no figure and no clause between."""
    between = doc.body[window.span.end : claim.start]
    if any(mark in between for mark in "；;：:（(") or _counted(doc, window.span.end, claim.start):
        return False
    clauses = between.count("，") + between.count(",")
    behind = between.lstrip("日底末止起时")[:1] in ("，", ",")
    if clauses > 1 or (clauses == 1 and not behind) or (not clauses and len(between) > _NEAR):
        return False
    return _counted(doc, claim.end, sentence_at(doc, claim.start).end)


def _told_before(doc: Document, claim: Span, window: Window) -> bool:
    """全年数据的统计期限…, 全年收到146件（统计时间为1月至11月）."""
    between = (claim.end, window.span.start)
    if first_in(doc, between, "data-word") is None:
        return False
    clause = doc.clause_at(window.span.start)
    if clause is None:
        return False
    opened = doc.body.rfind("（", *between)
    lead = opened if opened >= 0 else claim.end
    named = first_in(doc, (claim.end, claim.end + 4), "data-word") is not None and opened in range(
        claim.end, claim.end + 4
    )
    if not named and first_in(doc, (lead, window.span.start), "data-word") is None:
        return False
    return not _counted(doc, window.span.end, clause.span.end)


def _counted(doc: Document, start: int, end: int) -> bool:
    found = quantities(doc)
    place = bisect_left(found, start, key=lambda q: q.span.start)
    return place < len(found) and found[place].span.end <= end and found[place].kind != "duration"
