"""The same results from several processes. Tasks carry paths, never documents."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, parent_process
from threading import Thread
from typing import TypeVar

from hegui.running.engine import Engine, engine
from hegui.running.results import FileResult
from hegui.running.runner import Job, check_file, failed
from hegui.running.settings import Settings

T = TypeVar("T")

AHEAD = 8
"""Chunks handed out for each process."""

_here: tuple[Engine, Settings] | None = None
"""Of this process: inherited where processes are forked, rebuilt where they are spawned."""


def check_parallel(
    jobs: Sequence[Job],
    built: Engine,
    settings: Settings,
    processes: int,
    finish: Callable[[FileResult, Engine], T],
    keep_documents: bool,
    advance: Callable[[int], object],
) -> Iterator[T]:
    """See ``hegui.running.runner.finished``. A file that kills its process costs only its own result."""
    global _here
    _here = built, settings
    size = max(1, min(8, len(jobs) // (processes * 4)))
    chunks = [list(jobs[start : start + size]) for start in range(0, len(jobs), size)]
    pool = _pool(min(processes, len(chunks)), settings)
    finished = False
    try:
        rest = iter(chunks)
        ahead = deque(
            (_submitted(pool, c, finish, keep_documents), c) for c in islice(rest, processes * AHEAD)
        )
        while ahead:
            # Results that nobody has taken yet stay in memory: no more of them than this.
            future, chunk = ahead.popleft()
            ahead.extend((_submitted(pool, c, finish, keep_documents), c) for c in islice(rest, 1))
            for result in _results(future, chunk, settings, finish, keep_documents):
                yield result
                advance(1)
        finished = True
    except KeyboardInterrupt:
        # They do not hear Ctrl-C, and nobody waits for what they are at.
        for child in active_children():
            child.terminate()
        raise
    finally:
        # Idle processes end at once; not to wait for them is a race with the interpreter's own exit.
        pool.shutdown(wait=finished, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor,
    chunk: list[Job],
    finish: Callable[[FileResult, Engine], T],
    keep_documents: bool,
) -> Future[list[T]] | None:
    """``None`` when a process died before everything was handed out."""
    try:
        return pool.submit(_check, chunk, finish, keep_documents)
    except BrokenProcessPool:
        return None


def _results(
    future: Future[list[T]] | None,
    chunk: list[Job],
    settings: Settings,
    finish: Callable[[FileResult, Engine], T],
    keep_documents: bool,
) -> Iterator[T]:
    if future is not None:
        try:
            yield from future.result()
        except BrokenProcessPool:
            pass
        else:
            return
    for job in chunk:
        yield _alone(job, settings, finish, keep_documents)


def _alone(
    job: Job, settings: Settings, finish: Callable[[FileResult, Engine], T], keep_documents: bool
) -> T:
    """One file in a process of its own, after a process died on some file."""
    try:
        with _pool(1, settings) as pool:
            return pool.submit(_check, [job], finish, keep_documents).result()[0]
    except BrokenProcessPool:
        path = job.found.path
        message = f"{path}：检查进程意外终止，请把文件单独检查一次并反馈给作者"
        assert _here is not None
        return finish(failed(path, "E901", message), _here[0])


def _pool(processes: int, settings: Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_start, initargs=(settings,))


def _start(settings: Settings) -> None:
    global _here
    # Ctrl-C goes to the whole group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if _here is None:
        _here = engine(settings), settings


def _end_with_parent() -> None:
    """A parent that was killed cannot end its processes; they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(jobs: list[Job], finish: Callable[[FileResult, Engine], T], keep_documents: bool) -> list[T]:
    assert _here is not None
    return [finish(check_file(job, *_here, keep_documents), _here[0]) for job in jobs]
