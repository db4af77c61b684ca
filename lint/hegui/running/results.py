"""The outcome of a run: everything a reporter needs, and nothing that needs the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from hegui.api import Severity
from hegui.checking.results import FileResult
from hegui.checking.verdict import NOT_WHOLE


class RuleInfo(NamedTuple):
    """What a reporter may want to say about a rule that reported something."""

    code: str
    name: str
    title: str
    rationale: str
    severity: Severity


@dataclass
class Tally:
    """What is counted of the files of a run, one after the other; the files themselves need not be kept.

    Attributes:
        statuses: files by status.
        active: findings that count, by severity.
        suppressed: findings that do not.
        codes: of all findings in files that are not skipped as asked.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    active: Counter[Severity] = field(default_factory=Counter)
    suppressed: int = 0
    codes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, files: Iterable[FileResult]) -> Tally:
        """The tally of all of ``files``."""
        tally = cls()
        for file in files:
            tally.add(file)
        return tally

    @property
    def documents(self) -> int:
        """How many files."""
        return self.statuses.total()

    def add(self, file: FileResult) -> None:
        """Count one more file."""
        active = file.active
        self.statuses[file.status] += 1
        self.active.update(d.severity for d in active)
        self.suppressed += len(file.diagnostics) - len(active)
        if file.status != "skipped":
            self.codes.update(d.code for d in file.diagnostics)

    def exit_code(self, fail_on: str) -> int:
        """3 internal error, 2 a file not read or not read to its end, 1 findings at or above ``fail_on``, 0 otherwise.

        What says that some of a document was not read is a finding too: under ``never`` it alone makes no 2.
        """
        if "E901" in self.codes:
            return 3
        if self.statuses["failed"]:
            return 2
        if fail_on == "never":
            return 0
        if any(code.startswith(NOT_WHOLE) for code in self.codes):
            return 2
        threshold = Severity.of(fail_on)
        return int(any(count for severity, count in self.active.items() if severity >= threshold))


class Streamed(NamedTuple):
    """A format that can be written as the results come, so that nobody keeps them.

    Attributes:
        before, after: what stands before and behind the files, once all are counted; ``before`` may be ``None``.
        document: one file.
        between: what parts two of them.
    """

    before: Callable[[Tally], str] | None
    document: Callable[[FileResult], str]
    between: str
    after: Callable[[Tally], str]


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

    @cached_property
    def tally(self) -> Tally:
        """What is counted of the files."""
        return Tally.of(self.files)

    @property
    def counts(self) -> Counter[Severity]:
        """Active diagnostics by severity."""
        return self.tally.active

    @property
    def exit_code(self) -> int:
        """See ``Tally.exit_code``."""
        return 3 if self.internal_error else self.tally.exit_code(self.fail_on)
