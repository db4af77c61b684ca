"""The result of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from hegui.api import Diagnostic, Document, Span
from hegui.checking.verdict import Verdict, verdict
from hegui.checklist.results import ElementResult
from hegui.document import Identity


class Coverage(NamedTuple):
    """How far the numbers could be checked: quantities found, standing in a checkable relation, checked."""

    quantities: int = 0
    checkable: int = 0
    checked: int = 0


class Failure(NamedTuple):
    """Why a file has no result: an engine code and one Chinese sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class FileResult:
    """The result of one file.

    Attributes:
        path: as given or found, with ``/``.
        format: the reader's name; ``""`` when no reader took the file.
        sha256: of the bytes, ``""`` when they could not be read.
        error: set when the file could not be checked; a diagnostic with the same code goes with it.
        identity: ``None`` when the file could not be checked.
        diagnostics: sorted by start and code; suppressed ones included.
        document: kept only when a reporter needs it.
        shown: with the document, its text as it may be shown: sensitive words masked, every offset as it was.
        masked: the words of the document that are shown with stars.
        kinds: name and Chinese title of the kinds it could have been, when nothing was required of it.
        skipped: it is in a format that nobody reads, and the run was told to pass such files over; ``error`` says why.
    """

    path: str
    format: str
    sha256: str
    error: Failure | None = None
    identity: Identity | None = None
    checklist: tuple[ElementResult, ...] = ()
    coverage: Coverage = Coverage()
    diagnostics: tuple[Diagnostic, ...] = ()
    document: Document | None = None
    shown: str = ""
    masked: tuple[Span, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    skipped: bool = False

    @property
    def status(self) -> str:
        """``checked``, ``failed`` or ``skipped``."""
        return "skipped" if self.skipped else "failed" if self.error else "checked"

    @cached_property
    def active(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are not suppressed."""
        return tuple(d for d in self.diagnostics if d.suppressed is None)

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the document may be published, and why."""
        failure = self.error.message if self.error else ""
        return verdict(failure, self.identity, self.checklist, self.diagnostics, self.kinds)


def in_order(*diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All of them, by place and code."""
    return tuple(sorted(chain(*diagnostics), key=lambda d: (d.span[0], d.code, d.span[1], d.message)))
