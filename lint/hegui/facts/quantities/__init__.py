"""Numbers with what they count: a grammar of numerals, magnitudes and units, and the context of each figure."""

from hegui.facts.quantities.approximators import interval_of
from hegui.facts.quantities.context import quantities
from hegui.facts.quantities.heads import is_verb
from hegui.facts.quantities.malformed import Malformed, malformed_numerals
from hegui.facts.quantities.model import Interval, Quantity

__all__ = [
    "Interval",
    "Malformed",
    "Quantity",
    "interval_of",
    "is_verb",
    "malformed_numerals",
    "quantities",
]
