"""When a report speaks and what it speaks about: the questions that the rules on time and on laws share."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from typing import NamedTuple

from hegui.api import Document, Span, part
from hegui.document import fact

_PLAN_HEADING = re.compile("下一步|下一年|下年度|来年|明年|安排|打算|思路|计划|规划|目标|展望|谋划")
_FUTURE = re.compile(
    "将(?!军|来的|近|其|(?![继进持加开组推不以按围聚着重全深严强健完坚积大认切])[^，。；]{2,20}(?:纳入|作为|列入|列为|融入|贯穿|细化|分解))|拟(?!稿|定了|订了)|计划(?:于|在|到)|力争|争取|预计|明年|来年|下一步|下一年|下年度|今后|即将|年底前|月底前|日前完成"
    "|到20[0-9]{2}年|20[0-9]{2}年底?前|目标|展望"
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


@fact
def _sentence_starts(doc: Document) -> list[int]:
    return [s.span.start for s in doc.sentences]


def sentence_at(doc: Document, offset: int) -> Span:
    """The sentence that holds ``offset``; where structure knows none (headings, cells), the paragraph."""
    index = bisect_right(_sentence_starts(doc), offset) - 1
    if index >= 0 and doc.sentences[index].span.end > offset:
        return doc.sentences[index].span
    paragraph = doc.paragraph_at(offset)
    return paragraph.span if paragraph is not None else Span(0, len(doc.body))


def words_round(doc: Document, span: tuple[int, int], before: int, after: int) -> tuple[str, str]:
    """What stands before and after ``span`` in its own sentence, at most so many code points."""
    sentence = sentence_at(doc, span[0])
    start, end = max(sentence.start, span[0] - before), min(max(sentence.end, span[1]), span[1] + after)
    return doc.body[start : span[0]], doc.body[span[1] : end]


def is_own_report(doc: Document) -> bool:
    """Whether ``doc`` is of a kind that tells of one year, and whose parts are known."""
    return doc.kind.annual


def is_passage(doc: Document) -> bool:
    """Whether ``doc`` has neither title nor headings: a sentence or two, in which no part can be told."""
    return doc.identity.title_span is None and not doc.sections


def tells_its_year(doc: Document) -> bool:
    """Whether ``doc`` tells of its year only: an annual report, or a passage without a title whose year was stated."""
    return is_own_report(doc) or (doc.identity.year_stated and doc.identity.title_span is None)


def in_plan(doc: Document, offset: int) -> bool:
    """Whether ``offset`` stands in what is planned, not in what was done: by part of the report or by headings."""
    if _PLAN_HEADING.search(doc.section_path(offset)):
        return True
    found = part(doc, "next-year-plan") if is_own_report(doc) and not is_passage(doc) else None
    return found is not None and any(s.start <= offset < s.end for s in found.spans)


def speaks_of_future(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the sentence of ``span`` says what will be."""
    sentence = sentence_at(doc, span[0])
    return _FUTURE.search(doc.body, sentence.start, sentence.end) is not None


def clause_at(doc: Document, span: tuple[int, int]) -> Span:
    """The clause of ``span``, marks left out."""
    sentence = sentence_at(doc, span[0])
    start = max(doc.body.rfind(mark, sentence.start, span[0]) for mark in _CLAUSE_MARKS)
    ends = (doc.body.find(mark, span[1], sentence.end) for mark in _CLAUSE_MARKS)
    return Span(max(start + 1, sentence.start), min((e for e in ends if e >= 0), default=sentence.end))


def clause_of_future(doc: Document, span: tuple[int, int]) -> bool:
    """Whether the clause of ``span``, or the one after it, says what will be; a 将 far off may mean "taking"."""
    sentence = sentence_at(doc, span[0])
    start = max(doc.body.rfind(mark, sentence.start, span[0]) for mark in _CLAUSE_MARKS)
    ends = [i for i in range(span[1], sentence.end) if doc.body[i] in _CLAUSE_MARKS]
    end = ends[1] if len(ends) > 1 else sentence.end
    return _FUTURE.search(doc.body, max(start, sentence.start), end) is not None


def day_words(day: datetime.date) -> str:
    """``2024年5月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"
