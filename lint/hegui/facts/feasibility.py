"""Arithmetic that a printed figure must survive. Pure, exact, without floats.

A printed percentage may have been rounded half up, half to even, or truncated: published reports do all three, so
a figure is impossible only when no mode gives it. With ``u`` the value of the last printed digit, the preimages
are ``[p-u/2, p+u/2)``, the same with closed ends, and ``[p, p+u)``; their union is ``[p-u/2, p+u)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from hegui.facts.quantities import Interval
from hegui.text.numerals import Number

MODES = ("truncate", "half-up", "half-even")


class Shown(NamedTuple):
    """An integer witness and the figure it would be printed as (half up, with the same decimals)."""

    whole: int
    printed: str


def unit_of(decimals: int) -> Fraction:
    """The value of the last printed digit; ``decimals`` below 0 for figures rounded to tens or hundreds."""
    return Fraction(10) ** -decimals


def printed(value: Number, decimals: int, mode: str = "half-up") -> Fraction:
    """``value`` as printed with ``decimals`` digits under one of ``MODES``; ``value`` must not be negative."""
    scaled = Fraction(value) * 10**decimals
    whole = floor(scaled)
    rest = scaled - whole
    half = Fraction(1, 2)
    if mode != "truncate" and (rest > half or (rest == half and (mode == "half-up" or whole % 2))):
        whole += 1
    return Fraction(whole, 10**decimals)


def shown(value: Number, decimals: int) -> str:
    """``value`` rounded half up, as a string with ``decimals`` digits."""
    scaled = int(printed(value, decimals) * 10**decimals)
    digits = str(scaled).rjust(decimals + 1, "0")
    return digits if not decimals else f"{digits[:-decimals]}.{digits[-decimals:]}"


def preimage(figure: Number, decimals: int) -> tuple[Fraction, Fraction]:
    """``[low, high)``: every exact value that some mode prints as ``figure``."""
    unit = unit_of(decimals)
    return Fraction(figure) - unit / 2, Fraction(figure) + unit


def _integers(low: Fraction, high: Fraction, low_open: bool = False, high_open: bool = True) -> range:
    first = floor(low) + 1 if low_open else ceil(low)
    last = ceil(high) - 1 if high_open else floor(high)
    return range(first, last + 1)


def possible_parts(percent: Number, decimals: int, whole: int) -> range:
    """The integers ``0 <= k <= whole`` for which ``k / whole`` may be printed as ``percent`` %."""
    low, high = preimage(percent, decimals)
    found = _integers(low * whole / 100, high * whole / 100)
    return range(max(found.start, 0), max(min(found.stop, whole + 1), max(found.start, 0)))


def feasible_rate(percent: Number, decimals: int, whole: int) -> bool:
    """Whether any part of ``whole`` gives ``percent`` %."""
    return len(possible_parts(percent, decimals, whole)) > 0


def feasible_part(percent: Number, decimals: int, part: int) -> bool:
    """Whether ``part`` is ``percent`` % of any whole."""
    low, high = preimage(percent, decimals)
    return low <= 0 or floor(Fraction(100 * part) / low) > Fraction(100 * part) / high


def nearest_rates(percent: Number, decimals: int, whole: int) -> tuple[Shown, ...]:
    """The parts of ``whole`` just below and above ``percent`` %, with the percentages they print."""
    below = floor(Fraction(percent) * whole / 100)
    counts = sorted({min(max(k, 0), whole) for k in (below, below + 1)})
    return tuple(Shown(k, shown(Fraction(100 * k, whole), decimals)) for k in counts) if whole else ()


def power(decimals: int, whole: int) -> Fraction:
    """Which share of the printable percentages the test would reject: 1 - 1.5 N / 10^(d+2), not below 0."""
    return max(Fraction(0), 1 - Fraction(3 * whole, 2 * 10 ** (decimals + 2)))


def implied_bases(now: int, percent: Number, decimals: int, fall: bool = False) -> range:
    """The integers ``b >= 1`` for which a change from ``b`` to ``now`` may be printed as ``percent`` %.

    An endless set (a fall to 0 by 100 %) is cut at ``b = 10 ** 12``.
    """
    low, high = preimage(percent, decimals)
    if not fall:
        if now <= 0:
            return range(0)
        first = Fraction(100 * now) / (100 + high)
        last = Fraction(100 * now) / (100 + low) if low > -100 else Fraction(10**12)
        found = _integers(first, last, low_open=True, high_open=False)
    else:
        if now == 0:
            return range(1, 10**12) if low <= 100 < high else range(0)
        if low >= 100:
            return range(0)
        first = Fraction(100 * now) / (100 - low)
        last = Fraction(100 * now) / (100 - high) if high < 100 else Fraction(10**12)
        found = _integers(first, last)
    return range(max(found.start, 1), max(found.stop, max(found.start, 1)))


def feasible_growth(now: int, percent: Number, decimals: int, fall: bool = False) -> bool:
    """Whether any base of the year before gives this change."""
    return len(implied_bases(now, percent, decimals, fall)) > 0


def nearest_bases(now: int, percent: Number, decimals: int, fall: bool = False) -> tuple[Shown, ...]:
    """The bases next to the one the change implies, with the changes they would be printed as."""
    divisor = 100 - Fraction(percent) if fall else 100 + Fraction(percent)
    if divisor <= 0:
        return ()
    middle = floor(Fraction(100 * now) / divisor)
    found = []
    for base in sorted({max(1, middle), max(1, middle + 1)}):
        change = Fraction(100 * (base - now if fall else now - base), base)
        if change >= 0:
            found.append(Shown(base, shown(change, decimals)))
    return tuple(found)


def change(before: Number, after: Number) -> Fraction | None:
    """Growth from ``before`` to ``after`` in percent (negative for a fall); ``None`` from 0."""
    return None if before == 0 else Fraction(100) * (Fraction(after) - before) / before


def change_fits(
    before: Interval, after: Interval, figure: Number, decimals: int, times: bool = False, fall: bool = False
) -> bool:
    """Whether some change from ``before`` to ``after`` may be printed as ``figure`` % (or 倍 with ``times``).

    The operands are intervals since they may be rounded themselves (``Quantity.rounding``). 增长4倍 from 9 is 45:
    times count the increase.
    """
    if before.low <= 0 or before.high is None or after.high is None:
        return before.high is None or after.high is None or before.high > 0
    factor = 1 if times else 100
    least = factor * (Fraction(after.low) / before.high - 1)
    most = factor * (Fraction(after.high) / before.low - 1)
    if fall:
        least, most = -most, -least
    low, high = preimage(figure, decimals)
    return least < high and most >= low


def total(parts: Iterable[Interval]) -> Interval:
    """All sums of the parts."""
    result = Interval(0, 0)
    for part in parts:
        result = result.plus(part)
    return result


def sum_conflict(whole: Interval, parts: Sequence[Interval]) -> str:
    """``over``: the parts must exceed the whole; ``under``: they must fall short of it; ``""``: they may agree."""
    summed = total(parts)
    if whole.below(summed):
        return "over"
    return "under" if summed.below(whole) else ""


def shares_fit(shares: Sequence[Number], decimals: int) -> bool:
    """Whether shares of one whole may sum to 100 %: each may be off by up to one printed unit below, half above."""
    unit, summed = unit_of(decimals), sum(Fraction(s) for s in shares)
    return 100 - len(shares) * unit <= summed <= 100 + len(shares) * unit / 2


def one_digit_apart(first: int, second: int) -> bool:
    """Whether one digit replaced, lost or added, or two neighbours swapped, turns one figure into the other."""
    a, b = str(first), str(second)
    if a == b:
        return False
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(wrong) == 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and a[wrong[0]] == b[wrong[1]]
            and a[wrong[1]] == b[wrong[0]]
        )
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def slip_of_sum(summed: int, said: int) -> bool:
    """Whether a total misses its sum by what a slip of the pen or of the pencil makes: one digit, a swapped pair, one or two.

    A digit that changes a third of the figure is as likely another figure.
    """
    apart = abs(summed - said)
    return apart > 0 and (apart <= 1 or (one_digit_apart(summed, said) and 7 * apart <= max(summed, said)))


def rate_slip(actual: Fraction, figure: Number, decimals: int) -> bool:
    """Whether one wrong digit, or two neighbours swapped, turns ``actual`` % as it would be printed into ``figure`` %."""
    said = int(Fraction(figure) * 10**decimals)
    for mode in ("half-up", "truncate"):
        meant = int(printed(actual, decimals, mode) * 10**decimals)
        if len(str(meant)) == len(str(said)) and one_digit_apart(meant, said):
            return True
    return False


def share_fits(part: Interval, whole: Interval, percent: Number, decimals: int) -> bool:
    """Whether some ``part`` of some ``whole`` may be printed as ``percent`` %."""
    if part.high is None or whole.high is None or whole.low <= 0:
        return True
    low, high = preimage(percent, decimals)
    return Fraction(100 * part.low) / whole.high < high and Fraction(100 * part.high) / whole.low >= low


def difference_fits(before: Interval, after: Interval, delta: Interval) -> bool:
    """Whether ``delta`` may be what ``after`` is more than ``before``."""
    if before.high is None or after.high is None or delta.high is None:
        return True
    return after.low - before.high <= delta.high and delta.low <= after.high - before.low
