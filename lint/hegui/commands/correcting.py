"""``hegui check --fix`` and ``--diff``: what ``hegui.running.fixing`` makes of each file is written, or only shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hegui.checking.results import FileResult
from hegui.errors import ReadError, reason
from hegui.reporting.layout import Line, Piece, shortened, wrap
from hegui.reporting.paint import painted, plain
from hegui.reporting.visible import visible
from hegui.reporting.wording import place
from hegui.running.engine import Engine
from hegui.running.files import Job
from hegui.running.fixing import Change, Fixed, fixable, fixed_file
from hegui.running.settings import Settings
from hegui.writing import WRITERS
from hegui.writing.files import copied, discarded, write_whole

_BREAK = re.compile(r"\r\n|\n|\r")
_CONTEXT = 1
_LONG = (40, 20)
_NAMED = 5


class Corrections:
    """The corrections of one run.

    Args:
        writing: write the files, or only say what would change.
        backup: keep a copy of each file that is written.

    Attributes:
        count: how many corrections there are.
        problems: what could not be done, one Chinese sentence each.
        failed: a file could not be written.
    """

    def __init__(self, writing: bool, backup: bool = True) -> None:
        self.count = 0
        self.problems: list[str] = []
        self.failed = False
        self._writing = writing
        self._backup = backup
        self._fixed: list[tuple[FileResult, Fixed, str]] = []

    def made(
        self,
        results: Sequence[FileResult],
        jobs: Iterable[Job],
        engine: Engine,
        settings: Settings,
        keep_documents: bool,
    ) -> list[FileResult]:
        """Correct the files of ``results``; gives what remains when writing, the results as they are otherwise."""
        by_path = {job.found.path: job for job in jobs}
        sealed = {path for path, job in by_path.items() if job.found.way}
        after = [
            result
            if result.path in sealed
            else self._file(result, by_path[result.path], engine, settings, keep_documents)
            for result in results
        ]
        self._mention_sealed(r for r in results if r.path in sealed and fixable(r))
        self._mention_formats(results)
        return after

    def _file(
        self, result: FileResult, job: Job, engine: Engine, settings: Settings, keep_document: bool
    ) -> FileResult:
        if not fixable(result):
            return result
        if job.found.away:
            self.problems.append(
                f"{visible(result.path)} 没有改动（它是链接，文件在所给的文件夹之外）；确要改正，请直接写明这个文件"
            )
            return result
        try:
            fixed = fixed_file(job, engine, settings, keep_document)
            copy = self._write(result.path, fixed) if fixed.changes and self._writing else ""
        except (OSError, ReadError) as error:
            why = reason(error) if isinstance(error, OSError) else error.message
            self.problems.append(
                f"{visible(result.path)} 没有改动（{why}）；请检查权限，并关闭正在打开它的程序"
            )
            self.failed = True
            return result
        if fixed.problem:
            self.problems.append(fixed.problem)
        if fixed.changes:
            self._fixed.append((result, fixed, copy))
        self.count += len(fixed.changes)
        return fixed.result if self._writing else result

    def _write(self, path: str, fixed: Fixed) -> str:
        """Write the file, its copy first; gives the path of the copy, or nothing when none is wanted.

        Raises:
            OSError: either cannot be written; the file is as it was, and there is no copy.
            ReadError: somebody else has written the file since it was read.
        """
        with open(path, "rb") as file:
            if file.read() != fixed.original:
                raise ReadError("E902", "检查期间文件又有改动")
        copy = copied(path) if self._backup else ""
        try:
            write_whole(path, fixed.data)
        except BaseException:
            discarded(copy)
            raise
        return copy

    def _mention_sealed(self, results: Iterable[FileResult]) -> None:
        stuck = list(results)
        if stuck:
            self.problems.append(f"压缩包或邮件里的文件不能自动改正，请取出后再检查：{_named(stuck)}")

    def _mention_formats(self, results: Iterable[FileResult]) -> None:
        """Corrections known for a pdf, a web page or an old Word file must be made where it comes from."""
        stuck = [r for r in results if r.format not in WRITERS and any(d.fix for d in r.active)]
        if stuck:
            names = _named(stuck)
            self.problems.append(
                f"pdf、ofd、网页和旧版 Word 等不能自动改正，请改原文件（或另存为 docx）后再检查：{names}"
            )

    def listed(self, width: int, color: bool) -> str:
        """Every correction with its place, its rule, the words before and after; empty when there is none."""
        lines = [line for entry in self._fixed for line in self._entries(*entry, width)]
        return (painted if color else plain)(lines)

    def _entries(self, result: FileResult, fixed: Fixed, copy: str, width: int) -> Iterator[Line]:
        done = "已自动改正" if self._writing else "可自动改正"
        kept = f"，原文件另存为 {visible(copy)}" if copy else ""
        head = [Piece(visible(result.path), "path"), Piece(f"：{done} {len(fixed.changes)} 处{kept}")]
        yield from wrap(head, width)
        for number, change in enumerate(fixed.changes, 1):
            diagnostic = change.diagnostic
            where = place(diagnostic.location, result.format)
            rule = f"{diagnostic.code} {visible(diagnostic.message)}"
            yield from _hung(f"{number:>3}. ", [Piece(where, "label"), Piece(f"  {rule}", "faint")], width)
            yield from _hung("     ", _arrow(change), width)
        yield ()

    def patch(self) -> str:
        """How the texts change, as a unified diff; empty when they do not."""
        return "".join(
            line for result, fixed, _ in self._fixed for line in _diff(result.path, fixed.before, fixed.after)
        )


def _named(results: Sequence[FileResult]) -> str:
    return "、".join(visible(r.path) for r in results[:_NAMED]) + (" 等" if len(results) > _NAMED else "")


def _hung(label: str, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    first, *rest = wrap(pieces, width - len(label))
    yield (Piece(label, "faint"), *first)
    yield from ((Piece(" " * len(label)), *line) for line in rest)


def _arrow(change: Change) -> Iterator[Piece]:
    for (before, words, after), style in ((change.old, "error-words"), (change.new, "good")):
        yield Piece(f"{visible(before)}〖")
        yield Piece(visible(shortened(words, *_LONG)), style)
        yield Piece(f"〗{visible(after)}")
        if style != "good":
            yield Piece(" → ", "faint")


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    lines = unified_diff(_BREAK.split(before), _BREAK.split(after), path, path, lineterm="", n=_CONTEXT)
    for line in lines:
        yield visible(line) + "\n"
