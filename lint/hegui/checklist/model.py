"""A checklist as it stands in memory: parts, elements, and the words that both are recognised by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hegui.api import Basis, Severity
from hegui.errors import ConfigError
from hegui.structure import KindSigns

if TYPE_CHECKING:
    from hegui.checklist.conditions import Condition

NEXT_YEAR = "<next-year>"
"""Stands for the year after the report year in a pattern; such a pattern never matches when the year is unknown."""


class Words:
    """Regular expressions of which any may match; compiled at first use, because most runs need few of them.

    Patterns are matched against ``plain`` text (see ``hegui.checklist.parts.plain``): full-width punctuation,
    half-width digits.

    Args:
        patterns: the expressions.
        where: file and key, for the message when one of them cannot be compiled.
    """

    __slots__ = ("_compiled", "patterns", "where")

    def __init__(self, patterns: tuple[str, ...] = (), where: str = "") -> None:
        self.patterns = patterns
        self.where = where
        self._compiled: dict[int | None, re.Pattern[str] | None] = {}

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def regex(self, year: int | None = None) -> re.Pattern[str] | None:
        """The union of the patterns for a report on ``year``; ``None`` when there is nothing to match.

        Raises:
            ConfigError: one of them is no regular expression.
        """
        key = year if any(NEXT_YEAR in p for p in self.patterns) else None
        if key not in self._compiled:
            usable = [p for p in self.patterns if key is not None or NEXT_YEAR not in p]
            filled = [p.replace(NEXT_YEAR, str(key + 1)) if key is not None else p for p in usable]
            try:
                union = re.compile("|".join(f"(?:{p})" for p in filled)) if filled else None
            except re.error as error:
                problems = self.faults() or (str(error),)
                raise ConfigError(problems[0], "请修改这条正则表达式") from error
            self._compiled[key] = union
        return self._compiled[key]

    def search(
        self, text: str, start: int = 0, end: int | None = None, year: int | None = None
    ) -> re.Match[str] | None:
        """The first match inside ``text[start:end]``."""
        union = self.regex(year)
        return union.search(text, start, len(text) if end is None else end) if union else None

    def match(
        self, text: str, start: int = 0, end: int | None = None, year: int | None = None
    ) -> re.Match[str] | None:
        """A match that begins at ``start``."""
        union = self.regex(year)
        return union.match(text, start, len(text) if end is None else end) if union else None

    def finditer(self, text: str, start: int, end: int, year: int | None = None) -> Iterator[re.Match[str]]:
        """All matches inside ``text[start:end]``."""
        union = self.regex(year)
        return union.finditer(text, start, end) if union else iter(())

    def faults(self) -> tuple[str, ...]:
        """One Chinese sentence for every pattern that cannot be compiled."""
        found = []
        for index, pattern in enumerate(self.patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                found.append(f"{self.where}[{index}]：正则表达式“{pattern}”有误（{error}）")
        return tuple(found)


NO_WORDS = Words()
"""Matches nothing."""


@dataclass(frozen=True, eq=False)
class Part:
    """How one part of a report is recognised.

    Attributes:
        headings: found in a heading of the main level, the part has its own section; in a deeper heading, a
            subsection.
        near_headings: as ``headings``, for headings that say it in other words; tried when none of those matches.
        not_headings: a heading these match is not the part's, whatever else it says.
        subheadings: further words that make a deeper heading (only) the part.
        openings: match at the beginning of a paragraph or sentence that opens the part without a heading.
        mentions: found in a sentence, the part is at least mentioned.
        extent: an unheaded part reaches to the end of its ``section`` or of its ``paragraph``.
        thematic: the part may consist of the sections that no other part claims; they need this many characters.
        results: words at least one of which thematic or unheaded text must have.
    """

    id: str
    headings: Words
    near_headings: Words
    not_headings: Words
    subheadings: Words
    openings: Words
    mentions: Words
    extent: str = "section"
    thematic: int = 0
    results: Words = field(default_factory=Words)


class Years(NamedTuple):
    """Report years an element is asked for; ``None`` = no limit on that side."""

    first: int | None = None
    last: int | None = None

    def admit(self, year: int | None) -> bool:
        """Whether a report on ``year`` is asked; a report whose year is unknown is."""
        if year is None:
            return True
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)


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


@dataclass(frozen=True, eq=False)
class Checklist:
    """What a kind of report must have.

    Attributes:
        path: the file it came from.
        leaders: level to the posts of its main leaders, for messages.
    """

    kind: str
    title: str
    version: int
    path: str
    signs: KindSigns
    parts: Mapping[str, Part]
    elements: tuple[Element, ...]
    leaders: Mapping[str, str]

    def element(self, id: str) -> Element | None:
        """The element called ``id``."""
        return next((e for e in self.elements if e.id == id), None)
