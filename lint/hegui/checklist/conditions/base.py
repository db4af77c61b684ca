"""What every condition is, sees and answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from hegui.api import Related, Severity
from hegui.checklist.results import Evidence, Trace
from hegui.document import Document, Kind, Span
from hegui.facts.parts import Found, evened, find_parts, first_clause
from hegui.text.blanks import trimmed
from hegui.text.views import squeezed

COMMON_FIELDS = frozenset({"year", "next_year", "leaders", "issuer", "title"})
"""Placeholders that every message template may use."""


class View(NamedTuple):
    """What a condition sees: a document, and the kind of report it is judged as."""

    document: Document
    kind: Kind

    @property
    def text(self) -> str:
        """See ``plain``."""
        return evened(self.document)

    @property
    def year(self) -> int | None:
        """The report year."""
        return self.document.identity.year

    def part(self, name: str) -> Found | None:
        """The part called ``name``, if it was found."""
        return find_parts(self.document, self.kind).get(name)

    def evidence(self, spans: Sequence[tuple[int, int]], limit: int = 6) -> tuple[Evidence, ...]:
        """The first ``limit`` of ``spans``, trimmed and quoted; empty ones are left out."""
        clean = dict.fromkeys(trimmed(self.document.text, s) for s in spans)
        return tuple(Evidence(s, self.document.quote(s)) for s in sorted(c for c in clean if c.length))[
            :limit
        ]


class Outcome(NamedTuple):
    """What a condition found.

    Attributes:
        case: key of the condition's ``cases``.
        reason: for ``met`` and ``not-applicable``: one Chinese sentence without its stop.
        anchor: where the finding belongs; ``None`` = the part's anchor or the best place in the document.
        fields: values of the placeholders of this condition.
        cap: the highest severity this outcome can bear, however the checklist is set.
    """

    case: str
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    anchor: Span | None = None
    fields: Mapping[str, object] = {}
    related: tuple[Related, ...] = ()
    cap: Severity | None = None
    trace: tuple[Trace, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Condition:
    """Base of all conditions.

    Attributes:
        keys: key in TOML to what it holds (see ``hegui.checklist.load``); a final ``!`` makes it obligatory.
        cases: case to status.
        only_with: cases that cannot come about unless the key named here is set.
        fields: placeholders besides ``COMMON_FIELDS``.
    """

    type: ClassVar[str] = ""
    keys: ClassVar[Mapping[str, str]] = {}
    cases: ClassVar[Mapping[str, str]] = {}
    only_with: ClassVar[Mapping[str, str]] = {}
    fields: ClassVar[frozenset[str]] = frozenset()

    say: Mapping[str, str] = field(default_factory=dict)
    suggest: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def status(self, case: str) -> str:
        """The status that ``case`` gives."""
        return self.cases[case]

    def judge(self, view: View) -> Outcome:
        """The outcome for one document. Pure."""
        raise NotImplementedError


ABSENT = Outcome("absent", reason="没有这一部分，无从判断")


def short(document: Document, span: Span, longest: int = 16) -> str:
    """The words of ``span`` up to their first stop, for a message."""
    words = squeezed(document.quote(span))
    for stop in "，,。；;：:":
        words = words.split(stop)[0]
    return words if len(words) <= longest else words[:longest] + "…"


def mark(document: Document, span: Span) -> Span:
    """The first clause of ``span``, to mark an item by."""
    return first_clause(document, span) if span.length else span
