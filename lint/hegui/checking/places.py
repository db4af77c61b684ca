"""Stretches of a text, any of which may meet another; asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from hegui.document import Span


class Places:
    """Some spans, whatever their order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span[0] for span in ordered]
        self._reach = list(accumulate((span[1] for span in ordered), max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares a character with ``span``, or has it, empty, within its ends."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._reach[before - 1] > span[0]

    def cover(self, span: Span) -> bool:
        """Whether all of ``span`` lies in one of them."""
        before = bisect_right(self._starts, span[0])
        return before > 0 and self._reach[before - 1] >= span[1]
