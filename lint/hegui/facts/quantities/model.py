"""What a quantity is: its place, its exact value, and the interval of values it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Span
from hegui.text.numerals import Number


class Interval(NamedTuple):
    """All values a statement allows; ``high`` is ``None`` when nothing bounds it above."""

    low: Number
    high: Number | None
    low_open: bool = False
    high_open: bool = False

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with what it counts.

    Attributes:
        span: approximators, numeral and unit (``约300余人``); number: the numeral with 万/亿 (and 余 between them).
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
        spoken: in Chinese numerals; fraction: 1/4, 三分之二; in_cell: in a cell of a table.
        grows: says by how much something changed; falls: it became less.
        stutters: 次次.
        head: what is counted or measured (rate name for a rate); head_span: where that stands, ``None`` for nowhere.
        verb: the last verb before the number in its clause; markers: 共 累计 其中 分别 均 达 等 … before it in the clause.
        clause: from the last comma or stop to the next; year: of the sentence, else the section, else the report.
        window: 全年 上半年 截至目前 …以来 or ``""``; level: 全镇 各村 … or ``""``.
        restrictor: 该 通过 参与 协助 依托 or ``""``; plan: a figure for the future.
        paragraph: index in ``Document.paragraphs``; sentence: index in ``Document.sentences``, -1 for none;
        section: index in ``Document.sections``, -1 before the first; item: (enumeration, item) or ``None``.
        block: number of the 。-sentence in ``Document.body``, also in cells and headings (what relations group by).
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
    spoken: bool
    fraction: bool
    in_cell: bool
    grows: bool
    falls: bool
    stutters: bool
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
    def is_range(self) -> bool:
        """From one figure to another."""
        return self.second is not None

    @property
    def unitless(self) -> bool:
        """No unit is said where one belongs."""
        return not self.unit and not self.fraction

    @property
    def exact(self) -> bool:
        """Neither approximate nor a range."""
        return not self.approximators and self.second is None
