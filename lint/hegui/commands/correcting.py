"""``hegui check --fix`` and ``--diff``: what ``hegui.running.fixing`` makes of each file is written, or only shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hegui.checking.results import FileResult
from hegui.errors import ReadError, reason
from hegui.reporting.plain import visible
from hegui.running.engine import Engine
from hegui.running.files import Job
from hegui.running.settings import Settings
from hegui.writing import WRITERS

_BREAK = re.compile(r"\r\n|\n|\r")
_CONTEXT = 1


class Corrections:
    """The corrections of one run.

    Attributes:
        count: how many were made.
        diff: how the texts change, as a unified diff; empty when files were written.
        problems: what could not be done, one Chinese sentence each.
        failed: a file could not be written.
    """

    def __init__(self) -> None:
        self.count = 0
        self.diff = ""
        self.problems: list[str] = []
        self.failed = False

    def made(
        self,
        results: Sequence[FileResult],
        jobs: Iterable[Job],
        engine: Engine,
        settings: Settings,
        keep_documents: bool,
        writing: bool,
    ) -> list[FileResult]:
        """Correct the files of ``results``; gives what remains when ``writing``, the results as they are otherwise."""
        by_path = {job.found.path: job for job in jobs}
        after = [
            self._file(result, by_path[result.path], engine, settings, keep_documents, writing)
            for result in results
        ]
        self._mention_formats(results)
        return after

    def _file(
        self,
        result: FileResult,
        job: Job,
        engine: Engine,
        settings: Settings,
        keep_document: bool,
        writing: bool,
    ) -> FileResult:
        from hegui.running.fixing import fixable, fixed_file
        from hegui.writing.files import write_whole

        if not fixable(result):
            return result
        try:
            fixed = fixed_file(job, engine, settings, keep_document)
            if fixed.made and writing:
                write_whole(result.path, fixed.data)
        except (OSError, ReadError) as error:
            why = reason(error) if isinstance(error, OSError) else error.message
            self.problems.append(
                f"{visible(result.path)} 没有改动（{why}）；请检查权限，并关闭正在打开它的程序"
            )
            self.failed = True
            return result
        if fixed.problem:
            self.problems.append(fixed.problem)
        if not writing:
            self.diff += "".join(_diff(result.path, fixed.before, fixed.after))
            return result
        self.count += fixed.made
        return fixed.result

    def _mention_formats(self, results: Iterable[FileResult]) -> None:
        """Corrections known for a pdf or a web page must be made where it comes from."""
        stuck = [r for r in results if r.format not in WRITERS and any(d.fix for d in r.active)]
        if stuck:
            names = "、".join(visible(r.path) for r in stuck[:5]) + (" 等" if len(stuck) > 5 else "")
            self.problems.append(f"pdf 和 html 不能自动改正，请改原文件后重新生成：{names}")


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    lines = unified_diff(_BREAK.split(before), _BREAK.split(after), path, path, lineterm="", n=_CONTEXT)
    for line in lines:
        yield visible(line) + "\n"
