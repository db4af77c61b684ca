"""Processes that do what ``tasks`` lists, each with limits; one that takes too much is ended and costs its own answer only.

They are started afresh, never forked: the server runs threads, and its sockets are nothing for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from anyio import CapacityLimiter, to_thread

from hegui.errors import HeguiError, crash
from hegui.running.parallel import confine, end_with_parent
from hegui.running.settings import Settings
from hegui.serving.limits import Limits

_RECYCLED = 200
"""Documents after which a process is replaced: what libraries lose adds up."""
_START = 60
"""Seconds for a process to get ready, besides those of its first document."""


class RefusedError(Exception):
    """Why there is no answer: an HTTP status and one Chinese sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Workers:
    """At most ``count`` processes, each made when it is first needed. To be closed."""

    def __init__(self, settings: Settings, limits: Limits, count: int) -> None:
        self._settings, self._limits = settings, limits
        self._free = asyncio.Semaphore(count)
        self._threads = CapacityLimiter(count)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._asked = 0
        self._closed = False
        self._warming: asyncio.Task[None] | None = None

    async def ask(self, task: str, *arguments: Any, documents: int = 1) -> Any:
        """What the task of ``tasks`` makes of ``arguments``.

        Args:
            documents: how many it is about; each has its time.

        Raises:
            RefusedError: too many wait, or there is no answer.
        """
        if self._asked >= self._limits.queue:
            raise RefusedError(503, "正在处理的文件太多，请稍等再试")
        self._asked += 1
        try:
            async with self._free:
                worker = self._idle.pop() if self._idle else _Worker(self._settings, self._limits)
                self._all.add(worker)
                ask = partial(worker.ask, task, arguments, self._limits.seconds * documents)
                # Until it is done, even when nobody waits any more: the process is at it.
                try:
                    return await to_thread.run_sync(ask, limiter=self._threads)
                except RefusedError as error:
                    if self._closed:
                        raise RefusedError(503, "检查程序正在关闭") from error
                    raise
                finally:
                    if worker.usable and not self._closed:
                        self._idle.append(worker)
                    else:
                        self._all.discard(worker)
                        worker.end()
        finally:
            self._asked -= 1

    def warm(self) -> None:
        """Have one process get ready, unless there is one."""
        if not self._all and self._warming is None:
            self._warming = asyncio.create_task(self._ready())

    async def _ready(self) -> None:
        with contextlib.suppress(RefusedError):
            await self.ask("ready")

    def close(self) -> None:
        """End all processes; whoever waits for one is refused."""
        self._closed = True
        for worker in self._all:
            worker.end()


class _Worker:
    """One process. Asked by one thread at a time."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, settings, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._done = 0
        self._lost = False

    @property
    def usable(self) -> bool:
        """Whether it can be asked again."""
        return not self._lost and self._done < _RECYCLED

    def ask(self, task: str, arguments: tuple[Any, ...], seconds: float) -> Any:
        """The answer; ``RefusedError`` when none comes."""
        allowed = seconds + (_START if not self._done else 0)
        self._done += 1
        try:
            self._pipe.send((task, arguments))
            if not self._pipe.poll(allowed):
                self.end()
                raise RefusedError(
                    422, f"{seconds:.0f} 秒没有处理完，已停止；请确认是不是一份报告，确是报告的请拆开再试"
                )
            good, answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise RefusedError(
                422, "处理这份文件时进程意外终止（多半是内存不够），请确认是不是一份报告"
            ) from error
        if not good:
            raise RefusedError(*answer)
        return answer

    def end(self) -> None:
        """At once, whatever it is at."""
        self._lost = True
        self._process.kill()
        self._process.join(5)
        with suppress(OSError):  # a reader that is being stopped may have closed it
            self._pipe.close()


# --- in the process -----------------------------------------------------------------------------------------------------


def _serve(pipe: Connection, settings: Settings, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the server answers it
    Thread(target=end_with_parent, daemon=True).start()
    from hegui import patterns

    with patterns.installed():
        from hegui.serving.tasks import TASKS, Bench

        bench = Bench(settings)
    gc.freeze()  # what the engine holds stays; nobody need look through it for rubbish
    confine(limits.memory)
    while True:
        try:
            task, arguments = pipe.recv()
        except EOFError:
            return
        answer: tuple[bool, Any]
        try:
            answer = True, TASKS[task](bench, *arguments)
        except HeguiError as error:
            answer = False, (422, str(error))
        except MemoryError:
            answer = False, (422, "内存不够，没有处理完；请确认是不是一份报告，或压缩其中的图片")
        except Exception as error:
            answer = False, (500, f"程序内部出错（{crash(error)}），请反馈给作者")
        pipe.send(answer)
