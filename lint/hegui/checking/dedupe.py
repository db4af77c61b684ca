"""Stage: dedupe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.api import Span
from hegui.checking.model import Judged
from hegui.checking.places import Places


def dedupe(found: list[Judged]) -> list[Judged]:
    """``found`` without what a rule says of a place where one that it yields to is heard.

    Only what is reported counts: a finding that itself yields explains nothing, nor does one of a rule that did not run.
    """
    by_code: dict[str, list[Judged]] = {}
    for judged in found:
        by_code.setdefault(judged.task.rule.code, []).append(judged)
    heard: dict[str, Places] = {}

    def places(code: str) -> Places:
        if code not in heard:
            heard[code] = Places(
                spoken_for(judged for judged in by_code.get(code, ()) if not explained(judged))
            )
        return heard[code]

    def explained(judged: Judged) -> bool:
        return any(places(code).overlap(judged.finding.span) for code in judged.task.rule.yields_to)

    return [judged for judged in found if not explained(judged)]


def spoken_for(found: Iterable[Judged]) -> Iterator[Span]:
    """What the findings of a rule speak for."""
    for judged in found:
        yield judged.finding.span
        yield from judged.finding.accounts_for
