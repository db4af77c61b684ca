"""The same work in several processes, in order. Knows nothing of what is done; jobs carry paths, never documents."""

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
from typing import Any, TypeVar

J = TypeVar("J")
H = TypeVar("H")
T = TypeVar("T")

AHEAD = 8
"""Chunks handed out for each process."""

_here: Any = None
"""What the work of this process needs: inherited where processes are forked, made again where they are spawned."""


def spread(
    jobs: Sequence[J],
    work: Callable[[J, H], T],
    lost: Callable[[J, H], T],
    here: H,
    again: Callable[[], H],
    processes: int,
    advance: Callable[[int], object],
) -> Iterator[T]:
    """What ``work`` makes of each job, in the order of ``jobs``. A job that kills its process costs only its own result.

    Args:
        work, again: can be pickled.
        lost: what stands for the result of a job that killed its process; called in this one.
        here: what every job needs besides.
        again: makes ``here`` in a process that did not inherit it.
        advance: told how many more jobs are done.
    """
    global _here
    _here = here
    size = max(1, min(8, len(jobs) // (processes * 4)))
    chunks = [list(jobs[start : start + size]) for start in range(0, len(jobs), size)]
    pool = _pool(min(processes, len(chunks)), again)
    finished = False
    try:
        rest = iter(chunks)
        ahead = deque((_submitted(pool, c, work), c) for c in islice(rest, processes * AHEAD))
        while ahead:
            # Results that nobody has taken yet stay in memory: no more of them than this.
            future, chunk = ahead.popleft()
            ahead.extend((_submitted(pool, c, work), c) for c in islice(rest, 1))
            results = _results(future)
            if results is None:
                results = (_alone(job, work, lost, here, again) for job in chunk)
            for result in results:
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
    pool: ProcessPoolExecutor, chunk: list[J], work: Callable[[J, H], T]
) -> Future[list[T]] | None:
    """``None`` when a process died before everything was handed out."""
    try:
        return pool.submit(_work, chunk, work)
    except BrokenProcessPool:
        return None


def _results(future: Future[list[T]] | None) -> Iterator[T] | None:
    """``None`` when a process died at it."""
    try:
        return iter(future.result()) if future is not None else None
    except BrokenProcessPool:
        return None


def _alone(
    job: J, work: Callable[[J, H], T], lost: Callable[[J, H], T], here: H, again: Callable[[], H]
) -> T:
    """One job in a process of its own, after a process died on some job."""
    try:
        with _pool(1, again) as pool:
            return pool.submit(_work, [job], work).result()[0]
    except BrokenProcessPool:
        return lost(job, here)


def _pool(processes: int, again: Callable[[], Any]) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_start, initargs=(again,))


def _start(again: Callable[[], Any]) -> None:
    global _here
    # Ctrl-C goes to the whole group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if _here is None:
        _here = again()


def _end_with_parent() -> None:
    """A parent that was killed cannot end its processes; they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(jobs: list[J], work: Callable[[J, Any], T]) -> list[T]:
    return [work(job, _here) for job in jobs]
