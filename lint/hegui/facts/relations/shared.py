"""What several finders ask of a figure."""

from __future__ import annotations

import re
from fractions import Fraction

from hegui.facts.feasibility import one_digit_apart
from hegui.facts.frames import PERSONS, Line
from hegui.facts.quantities import Quantity
from hegui.facts.rows import listed

REACH = 12  # quantities looked back or ahead inside one sentence
# A person, firm or household may have several of the attributes that parts name.
ATTRIBUTED = frozenset(("person", "organisation", "household", "institution", "body", "team"))


def same_unit(first: Quantity, second: Quantity) -> bool:
    """Whether two figures can be compared: 人, 名 and 位 count the same."""
    return first.unit == second.unit or (first.unit in PERSONS and second.unit in PERSONS)


MEAN = re.compile(listed("mean-word"))


def is_mean(line: Line, index: int) -> bool:
    """Whether a figure is an average: 平均得分88.6分, 月均接待42人次; what is among those averaged may exceed it."""
    return MEAN.search(line.clause_before(index)) is not None


EXCEPTED = re.compile(listed("period-excepted"))
"""A month or a week in which it was not done, or done together with another: 除2月未安排外, 1月、2月合并通报."""


def sentence(line: Line, place: int) -> str:
    """The sentence of a place of the line."""
    end = line.text.find("。", place)
    return line.text[line.text.rfind("。", 0, place) + 1 : end if end >= 0 else len(line.text)]


_WITH_ANOTHER = re.compile(listed("with-another"))
_AGAINST = re.compile(listed("held-with"))
_HELD = re.compile(listed("compared-behind"))


def is_base(line: Line, index: int) -> bool:
    """Whether a figure is what another one is compared with: 比2021年的120件下降35%; 与2020年的52件相比下降."""
    clause = line.clause_before(index)
    return _WITH_ANOTHER.search(clause) is not None or (
        _AGAINST.search(clause) is not None and _HELD.match(line.tail(index)) is not None
    )


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
