"""What a rule yields, and what the engine makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hegui.api.severity import Severity
from hegui.document import Location, Span
from hegui.writing import Edit


class Basis(NamedTuple):
    """Why it is a fault.

    Attributes:
        document: full title of the law, document or standard, with 《》 where it has them.
        article: ``第二十四条`` and the like; ``""`` unless it is certain.
        strength: ``规定`` (law or Party document), ``国标`` (national standard) or ``惯例`` (usage of the genre).
    """

    document: str
    article: str = ""
    strength: str = "规定"

    def __str__(self) -> str:
        return f"{self.document}{self.article}（{self.strength}）"


class Related(NamedTuple):
    """A second place that the finding involves: the partner of a contradiction, the first of two copies."""

    span: Span
    message: str = ""


class Fix(NamedTuple):
    """A correction that cannot change the meaning: never of digits, names or quotations. Edits do not overlap.

    Attributes:
        vouched: the words that go are right in no sentence, although they are words; without it only slips of the
            pen are corrected. Numbers, negations, names and quotations stay in any case.
    """

    edits: tuple[Edit, ...]
    vouched: bool = False


class Finding(NamedTuple):
    """One fault, as a rule sees it: a span and words, never lines, colours or file names.

    Attributes:
        span: the words at fault, as tight as a reader would underline them; never empty, never out of bounds.
        message: one plain, polite Chinese sentence saying what is wrong here, with the witness. No final stop.
        suggestion: what to write or do instead, ``""`` when the message says it already.
        severity: only to lower the rule's own severity in a doubtful case.
        basis: only when it differs from the rule's own.
        sensitive: the quoted words must be masked wherever they are shown.
        key: what makes this finding the same finding when its quote is long or generic (missing parts); part of
            the fingerprint.
        accounts_for: further places whose faults follow from this one: the gap after a repeated number. Rules that
            yield to this one are not heard there either.
    """

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    suggestion: str = ""
    fix: Fix | None = None
    severity: Severity | None = None
    basis: tuple[Basis, ...] | None = None
    sensitive: bool = False
    key: str = ""
    accounts_for: tuple[Span, ...] = ()


class Excerpt(NamedTuple):
    """A stretch of the document round a span, for showing it: ``text`` begins at offset ``start``. No line breaks."""

    text: str
    start: int


@dataclass(frozen=True)
class RelatedPlace:
    """A related span, located and quoted."""

    span: Span
    location: Location
    quote: str
    message: str


@dataclass(frozen=True)
class Suppression:
    """Why a diagnostic does not count.

    Attributes:
        kind: ``comment``, ``file`` (a comment for the whole file), ``sidecar`` or ``baseline``.
        reason: what its author wrote.
    """

    kind: str
    reason: str


@dataclass(frozen=True)
class Diagnostic:
    """A finding with its rule, place, words and standing; all that a reporter needs.

    Attributes:
        code, name: of the rule.
        severity: after configuration.
        span: code points of ``Document.text``.
        quote: the words of the span; masked when sensitive.
        excerpt: the sentence round it; masked in the same way.
        fingerprint: stable over edits elsewhere in the document: from code, quote (or key) and ordinal.
        suppressed: ``None`` when it counts.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    location: Location
    quote: str
    excerpt: Excerpt
    basis: tuple[Basis, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    suggestion: str = ""
    fix: Fix | None = None
    fingerprint: str = ""
    suppressed: Suppression | None = None
