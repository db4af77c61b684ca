"""The clock of a check: processor time, so that a busy machine changes no result."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from hegui.checking.budget import Budget

_AGAIN = 0.25
"""An interruption can be lost (in a callback of C); it comes again after so many seconds."""


@contextmanager
def watched(seconds: int) -> Iterator[Budget]:
    """A budget of so many seconds; without end where the system has no such clock, or outside the main thread."""
    budget = Budget()
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield budget
        return
    before = signal.signal(signal.SIGPROF, lambda *_: budget.interrupt())
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield budget
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
