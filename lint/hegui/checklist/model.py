"""A checklist as it stands in memory: a kind of report, and the elements it must have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hegui.api import Basis, Severity
from hegui.checklist.conditions import Condition
from hegui.document import Kind


class Years(NamedTuple):
    """Report years an element is asked for; ``None`` = no limit on that side."""

    first: int | None = None
    last: int | None = None

    def admit(self, year: int | None) -> bool:
        """Whether a report on ``year`` is asked; a report whose year is unknown is."""
        if year is None:
            return True
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)


class Earlier(NamedTuple):
    """What was asked before the years of an element: other report years, with their own basis, never graver than ``severity``."""

    years: Years
    severity: Severity
    basis: tuple[Basis, ...]


class Example(NamedTuple):
    """An example of an element, in TOML: ``text``, ``says``, and the settings of ``hegui.testing.document``."""

    text: str
    says: str
    settings: Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Element:
    """One thing that a kind of report must have.

    Attributes:
        needs: id of the element without which this one cannot be there.
        without: status when that element is missing: ``missing`` or ``not-applicable``.
        levels: levels of issuers that owe it; empty = all.
        earlier: years outside ``years`` in which it was asked as well, on another basis or less surely.
        before: why it is not asked in other years, in Chinese; ``""`` = no reason is known.
        conditions: judged in order; the worst status counts.
    """

    id: str
    title: str
    code: str
    name: str
    severity_missing: Severity
    severity_weak: Severity
    profile: str
    levels: tuple[str, ...]
    years: Years
    earlier: tuple[Earlier, ...]
    before: str
    basis: tuple[Basis, ...]
    rationale: str
    needs: str
    without: str
    conditions: tuple[Condition, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    @property
    def severity(self) -> Severity:
        """The highest severity of its findings."""
        return max(self.severity_missing, self.severity_weak)

    def asked(self, year: int | None) -> tuple[tuple[Basis, ...], Severity] | None:
        """The basis on which a report on ``year`` owes it, and how grave its findings may be; ``None`` = it does not."""
        if self.years.admit(year):
            return self.basis, self.severity
        return next(((e.basis, e.severity) for e in self.earlier if e.years.admit(year)), None)


@dataclass(frozen=True, eq=False)
class Checklist:
    """What a kind of report must have.

    Attributes:
        path: the file it came from.
        leaders: level to the posts of its main leaders, for messages.
    """

    kind: Kind
    version: int
    path: str
    elements: tuple[Element, ...]
    leaders: Mapping[str, str]

    def element(self, id: str) -> Element | None:
        """The element called ``id``."""
        return next((e for e in self.elements if e.id == id), None)
