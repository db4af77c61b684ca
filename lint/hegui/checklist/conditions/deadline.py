"""``DeadlineCondition``: published in time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hegui.api import Related, Severity
from hegui.checklist.conditions.base import Condition, Outcome, View
from hegui.document import Document, Identity, Span
from hegui.text.days import day_words


@dataclass(frozen=True, eq=False, kw_only=True)
class DeadlineCondition(Condition):
    """The report is published by ``month``/``day`` of the year after the report year.

    A date under the signature stands in when the day of publication is unknown. A page may be a later copy, so a
    page date is doubtful when the report was signed in time or the page is of a still later year; also before
    ``certain_from``, the first report year for which the rule is beyond doubt.
    """

    type = "deadline"
    keys = {"month": "int!", "day": "int!", "certain_from": "int"}
    cases = {"met": "met", "late": "missing", "late-copy": "missing", "unknown": "not-applicable"}
    fields = frozenset({"date", "deadline", "what"})

    month: int
    day: int
    certain_from: int = 0

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        year = identity.year
        date = identity.published or identity.signed
        if year is None:
            return Outcome("unknown", reason="报告年度不明，不核对公开时间")
        if date is None:
            return Outcome("unknown", reason="没有发布日期，也没有落款日期，可用 --published 指明")
        if date.year < year:
            return Outcome("unknown", reason=f"日期{day_words(date)}早于报告年度，不核对公开时间")
        deadline = datetime.date(year + 1, self.month, self.day)
        signed_only = _signed_only(identity)
        what = "落款日期" if signed_only else "发布日期"
        place = identity.date_span if signed_only else identity.published_span
        anchor = place if signed_only else _own_place(view.document, place)
        fields = {"date": day_words(date), "deadline": day_words(deadline), "what": what}
        evidence = view.evidence([place]) if place is not None else ()
        if date <= deadline:
            return Outcome(
                "met", evidence, f"{what}{day_words(date)}不晚于{day_words(deadline)}", fields=fields
            )
        signed_in_time = identity.signed is not None and identity.signed <= deadline
        doubtful = year < self.certain_from or date.year > year + 1 or (signed_in_time and not signed_only)
        return Outcome(
            "late-copy" if doubtful and not signed_only else "late", evidence, anchor=anchor, fields=fields,
            related=(Related(place, f"{what}在这里"),) if place is not None and anchor is None else (),
            cap=Severity.WARNING if doubtful else None,
        )  # fmt: skip


def _signed_only(identity: Identity) -> bool:
    """Whether no day of publication is told.

    ``published`` then falls back to the day of signature, and carries the signature's place, or none.
    """
    return identity.published is None or (
        identity.published == identity.signed
        and identity.date_span is not None
        and identity.published_span in (None, identity.date_span)
    )


def _own_place(document: Document, place: Span | None) -> Span | None:
    """The place of a day, where it is the report's own text: furniture is never the place of a finding."""
    return place if place is None or document.marked(place) is None else None
