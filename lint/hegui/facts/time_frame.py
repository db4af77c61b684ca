"""When a report speaks: its year, the day it was written, and which of its words are about what is to come."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hegui.document import Document, Span, fact
from hegui.facts.dates import dates
from hegui.facts.parts import part
from hegui.facts.places import clause_at, in_cell, in_title, sentence_at
from hegui.facts.rows import listed, words_of
from hegui.lexicon import Worded, class_hits, ending_at, first_in, starting_at
from hegui.text.days import YEAR, DateMention

_PLAN_HEADING = re.compile(listed("plan-heading"))
_FUTURE = re.compile(
    f"将(?!军|来的|近|其|(?![{listed('after-will')}])[^，。；]{{2,20}}(?:{listed('made-part')}))|拟(?!稿|定了|订了)|计划(?:于|在|到)|{listed('future-word')}"
    f"|到{YEAR}年|{YEAR}年底?前|目标|展望"
)


class Frame(NamedTuple):
    """When a report speaks.

    Attributes:
        year: the year reported on, ``None`` when unknown.
        dated: the latest day the report itself names as its own (signature or publication), ``None`` without one.
        latest: the last day on which it can have been written: ``dated``, else 1 April after ``year``, the day by
            which such reports are published; ``None`` when neither is known.
    """

    year: int | None
    dated: datetime.date | None
    latest: datetime.date | None


@fact
def frame(doc: Document) -> Frame:
    """The frame of ``doc``."""
    identity = doc.identity
    days = [d for d in (identity.published, identity.signed) if d is not None]
    dated = max(days, default=None)
    latest = dated or (datetime.date(identity.year + 1, 4, 1) if identity.year else None)
    return Frame(identity.year, dated, latest)


def is_annual(doc: Document) -> bool:
    """Whether ``doc`` is of a kind that tells of one year, and whose parts are known."""
    return doc.kind.annual


def is_passage(doc: Document) -> bool:
    """Whether ``doc`` has neither title nor headings: a sentence or two, in which no part can be told."""
    return doc.identity.title_span is None and not doc.sections


def tells_its_year(doc: Document) -> bool:
    """Whether ``doc`` tells of its year only: an annual report, or a passage without a title whose year was stated.

    某局2024年工作总结 tells of 2024 too, whatever its kind; 2024年政府工作报告 was given in 2024, on 2023.
    """
    if is_annual(doc):
        return True
    if doc.identity.title_span is None:
        return doc.identity.year_stated
    return _summed_up_in_title(doc)


_SUMS_UP = Worded(
    r"(?:<sums-up-year>|<of-the-year>\w{0,16}<report-word>)(?:<title-joint>\w{0,24})?(?:[（(][^（）()]{0,12}[）)])?$"
)
_NOT_THE_YEAR = Worded("<sums-up-longer>")


@fact
def _summed_up_in_title(doc: Document) -> bool:
    """Whether the title says that the year it names is summed up: 2024年执法工作总结, 2024年度…报告."""
    if titled_year(doc) is None:
        return False
    title = doc.identity.title
    return _SUMS_UP.of(doc).search(title) is not None and _NOT_THE_YEAR.of(doc).search(title) is None


def in_plan(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands in what is planned, not in what was done: by part of the report or by headings."""
    if _PLAN_HEADING.search(doc.section_path(offset)):
        return True
    found = part(doc, "next-year-plan") if is_annual(doc) and not is_passage(doc) else None
    return found is not None and any(s.start <= offset < s.end for s in found.spans)


