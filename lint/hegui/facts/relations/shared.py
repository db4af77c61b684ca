"""What several finders ask of a figure."""

from __future__ import annotations

from hegui.facts.frames import PERSONS
from hegui.facts.quantities import Quantity

REACH = 12  # quantities looked back or ahead inside one sentence
# A person, firm or household may have several of the attributes that parts name.
ATTRIBUTED = frozenset(("person", "organisation", "household", "institution", "body", "team"))


def same_unit(first: Quantity, second: Quantity) -> bool:
    """Whether two figures can be compared: 人, 名 and 位 count the same."""
    return first.unit == second.unit or (first.unit in PERSONS and second.unit in PERSONS)


def bigrams(words: str) -> frozenset[str]:
    """Every two neighbouring characters."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))
