"""Stage: dedupe."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from hegui.api import Span
from hegui.checking.model import Judged


def dedupe(found: list[Judged]) -> list[Judged]:
    """``found`` without what a rule says of a place where one that it yields to is heard.

    Only what is reported counts: a finding that itself yields explains nothing, nor does one of a rule that did not run.
    """
    by_code: dict[str, list[Judged]] = {}
    for judged in found:
        by_code.setdefault(judged.task.rule.code, []).append(judged)
    heard: dict[str, _Places] = {}

    def places(code: str) -> _Places:
        if code not in heard:
            heard[code] = _Places(judged for judged in by_code.get(code, ()) if not explained(judged))
        return heard[code]

    def explained(judged: Judged) -> bool:
        return any(places(code).overlap(judged.finding.span) for code in judged.task.rule.yields_to)

    return [judged for judged in found if not explained(judged)]


class _Places:
    """What the findings of one rule speak for; asked in logarithmic time."""

    def __init__(self, found: Iterable[Judged]) -> None:
        spans = sorted(place for j in found for place in (j.finding.span, *j.finding.accounts_for))
        self._starts = [span[0] for span in spans]
        self._reach = list(accumulate((span[1] for span in spans), max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares a character with ``span``."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._reach[before - 1] > span[0]
