"""A kind of report, as its checklist describes it: how it is recognised, and how its parts are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hegui.document.sheet import Sheet
from hegui.document.words import Words


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


class Sign(NamedTuple):
    """A regular expression that speaks for a kind of report, or against it when ``weight`` is negative."""

    words: str
    weight: int


class Term(NamedTuple):
    """Words that reports of a kind use again and again: the whole weight when they stand once in ``every`` code points."""

    words: str
    weight: int
    every: int


class Signs(NamedTuple):
    """How a kind of report is recognised: the signs that are found are weighed together.

    Of the titles and of the openings the weightiest one found counts; all others add up, each once.

    Attributes:
        titles: looked for in the title.
        openings: in the first 600 characters of the body.
        headings: in every heading.
        signatures: in the names under the report.
        against: anywhere in the text; their weights are taken off.
        terms: counted over the whole text.
        needed: the weight from which a report is of this kind.
        sure: the weight from which nobody need doubt it.
        margin: so much more must speak for it than for any other kind, or it is in doubt.
    """

    titles: tuple[Sign, ...] = ()
    openings: tuple[Sign, ...] = ()
    headings: tuple[Sign, ...] = ()
    signatures: tuple[Sign, ...] = ()
    against: tuple[Sign, ...] = ()
    terms: tuple[Term, ...] = ()
    needed: int = 1
    sure: int = 0
    margin: int = 0


class Wording(NamedTuple):
    """What reports of a kind say in their own words, where structure and facts must know it.

    Attributes:
        topics: words that name the matter, so that a line that has one may be part of a title.
        subjects: regular expressions for the matter as headings name it, before 主要举措 or 存在的问题.
        headings: regular expressions for whole headings that need no number to be known.
        heading_words: regular expressions that tell a numbered clause inside a paragraph to be a heading.
        common: words that stand everywhere in such reports and tell no metric from another.
    """

    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    heading_words: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()


NO_SIGNS = Signs()
NO_WORDING = Wording()


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of report.

    Attributes:
        name: lower-case words joined by hyphens; ``generic`` when no other is recognised.
        title: its Chinese name, ``""`` when no checklist declares it.
        annual: such a report tells of one year only.
        signs: how it is told from others.
        parts: how each of its parts is recognised, in the order in which they are looked for.
        sheets: the tables that it has by prescription.
        bases: the kinds that its checklist extends, nearest first: what holds for them holds for it.
    """

    name: str
    title: str = ""
    annual: bool = False
    signs: Signs = NO_SIGNS
    wording: Wording = NO_WORDING
    parts: Mapping[str, Part] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    bases: tuple[str, ...] = ()

    def is_one_of(self, names: Iterable[str]) -> bool:
        """Whether ``names`` has this kind or one that it extends."""
        return not {self.name, *self.bases}.isdisjoint(names)


LEVELS = ("省", "市", "县", "乡", "镇", "街道", "部门")
"""The levels of those who report."""
GENERIC = Kind("generic")
"""Any report of which nothing more is known."""
