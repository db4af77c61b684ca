"""The same work in processes of their own, in order. Knows nothing of what is done; jobs carry paths, never documents.

A process has one job at a time, so that one that dies, hangs or takes too much loses that job and no other.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, NamedTuple, TypeVar

from hegui import snapshot

J = TypeVar("J")
H = TypeVar("H")
T = TypeVar("T")

AHEAD = 64
"""Results made for each process that nobody has taken yet, at most."""

CRASHED, KILLED, TIMEOUT = "crashed", "killed", "timeout"
"""How a job can be lost: the process ended itself, something ended it, it took too long."""

_GRACE = 5
"""Seconds of processor time a job may take beyond its own limit, to word what it has."""
_PATIENCE = 10
"""Times its processor time may pass on the wall: the machine may be busy with other things, or the job asleep."""
_TOO_LONG = frozenset({-getattr(signal, "SIGXCPU", 0)} - {0})

_here: Any = None
"""What the work of this process needs: inherited where processes are forked, made again where they are spawned."""


class Allowance(NamedTuple):
    """What one job may take: seconds of processor time, MiB of memory. 0 = any amount."""

    seconds: int = 0
    memory: int = 0


class Team(Generic[J, H, T]):
    """Processes that do jobs, made when the first job comes. To be closed.

    Args:
        work, again: can be pickled.
        lost: what stands for the result of a job that was lost, told how; called in this process.
        here: what every job needs besides.
        again: makes ``here`` in a process that did not inherit it.
        processes: how many at once.
    """

    def __init__(
        self,
        work: Callable[[J, H], T],
        lost: Callable[[J, H, str], T],
        here: H,
        again: Callable[[], H],
        processes: int = 1,
        allowance: Allowance = Allowance(),
    ) -> None:
        self._work, self._lost, self._here, self._again = work, lost, here, again
        self._processes, self._allowance = processes, allowance
        self._idle: list[_Member[J]] = []
        self._busy: list[_Member[J]] = []

    def __enter__(self) -> Team[J, H, T]:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        for member in self._busy:
            member.kill()  # nobody waits for what it is at
        for member in self._idle:
            member.dismiss()

    def each(self, jobs: Sequence[J]) -> Iterator[T]:
        """What is made of each job, in the order of ``jobs``."""
        made: dict[int, T] = {}
        given = 0
        for turn in range(len(jobs)):
            while turn not in made:
                while given < min(len(jobs), turn + AHEAD * self._processes) and self._free():
                    self._give(given, jobs[given])
                    given += 1
                for member in self._answering():
                    made[member.index] = self._taken(member)
            yield made.pop(turn)

    def _free(self) -> bool:
        return bool(self._idle) or len(self._busy) < self._processes

    def _give(self, index: int, job: J) -> None:
        member = (
            self._idle.pop() if self._idle else _Member(self._work, self._here, self._again, self._allowance)
        )
        self._busy.append(member)
        member.take(index, job)

    def _answering(self) -> list[_Member[J]]:
        """Those that have an answer, have died, or have been ended because their time is over."""
        now = time.monotonic()
        last = min(member.deadline for member in self._busy)
        ready = wait([m.pipe for m in self._busy], max(0, last - now) if last != float("inf") else None)
        overdue = time.monotonic()
        return [m for m in self._busy if m.pipe in ready or m.deadline <= overdue]

    def _taken(self, member: _Member[J]) -> T:
        self._busy.remove(member)
        job = member.job
        try:
            if not member.pipe.poll():
                raise TimeoutError
            good, answer = member.pipe.recv()
        except (EOFError, OSError) as error:
            return self._lost(job, self._here, member.end(isinstance(error, TimeoutError)))
        if isinstance(answer, MemoryError):
            member.kill()
            return self._lost(job, self._here, KILLED)
        self._idle.append(member)
        if not good:
            raise answer
        return answer  # type: ignore[no-any-return]


class _Member(Generic[J]):
    """One process, and the job it is at."""

    def __init__(
        self, work: Callable[[J, H], object], here: H, again: Callable[[], H], allowance: Allowance
    ) -> None:
        global _here
        _here = here
        self.pipe, theirs = Pipe()
        self._process = Process(target=_serve, args=(theirs, work, again, allowance), daemon=True)
        self._process.start()
        theirs.close()
        self._allowance = allowance
        self.job: J
        self.index = 0
        self.deadline = float("inf")

    def take(self, index: int, job: J) -> None:
        self.index, self.job = index, job
        seconds = self._allowance.seconds
        self.deadline = time.monotonic() + _PATIENCE * (seconds + _GRACE) if seconds else float("inf")
        with suppress(OSError):  # it has died: its pipe says so when it is asked
            self.pipe.send(job)

    def end(self, overdue: bool) -> str:
        """End it, and how the job was lost."""
        if overdue:
            self.kill()
            return TIMEOUT
        self.pipe.close()
        self._process.join(1)
        self.kill()
        code = self._process.exitcode or 0
        return TIMEOUT if code in _TOO_LONG else KILLED if code < 0 else CRASHED

    def kill(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()

    def dismiss(self) -> None:
        """Idle processes end at once; not to wait for them is a race with the interpreter's own exit."""
        with suppress(OSError):
            self.pipe.send(None)  # closing it says nothing: later processes have inherited this end
        self.pipe.close()
        self._process.join(_GRACE)
        if self._process.exitcode is None:
            self.kill()


def _serve(
    pipe: Connection, work: Callable[[J, Any], object], again: Callable[[], Any], allowance: Allowance
) -> None:
    """The life of a process: jobs come through ``pipe`` until it closes."""
    _start(again, allowance)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            break
        if job is None:
            break
        _allow(allowance.seconds)
        answer: tuple[bool, object]
        try:
            answer = True, work(job, _here)
        except Exception as error:
            answer = False, error
        try:
            pipe.send(answer)
        except OSError:
            break
    kept = snapshot.current()
    if kept is not None:
        kept.save()  # what was compiled here, the parent does not know


def _start(again: Callable[[], Any], allowance: Allowance) -> None:
    global _here
    # Ctrl-C goes to the whole group; the parent alone answers it. SIGTERM ends a process at once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=end_with_parent, daemon=True).start()
    if _here is None:
        _here = again()
    confine(allowance.memory)


def confine(memory: int) -> None:
    """Bound the memory of this process, where the system can."""
    if not memory or sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _owned() + (memory << 20)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (min(wanted, most) if most >= 0 else wanted, most))
        # A process that is ended for its appetite must not fill the disk with its memory.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _owned() -> int:
    """Bytes of memory of its own that the process has before any job; address space that is only reserved is none."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 1 << 30


def _allow(seconds: int) -> None:
    """Let the system end this process when a job takes much longer: code that is not Python hears nothing else."""
    if not seconds or sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    end = int(time.process_time()) + seconds + _GRACE + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (min(end, most) if most >= 0 else end, most))


def end_with_parent() -> None:
    """A parent that was killed cannot end its processes; they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
