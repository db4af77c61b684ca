"""The outcome of a run: everything a reporter needs, and nothing that needs the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hegui.api import Severity
from hegui.checking.results import FileResult


class RuleInfo(NamedTuple):
    """What a reporter may want to say about a rule that reported something."""

    code: str
    name: str
    title: str
    rationale: str
    severity: Severity


@dataclass(frozen=True)
class Run:
    """The outcome of one command.

    Attributes:
        version: of hegui.
        plugins: name and version of every plugin.
        files: sorted by path.
        rules: the rules behind the diagnostics (engine codes included), by code.
        kinds: the kinds of report in force, name to Chinese title.
        fail_on: ``error``, ``warning``, ``info`` or ``never``.
        internal_error: a rule or the engine itself failed; exit code 3.
        fixed: corrections that were made before these results.
        by_position: the terminal shows findings as they stand in the document, not by severity and rule.
        show_info: the terminal shows infos one by one instead of counting them.
        color, width: of the terminal that text output is laid out for, in cells.
    """

    version: str
    plugins: tuple[tuple[str, str], ...]
    files: tuple[FileResult, ...]
    rules: dict[str, RuleInfo]
    kinds: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    internal_error: bool = False
    fixed: int = 0
    by_position: bool = False
    show_info: bool = False
    color: bool = False
    width: int = 100

    @property
    def counts(self) -> Counter[Severity]:
        """Active diagnostics by severity."""
        return Counter(d.severity for f in self.files for d in f.active)

    @property
    def exit_code(self) -> int:
        """3 internal error, 2 a file that could not be read, 1 findings at or above ``fail_on``, 0 otherwise."""
        if self.internal_error:
            return 3
        if any(f.status == "failed" for f in self.files):
            return 2
        if self.fail_on == "never":
            return 0
        threshold = Severity.of(self.fail_on)
        return int(any(d.severity >= threshold for f in self.files for d in f.active))
