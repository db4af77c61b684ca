"""Signature, and the days of signature and publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from hegui.document import Span
from hegui.structure import data
from hegui.structure.furniture import dated_name
from hegui.structure.identity.index import Row
from hegui.structure.identity.material import Material
from hegui.structure.issuers import is_issuer, is_organ
from hegui.text.blanks import trimmed
from hegui.text.days import DayText, find_days
from hegui.text.views import plain

_HAN = "\u4e00-\u9fff"
_DAY_LABEL = re.compile(
    rf"(?P<label>{data.alternatives('day-label')})\s*+[\]】]?\s*+[:：]?\s*+[\[【（(]?\s*+$"
)
_WRITTEN_LABEL = re.compile(
    rf"(?:(?:{data.alternatives('written-day')})(?:日期|时间)|今天是?)\s*+[:：]?\s*+$"
)


def signature(found: Material) -> tuple[str, Span | None]:
    """The bodies that signed, joined by spaces; the last block when a cover letter has one of its own."""
    body = found.body
    lines = list(found.role("signature"))
    while len(lines) > 1 and any(b.ordinal - a.ordinal > 3 for a, b in pairwise(lines)):
        cut = next(i for i, (a, b) in enumerate(pairwise(lines)) if b.ordinal - a.ordinal > 3)
        lines = lines[cut + 1 :]
    if lines:
        spans = [_without_day(body, trimmed(body, p.span)) for p in lines]
        return " ".join(plain(body, s) for s in spans), Span(spans[0].start, spans[-1].end)
    for paragraph in found.role("subtitle"):
        words = plain(body, paragraph.span)
        if is_issuer(words):
            return words, trimmed(body, paragraph.span)
        match = re.fullmatch(rf"[（(]\s*([{_HAN}、]{{4,40}}?)\s*(?:[12二].{{6,14}}日)?\s*[）)]", words)
        if match and is_organ(match[1]):
            return match[1], trimmed(body, paragraph.span)
    return "", None


def _without_day(body: str, span: Span) -> Span:
    day = next(find_days(body, *span), None)
    return trimmed(body, (span.start, day.span.start)) if day and day.span.start > span.start else span


def signing_day(found: Material) -> DayText | None:
    """The day under the signature, else in the signature line, else in brackets under the title."""
    for role in ("date", "signature", "subtitle"):
        for paragraph in reversed(found.role(role)):
            days = list(find_days(found.body, *paragraph.span))
            if days:
                return days[-1]
    return None


def written_day(text: str, rows: Sequence[Row]) -> DayText | None:
    """The day of signature as the index table of the page names it."""
    days = (day for row in rows if row.tells == "written" for day in find_days(text, *row.span))
    return next(days, None)


def publication_day(found: Material) -> DayText | None:
    """The day the page names: container data, a labelled day, else a bare day in a source line."""
    best: tuple[int, DayText] | None = None
    for mark in found.marks:
        if mark.kind not in ("source", "web"):
            continue
        for day in find_days(found.text, *mark.span):
            rest = found.text[day.span.end : mark.span.end].partition("\n")[0]
            line = found.text[found.text.rfind("\n", 0, day.span.start) + 1 : day.span.end] + rest
            kind = "source" if "来源" in rest or dated_name(line.strip()) else mark.kind
            rank = _rank(found.text[max(mark.span.start, day.span.start - 16) : day.span.start], kind)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, day
    stated = found.metadata.get("published", "")
    try:
        given = datetime.date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        given = None
    if given is not None:
        return DayText(best[1].span if best and best[1].day == given else Span(0, 0), given)
    return best[1] if best else None


def _rank(before: str, kind: str) -> int | None:
    """How surely a day is the one of publication, by the label before it; smaller = surer, ``None`` = it is not."""
    if _WRITTEN_LABEL.search(before):
        return None
    label = _DAY_LABEL.search(before)
    if label:
        return 0 if label["label"].startswith("发布") else 1
    return 2 if kind == "source" else None
