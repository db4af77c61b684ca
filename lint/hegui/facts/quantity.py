"""What a quantity is: its place, its exact value, and the interval of values it leaves open."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hegui.document import Span

Number = int | Fraction
"""Exact: an ``int`` where the value is whole, else a ``Fraction``."""


class Interval(NamedTuple):
    """All values a statement allows; ``high`` is ``None`` when nothing bounds it above."""

    low: Number
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Number) -> bool:
        """Whether ``value`` lies inside."""
        if value < self.low or (self.low_open and value == self.low):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.high_open)

    def below(self, other: Interval) -> bool:
        """Whether every value here is smaller than every value there."""
        if self.high is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def disjoint(self, other: Interval) -> bool:
        """Whether no value satisfies both."""
        return self.below(other) or other.below(self)

    def plus(self, other: Interval) -> Interval:
        """The sums of a value here and a value there."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            self.low + other.low, high, self.low_open or other.low_open, self.high_open or other.high_open
        )


class Quantity(NamedTuple):
    """One number with what it counts.

    Attributes:
        span: modifiers, numeral and unit (``约300余人``); number: the numeral with 万/亿 (and 余 between them).
        surface: the words of ``span``; raw: the numeral as printed, half-width, separators kept.
        value: exact, magnitude multiplied in (``1.5万元`` = 15000, unit ``元``); a percentage keeps its printed
            figure (96.77, unit ``%``); of a range the first figure printed.
        interval: all values the words allow (see ``interval_of``); of a range from the smaller to the larger.
        second: the second figure of a range as printed, else ``None``.
        decimals: digits printed after the point; scale: the magnitude (10000 for 万, 1 without).
        approximators: 约 近 余 以上 … in the order of the text; modifier: the same joined.
        rest_at: where 余/多 stands: ``number`` (right after the digits), ``magnitude`` (after 万/亿), ``unit``, ``""``.
        unit: canonical (``人（次）`` is ``人次``), ``""`` when there is none; unit_class: see ``data/units.tsv``.
        kind: ``count`` ``money`` ``rate`` ``growth`` ``points`` ``times`` ``duration`` or a measure (``area`` …).
        discrete: the unit counts whole things.
        head: what is counted or measured (rate name for a rate); head_span: where that stands, ``None`` for nowhere.
        verb: the last verb before the number in its clause; markers: 共 累计 其中 分别 均 达 等 … before it in the clause.
        clause: from the last comma or stop to the next; year: of the sentence, else the section, else the report.
        window: 全年 上半年 截至目前 …以来 or ``""``; level: 全镇 各村 … or ``""``.
        restrictor: 该 通过 参与 协助 依托 or ``""``; plan: a figure for the future.
        paragraph: index in ``Document.paragraphs``; sentence: index in ``Document.sentences``, -1 for none;
        section: index in ``Document.sections``, -1 before the first; item: (enumeration, item) or ``None``.
        block: number of the 。-sentence in ``Document.body``, also in cells and headings (what relations group by).
        flags: ``grouping`` (31,58) ``mixed`` (2十) ``no-unit`` ``stutter`` (次次) ``range`` ``cell`` ``chinese``
            ``fraction`` ``fall`` (a growth downwards) ``same-period`` (同比) ``quoted``.
        ordinal: place in ``quantities(doc)``.
    """

    span: Span
    number: Span
    surface: str
    raw: str
    value: Number
    interval: Interval
    second: Number | None
    decimals: int
    scale: int
    approximators: tuple[str, ...]
    rest_at: str
    unit: str
    unit_class: str
    kind: str
    discrete: bool
    head: str
    head_span: Span | None
    verb: str
    markers: tuple[str, ...]
    clause: Span
    year: int | None
    window: str
    level: str
    restrictor: str
    plan: bool
    paragraph: int
    sentence: int
    section: int
    item: tuple[int, int] | None
    block: int
    flags: frozenset[str]
    ordinal: int

    @property
    def modifier(self) -> str:
        """The approximators as one word; empty for an exact figure."""
        return "".join(self.approximators)

    @property
    def low(self) -> Number:
        """The smallest value the words allow."""
        return self.interval.low

    @property
    def high(self) -> Number | None:
        """The largest value the words allow; ``None`` when unbounded."""
        return self.interval.high

    @property
    def rounding(self) -> Interval:
        """The exact values that print as this figure: itself for a plain count of things, else rounded or cut off.

        An amount in 万 or with decimals, and every measure, may have been rounded in its last printed digit.
        """
        if self.discrete and self.scale == 1 and not self.decimals:
            return self.interval
        unit = Fraction(self.scale, 10**self.decimals)
        low, high = self.interval.low - unit / 2, self.interval.high
        return Interval(low, None if high is None else high + unit, False, high is not None)

    @property
    def exact(self) -> bool:
        """Neither approximate nor a range."""
        return not self.approximators and self.second is None


UP = frozenset(("超", "超过", "超出", "逾", "突破", "多于", "大于", "高于", "上"))
UP_CLOSED = frozenset(
    (
        "不少于",
        "不低于",
        "不小于",
        "至少",
        "最少",
        "以上",
        "及以上",
        "之多以上",
        "起码",
        "有余",
        "达到以上",
        "过",
    )
)
DOWN = frozenset(("不足", "不到", "不满", "未满", "低于", "少于", "小于"))
DOWN_CLOSED = frozenset(("不超过", "不高于", "不多于", "最多", "至多", "以下", "以内", "之内", "及以下"))
ABOUT = frozenset(("约", "大约", "大概", "左右", "上下", "约为", "来"))
NEAR = frozenset(("近", "将近", "接近"))
REST = frozenset(("余", "多"))
_TENTH = Fraction(1, 10)


def _whole(value: Number) -> Number:
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def interval_of(value: Number, approximators: tuple[str, ...], rest_scale: int = 1) -> Interval:
    """The values left open by a figure and the words round it.

    ``N余`` is N up to N + 10^z with z the trailing zeros of N (in units of ``rest_scale``), ``近N`` 0.8 N to N,
    ``超N`` and ``N以上`` everything from N, ``约N`` N ± 10 %. Several approximators give the union (the hull), so
    that a contradiction is never founded on a doubled word.
    """
    if not approximators:
        return Interval(value, value)
    parts = [_one(value, word, rest_scale) for word in approximators]
    low = min(parts, key=lambda p: (p.low, p.low_open))
    high: Interval | None = None
    for part in parts:
        if part.high is None:
            high = None
            break
        if high is None or (part.high, not part.high_open) > (high.high, not high.high_open):
            high = part
    return Interval(low.low, high.high if high else None, low.low_open, high.high_open if high else False)


def _one(value: Number, word: str, rest_scale: int) -> Interval:
    if word in REST:
        return Interval(value, value + 10 ** _zeros(value, rest_scale) * rest_scale, False, True)
    if word in NEAR:
        return Interval(_whole(Fraction(value) * 4 / 5), value)
    if word in UP:
        return Interval(value, None, True)
    if word in UP_CLOSED:
        return Interval(value, None)
    if word in DOWN:
        return Interval(0, value, False, True)
    if word in DOWN_CLOSED:
        return Interval(0, value)
    if word in ABOUT:
        margin = abs(Fraction(value) * _TENTH)
        return Interval(_whole(value - margin), _whole(value + margin))
    return Interval(value, value)


def _zeros(value: Number, scale: int) -> int:
    scaled = Fraction(value) / scale
    if scaled.denominator != 1 or scaled == 0:
        return 0
    digits = str(scaled.numerator)
    return len(digits) - len(digits.rstrip("0"))
