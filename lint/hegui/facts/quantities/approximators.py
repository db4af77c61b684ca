"""Words that leave a figure open (约 近 余 以上), and the values they leave; the table is ``data/approximators.tsv``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from hegui.facts.quantities.model import Interval
from hegui.facts.rows import rows, words_of
from hegui.text.numerals import Number, integral
from hegui.text.trie import trie

_GAP = " \u2060\u00a0\u3000"
_MOST = 3  # words before one number
_TENTH = Fraction(1, 10)
_PERIODS = frozenset(words_of("period-unit"))


class Approximator(NamedTuple):
    """A row of the table.

    Attributes:
        place: ``before`` the numeral, ``before-magnitude`` (only of a bare one: 上百), ``behind`` the unit or
            ``inside`` (after digits or magnitude).
        sense: what it leaves open; ``announces`` and ``joins`` leave nothing open.
        not_after: characters that make another word of it (节约, 附近, 村规民约).
    """

    word: str
    place: str
    sense: str
    not_after: str

    def ends(self, text: str, at: int) -> bool:
        """Whether it stands right before ``at``, as a word of its own."""
        left = at - len(self.word)
        return text.endswith(self.word, 0, at) and not (left > 0 and text[left - 1] in self.not_after)

    @property
    def opens(self) -> bool:
        """Whether it leaves anything open."""
        return self.sense not in ("announces", "joins")


@cache
def approximators() -> tuple[Approximator, ...]:
    """The table."""
    return tuple(
        Approximator(row["word"], row["place"], row["sense"], row["not_after"])
        for row in rows("approximators.tsv")
    )


@cache
def _before() -> dict[str, tuple[Approximator, ...]]:
    """Those that stand before a number by their last character, the longest first."""
    found: dict[str, list[Approximator]] = {}
    for one in approximators():
        if one.place.startswith("before"):
            found.setdefault(one.word[-1], []).append(one)
    return {last: tuple(sorted(some, key=lambda a: -len(a.word))) for last, some in found.items()}


@cache
def _behind() -> tuple[str, ...]:
    return tuple(one.word for one in approximators() if one.place == "behind")


@cache
def behind() -> str:
    """A pattern for what stands behind the unit."""
    return trie(_behind())


def behind_at(text: str, at: int) -> str:
    """The word behind a unit that ends at ``at``; ``""`` for none."""
    return next((word for word in _behind() if text.startswith(word, at)), "")


def before_number(text: str, start: int, unit: str = "") -> tuple[int, tuple[str, ...]]:
    """Where a quantity begins with its approximators, and these in the order of the text.

    A word that only announces, inside (约有300人), belongs to the span; one before it (达近300人) does not.
    """
    words: list[str] = []
    begin = at = start
    for _ in range(_MOST):
        at = _skipped(text, at)
        found = next((a for a in _before().get(text[at - 1], ()) if _meant(a, text, at, unit)), None)
        if at == 0 or found is None:
            break
        at -= len(found.word)
        if found.opens:
            words.append(found.word)
            begin = at
    return begin, tuple(reversed(words))


def _meant(one: Approximator, text: str, at: int, unit: str) -> bool:
    """近五年 is a period, 上百 only a bare magnitude."""
    period = one.word == "近" and unit in _PERIODS
    return one.ends(text, at) and not period and one.place != "before-magnitude"


def announced(text: str, start: int) -> bool:
    """Whether 共, 达, 约 and the like stand before a number, so that it is an amount even without a unit."""
    at = _skipped(text, start)
    return at > 0 and any(a.sense != "joins" and a.ends(text, at) for a in _before().get(text[at - 1], ()))


def _skipped(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in _GAP:
        at -= 1
    return at


@cache
def _senses() -> dict[str, str]:
    return {one.word: one.sense for one in approximators()}


def interval_of(value: Number, words: tuple[str, ...], rest_scale: int = 1) -> Interval:
    """The values left open by a figure and the approximators round it.

    ``N余`` is N up to N + 10^z with z the trailing zeros of N (in units of ``rest_scale``), ``近N`` 0.8 N to N,
    ``超N`` and ``N以上`` everything from N, ``约N`` N ± 10 %. Several approximators give the union (the hull), so
    that a contradiction is never founded on a doubled word.
    """
    if not words:
        return Interval(value, value)
    parts = [_left_open(value, _senses().get(word, ""), rest_scale) for word in words]
    low = min(parts, key=lambda p: (p.low, p.low_open))
    bounded = [p for p in parts if p.high is not None]
    if len(bounded) < len(parts):
        return Interval(low.low, None, low.low_open)
    high = max(bounded, key=lambda p: (p.high, not p.high_open))
    return Interval(low.low, high.high, low.low_open, high.high_open)


def _left_open(value: Number, sense: str, rest_scale: int) -> Interval:
    match sense:
        case "rest":
            return Interval(value, value + 10 ** _zeros(value, rest_scale) * rest_scale, False, True)
        case "nearly":
            return Interval(integral(Fraction(value) * 4 / 5), value)
        case "above":
            return Interval(value, None, True)
        case "at-least":
            return Interval(value, None)
        case "below":
            return Interval(0, value, False, True)
        case "at-most":
            return Interval(0, value)
        case "about":
            margin = abs(Fraction(value) * _TENTH)
            return Interval(integral(value - margin), integral(value + margin))
        case _:
            return Interval(value, value)


def _zeros(value: Number, scale: int) -> int:
    scaled = Fraction(value) / scale
    if scaled.denominator != 1 or scaled == 0:
        return 0
    digits = str(scaled.numerator)
    return len(digits) - len(digits.rstrip("0"))
