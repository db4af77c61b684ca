"""More at a later stage than at an earlier one, wherever the words of the stages stand: 印发1500份，由学校组织填写，收回1538份.

A stage is told by words round its figure, before it or behind it; the stages of a process and their order are rows of
``data/stages.tsv``. 从中 and 从…中 say by themselves that the later comes out of the earlier.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from hegui.document import Document
from hegui.facts.frames import PLAIN, Line, lines
from hegui.facts.relations.model import Relation, Subset
from hegui.facts.relations.shared import bigrams
from hegui.facts.rows import listed, rows, words_of
from hegui.text.dictionary import tags
from hegui.text.trie import trie
from hegui.text.words import words as split

_REACH = 90  # characters between the two figures
_FIGURE = 2  # characters that stand for a figure in a line
_SLIP = 2  # times as many at most, where nothing but the words of the stages relates them
_NOUN = 8
_LIGHT = re.compile(f"(?:{trie(words_of('stage-light'))})")
_APART = re.compile(f"{listed('other-scope')}|{listed('stage-apart')}")
_OUT_OF = re.compile(f"^(?:{listed('out-of')})")
_FROM = re.compile(f"(?:{listed('from-among')})[^，。；：]{{0,24}}$")
_AMONG = re.compile(f"^[^，。；：]{{0,16}}(?:{listed('among-them')})，?")
_ALL = re.compile(listed("all-taken-up"))


@lru_cache(maxsize=1)
def _stages() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, int, bool], ...]]]:
    """A pattern for the words of all stages, and of each word its processes, its order in them, whether some are carried."""
    found: dict[str, list[tuple[str, int, bool]]] = {}
    for row in rows("stages.tsv"):
        for word in row["words"].split(";"):
            found.setdefault(word, []).append((row["process"], int(row["order"]), row["carried"] == "1"))
    return re.compile(trie(found)), {word: tuple(where) for word, where in found.items()}


def stages(doc: Document, told: Collection[int]) -> Iterator[Relation]:
    """Figures of one unit in one sentence, the later one larger; ``told``: ordinals of those related already."""
    for line in lines(doc):
        for index in range(1, len(line.figures)):
            if line.figures[index].ordinal not in told and (found := _exceeds(line, index)) is not None:
                yield found


def _source(line: Line, index: int) -> int:
    """The figure of the same unit before a figure in its sentence and within reach, -1 for none."""
    block, start = line.figures[index].block, line.starts[index]
    for place in range(index - 1, -1, -1):
        if line.figures[place].block != block or start - line.starts[place] > _REACH + _FIGURE:
            return -1
        if line.same_unit(place, index):
            return place
    return -1


def _exceeds(line: Line, index: int) -> Subset | None:
    place = _source(line, index)
    if place < 0:
        return None
    source, subset = line.figures[place], line.figures[index]
    between = line.between(place, index)
    if (
        not source.interval.below(subset.interval)
        or not line.text[line.starts[place]] == line.text[line.starts[index]] == PLAIN
        or len(between) > _REACH
        or "；" in between
        or source.spoken
        or _APART.search(between) is not None
        or _together(line, place, index)
    ):
        return None
    lead = line.clause_before(index)
    strong = _OUT_OF.match(lead) is not None or (
        _FROM.search(line.clause_before(place)) is not None and _AMONG.match(line.tail(place)) is not None
    )
    named = bigrams(line.clause_before(place) + "，" + line.clause_behind(place) + "，" + source.head)
    step = _step(line, place, index)
    if step is None:
        if not strong or not _of_one_thing(lead, named):
            return None
        return Subset(source=source, subset=subset, evidence=lead)
    if not _of_one_thing(lead[step[0] :], named) or not _under_one_subject(lead[: step[1]], named):
        return None
    if not strong and subset.low > _SLIP * source.value:
        return None
    carried = step[2] and not strong and _ALL.search(between) is None
    if carried and line.clause_behind(index):
        return None
    return Subset(source=source, subset=subset, carried=carried, evidence=lead)


def _together(line: Line, place: int, index: int) -> bool:
    """Whether the figures of the unit that stand before the earlier one make the later with it: 48卷、32卷，优秀62卷."""
    block = line.figures[index].block
    same = [
        line.figures[i] for i in range(place) if line.figures[i].block == block and line.same_unit(i, index)
    ]
    return bool(same) and sum(f.value for f in same) + line.figures[place].value >= line.figures[index].low


def _of_one_thing(words: str, named: frozenset[str]) -> bool:
    """Whether what a figure counts, if it says so, is named at the earlier one."""
    own = _LIGHT.sub("", words)
    return len(own) < 2 or bool(bigrams(own) & named)


def _under_one_subject(words: str, named: frozenset[str]) -> bool:
    """Whether no noun right before the later stage is another thing than the earlier figure counts: 水产品合格130批次."""
    own = _LIGHT.sub("", _stages()[0].sub("", words)[-_NOUN:])
    if len(own) < 2 or bigrams(own) & named:
        return True
    last = split(own)[-1]
    return not (tags(last[0]).get(last) or "").startswith("n")


def _step(line: Line, place: int, index: int) -> tuple[int, int, bool] | None:
    """Where in its clause the word of the later stage ends and begins, and whether matters of earlier years may be among it."""
    pattern, where = _stages()
    lead = line.clause_before(index)
    later = [(found.span(), one) for found in pattern.finditer(lead) for one in where[found[0]]]
    if not later:
        later = [
            ((len(lead), len(lead)), one)
            for found in pattern.finditer(line.clause_behind(index))
            for one in where[found[0]]
        ]
    if not later:
        return None
    first = max(line.left(place), line.text.rfind("。", 0, line.starts[place]) + 1)
    around = line.text[first : line.starts[place]] + "，" + line.clause_behind(place)
    earlier = [one for found in pattern.finditer(around) for one in where[found[0]]]
    for (start, end), (process, order, carried) in reversed(later):
        orders = [o for p, o, _ in earlier if p == process]
        if orders and max(orders) < order:
            return end, start, carried or any(c for p, _, c in earlier if p == process)
    return None
