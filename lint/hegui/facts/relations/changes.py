"""Changes: 由A增加到B, 比上年的A件增加N件, 同比增长G%, 翻一番, and what is claimed of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import CHANGE, PLAIN, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.cues import Met, met
from hegui.facts.relations.model import (
    Converted,
    Difference,
    Doubled,
    Fall,
    FromTo,
    Growth,
    GrowthOfChange,
    Level,
    MultipleOf,
    Net,
    PointsOfCount,
    Relation,
)  # fmt: skip
from hegui.facts.relations.shared import is_base
from hegui.facts.rows import listed, words_of
from hegui.lexicon import WordClasses, classes_of

_FACTORS = {"": 2, "一": 2, "两": 4, "二": 4, "三": 8}
_DOUBLED = re.compile(
    f"[，、（]?(?:数量|总量|总数|规模)?(?:{listed('just-so')})*(?:翻了?(?P<count>[一两二三])?番|增长了?一倍|翻了?一倍)"
)
_HALVED = re.compile(
    f"[，、（]?(?:同比|降幅)?(?:{listed('shrink')})了?(?:达|近)?一半|[，、（]?(?:实现)?减半|，(?:{listed('half-of-before')})"
)
# 新增122家，增长90.3%: the growth may be that of the stock. 撤并站所31家，精简率38.5%: what was taken away is no stock.
_STOCK = re.compile(listed("change-of-stock"))
_TOGETHER = frozenset(words_of("joining-word"))


class _Words(NamedTuple):
    """Patterns over the word classes in force."""

    claim: re.Pattern[str]
    verb: re.Pattern[str]
    fall: re.Pattern[str]
    last_year: re.Pattern[str]


def _words(classes: WordClasses) -> _Words:
    kept = classes.kept.get(_Words)
    if not isinstance(kept, _Words):
        verb = classes.pattern("grow", "fall")
        compared = classes.pattern("year-on-year", "last-year", "this-year")
        said = listed("change-filler")
        kept = classes.kept[_Words] = _Words(
            re.compile(f"(?:{said}|{compared}|{verb})*"),
            re.compile(verb),
            re.compile(classes.pattern("fall")),
            re.compile(
                f"(?:[比较]|相比|同)(?:{classes.pattern('last-year')}|20[0-9]{{2}}年)(?:同期)?的?为?$"
            ),
        )
    return kept


def changes(doc: Document) -> Iterator[Relation]:
    """Every change with what is claimed of it, and growths whose base is not printed."""
    words = _words(classes_of(doc))
    told: set[int] = set()
    for found in met(doc, "change"):
        if _dealt(found):
            continue
        for relation in _claims(found, words):
            told.update(member.ordinal for member in relation.members)
            yield relation
    yield from _compared(doc)
    yield from _converted(doc, words)
    for line in lines(doc):
        for index, quantity in enumerate(line.figures):
            if quantity.grows and quantity.kind in ("growth", "times", "points"):
                if quantity.falls and quantity.kind != "points":
                    yield Fall(growth=quantity)
                if index and quantity.ordinal not in told:
                    yield from _growth(line, index, words, told)


def _compared(doc: Document) -> Iterator[Relation]:
    """Two figures called about the same, the net of two changes, so many times another figure."""
    for found in met(doc, "level"):
        yield Level(before=found.figure("before"), after=found.figure("after"), cue=found.cue.id)
    for found in met(doc, "net"):
        first, second = found.figure("a"), found.figure("b")
        yield Net(first=first, second=second, net=found.figure("net"), cue=found.cue.id)
    for found in met(doc, "multiple"):
        before, after, times = (found.figure(name) for name in ("before", "after", "times"))
        if times.unit == "倍":
            yield MultipleOf(before=before, after=after, times=times, cue=found.cue.id)


_FACTORS_OF = {
    unit: (measure, Fraction(factor))
    for measure, name in (
        ("area", "area-unit"),
        ("length", "length-unit"),
        ("weight", "weight-unit"),
        ("duration", "duration-unit"),
    )
    for unit, factor in words_of(name).items()
}
"""Units by what they measure, and how many of one unit they are."""


def _converted(doc: Document, words: _Words) -> Iterator[Relation]:
    """Amounts given in two units, and changes whose ends are in two units."""
    for found in met(doc, "converted", "resized"):
        first, second = found.figure("a"), found.figure("b")
        one, two = _FACTORS_OF.get(first.unit), _FACTORS_OF.get(second.unit)
        if one is None or two is None or one[0] != two[0] or first.unit == second.unit:
            continue
        falls = _falls(found.words("word"), words) if "word" in found else None
        if falls is not None or found.cue.relation == "converted":
            yield Converted(first=first, second=second, factor=one[1] / two[1], falls=falls, cue=found.cue.id)


def _dealt(found: Met) -> bool:
    """Whether it is one of several changes told together: 分别从A、B提高到C、D."""
    line, before, after = found.line, found.index("before"), found.index("after")
    together = before and line.same_unit(before - 1, before) and line.lead(before) in _TOGETHER
    follows = after + 1 < len(line.figures) and line.lead(after + 1) in _TOGETHER
    return bool(together or (follows and before + 1 == after))


def _falls(word: str, words: _Words) -> bool | None:
    """Whether a verb says a fall; ``None`` when it says no direction (变为)."""
    if words.fall.match(word):
        return True
    return False if words.verb.match(word) else None


def _claims(found: Met, words: _Words) -> Iterator[Relation]:
    """The change, with each growth, amount or doubling that is claimed of it before or behind."""
    line, before, after = found.line, found.figure("before"), found.figure("after")
    # 970件，比2022年的1210件减少240件，比2023年的1105件…: what it changed by is no figure of the year.
    if _is_change(line, found.index("after")):
        return
    falls = _falls(found.words("word"), words)
    claimed: list[Relation] = []
    for name in ("growth", "change"):
        if name in found:
            claimed.append(_claim(found, found.figure(name), falls))
    end = found.match.end()
    for index in range(line.following(end), len(line.figures)):
        gap = line.text[end : line.starts[index]]
        verbs = words.verb.findall(gap)
        # 由31名增至38名，新增9名、退休2名，净增7名
        if "净" in line.text[line.starts[index] + 2 : line.starts[index] + _NET]:
            break
        if not verbs or not words.claim.fullmatch(gap):
            break
        figure = line.figures[index]
        if figure.kind == "rate" and falls is not None and _SHARE_CHANGED.search(gap):
            # 压缩比例达到60%
            figure = replace(figure, kind="growth", grows=True, falls=falls)
        growing = figure.grows
        if not growing and not line.same_unit(index, found.index("after")):
            break
        claimed.append(_claim(found, figure, words.fall.match(verbs[-1]) is not None))
        end = line.starts[index] + 2
    doubled = _DOUBLED.match(line.text, end)
    if doubled:
        claimed.append(
            Doubled(
                before=before, after=after, factor=_FACTORS[doubled["count"] or ""],
                said=line.span(*doubled.span()), cue=found.cue.id, evidence=doubled[0].strip("，（、"),
            )
        )  # fmt: skip
    halved = _HALVED.match(line.text, end)
    if halved:
        claimed.append(
            Doubled(
                before=before, after=after, factor=0, said=line.span(*halved.span()), cue=found.cue.id,
                evidence=halved[0].strip("，（、"),
            )
        )  # fmt: skip
    yield from claimed
    if not any(isinstance(relation, FromTo) for relation in claimed) and "claimed" not in found.cue.marks:
        said = found.span("word") if "word" in found else None
        yield FromTo(
            before=before, after=after, falls=falls, evidence=found.words("word"), cue=found.cue.id, said=said
        )


_SHARE_CHANGED = re.compile(f"(?:{listed('change-named')})(?:比例|率|幅度?)(?:约|达到?|为|了)*$")


def _is_change(line: Line, index: int) -> bool:
    """Whether a figure is what another one changed by: 比2022年的1210件减少240件."""
    return line.text[line.starts[index]] != PLAIN and index > 0 and len(line.lead(index)) <= _VERB


_VERB = 4
_NET = 24  # characters in which the net change follows


def _claim(found: Met, figure: Quantity, falls: bool | None) -> FromTo | Difference:
    before, after = found.figure("before"), found.figure("after")
    if figure.grows:
        return FromTo(before=before, after=after, growth=figure, cue=found.cue.id)
    word = "减少" if falls else "增加"
    return Difference(
        before=before, after=after, change=figure, falls=bool(falls), evidence=word, cue=found.cue.id
    )


def _outside(line: Line, index: int) -> int:
    """The figure right before the bracket that holds figure ``index``: 198起（村级131起），同比…; -1 for none."""
    opened = line.text.rfind("（", 0, line.starts[index])
    found = line.at(opened) if opened >= 0 else -1
    return found if found >= 0 and line.starts[found] + 2 == opened else -1


_WITH_ANOTHER = re.compile(listed("with-another"))
"""312件，比上年（2023年）的268件多44件: what it is compared with."""
_DEALT = re.compile(listed("dealt-out"))
_MORE_DONE = re.compile("[多少](?!出)[一-龥]{1,3}$")
"""较上年多办12件、增长25%: the figure is what it changed by."""


def _now(line: Line, base: int) -> int:
    """The figure that is compared with ``base``, other comparisons left out; -1 where that is open."""
    for place in range(base - 1, -1, -1):
        if line.figures[place].block != line.figures[base].block:
            return -1
        if not line.is_amount(place) or line.text[line.starts[place]] == CHANGE or is_base(line, place):
            continue
        return place if line.same_unit(place, base) and line.text[line.starts[place]] == PLAIN else -1
    return -1


def _growth(line: Line, index: int, words: _Words, told: set[int]) -> Iterator[Relation]:
    """45件，同比增长G; 45件，同比增加5件，增长G; 45件，增长5个百分点."""
    growth, gap = line.figures[index], line.lead(index)
    before = _outside(line, index - 1) if "）" in gap else index - 1
    if before < 0:
        return
    last = line.figures[before]
    amount = line.same_unit(before, before)
    if len(gap) > 20 or "；" in gap or not words.claim.fullmatch(gap):
        return
    if growth.kind == "points":
        # 分别减少8件、下降3.8个百分点: of a count and of a rate told before.
        if amount and last.kind == "count" and "率" not in gap and _DEALT.search(line.lead(before)) is None:
            yield PointsOfCount(count=last, growth=growth, evidence=gap)
        return
    if not amount or last.ordinal in told or _MORE_DONE.search(line.lead(before)):
        return
    if is_base(line, before):
        now = _now(line, before)
        if now >= 0:
            yield FromTo(before=last, after=line.figures[now], growth=growth)
        return
    if before and line.same_unit(before - 1, before):
        delta = line.lead(before)
        verb = words.verb.search(delta)
        if verb and words.claim.fullmatch(delta):
            falls = words.fall.match(verb[0]) is not None
            lead = line.lead(before - 1)
            if not (words.last_year.search(lead) or _WITH_ANOTHER.search(lead)) and falls == (growth.falls):
                yield GrowthOfChange(
                    now=line.figures[before - 1], change=last, growth=growth, falls=falls, evidence=verb[0]
                )
            return
    clause = line.clause_before(before)
    yield Growth(
        now=last, growth=growth, evidence=gap, window=last.window or growth.window,
        of_counted=_STOCK.search(clause) is None and words.fall.search(clause) is None,
    )  # fmt: skip
