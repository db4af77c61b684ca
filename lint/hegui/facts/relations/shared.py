"""What several finders ask of a figure."""

from __future__ import annotations

from fractions import Fraction

from hegui.facts.feasibility import one_digit_apart
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


def slip(whole: Quantity, summed: Fraction) -> bool:
    """Whether a slip of the pen makes the one of the other."""
    unit = Fraction(whole.scale, 10**whole.decimals)
    said, meant = whole.value / unit, summed / unit
    if said.denominator > 1 or meant.denominator > 1:
        return False
    return abs(said - meant) <= 2 or one_digit_apart(int(said), int(meant))
