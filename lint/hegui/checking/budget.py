"""What a check may still spend. Knows no clock: whoever has one interrupts what runs, and the check goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hegui.checking.timings import timed

T = TypeVar("T")

TIME = "时间"
MEMORY = "内存"


class OverrunError(BaseException):
    """The time of a document is over. No ``except Exception`` of a rule may take it for its own fault."""


class Budget:
    """What a check may spend, and what it could not finish.

    Attributes:
        spent: what ran out, ``TIME`` or ``MEMORY``; ``""`` while there is enough.
        unfinished: what was not done, or not to the end, as the user calls it.
    """

    def __init__(self) -> None:
        self.spent = ""
        self.unfinished: list[str] = []
        self._running = False

    def run(self, work: Callable[[], T], otherwise: T, name: str) -> T:
        """What ``work`` gives; ``otherwise`` when there is nothing left to spend, or it runs out on the way."""
        if not self.spent:
            try:
                self._running = True
                try:
                    return timed(name, work)
                finally:
                    self._running = False
            except OverrunError:
                self.spent = TIME
            except MemoryError:
                self.spent = MEMORY
        self.unfinished.append(name)
        return otherwise

    def interrupt(self) -> None:
        """Called from outside when the time is over, again and again.

        Raises:
            OverrunError: something runs that can be interrupted.
        """
        if self._running:
            raise OverrunError
