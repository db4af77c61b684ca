"""由9件增加到45件，增长500%: a change that is not the one between its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import (
    Converted,
    Difference,
    Doubled,
    FromTo,
    GrowthOfChange,
    Level,
    MultipleOf,
    Quantity,
    Relation,
    change,
    change_fits,
    difference_fits,
    preimage,
    printed,
    relations,
)
from hegui.api.language import ending_at
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gap, gravity, partners, percent, plain, range_of


@rule(
    code="N124",
    name="change-does-not-fit",
    title="增减幅度与前后两数不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="由甲数到乙数，增减了多少是算得出来的；文中的幅度与两数不符，三个数中必有一个有误。",
    bad=(
        Bad("行政复议申请由9件增加到45件，增长⟦500%⟧。", says="400%"),
        Bad("由9件增加到45件，增长⟦5倍⟧。", says="4倍"),
        Bad("由9件增加到45件，增加⟦35件⟧。", says="36件"),
        Bad("办理时限由10个工作日缩短至6个工作日，缩短⟦5个工作日⟧。", says="4个工作日"),
        Bad("满意率由90%提高到95%，提高⟦6个百分点⟧。", says="5个百分点"),
        Bad("优秀率由80%提高到92%，提高⟦12%⟧。", says="12个百分点"),
        Bad("收到申请45件，同比增加5件，增长⟦15%⟧。", says="12.5%"),
        Bad("法治广场由10个增至⟦15个，实现翻番⟧。", says="20个"),
        Bad("投诉由250件下降到100件，降幅达⟦四成⟧。", says="60%"),
        Bad("纠错案件由20件降至⟦15件，下降一半⟧。", says="25%"),
    ),
    good=(
        "由9件增加到45件，增长400%。",
        "投诉由250件下降到100件，降幅达六成；办理环节由12个精简为8个，精简三分之一。",
        "纠错案件由20件降至11件，下降近一半。",
        "由9件增加到45件，增长4倍。",
        "由9件增加到45件，增加36件。",
        "满意率由90%提高到95%，提高5个百分点。",
        "收到申请45件，同比增加5件，增长12.5%。",
        "由约9件增加到45件，增长约4倍。",
        "法治广场由10个增至21个，实现翻番。",
        "办事表格由19张压缩至8张，等候时间压缩50%。",
    ),
)
def change_does_not_fit(doc: Document, options: Options) -> Iterator[Finding]:
    """由A到B with growth in %, 倍, points or as an amount; 同比增加A件，增长B%; 翻番."""
    for said in (
        *((r, _growth(r)) for r in relations(doc, FromTo)),
        *((r, _difference(r)) for r in relations(doc, Difference)),
        *((r, _growth_of_change(r)) for r in relations(doc, GrowthOfChange)),
        *((r, _doubled(r)) for r in relations(doc, Doubled)),
        *((r, _multiple(r)) for r in relations(doc, MultipleOf)),
        *((r, _level(r)) for r in relations(doc, Level)),
        *((r, _converted(r)) for r in relations(doc, Converted)),
    ):
        relation, wrong = said
        if not wrong or not relation.exact:
            continue
        place = relation.growth if isinstance(relation, FromTo) else None
        place = place or max(relation.members, key=lambda member: member.span.start)
        # Either the figure or the word may be wrong: both are in the span.
        verb = ending_at(doc, place.span.start, "grow", "fall") if _turned(relation) else None
        begin = verb.start if verb is not None else place.span.start
        span = Span(begin, max(e for _, e in (place.span, *relation.places)))
        yield Finding(
            span,
            wrong,
            related=partners([m for m in relation.members if m is not place], "依据的数字"),
            suggestion="核对前后两数与增减幅度",
            severity=gravity(relation),
        )


def _turned(relation: Relation) -> bool:
    """Whether the growth printed goes the other way than its figures."""
    if not isinstance(relation, FromTo) or relation.growth is None:
        return False
    return relation.growth.falls != (relation.after.value < relation.before.value)


def _points(before: Quantity, after: Quantity, growth: Quantity, ends: str) -> str:
    """What is wrong with a change in percentage points."""
    if before.kind != "rate":
        return f"{ends}是数量的变动，不能用“百分点”"
    actual = Fraction(after.value) - before.value
    slack = Fraction(1, 10 ** min(before.decimals, after.decimals, growth.decimals))
    if abs(abs(actual) - growth.value) >= slack:
        return f"{ends}相差{plain(abs(actual))}个百分点，这里写的是{growth.surface}"
    if actual and growth.falls != (actual < 0):
        return f"{ends}是{'下降' if actual < 0 else '上升'}，文中说法相反"
    return ""


def _of_rate(before: Quantity, after: Quantity, growth: Quantity, ends: str) -> str:
    """What is wrong with a growth in percent between two rates, which may be meant in points."""
    apart = abs(Fraction(after.value) - before.value)
    point = change_fits(before.interval, after.interval, growth.value, growth.decimals, fall=growth.falls)
    ratio = change(before.value, after.value)
    # 98.31% to 98.75%, 上升0.44%: the growth would round to 0.45%, the points are just 0.44.
    rounded = ratio is None or printed(abs(ratio), growth.decimals) != growth.value
    if apart == growth.value and (not point or rounded):
        return f"{ends}相差{plain(apart)}个百分点，不是{growth.surface}"
    if change_fits(range_of(before), range_of(after), growth.value, growth.decimals, fall=growth.falls):
        return ""
    return f"{ends}，既不是变动{growth.surface}，也不是变动{plain(growth.value)}个百分点"


def _growth(relation: FromTo) -> str:
    """What is wrong with a printed growth, ``""`` for nothing."""
    before, after, growth = relation.before, relation.after, relation.growth
    if growth is None:
        return ""
    ends = f"由{before.surface}到{after.surface}"
    fall = growth.falls
    if growth.kind == "points":
        return _points(before, after, growth, ends)
    if before.kind == "rate" and growth.kind == "growth":
        return _of_rate(before, after, growth, ends)
    if growth.fraction or growth.unit == "成":
        return _tenths(relation, ends)
    times = growth.kind == "times"
    if before.kind == "rate" or (
        change_fits(range_of(before), range_of(after), growth.value, growth.decimals, times, fall)
        and not (times and _falls_short(before, after, growth))
    ):
        return ""
    actual_change = change(before.value, after.value)
    if actual_change is None:
        return f"{ends}，基数为0，算不出增幅"
    word = "下降" if actual_change < 0 else "增长"
    size = abs(actual_change)
    shown = f"{plain(Fraction(round(size), 100))}倍" if times else percent(size)
    return f"{ends}应为{word}{shown}，这里写的是{'下降' if fall else '增长'}{growth.surface}"


_ROUGH = 6
"""Percent: tenths and fractions are said roughly."""


def _tenths(relation: FromTo, ends: str) -> str:
    """减少六成, 精简三分之一: a share of what there was before."""
    before, after, growth = relation.before, relation.after, relation.growth
    actual = change(before.value, after.value)
    if growth is None or before.kind == "rate" or actual is None:
        return ""
    said = Fraction(growth.value) * (100 if growth.fraction else 10)
    if growth.high is None or (growth.falls == (actual < 0) and abs(abs(actual) - said) <= _ROUGH):
        return ""
    return f"{ends}应为{'下降' if actual < 0 else '增长'}{percent(abs(actual))}，这里写的是{growth.surface}"


def _falls_short(before: Quantity, after: Quantity, growth: Quantity) -> bool:
    """Whether a whole number of times was rounded up by more than a tenth: 由30万元增加到45万元 is not 增长1倍."""
    if growth.decimals or not before.value:
        return False
    return Fraction(after.value) / before.value - 1 < growth.value - Fraction(1, 10)


def _difference(relation: Difference) -> str:
    before, after, delta = relation.before, relation.after, relation.change
    first, last = (after, before) if relation.falls else (before, after)
    if difference_fits(range_of(first), range_of(last), range_of(delta)):
        return ""
    word = "减少" if after.value < before.value else "增加"
    return f"由{before.surface}到{after.surface}应为{word}{amount(gap(after.value, before.value), delta)}，这里写的是{relation.evidence}{delta.surface}"


def _growth_of_change(relation: GrowthOfChange) -> str:
    now, delta, growth = relation.now, relation.change, relation.growth
    if growth.fraction or growth.unit == "成":
        return ""
    base = now.value + delta.value if relation.falls else now.value - delta.value
    if not (now.discrete and now.scale == 1 and isinstance(base, int)) or base < 0:
        return ""
    actual = change(base, now.value)
    if actual is None:
        return f"本期{now.surface}、{relation.evidence}{delta.surface}，上期为0，算不出增幅"
    low = Fraction(growth.value) - Fraction(1, 2 * 10**growth.decimals)
    if low <= abs(actual) < Fraction(growth.value) + Fraction(1, 10**growth.decimals):
        return ""
    return f"本期{now.surface}、{relation.evidence}{delta.surface}，上期应为{amount(base, now)}，幅度为{percent(abs(actual))}，这里写的是{growth.surface}"


def _doubled(relation: Doubled) -> str:
    before, after, factor = relation.before, relation.after, relation.factor
    if not factor:
        actual = change(before.value, after.value)
        if actual is None or -60 <= actual <= -43:
            return ""
        return f"由{before.surface}到{after.surface}变动了{percent(abs(actual))}，与“{relation.evidence}”不符"
    ratio = Fraction(after.value) / before.value if before.value > 0 else Fraction(factor)
    if relation.evidence.startswith(_JUST) and abs(ratio / factor - 1) > Fraction(1, 20):
        return f"{after.surface}是{before.surface}的{plain(Fraction(round(10 * ratio), 10))}倍，与“{relation.evidence}”不符"
    # A hair below the double is still called doubled.
    if after.value >= before.value * factor * Fraction(95, 100) or before.value <= 0:
        return ""
    return f"由{before.surface}到{after.surface}不足{factor}倍，{relation.evidence}应达到{amount(before.value * factor, after)}"


_JUST = ("正好", "刚好", "恰好", "整整")


def _multiple(relation: MultipleOf) -> str:
    """为上年3.2万人次的3倍."""
    before, after, times = relation.before, relation.after, relation.times
    ratio = Fraction(after.value) / before.value if before.value else Fraction(times.value)
    low, high = preimage(times.value, times.decimals)
    if not relation.exact or low <= ratio < high:
        return ""
    return f"{after.surface}是{before.surface}的{plain(Fraction(round(100 * ratio), 100))}倍，这里写的是{times.surface}"


def _level(relation: Level) -> str:
    """基本持平: within a tenth."""
    actual = change(relation.before.value, relation.after.value)
    if actual is None or abs(actual) <= _MUCH:
        return ""
    return f"由{relation.before.surface}到{relation.after.surface}变动了{percent(abs(actual))}，与“基本持平”的说法不符"


_MUCH = 15
"""Percent: more is no longer about the same."""


def _converted(relation: Converted) -> str:
    """36公顷（合360亩）; 由120克降至80千克."""
    first, second = relation.first, relation.second
    same = Fraction(first.value) * Fraction(relation.factor)
    if relation.falls is not None:
        if (second.value < same) == relation.falls:
            return ""
        return f"{first.surface}与{second.surface}的单位不同，换算后增减的方向与文中说法相反"
    if abs(second.value - same) <= same / 20:
        return ""
    return f"{first.surface}合{amount(Fraction(round(same * 10), 10), second)}，这里写的是{second.surface}"
