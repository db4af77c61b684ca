"""When a report speaks: its year, the day it was written, and which of its words are about what is to come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.document import Document, fact
from hegui.facts.dates import dates
from hegui.facts.parts import part
from hegui.facts.places import in_cell, in_title, sentence_at
from hegui.text.days import YEAR, DateMention

_PLAN_HEADING = re.compile("下一步|下一年|下年度|来年|明年|安排|打算|思路|计划|规划|目标|展望|谋划")
_FUTURE = re.compile(
    "将(?!军|来的|近|其|(?![继进持加开组推不以按围聚着重全深严强健完坚积大认切])[^，。；]{2,20}(?:纳入|作为|列入|列为|融入|贯穿|细化|分解))|拟(?!稿|定了|订了)|计划(?:于|在|到)|力争|争取|预计|明年|来年|下一步|下一年|下年度|今后|即将|年底前|月底前|日前完成"
    f"|到{YEAR}年|{YEAR}年底?前|目标|展望"
)


_CLAUSE_MARKS = "，,；;。"


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
    """Whether ``doc`` tells of its year only: an annual report, or a passage without a title whose year was stated."""
    return is_annual(doc) or (doc.identity.year_stated and doc.identity.title_span is None)


def in_plan(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands in what is planned, not in what was done: by part of the report or by headings."""
    if _PLAN_HEADING.search(doc.section_path(offset)):
        return True
    found = part(doc, "next-year-plan") if is_annual(doc) and not is_passage(doc) else None
    return found is not None and any(s.start <= offset < s.end for s in found.spans)


def clause_of_future(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the clause of ``span``, or the one after it, says what will be; a 将 far off may mean "taking"."""
    sentence = sentence_at(doc, span[0])
    start = max(doc.body.rfind(mark, sentence.start, span[0]) for mark in _CLAUSE_MARKS)
    ends = [i for i in range(span[1], sentence.end) if doc.body[i] in _CLAUSE_MARKS]
    end = ends[1] if len(ends) > 1 else sentence.end
    return _FUTURE.search(doc.body, max(start, sentence.start), end) is not None


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
