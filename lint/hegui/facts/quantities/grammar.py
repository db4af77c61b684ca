"""The grammar of a figure: its numeral, magnitude and unit, and what the readers find.

QTY = BEFORE* NUM (余|多)? MAG? (余|多)? UNIT? (多)? BEHIND?
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hegui.facts.quantities.approximators import behind
from hegui.facts.rows import rows
from hegui.lexicon import BUILT_IN
from hegui.text.numerals import MAGNITUDES, Number
from hegui.text.trie import trie

GAP = " \u2060\u00a0\u3000"
BLANKS = f"[{GAP}]{{0,3}}"


class Unit(NamedTuple):
    """A row of ``units.tsv``.

    Attributes:
        spoken: what decides whether it counts in Chinese numerals (see :mod:`hegui.facts.quantities.spoken`).
        not_before: characters that make another word of it (个 before 性: 个性); ``体>育系`` among them says that 体
            does so (个体) unless 育 or 系 follows (个体育场馆).
    """

    word: str
    canonical: str
    group: str
    kind: str
    discrete: bool
    spoken: str
    not_before: str


NO_UNIT = Unit("", "", "", "count", False, "", "")
SET = Unit("大", "大", "set", "count", True, "counter", "")
"""三大原则: the unit of a set of named things."""


class Digits(NamedTuple):
    """Arabic digits where they stand, and what was read of them.

    Attributes:
        start, end: of the numeral.
    """

    start: int
    end: int
    raw: str
    value: Number
    decimals: int


class Raw(NamedTuple):
    """A figure before its context is known; fields as in :class:`hegui.facts.quantities.model.Quantity`.

    Attributes:
        number: where the numeral stands, beginning and end.
        before, behind: the approximators on either side of it.
        rest_scale: the magnitude that 余 leaves open (10000 in 3万余).
    """

    start: int
    end: int
    number: tuple[int, int]
    raw: str
    value: Number
    second: Number | None = None
    decimals: int = 0
    scale: int = 1
    rest_scale: int = 1
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    rest_at: str = ""
    unit: Unit | None = None
    spoken: bool = False
    fraction: bool = False
    in_cell: bool = False
    stutters: bool = False


@cache
def units() -> dict[str, Unit]:
    """All units by the word printed."""
    return {
        row["unit"]: Unit(
            row["unit"], row["canonical"], row["class"], row["kind"], row["discrete"] == "1", row["spoken"],
            row["not_before"],
        )
        for row in rows("units.tsv")
    }  # fmt: skip


@cache
def unit_pattern() -> str:
    """A pattern for the longest unit, as a trie, each with the characters it may not stand before."""
    known = units()
    return trie(known, {w: _guard(u.not_before) for w, u in known.items() if u.not_before})


def _guard(not_before: str) -> str:
    """The look-ahead that ``not_before`` asks for; see :class:`Unit`."""
    plain: list[str] = []
    branches: list[str] = []
    for part in not_before.split(" "):
        first, allowed, rest = part.partition(">")
        if allowed:
            branches.append(f"{first}(?![{rest}])")
        else:
            plain.append(first)
    if plain:
        branches.insert(0, f"[{''.join(plain)}]")
    return f"(?!{'|'.join(branches)})"


@cache
def unit_at() -> re.Pattern[str]:
    """Matches a unit where it begins."""
    return re.compile(unit_pattern())


@cache
def tail() -> re.Pattern[str]:
    """What may follow the digits of a number; matches everywhere, perhaps nothing."""
    return re.compile(
        rf"(?P<rest1>[余多来](?!元化方])|几)?{BLANKS}"
        rf"(?P<mag>万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千(?![米克瓦伏])|百(?!分)|十(?!分))?"
        rf"(?P<rest2>[余多来](?!元化))?{BLANKS}(?P<unit>{unit_pattern()})?"
        rf"(?P<rest3>多(?![元个次项种名家出于0-9])|余)?(?P<post>{behind()})?"
    )


def tail_at(text: str, at: int) -> re.Match[str]:
    """What follows the digits that end at ``at``."""
    match = tail().match(text, at)
    assert match is not None
    return match


def unit_of(match: re.Match[str]) -> Unit | None:
    """The unit in a match of ``tail``."""
    return units()[match["unit"]] if match["unit"] else None


def magnitude_of(match: re.Match[str]) -> int:
    """The magnitude in a match of ``tail``, 1 for none."""
    return MAGNITUDES[match["mag"]] if match["mag"] else 1


def rests_of(match: re.Match[str]) -> tuple[str, ...]:
    """余, 多 and the like in a match of ``tail``."""
    return tuple(word for word in match.group("rest1", "rest2", "rest3") if word)


@cache
def class_pattern(before: str, *names: str, after: str = "") -> re.Pattern[str]:
    """A pattern of the words of classes between two pieces of pattern."""
    return re.compile(before + BUILT_IN.pattern(*names) + after)
