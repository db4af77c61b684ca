"""``SignatureCondition``: who reports, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from hegui.checklist.conditions.base import Condition, Outcome, View
from hegui.document import Document, Span
from hegui.facts.parts import evened, is_fragment
from hegui.text.blanks import trimmed


@dataclass(frozen=True, eq=False, kw_only=True)
class SignatureCondition(Condition):
    """Who reports and when: in the signature, or else in title and page data."""

    type = "signature"
    keys: ClassVar[Mapping[str, str]] = {}
    cases = {"met": "met", "no-issuer": "weak", "no-date": "weak", "none": "missing"}

    def judge(self, view: View) -> Outcome:
        identity = view.document.identity
        issuer = identity.signature_span or identity.issuer_span
        date = identity.date_span or identity.published_span
        known_issuer = issuer is not None or bool(identity.issuer)
        known_date = date is not None or identity.published is not None or identity.signed is not None
        evidence = view.evidence([s for s in (issuer, date) if s is not None])
        anchor = None if is_fragment(view.document) else _last_words(view.document)
        if known_issuer and known_date:
            return Outcome("met", evidence, "报告单位和日期都能看到")
        if known_issuer:
            return Outcome("no-date", evidence, anchor=anchor)
        return Outcome("no-issuer" if known_date else "none", evidence, anchor=anchor)


def _last_words(document: Document) -> Span | None:
    """The last clause of the report: where the signature should follow."""
    for paragraph in reversed(document.report):
        span = trimmed(document.body, paragraph.span)
        if span.length:
            start = max(span.start, span.end - 20)
            cut = max(evened(document).rfind(mark, start, span.end - 1) for mark in "。；，！")
            return trimmed(document.body, (max(start, cut + 1), span.end))
    return None
