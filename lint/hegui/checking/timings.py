"""Where the time of a run goes, for ``hegui check --timings``. Nothing is measured unless somebody asks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TypeVar

from hegui.api import FAMILIES
from hegui.document import watch_facts

T = TypeVar("T")

_CODE = re.compile("[A-Z][0-9]{3}")
_LONGEST = 12
"""So many single facts and rules are listed, those that take longest."""


class Timings:
    """Time by what it was spent on; what runs inside something else counts there only.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.spent: dict[str, float] = {}
        self._inside: list[float] = []

    def run(self, name: str, work: Callable[[], T]) -> T:
        """What ``work`` gives; its time is put down under ``name``."""
        self._inside.append(0.0)
        begun = self._clock()
        try:
            return work()
        finally:
            whole = self._clock() - begun
            self.add(name, whole - self._inside.pop())
            if self._inside:
                self._inside[-1] += whole

    def add(self, name: str, seconds: float) -> None:
        """Put ``seconds`` down under ``name``."""
        self.spent[name] = self.spent.get(name, 0.0) + seconds

    def table(self) -> str:
        """The times for people, in milliseconds: by stage and family of rules, then the longest single ones."""
        groups: dict[str, float] = {}
        for name, seconds in self.spent.items():
            group = _group(name)
            groups[group] = groups.get(group, 0.0) + seconds
        whole = sum(self.spent.values()) or 1.0
        lines = ["用时（毫秒）"]
        lines += [_line(name, seconds, whole) for name, seconds in groups.items() if seconds >= whole / 1000]
        lines.append(_line("合计", whole, whole))
        single = {name: s for name, s in self.spent.items() if _group(name) != name}
        longest = sorted(single.items(), key=lambda item: -item[1])[:_LONGEST]
        if longest:
            lines += ["其中最长的规则和事实", *(_line(name, seconds, whole) for name, seconds in longest)]
        return "\n".join(lines) + "\n"


def _group(name: str) -> str:
    if _CODE.fullmatch(name):
        return f"规则 {name[0]} {FAMILIES.get(name[0], '')}".rstrip()
    if "." in name:
        return f"事实 {'.'.join(name.split('.')[:2])}"
    return name


def _line(name: str, seconds: float, whole: float) -> str:
    return f"  {seconds * 1000:9.1f}  {seconds / whole:6.1%}  {name}"


_current: Timings | None = None


def begin() -> Timings:
    """Measure from now on; what the process spent before, in processor time, is its start."""
    global _current
    _current = Timings()
    _current.add("启动和导入", time.process_time())
    watch_facts(_current.run)
    return _current


def timed(name: str, work: Callable[[], T]) -> T:
    """What ``work`` gives; measured as ``name`` if somebody asked."""
    return work() if _current is None else _current.run(name, work)
