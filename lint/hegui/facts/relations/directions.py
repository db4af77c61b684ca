"""A direction told of two figures that stand apart: 2023年为5个工作日，2024年缩短至8个工作日; 较2023年的4件进一步下降，2024年为7件.

Which figure is the earlier one is read from what stands beside it (a year, last year, 由, 较); which way it went, from the
verb that leads to the later one or stands behind the earlier one. A sentence has exactly two figures of the unit then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import CHANGE, TYPES, Line, lines
from hegui.facts.relations.model import FromTo
from hegui.facts.rows import listed
from hegui.lexicon import WordClasses, classes_of

_YEAR = "20[0-9]{2}年"
_STOPS = re.compile("[。；]")
_RATE = TYPES["rate"]
_FAR = 48
"""Characters from the end of the first figure to the second."""


class _Words(NamedTuple):
    """Patterns over the word classes in force."""

    moved: re.Pattern[str]
    behind: re.Pattern[str]
    when: re.Pattern[str]
    fall: re.Pattern[str]
    rise: re.Pattern[str]
    degree: re.Pattern[str]
    ended: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _End:
    """A figure with what says when it was: a year, -1 for last year, 0 for this year, ``None`` for nothing.

    ``compared``: something is held against it (较2023年的4件).
    """

    index: int
    when: int | None
    compared: bool


def _words(classes: WordClasses) -> _Words:
    kept = classes.kept.get(_Words)
    if not isinstance(kept, _Words):
        last, this = classes.pattern("last-year"), classes.pattern("this-year")
        kept = classes.kept[_Words] = _Words(
            re.compile(f"(?P<verb>{classes.pattern('change-to')})了?[^，。；：（）]{{0,4}}$"),
            re.compile(f"[^，。；：（）]{{0,4}}?(?:{listed('by-degrees')})*(?P<verb>{classes.pattern('grow', 'fall')})(?=[，。；）]|至|到|为)"),
            re.compile(f"(?P<compared>[比较与同和]之?|相比|相较于?)?(?:(?P<year>{_YEAR})|(?P<last>{last}|此前|原来|原先|年初)|(?P<this>{this}|目前|现在|年末|年底))(?:同期|度)?"),
            re.compile(f"(?:{classes.pattern('fall')}|缩|减|降)"),
            re.compile(f"(?:{classes.pattern('grow')}|增|升|扩)"),
            re.compile(f"(?:{listed('by-degrees')})(?P<verb>{classes.pattern('grow', 'fall')})"),
            re.compile(f"(?P<verb>{classes.pattern('grow', 'fall')})(?=了?，)"),
        )  # fmt: skip
    return kept


def directions(doc: Document, told: Set[int]) -> Iterator[FromTo]:
    """Changes with a direction and without a growth.

    Args:
        told: ordinals of figures of which a wording tells the change already.
    """
    words = _words(classes_of(doc))
    for line in lines(doc):
        count = len(line.figures)
        for first in range(count - 1):
            second = _brother(line, first)
            if second is not None and told.isdisjoint(line.figures[i].ordinal for i in (first, second)):
                found = _turn(line, first, second, words)
                if found is not None:
                    yield found


def _brother(line: Line, first: int) -> int | None:
    """The only other figure of its unit and sentence, behind it; ``None`` when there are more or none."""
    figure, unit = line.figures[first], line.unit(first)
    if not (line.is_amount(first) or unit == _RATE) or not figure.exact:
        return None
    same = [
        i for i in range(max(0, first - 4), min(len(line.figures), first + 5))
        if line.unit(i) == unit and line.figures[i].block == figure.block
    ]  # fmt: skip
    if len(same) != 2 or same[0] != first:
        return None
    between = line.text[line.starts[first] + 2 : line.starts[same[1]]]
    fit = line.figures[same[1]].exact and len(between) <= _FAR and not _STOPS.search(between)
    return same[1] if fit and CHANGE not in (line.text[line.starts[i]] for i in same) else None


def _turn(line: Line, first: int, second: int, words: _Words) -> FromTo | None:
    ends = [_end(line, i, words) for i in (first, second)]
    order = _order(*ends)
    if order is None:
        return None
    before, after = order
    # Places of the first pattern are those of the clause, of the second those of the line.
    clause = line.clause_before(after.index)
    verb, start = words.moved.search(clause), line.starts[after.index] - len(clause)
    if verb is None and before.compared:
        verb, start = words.behind.match(line.text, line.starts[before.index] + 2), 0
    told = verb is not None and (words.fall.match(verb["verb"]) or words.rise.match(verb["verb"]))
    if not told and before.compared and before.index == first:
        verb, start = _between(line, first, second, words), 0
    if verb is None:
        return None
    falls = words.fall.match(verb["verb"]) is not None
    if not falls and words.rise.match(verb["verb"]) is None:
        return None
    said = line.span(start + verb.start("verb"), start + verb.end("verb"))
    return FromTo(
        before=line.figures[before.index], after=line.figures[after.index], falls=falls, evidence=verb["verb"],
        said=said,
    )  # fmt: skip


def _between(line: Line, first: int, second: int, words: _Words) -> re.Match[str] | None:
    """The one change told between two figures: 与上年的88件相比，案件略有回落，为97件."""
    start, end = line.starts[first] + 2, line.starts[second]
    found = list(words.degree.finditer(line.text, start, end)) or list(
        words.ended.finditer(line.text, start, end)
    )
    return found[0] if len(found) == 1 else None


def _end(line: Line, index: int, words: _Words) -> _End:
    """When a figure was: by the last time named in its clause, else in the clause before."""
    lead = line.lead(index)
    found = _last(words.when, line.clause_before(index))
    if found is None:
        found = _last(words.when, lead) if "，" in lead else None
        if found is None or found["compared"]:
            return _End(index, None, False)
    if found["compared"] and _by_so_much(line.clause_before(index)[-_VERB:], words):
        return _End(index, None, False)
    when = int(found["year"][:4]) if found["year"] else -1 if found["last"] else 0
    return _End(index, when, found["compared"] is not None)


_VERB = 3  # letters of a verb of change with 了


def _by_so_much(verb: str, words: _Words) -> bool:
    """Whether a figure is how much it changed: 较上年末缩短1个工作日 beside 压减至2个工作日."""
    found = words.fall.search(verb) or words.rise.search(verb)
    return found is not None and not verb.endswith(("至", "到", "为", "的"))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(text)]), None)


def _order(first: _End, second: _End) -> tuple[_End, _End] | None:
    """The earlier and the later one; ``None`` where the words do not say."""
    if first.compared != second.compared:
        return (first, second) if first.compared else (second, first)
    one, two = first.when, second.when
    if one is None or two is None or one == two:
        # 下降到7件（2023年为4件）, 2023年为4件，现已下降到7件
        return None
    if one > 0 and two > 0:
        return (first, second) if one < two else (second, first)
    if -1 in (one, two):
        return (first, second) if one == -1 else (second, first)
    return (first, second) if one > 0 else (second, first)
