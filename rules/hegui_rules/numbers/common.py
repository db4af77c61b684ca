"""What the rules on numbers share: bases, printing of figures, places of partners."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from hegui.api import Related, Severity
from hegui.api.facts import Interval, Number, Quantity, Relation, bigrams, kind_of, trusted

_DIGITS = 4  # printed after the point at most


def plain(value: Number) -> str:
    """``value`` in digits, at most four after the point, without trailing zeros."""
    if isinstance(value, int):
        return str(value)
    rounded = round(Fraction(value) * 10**_DIGITS)
    whole, part = divmod(abs(rounded), 10**_DIGITS)
    digits = f"{part:0{_DIGITS}}".rstrip("0")
    return f"{'-' if rounded < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def amount(value: Number, like: Quantity) -> str:
    """``value`` with the unit of ``like``, in its magnitude (万 where it says 万)."""
    word = {10**4: "万", 10**8: "亿"}.get(like.scale, "")
    shown = Fraction(value) / like.scale if word else value
    return f"{plain(shown)}{word}{like.unit}"


def percent(value: Number) -> str:
    """``value`` rounded to two digits, with the sign."""
    return f"{plain(Fraction(round(Fraction(value) * 100), 100))}%"


def total(quantities: Iterable[Quantity]) -> Number:
    """The sum of the values."""
    summed: Number = 0
    for quantity in quantities:
        summed += quantity.value
    return summed


def range_of(quantity: Quantity) -> Interval:
    """The values a figure allows: a whole number without 万 is exact, anything else may have been rounded."""
    whole = quantity.scale == 1 and not quantity.decimals
    return quantity.interval if whole and quantity.kind in ("count", "duration") else quantity.rounding


def gravity(relation: Relation, far: bool = False) -> Severity | None:
    """``INFO`` for a wording that clean reports do not bear out, or a difference too far for a slip; else the rule's own."""
    return Severity.INFO if far or not trusted(relation) else None


def gap(first: Number, second: Number) -> Fraction:
    """How far apart two values are."""
    return abs(Fraction(first) - Fraction(second))


def partners(members: Iterable[Quantity], message: str) -> tuple[Related, ...]:
    """The places of other quantities of a finding."""
    return tuple(Related(member.span, message) for member in members)


def other_thing(whole: Quantity, part: Quantity) -> bool:
    """10个项目，其中…，增加学位1080个: 个 counts anything; without a word in common they are other things."""
    if part.unit != "个" or part.value <= 2 * whole.value:
        return False
    # 组织28个，其中村级82个: a level names no other thing.
    if kind_of(part.head) in ("level", "place") and part.value <= 20 * whole.value:
        return False
    return not bigrams(whole.head) & bigrams(part.head)
