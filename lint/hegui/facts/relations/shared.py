"""What several finders ask of a figure."""

from __future__ import annotations

import re

from hegui.facts.quantities import Quantity

REACH = 12  # quantities looked back or ahead inside one sentence
AMOUNTS = frozenset(("count", "money", "area", "length", "weight", "volume", "duration", "energy", "measure"))
FROM = re.compile("(?:由|从|自(?![筹有行治然主我动查建愿办营觉]))[^，。；,;]{0,24}$")
PERSONS = frozenset(("人", "名", "位", "个人"))
# A person, firm or household may have several of the attributes that parts name.
ATTRIBUTED = frozenset(("person", "organisation", "household", "institution", "body", "team"))
# Words of change right before a figure: it is a difference, not an amount of its own.
CHANGED = re.compile(
    "(?:增加|减少|增长|提高|降低|下降|新增|净增|增|减|压减|多|少|高|低|再|另)(?:了|补助|投入|安排|资助|约)?$"
)


def same_unit(first: Quantity, second: Quantity) -> bool:
    """Whether two figures can be compared: 人, 名 and 位 count the same."""
    return first.unit == second.unit or (first.unit in PERSONS and second.unit in PERSONS)


def bigrams(words: str) -> frozenset[str]:
    """Every two neighbouring characters."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))
