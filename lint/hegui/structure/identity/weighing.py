"""Weighs what was found: every place speaks once for each answer, and the answer with most weight wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hegui.document import Clue


def tally(clues: Iterable[Clue]) -> Mapping[str, int]:
    """The weight of each answer, in the order in which they were found; of one place the weightiest clue counts."""
    strongest: dict[tuple[str, str], int] = {}
    for clue in clues:
        key = clue.value, clue.source
        strongest[key] = max(clue.weight, strongest.get(key, clue.weight))
    weights: dict[str, int] = {}
    for (value, _), weight in strongest.items():
        weights[value] = weights.get(value, 0) + weight
    return weights


def decided(clues: Iterable[Clue], least: int = 1) -> str:
    """The answer that weighs most, the first of equals; ``""`` when none weighs ``least``."""
    weights = tally(clues)
    best = max(weights, key=lambda value: weights[value], default="")
    return best if weights.get(best, 0) >= least else ""