def clause_of_future(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the clause of ``span``, or the one after it, says what will be; a 将 far off may mean "taking"."""
    clause = clause_at(doc, span)
    following = doc.clauses_in((clause.end, sentence_at(doc, span[0]).end))
    end = following[0].span.end if following else clause.end
    return _FUTURE.search(doc.body, clause.start, end) is not None


@fact
def own_dates(doc: Document) -> tuple[DateMention, ...]:
    """The dates outside 《》, in the order of the text."""
    return tuple(d for d in dates(doc) if not in_title(doc, d.span.start))


def running_dates(doc: Document) -> Iterator[DateMention]:
    """The dates of running text: outside 《》 and tables."""
    return (d for d in own_dates(doc) if not in_cell(doc, d.span.start))


@fact
def titled_year(doc: Document) -> int | None:
    """The report year, if the title itself says it; a plan for the next year may be named beside it."""
    year, span = doc.identity.year, doc.identity.title_span
    if year is None or span is None:
        return None
    named = [d for d in dates(doc) if span[0] <= d.span.start < span[1] and d.year is not None]
    years = {d.year for d in named}
    sound = year in years and years <= {year, year + 1} and all(d.end_year is None for d in named)
    return year if sound else None


_ABOUT = ("compare-marker", "basis-marker", "since-marker")
"""Classes of which a word before a year in its clause makes it a year referred to."""
_TAKES = tuple("较比与同和及自从由对把将据按照至到—的")
"""Right before a year these make it part of something else (对2023年…, 自2023年…)."""
_NAMES = tuple(words_of("year-referred-behind"))
"""Right behind a year these make it describe what follows (2023年的, 2023年考核)."""


@fact
def topics(doc: Document) -> tuple[DateMention, ...]:
    """The years, months and days that say when what their clause tells took place, in the order of the text.

    Such a one begins its clause, or stands behind a subject or 于, 在: not what a figure is compared with, not what a
    document is called after, not the beginning of a longer time.
    """
    return tuple(
        d for d in running_dates(doc) if d.year is not None and d.kind != "years" and _is_topic(doc, d)
    )


def _is_topic(doc: Document, mention: DateMention) -> bool:
    start, end = mention.span
    clause = doc.clause_at(start)
    if clause is None or doc.body.startswith(_NAMES, end) or clause.opens in ("（", "("):
        return False
    if start > clause.span.start and doc.body[start - 1] in _TAKES:
        return False
    return first_in(doc, (clause.span.start, start), *_ABOUT) is None


def topic_before(doc: Document, offset: int) -> DateMention | None:
    """The topic that stands last before ``offset`` in its sentence."""
    sentence = sentence_at(doc, offset)
    found = topics(doc)
    place = bisect_left(found, offset, key=lambda d: d.span.start) - 1
    return found[place] if place >= 0 and found[place].span.start >= sentence.start else None


def year_told(doc: Document, offset: int) -> int | None:
    """The year that the words at ``offset`` speak of: the sentence's, else the heading's, else the report's.

    In the plans of a report that is the year after the one reported on.
    """
    said = topic_before(doc, offset)
    if said is not None:
        return said.year
    headed = _heading_year(doc, offset)
    if headed is not None or not tells_its_year(doc):
        return headed
    year = frame(doc).year
    return year + 1 if year is not None and in_plan(doc, offset) else year


def _heading_year(doc: Document, offset: int) -> int | None:
    """The only year that the headings above ``offset`` name, the nearest first."""
    section = doc.section_at(offset)
    while section is not None:
        start, end = section.heading.span
        if end <= offset:
            years = {d.year for d in dates(doc) if start <= d.span.start < end and d.kind == "year"}
            if years:
                return next(iter(years)) if len(years) == 1 else None
        section = doc.sections[section.parent] if section.parent is not None else None
    return None


def relative_years(doc: Document, span: tuple[int, int], offset: int) -> set[int]:
    """What a word such as 上年 (``offset`` -1) at ``span`` can mean: seen from the sentence, the report, its day."""
    said = topic_before(doc, span[0])
    year, dated, _ = frame(doc)
    bases = {said.year if said is not None else None, year, dated.year if dated is not None else None}
    return {base + offset for base in bases if base is not None}


WORK = ("do", "handle", "finish", "head-verb")
"""Classes of the verbs that tell of work done."""
_LOOKING_BACK = (
    "compare-marker", "past-window", "last-year", "now-marker", "recognition", "founding", "carried-over",
)  # fmt: skip
_AT = ("于", "在")
_ENDS = tuple(words_of("clause-of-time-ending"))
"""What ends a clause that only says since when or before when."""


def opens_a_story(doc: Document, mention: DateMention) -> bool:
    """Whether ``mention`` says when what follows was done: (据统计，)(镇司法所)(于)2023年(，|共|全镇|办理…).

    It stands in the first clause of its sentence, behind a subject at most, and is no attribute (2023年工作总结).
    """
    return mention in topics(doc) and _leads(doc, mention) and _goes_on_as_time(doc, mention)


def _leads(doc: Document, mention: DateMention) -> bool:
    start = mention.span.start
    clause = doc.clause_at(start)
    if clause is None:
        return False
    for earlier in doc.clauses_in((sentence_at(doc, start).start, clause.span.start)):
        words = doc.quote(earlier.span)
        if earlier.span.end <= clause.span.start and not (
            starting_at(doc, earlier.span.start, "report-verb") or len(words) <= _ORDINAL
        ):
            return False
    end = start - (doc.body[start - 1] in _AT)
    before = doc.body[clause.span.start : end]
    return len(before) <= _SUBJECT and ending_at(doc, end, *WORK, "say", "see") is None


_ORDINAL = 3
"""Characters of 一是, （一）, 第一 alone in a clause."""
_SUBJECT = 16
"""Longest subject before a year."""


def _goes_on_as_time(doc: Document, mention: DateMention) -> bool:
    clause = doc.clause_at(mention.span.start)
    if clause is None:
        return False
    end = mention.span.end
    while (within := starting_at(doc, end, "within-year")) is not None and within.end <= clause.span.end:
        end = within.end
    rest = doc.body[end : clause.span.end]
    if not rest:
        return True
    if rest.endswith(_ENDS) or any(
        doc.body.startswith("的", hit.end)
        for name in WORK
        for hit in _inside(doc, name, (end, clause.span.end))
    ):
        return False
    return (
        mention.kind != "year"
        or starting_at(doc, end, *WORK, "area-word", "total-marker", "past-marker", "number-lead", "own-body")
        is not None
    )


def _inside(doc: Document, name: str, span: tuple[int, int]) -> Iterator[Span]:
    spans = class_hits(doc).get(name, ())
    for place in range(bisect_left(spans, (span[0], 0)), len(spans)):
        if spans[place].end > span[1]:
            return
        yield spans[place]


def looks_back(doc: Document, span: tuple[int, int]) -> bool:
    """Whether ``span`` compares, tells what began or was won in an earlier year, or what was carried over from it."""
    return first_in(doc, span, *_LOOKING_BACK) is not None
