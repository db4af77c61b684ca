"""What the words of a heading promise, and what a text tells: shortcomings, plans or results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.document import Clause
from hegui.api.language import Worded, first_in

_SHORTCOMINGS = Worded(
    "(?:存在|面临|主要)(?:着|的|一些|主要|突出){0,3}<shortcoming-noun>|<shortcoming-noun>(?:[和与及、]|以及)?(?:其|产生|存在)?的?(?:主要)?(?:原因|成因|剖析|分析)?$"
    "|(?:原因|成因)(?:分析|剖析)?$"
)
PLAN = Worded(
    "(?:<plan-heading-time>|(?P<year>20[0-9]{2})年(?:度)?)(?:的)?[一-龥]{0,8}(?:<plan-heading-noun>)"
)
FIGURE = re.compile("[0-9][0-9.]*+余?[一-龥%]")
_RESULTS = Worded("<results-heading>$|<results-heading>[和与及、]")
_YEAR = re.compile("(20[0-9]{2})年")


def names_shortcomings(doc: Document, title: Span) -> bool:
    """Whether a heading names shortcomings, not what was done about them."""
    words = _SHORTCOMINGS.of(doc).search(doc.body, *title)
    return words is not None and first_in(doc, title, "remedy-word") is None


def names_plan(doc: Document, title: Span) -> re.Match[str] | None:
    """The words of a heading that name what is still to be done; ``year`` where it is told."""
    plan = PLAN.of(doc).search(doc.body, *title)
    return plan if plan is not None and first_in(doc, title, "carried-out") is None else None


def names_results(doc: Document, title: Span) -> bool:
    """Whether a heading names what was done, and neither shortcomings nor plans."""
    return (
        _RESULTS.of(doc).search(doc.body, *title) is not None
        and not names_shortcomings(doc, title)
        and PLAN.of(doc).search(doc.body, *title) is None
    )


class Text(NamedTuple):
    """The text under a heading."""

    doc: Document
    span: Span
    clauses: Sequence[Clause]

    @property
    def first(self) -> Span:
        """Its first clause."""
        return self.clauses[0].span if self.clauses else self.span

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes stands in it."""
        return first_in(self.doc, self.span, *names) is not None

    def faults(self) -> bool:
        """Whether a clause speaks of something that is wrong; 化解矛盾312件 does not."""
        if self.has("fault-sign"):
            return True
        return any(
            first_in(self.doc, c.span, "fault-matter") is not None
            and not FIGURE.search(self.doc.body, *c.span)
            and first_in(self.doc, c.span, "remedy-word") is None
            for c in self.clauses
        )

    def figures(self) -> int:
        """How many clauses have a figure with what is counted."""
        return sum(FIGURE.search(self.doc.body, *c.span) is not None for c in self.clauses)

    def clauses_with(self, name: str) -> int:
        """How many clauses have a word of class ``name``."""
        return sum(first_in(self.doc, c.span, name) is not None for c in self.clauses)

    def years(self) -> set[int]:
        """The years named."""
        return {int(m[1]) for m in _YEAR.finditer(self.doc.body, *self.span)}

    def past(self) -> bool:
        """Whether a clause tells what was."""
        return self.has("tells-past")
