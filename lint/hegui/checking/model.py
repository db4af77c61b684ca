"""What goes into a check, and what goes from stage to stage."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hegui.api import Finding, Options, Rule, Severity
from hegui.checking.limits import Limits
from hegui.document import Kind
from hegui.lexicon import WordClasses
from hegui.reading import Reader
from hegui.structure.stated import Stated
from hegui.text.phrases import Phrases

if TYPE_CHECKING:
    from hegui.checklist.model import Checklist


class Task(NamedTuple):
    """A rule that runs, with what the settings make of it.

    Attributes:
        severity: that replaces the rule's own; ``None`` = its own.
        official: only for documents that claim the official form.
    """

    rule: Rule
    options: Options
    severity: Severity | None
    official: bool = False


class Judged(NamedTuple):
    """A finding and the rule that made it."""

    task: Task
    finding: Finding

    @property
    def severity(self) -> Severity:
        """The rule's own or configured severity, unless the finding lowers it."""
        own = self.task.severity or self.task.rule.severity
        return own if self.finding.severity is None else min(own, self.finding.severity)


class Sidecar(NamedTuple):
    """The suppression file beside a document: its path, for messages, and its bytes."""

    path: str
    data: bytes


class Known(NamedTuple):
    """One known finding of a baseline; ``quote`` is only for people."""

    code: str
    fingerprint: str
    quote: str


@dataclass(frozen=True, eq=False)
class Plan:
    """All that decides the result of one document besides its bytes.

    Attributes:
        readers: by file name ending.
        kinds: how kinds of report are recognised.
        stated: what is known about the document beforehand.
        tasks: the rules that were selected, sorted by code.
        checklists: in force, by kind.
        codes: every code and every name of a rule, to the code.
        allowed: the proper nouns that no finding may lie in.
        classes: the word classes, ``None`` for those that ship.
        today: suppressions that expired before are void; ``None`` = expiry is not looked at.
        limits: what one document may cost.
    """

    readers: Mapping[str, Reader]
    kinds: tuple[Kind, ...] = ()
    stated: Stated = Stated()
    tasks: tuple[Task, ...] = ()
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    allowed: Phrases | None = None
    classes: WordClasses | None = None
    today: datetime.date | None = None
    limits: Limits = Limits()
