"""Results that are written as they come, for collections too large to keep."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import IO

from hegui.api import Reporter
from hegui.checking.results import FileResult
from hegui.commands.shared import write_atomically
from hegui.running.results import RuleInfo, Streamed, Tally

_PIECE = 1 << 20


def can_stream(reporters: Iterable[Reporter]) -> bool:
    """Whether none of the formats needs all results together."""
    return all(reporter.streamed is not None for reporter in reporters)


def stream(
    results: Iterable[FileResult],
    main: Reporter,
    reports: Sequence[tuple[Reporter, str]],
    version: str,
    rules: Mapping[str, RuleInfo],
) -> Tally:
    """Write ``main`` to standard output and each report to its file, whole or not at all; what was counted.

    Raises:
        UsageError: a report cannot be written.
    """
    tally = Tally()
    with ExitStack() as stack:
        shown = _Shown(main.stream(version, rules), stack)
        kept = [(_Kept(reporter.stream(version, rules), stack), path) for reporter, path in reports]
        for result in results:
            tally.add(result)
            for form in (shown, *(form for form, _ in kept)):
                form.add(result)
        for report, path in kept:
            write_atomically(path, report.pieces(tally))
        shown.end(tally)
    return tally


class _Kept:
    """One format, put aside on the disk until it is complete."""

    def __init__(self, form: Streamed, stack: ExitStack) -> None:
        self._form = form
        import tempfile

        self._aside: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        self._separator = ""

    def add(self, result: FileResult) -> None:
        self._aside.write(self._text(result).encode())

    def _text(self, result: FileResult) -> str:
        text = self._separator + self._form.document(result)
        self._separator = self._form.between
        return text

    def pieces(self, tally: Tally) -> Iterator[bytes]:
        """All of it."""
        if self._form.before is not None:
            yield self._form.before(tally).encode()
        self._aside.seek(0)
        while piece := self._aside.read(_PIECE):
            yield piece
        yield self._form.after(tally).encode()


class _Shown(_Kept):
    """One format on standard output: at once, unless something stands before the files that only their end tells."""

    def add(self, result: FileResult) -> None:
        if self._form.before is not None:
            super().add(result)
        else:
            sys.stdout.write(self._text(result))
            sys.stdout.flush()

    def end(self, tally: Tally) -> None:
        """Write what is missing."""
        from codecs import getincrementaldecoder

        decoder = getincrementaldecoder("utf-8")()
        for piece in self.pieces(tally):
            sys.stdout.write(decoder.decode(piece))
        sys.stdout.flush()
