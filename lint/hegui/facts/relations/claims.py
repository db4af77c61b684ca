"""What is claimed of two figures that stand apart from each other: how much it grew, by how many points it is ahead, a plan fulfilled.

No wording of the table relates them: they are the only ones of their unit, and what stands beside them says which is the
earlier one, the plan, the one compared with. Where any pair of the figures near a claim fits it, the text is right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.feasibility import change_fits, rate_slip
from hegui.facts.frames import AMOUNTS, EACH, PLAIN, TYPES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import (
    Difference,
    Extreme,
    FromTo,
    GrowthOfChange,
    MultipleOf,
    Ordered,
    Relation,
)
from hegui.facts.relations.shared import bigrams, is_base
from hegui.facts.rows import listed, words_of
from hegui.lexicon import WordClasses, classes_of

_RATE = TYPES["rate"]
_CLAUSE = "[^，。；：（）]"
_COMPARED = re.compile(listed("held-against"))
_FROM = re.compile(f"(?:{listed('change-from-word')}){_CLAUSE}{{0,14}}$")
_TO = re.compile(f"(?:{listed('change-to-word')})了?{_CLAUSE}{{0,4}}$")
_AHEAD = re.compile(f"^{_CLAUSE}{{0,3}}[）]?，?{_CLAUSE}{{0,4}}?(?:{listed('ahead-by')})(?:了|出|近)?$")
_PLANNED = re.compile(listed("planned"))
_NO_PLAN = re.compile(listed("no-plan"))
_FULFILLED = re.compile(f"(?P<claim>{listed('fulfilled')})")
_DENIED = re.compile(listed("not-done"))
_NEARLY = re.compile(listed("not-quite"))
_MOST = re.compile(f"(?P<most>{listed('called-most')})|(?:{listed('called-least')})")
_AVERAGE = re.compile(f"(?:{listed('average-word')}){_CLAUSE}{{0,6}}$")
_COMES_TO = re.compile(
    f"，(?:{listed('each-time')}){{0,2}}(?:(?P<less>{listed('less-of')})|(?P<more>{listed('more-of')}))了?"
)
_YEAR = re.compile("20[0-9]{2}(?=年)")
_AS_MANY = re.compile(f"(?:{listed('multiple-of')}){_CLAUSE}{{0,10}}$")
_STOPS = re.compile("[，。；：（）\ue000-\ue2ff]")
_BEHIND = re.compile(f"^(?!{_CLAUSE}{{0,8}}(?:{listed('name-inner')})).*")
"""Words behind a figure that do not lead to the plan it belongs to: 20个示范村的目标."""
_JOINED = frozenset(words_of("joining-word"))
_TOGETHER = (*tuple(_JOINED), "，")


class _Words(NamedTuple):
    """Patterns over the word classes in force."""

    earlier: re.Pattern[str]
    now: re.Pattern[str]
    moved: re.Pattern[str]
    bare: re.Pattern[str]


def _words(classes: WordClasses) -> _Words:
    kept = classes.kept.get(_Words)
    if not isinstance(kept, _Words):
        kept = classes.kept[_Words] = _Words(
            re.compile(f"{classes.pattern('last-year')}|{listed('earlier-word')}"),
            re.compile(f"{classes.pattern('this-year')}|{listed('now-word')}"),
            re.compile(
                f"(?:{classes.pattern('grow', 'fall')})(?!{listed('change-to-word')}){_CLAUSE}{{0,3}}$"
            ),
            re.compile(
                f"(?:{listed('claim-light')}|{listed('change-filler')}|{listed('by-degrees')}"
                f"|{classes.pattern('grow', 'fall', 'year-on-year', 'last-year', 'this-year')}){{1,10}}"
            ),
        )
    return kept


def apart(doc: Document, changed: Mapping[int, FromTo]) -> Iterator[Difference]:
    """由40分钟减至25分钟，平均节省20分钟: what a change is said to come to; ``changed``: changes by the ordinal of their later figure."""
    for line in lines(doc) if changed else ():
        for index in range(1, len(line.figures)):
            relation = changed.get(line.figures[index - 1].ordinal)
            if relation is None or not line.same_unit(index - 1, index):
                continue
            verb = _COMES_TO.fullmatch(line.lead(index))
            if verb is not None and line.figures[index].exact:
                yield Difference(
                    before=relation.before, after=relation.after, change=line.figures[index],
                    falls=verb["less"] is not None, evidence=verb["less"] or verb["more"],
                )  # fmt: skip


def claims(doc: Document, told: Collection[int]) -> Iterator[Relation]:
    """Growths, points and plans that miss their figures by little, and extremes and means of a list.

    Args:
        told: ordinals of the figures that a wording relates to a change already.
    """
    words = _words(classes_of(doc))
    for line in lines(doc):
        for index, figure in enumerate(line.figures):
            if figure.kind == "growth" and figure.exact and figure.value > 0 and figure.ordinal not in told:
                yield from _grown(line, index, words)
            elif figure.kind == "times" and figure.exact and figure.ordinal not in told:
                yield from _so_many_times(line, index, words)
            elif figure.kind == "points" and figure.exact and figure.ordinal not in told:
                yield from _ahead(line, index)
            elif _AVERAGE.search(line.clause_before(index)):
                yield from _mean(line, index)
        if len(line.figures) > 1:
            yield from _fulfilled(line)
            yield from _called(line)


def _near(line: Line, index: int, before: int, after: int) -> list[int]:
    """The exact amounts in so many sentences before, and those behind in the sentence."""
    block = line.figures[index].block
    return [
        i for i in range(max(0, index - _REACH), min(len(line.figures), index + 1 + after))
        if i != index and block - before <= line.figures[i].block <= block and line.figures[i].kind in AMOUNTS
        and line.figures[i].exact and line.figures[i].value > 0 and line.text[line.starts[i]] != EACH
    ]  # fmt: skip


def _grown(line: Line, index: int, words: _Words) -> Iterator[Relation]:
    """483件，较上一年多出63件，增幅13%; 2024年为1600吨。… 再减12.5%，降到1440吨."""
    near = _near(line, index, 2, 1)
    before = [i for i in near if i < index]
    if not before or words.bare.fullmatch(line.clause_before(index)) is None:
        return
    alike = [i for i in near if line.same_unit(i, before[-1])]
    # 与2022年的64件相比下降15.6%，与2023年的58件相比下降6.9%: both are compared with a third.
    if all(is_base(line, i) for i in alike):
        return
    growth = line.figures[index]
    if len(alike) < _PAIR or _accounted(line, alike, growth):
        return
    last = before[-1]
    moved = words.moved.search(line.clause_before(last))
    if moved and not _TO.search(moved[0]) and last == index - 1 and len(alike) == _PAIR:
        now, change = line.figures[alike[0]], line.figures[last]
        base = now.value + change.value if growth.falls else now.value - change.value
        if alike[0] < last and base > 0 and _close(Fraction(100 * change.value) / base, growth):
            yield GrowthOfChange(
                now=now, change=change, growth=growth, falls=growth.falls, evidence=line.lead(last)[-2:]
            )
        return
    ends = _ends(line, alike, words) if len(alike) == _PAIR else None
    if ends is None:
        return
    old, new = (line.figures[i] for i in ends)
    actual = Fraction(100 * (new.value - old.value)) / old.value
    if (actual < 0) == growth.falls and _close(abs(actual), growth):
        yield FromTo(before=old, after=new, growth=growth)


def _so_many_times(line: Line, index: int, words: _Words) -> Iterator[Relation]:
    """是上年的2.5倍，由120件涨到240件; 2025年96次，2024年48次，增长了两倍."""
    times = line.figures[index]
    near = _near(line, index, 1, 2)
    before = [i for i in near if i < index]
    # 由12场增加到30场，为上年的1.5倍，累计观看46万人次: what follows of another unit is of other things.
    near = [i for i in near if i < index or not before or line.same_unit(i, before[-1])]
    units = {line.unit(i) for i in near}
    grows = times.grows or words.moved.search(line.clause_before(index)) is not None
    if len(near) != _PAIR or len(units) != 1 or not (grows or _AS_MANY.search(line.clause_before(index))):
        return
    ends = _ends(line, near, words)
    if ends is None:
        return
    old, new = (line.figures[i] for i in ends)
    ratio = Fraction(new.value) / old.value - (1 if grows else 0)
    apart: Fraction = abs(ratio - Fraction(times.value))
    if times.unit != "倍" or apart < Fraction(1, 10) or apart > 1 or times.falls:
        return
    if not grows:
        yield MultipleOf(before=old, after=new, times=times)
    elif times.grows:
        yield FromTo(before=old, after=new, growth=times)


def _close(actual: Fraction, growth: Quantity) -> bool:
    """Whether a growth misses what the figures give by what a slip makes."""
    apart: Fraction = abs(actual - Fraction(growth.value))
    slip = rate_slip(actual, growth.value, growth.decimals) and apart <= 2 * _LITTLE
    return slip or apart <= min(Fraction(_LITTLE), actual * Fraction(2, 3))


def _accounted(line: Line, alike: Sequence[int], growth: Quantity) -> bool:
    """Whether two of the figures give the growth, as two ends or as one end and the change."""
    for i, j in permutations(alike, 2):
        one, two = line.figures[i], line.figures[j]
        for falls in {growth.falls, not growth.falls}:
            if change_fits(one.rounding, two.rounding, growth.value, growth.decimals, fall=falls):
                return True
        for base in (one.value - two.value, one.value, one.value + two.value):
            if base > 0 and abs(Fraction(100 * two.value) / base - Fraction(growth.value)) < Fraction(
                1, 10**growth.decimals
            ):
                return True
    return False


def _ends(line: Line, pair: Sequence[int], words: _Words) -> tuple[int, int] | None:
    """Which of two figures is the earlier one; ``None`` where nothing says it."""
    first, second = pair
    if _FROM.search(line.clause_before(first)) and _TO.search(line.clause_before(second)):
        return first, second
    leads = [line.lead(i) for i in pair]
    years = [_YEAR.findall(lead)[-1:] for lead in leads]
    if all(years) and years[0] != years[1]:
        return (first, second) if years[0] < years[1] else (second, first)
    past = [_time(words.earlier, words.now, lead) for lead in leads]
    if past == [True, False] or past == [True, None]:
        return first, second
    return (second, first) if past[1] and past[0] is not True else None


def _time(earlier: re.Pattern[str], now: re.Pattern[str], lead: str) -> bool | None:
    """Whether the time named last before a figure is an earlier one."""
    found = [(m.start(), True) for m in earlier.finditer(lead)]
    found += [(m.start(), False) for m in now.finditer(lead)]
    return max(found)[1] if found else None


def _ahead(line: Line, index: int) -> Iterator[Relation]:
    """96.5%，比全县平均水平（92.4%）高3.1个百分点; 较全市的91.4%，本区为94.9%，高了4.5个百分点."""
    points = line.figures[index]
    rates = [
        i for i in range(max(0, index - 4), min(len(line.figures), index + 2))
        if line.unit(i) == _RATE and line.figures[i].block == points.block and line.figures[i].exact
    ]  # fmt: skip
    if len(rates) != _PAIR or rates[1] not in (index - 1, index + 1):
        return
    first, second = rates
    held = [bool(_COMPARED.search(_since(line, i))) for i in rates]
    if held[0] == held[1] or _AHEAD.match(line.lead(index)) is None:
        return
    after, before = (
        (line.figures[second], line.figures[first])
        if held[0]
        else (line.figures[first], line.figures[second])
    )
    actual: Fraction = abs(Fraction(after.value) - Fraction(before.value))
    if actual != points.value and abs(actual - Fraction(points.value)) <= _LITTLE:
        yield FromTo(before=before, after=after, growth=points)


def _since(line: Line, index: int) -> str:
    """The words of its sentence between a figure and the one before."""
    return line.lead(index).rsplit("。", 1)[-1]


def _mean(line: Line, index: int) -> Iterator[Relation]:
    """92分、95分、89分，平均96分: no mean lies outside its figures."""
    mean = line.figures[index]
    for place in (index - 1, index + 1):
        step = -1 if place < index else 1
        run: list[int] = []
        while 0 <= place < len(line.figures) and _of_list(line, place, index, run, step):
            if line.unit(place) == line.unit(index):
                run.append(place)
            place += step
        if len(run) >= _SEVERAL and all(line.figures[i].exact for i in run) and mean.exact:
            most = max((line.figures[i] for i in run), key=lambda q: q.value)
            least = min((line.figures[i] for i in run), key=lambda q: q.value)
            yield Ordered(less=mean, more=most, why="average")
            yield Ordered(less=least, more=mean, why="average")
            return


def _of_list(line: Line, place: int, mean: int, run: list[int], step: int) -> bool:
    """Whether a figure is one more of a list beside its mean; a count (三个中队) may stand between list and mean."""
    if line.figures[place].block != line.figures[mean].block or line.text[line.starts[place]] == EACH:
        return False
    if not run:
        return line.unit(place) == line.unit(mean) or abs(place - mean) == 1
    return line.unit(place) == line.unit(mean) and line.lead(max(place, run[-1])) in _TOGETHER


def _fulfilled(line: Line) -> Iterator[Relation]:
    """任务为300家次，已检查276家次，超额完成; 不低于95%，实际为93.4%，达标."""
    held = -1
    for said in _FULFILLED.finditer(line.text):
        done = line.at(said.start())
        if done < 1 or done == held:
            continue
        gap = line.text[line.starts[done] + 2 : said.start()]
        before = _STOPS.split(line.text[max(0, said.start() - 12) : said.start()])[-1]
        if len(gap) > _CLOSE or "。" in gap or _DENIED.search(before) or _NEARLY.search(before):
            continue
        one, two = line.figures[done - 1], line.figures[done]
        if _is_plan(line, done - 1, done, gap) and two.exact and (one.high is None or one.exact):
            held = done
            yield Ordered(
                less=one, more=two, why="limit", evidence=said["claim"], said=line.span(*said.span())
            )


def _is_plan(line: Line, plan: int, done: int, gap: str) -> bool:
    """Whether a figure is the plan of the one behind it."""
    unit, between = line.unit(done), line.between(plan, done)
    about = line.clause_before(plan) + _BEHIND.sub("", line.clause_behind(plan))
    return (
        line.unit(plan) == unit
        and (line.is_amount(done) or unit == _RATE)
        and _PLANNED.search(about) is not None
        and line.lead(done)[:1] not in _JOINED
        and _NO_PLAN.search(f"{between}{gap}") is None
        and len(between) <= 2 * _CLOSE
        and line.figures[plan].block >= line.figures[done].block - 1
    )


def _called(line: Line) -> Iterator[Relation]:
    """窗口受理210件、网上受理385件、电话受理96件，窗口受理占比最高: another one of the list is beyond it."""
    for said in _MOST.finditer(line.text):
        last = line.at(said.start())
        if last < 1:
            continue
        claim = _STOPS.split(line.text[max(0, said.start() - _CLOSE) : said.start()])[-1]
        gap = line.text[line.starts[last] + 2 : said.start()]
        run = [last]
        while run[0] and _goes_on(line, run[0]):
            run.insert(0, run[0] - 1)
        if len(run) < _PAIR or len(gap) > _CLOSE or "。" in gap or _OTHER.search(claim):
            continue
        # 得分最高的窗口98分，得分最低的窗口83分: of the figure behind.
        if _OF_NEXT.match(line.text, said.end()):
            continue
        labels = {i: line.clause_before(i).split("、")[-1] for i in run}
        shared = {i: bigrams(claim) & bigrams(label) for i, label in labels.items()}
        own = [i for i in run if shared[i] and not any(shared[i] <= shared[j] for j in run if j != i)]
        if len(own) == 1:
            others = tuple(line.figures[i] for i in run if i != own[0])
            yield Extreme(
                extreme=line.figures[own[0]], others=others, smallest=said["most"] is None, evidence=said[0],
                said=line.span(said.start() - len(claim), said.end()),
            )  # fmt: skip


_OTHER = re.compile(listed("growth-named"))
_OF_NEXT = re.compile("的[^，。；：（）\ue000-\ue2ff]{0,14}[\ue000-\ue003]")


def _goes_on(line: Line, index: int) -> bool:
    """Whether the figure before is of the same list."""
    lead = line.lead(index)
    return (
        line.same_unit(index - 1, index)
        and lead[:1] in _TOGETHER
        and len(lead) <= _LABEL
        and line.text[line.starts[index - 1]] == PLAIN
        and line.figures[index - 1].exact
    )


_PAIR, _SEVERAL = 2, 3
_REACH = 6  # figures before a claim
_LITTLE = 10
_CLOSE = 24  # characters between figures and claim
_LABEL = 16
