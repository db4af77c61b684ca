"""What a relation between quantities is: one type for each kind, its members by name.

``exact``: no member is approximate or a range. ``checkable``: arithmetic can decide at all; ``decided``: it has the
power to (a whole percentage of 900 is always possible, so it decides nothing). ``roles`` names what a member is for
``hegui facts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from typing import Any, ClassVar

from hegui.document import Span
from hegui.facts.feasibility import power
from hegui.facts.quantities import Quantity
from hegui.text.numerals import Number


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What all relations have: the words that made it, and the row of ``cues.tsv``, ``""`` for none."""

    roles: ClassVar[Mapping[str, str]] = {}
    arithmetic: ClassVar[bool] = True
    evidence: str = ""
    cue: str = ""

    def _values(self) -> Iterator[tuple[str, Any]]:
        """Each member, place or other value with the name of its field, in the order of the fields."""
        kind: Any = type(self)
        for name in _fields(kind):
            value = getattr(self, name)
            several = isinstance(value, tuple) and not isinstance(value, Span)
            yield from ((name, one) for one in (value if several else (value,)))

    @property
    def named_members(self) -> tuple[tuple[str, Quantity], ...]:
        """Each quantity with the name of its field."""
        return tuple((name, value) for name, value in self._values() if isinstance(value, Quantity))

    @property
    def members(self) -> tuple[Quantity, ...]:
        """All quantities of the relation."""
        return tuple(member for _, member in self.named_members)

    @property
    def places(self) -> tuple[Span, ...]:
        """The words it is told by, where a finding needs to show them."""
        return tuple(value for _, value in self._values() if isinstance(value, Span))

    @property
    def span(self) -> Span:
        """From the first to the last of its members and places."""
        spans = [*(member.span for member in self.members), *self.places]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    @property
    def exact(self) -> bool:
        """Whether no member is approximate or a range."""
        return all(member.exact for member in self.members)

    @property
    def checkable(self) -> bool:
        """Whether arithmetic can decide it."""
        return self.arithmetic

    @property
    def decided(self) -> bool:
        """Whether it has the power to: a wrong figure would most likely show."""
        return self.checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Relation):
    """受理45件，其中行政案件4件: one unit. ``others``: earlier amounts it may be a part of as well.

    It is wrong only if every one of them fails.
    """

    roles = {"whole": "whole", "part": "part"}
    whole: Quantity
    part: Quantity
    others: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced(Relation):
    """办理信访件34件，办结诉求797件，其中信访积案2件: a part that shares words with ``other``, none with ``whole``."""

    arithmetic = False
    whole: Quantity
    part: Quantity
    other: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class SumOf(Relation):
    """受理24件，其中民事9件、行政4件、刑事11件: two parts or more of one unit.

    Attributes:
        exhaustive: the words say that the parts are all (包括 分别 其余 合计 …, a list in brackets, 男 女).
        disjoint: nothing is likely to be counted under two parts: they are of one noun, or kinds that exclude each
            other.
        carried: matters of earlier years may be among the parts.
        at_least: the whole may hold more than the parts (累计).
        near: no wording relates them; a slip of the pen makes the total of the parts.
        asks: other parts may have gone unsaid; only asked about.
    """

    roles = {"whole": "whole", "parts": "part"}
    whole: Quantity
    parts: tuple[Quantity, ...]
    exhaustive: bool = False
    disjoint: bool = False
    carried: bool = False
    at_least: bool = False
    near: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance(Relation):
    """年初143人，新接收58人、解除61人，年末140人: a stock, what came in and went out, and the stock that is left."""

    roles = {"opening": "whole", "inflow": "part", "outflows": "part", "closing": "whole"}
    opening: Quantity
    inflow: Quantity
    outflows: tuple[Quantity, ...]
    closing: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Relation):
    """收到46件，上年转入3件，办结44件，转入下年5件: the figures of the two sides of an account.

    Attributes:
        into: what was carried over and came in; empty where only ``due`` says it.
        due: both together, ``None`` where it is not printed.
        out: what was done with it and what is left; empty where the text does not say what is left.
    """

    into: tuple[Quantity, ...]
    due: Quantity | None
    out: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled(Relation):
    """现有行政村17个 … 全部17个行政村: a count told before, and all of them taken up again."""

    told: Quantity
    again: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class PluralOfOne(Relation):
    """仅发生案件1件，均审结: one thing, and a word (``said``) that needs several."""

    arithmetic = False
    one: Quantity
    said: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RateOf(Relation):
    """调解纠纷930件，化解率96.7%: a rate and the whole counts it may be a rate of, nearest first.

    ``parts`` may be what was done (化解积案28件，化解率93.3%), so that they are the part of an unknown whole. It is wrong
    only if every base and every part fails.
    """

    roles = {"rate": "rate", "bases": "base"}
    rate: Quantity
    bases: tuple[Quantity, ...]
    parts: tuple[Quantity, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether every base rules some rates out."""
        return all(power(self.rate.decimals, int(base.value)) > 0 for base in self.bases)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundedRate(Relation):
    """化解率98%: a rate of a part in its whole, which cannot exceed 100 %."""

    arithmetic = False
    rate: Quantity
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf(Relation):
    """受理45件，办结43件，办结率95.6%: a rate, the part that was counted, and what it may be a part of, nearest first.

    It is wrong only if every whole fails, and the sum of those told together too (案卷48卷、32卷，优秀62卷).
    ``near``: no wording relates them; a slip of the pen makes the rate of the two counts. ``rest``: the part is what the
    rate leaves (合格率95%，不合格9批次). ``thin``: little speaks for it.
    """

    roles = {"rate": "rate", "part": "part", "wholes": "base"}
    rate: Quantity
    part: Quantity
    wholes: tuple[Quantity, ...]
    together: tuple[Quantity, ...] = ()
    near: bool = False
    rest: bool = False
    thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionOf(Relation):
    """45名队员中，9名…，约占三分之一; 30件中12件，超过半数: ``fraction`` is the figure, ``None`` where words say half.

    ``open``: the lowest and the highest share the words leave open, empty where ``fraction`` or ``evidence`` say; ``thin``:
    little speaks for it.
    """

    roles = {"part": "part", "wholes": "base"}
    part: Quantity
    wholes: tuple[Quantity, ...]
    fraction: Quantity | None
    said: Span
    open: tuple[Fraction, ...] = ()
    thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Relation):
    """45件，同比增长400%: the figure of the year before is not printed.

    Attributes:
        window: the period named in the sentence, ``""`` for none.
        of_counted: the growth is that of ``now`` (新增122家，增长90.3% may be the growth of the stock).
    """

    roles = {"now": "now", "growth": "growth"}
    now: Quantity
    growth: Quantity
    window: str = ""
    of_counted: bool = True

    @property
    def checkable(self) -> bool:
        """Whether last year's figure must be a whole number."""
        now = self.now
        whole = now.discrete and now.scale == 1 and isinstance(now.value, int) and now.value > 0
        return self.of_counted and whole and self.exact and self.growth.kind in ("growth", "times")

    @property
    def decided(self) -> bool:
        """Whether a random growth would fail more often than not: 150 n u / (100 + g)² < 1/2."""
        growth = self.growth
        if not self.checkable or growth.kind != "growth":
            return False
        base = 100 - growth.value if growth.falls else 100 + growth.value
        return base > 0 and 300 * self.now.value < base * base * 10**growth.decimals


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTo(Relation):
    """由9件增加到45件, with the growth printed (%, 倍, points) or without.

    ``falls``: what the verb says (减少到), ``None`` when it says no direction; ``evidence`` is that verb, ``said`` its place.
    """

    roles = {"before": "before", "after": "after", "growth": "growth"}
    before: Quantity
    after: Quantity
    growth: Quantity | None = None
    falls: bool | None = None
    said: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Relation):
    """由9件增加到45件，增加36件: the change printed as an amount; ``evidence`` is its verb."""

    roles = {"before": "before", "after": "after", "change": "delta"}
    before: Quantity
    after: Quantity
    change: Quantity
    falls: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthOfChange(Relation):
    """45件，同比增加5件，增长12.5%; ``evidence`` is the verb of the change."""

    now: Quantity
    change: Quantity
    growth: Quantity
    falls: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled(Relation):
    """由10件增至15件，翻了一番: ``said`` is those words, ``factor`` what they say; 0 for 减半, half of what there was."""

    before: Quantity
    after: Quantity
    factor: int
    said: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Relation):
    """与上年基本持平，由62件变为63件: two figures that are said to be about the same."""

    roles = {"before": "before", "after": "after"}
    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Net(Relation):
    """取消14项、新增2项，净减少12项: what came, what went, and what is left of the two."""

    first: Quantity
    second: Quantity
    net: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted(Relation):
    """24公顷（合360亩）: one amount in two units; ``factor``: how many of the second make one of the first.

    ``falls``: what a verb between them says (由120克降至80千克), ``None`` where they are the same amount.
    """

    first: Quantity
    second: Quantity
    factor: Number
    falls: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleOf(Relation):
    """9.6万人次，为上年3.2万人次的3倍: the one is so many times the other."""

    before: Quantity
    after: Quantity
    times: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsOfCount(Relation):
    """45件，同比增长5个百分点: points of what is no rate."""

    arithmetic = False
    count: Quantity
    growth: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall(Relation):
    """A fall in % or 倍, also without a base."""

    arithmetic = False
    growth: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Relation):
    """《甲》《乙》等2项, 甲、乙、丙三大原则: what is listed before its number.

    Attributes:
        open: 等 before the number, so that fewer items than it says are fine.
        fewest, most: how many items the words can be read as (和 may join two items or stand inside one).
        marked: the items are 《》 or “”, not bare words.
    """

    roles = {"total": "listn"}
    total: Quantity
    items: tuple[Span, ...]
    fewest: int
    most: int
    open: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Respectively(Relation):
    """甲、乙、丙分别3件、4件: names, and two figures or more; wrong when their number lies outside fewest to most.

    ``likely``: how many names there most likely are.
    """

    figures: tuple[Quantity, ...]
    names: tuple[Span, ...]
    fewest: int
    most: int
    likely: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares(Relation):
    """分别占50%、30%、20%: three shares or more of one whole."""

    rates: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset(Relation):
    """排查N起，化解M起; 组织N人考试，合格M人: a later step with no more than the one before it.

    Attributes:
        carried: matters of earlier years may be among the later ones (受理N件，办结M件).
    """

    roles = {"source": "whole", "subset": "part"}
    source: Quantity
    subset: Quantity
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestOfAll(Relation):
    """A rate of 100 %, and something left over (未办结N件)."""

    rate: Quantity
    rest: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver(Relation):
    """全部办结，尚有3件; ``said``: the words that say all."""

    arithmetic = False
    rest: Quantity
    said: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Relation):
    """受教育人数87人次: measured in visits under a name of persons."""

    arithmetic = False
    quantity: Quantity
    name: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Relation):
    """An event count and the audience of the same sentence."""

    arithmetic = False
    event: Quantity
    persons: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedSet(Relation):
    """Counts of one fixed set (村, 社区 …) over the document, those that say they are the whole set apart."""

    roles = {"counts": "card", "whole": "card"}
    noun: str
    counts: tuple[Quantity, ...]
    whole: frozenset[int]
    """Ordinals of the counts that say 全 均 覆盖 下辖."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSum(Relation):
    """A cell under 合计 or 小计 and what it sums; ``evidence`` is its head."""

    roles = {"total": "whole", "parts": "part"}
    total: Quantity
    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShare(Relation):
    """A cell of a column of shares or rates with the figures it is computed from."""

    roles = {"rate": "rate", "part": "part", "whole": "base"}
    rate: Quantity
    part: Quantity
    whole: Quantity
    of_total: bool = True
    """It is the share in the total, not a rate of two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Average(Relation):
    """12个村36场，平均每村3场: what each one has, and the totals and counts it may come from, nearest first.

    It is wrong only if every pair of them fails. ``periods``: how many there are where no figure says so (月均).
    """

    totals: tuple[Quantity, ...]
    counts: tuple[Quantity, ...]
    each: Quantity
    periods: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Relation):
    """每村2名，18个村共36名: what each one has, how many there are, and how many in all.

    Attributes:
        expected: the product of all; fits: whether that of some of them is the total.
    """

    roles = {"total": "whole"}
    each: Quantity
    counts: tuple[Quantity, ...]
    total: Quantity
    expected: Number
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered(Relation):
    """``less`` cannot be more than ``more``: 突破300件，达到289件; ``why``: which saying claims it."""

    less: Quantity
    more: Quantity
    why: str
    said: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneYetSome(Relation):
    """未发生火灾亡人事故；死亡1人: none (``said``), and some."""

    arithmetic = False
    some: Quantity
    said: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency(Relation):
    """每季度1次，全年4次: how often in each of so many periods of the year, and how often in all.

    ``each`` is the figure, ``None`` where words say 一次; ``times`` what it says at least; ``evidence`` both together.
    ``window``: the time that has so many periods, ``""`` where ``each`` counts the occasions (一会一学); ``steady``: the
    text says that none was left out.
    """

    each: Quantity | None
    times: Number
    total: Quantity
    periods: int
    window: str = "全年"
    steady: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Relation):
    """16个乡镇中列第7位: an ordinal (``said``) and how many there are."""

    place: int
    said: Span
    out_of: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored(Relation):
    """满分100分，得94.6分; ``full`` is ``None`` where 百分制 says 100."""

    score: Quantity
    full: Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme(Relation):
    """最短的4.2天，其他4.8天: a figure called the smallest or largest, and those told beside it."""

    extreme: Quantity
    others: tuple[Quantity, ...]
    smallest: bool
    said: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Relation):
    """8月1日至8月20日开展为期20天的整治, 连续三年（2022年至2024年）: a length of time and the span it is said of.

    Attributes:
        days: how long the span is, both ends counted; 0 for one of years.
        years: the same in years, 0 for one of days.
    """

    length: Quantity
    said: Span
    days: int = 0
    years: int = 0


def roles_of(found: Iterable[Relation], kinds: list[str]) -> list[str]:
    """The role of each quantity by ordinal: its first one in a relation, else what ``kinds`` says."""
    taken: set[int] = set()
    for relation in found:
        for name, member in relation.named_members:
            if name in relation.roles and member.ordinal not in taken:
                taken.add(member.ordinal)
                kinds[member.ordinal] = relation.roles[name]
    return kinds
