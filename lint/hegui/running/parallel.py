"""The same results from several processes. Tasks carry paths, never documents."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from hegui.running.engine import Engine, engine
from hegui.running.results import FileResult
from hegui.running.runner import Job, check_file, failed
from hegui.running.settings import Settings

_here: tuple[Engine, Settings] | None = None
"""Of this process: inherited where processes are forked, rebuilt where they are spawned."""


def check_parallel(
    jobs: Sequence[Job],
    built: Engine,
    settings: Settings,
    processes: int,
    keep_documents: bool,
    advance: Callable[[int], object],
) -> Iterator[FileResult]:
    """See ``hegui.running.runner.check_files``. A file that kills its process costs only its own result."""
    global _here
    _here = built, settings
    size = max(1, min(8, len(jobs) // (processes * 4)))
    chunks = [list(jobs[start : start + size]) for start in range(0, len(jobs), size)]
    pool = _pool(min(processes, len(chunks)), settings)
    try:
        futures = [_submitted(pool, chunk, keep_documents) for chunk in chunks]
        for future, chunk in zip(futures, chunks, strict=True):
            for result in _results(future, chunk, settings, keep_documents):
                yield result
                advance(1)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, chunk: list[Job], keep_documents: bool
) -> Future[list[FileResult]] | None:
    """``None`` when a process died before everything was handed out."""
    try:
        return pool.submit(_check, chunk, keep_documents)
    except BrokenProcessPool:
        return None


def _results(
    future: Future[list[FileResult]] | None, chunk: list[Job], settings: Settings, keep_documents: bool
) -> Iterator[FileResult]:
    if future is not None:
        try:
            yield from future.result()
        except BrokenProcessPool:
            pass
        else:
            return
    for job in chunk:
        yield _alone(job, settings, keep_documents)


def _alone(job: Job, settings: Settings, keep_documents: bool) -> FileResult:
    """One file in a process of its own, after a process died on some file."""
    try:
        with _pool(1, settings) as pool:
            return pool.submit(_check, [job], keep_documents).result()[0]
    except BrokenProcessPool:
        path = job.found.path
        return failed(path, "E901", f"{path}：检查进程意外终止，请把文件单独检查一次并反馈给作者")


def _pool(processes: int, settings: Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_start, initargs=(settings,))


def _start(settings: Settings) -> None:
    global _here
    # Ctrl-C goes to the whole group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _here is None:
        _here = engine(settings), settings


def _check(jobs: list[Job], keep_documents: bool) -> list[FileResult]:
    assert _here is not None
    return [check_file(job, *_here, keep_documents) for job in jobs]
