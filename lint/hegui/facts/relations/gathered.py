"""Wholes and parts by how the figures stand, whatever words tell them: evidence adds up.

Figures of one unit that neighbouring clauses tell in one way (头一批46万元；第二批38万元；最后一批25万元) and one more before or
behind them are a hypothesis: a whole and its parts. For it speak: as many parts as are announced (分三批, 这三个时段), names
of one make, a word that sums up (拢共, 加起来) or divides (按被申请人分, 来自), a rest among them, that nothing of the unit is left
over, and a sum that misses the whole by a slip. Where any reading of the passage makes the figure right, there is nothing
to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import AMOUNTS, PLAIN, Line, lines
from hegui.facts.kinds import exclude_each_other
from hegui.facts.relations.model import SumOf
from hegui.facts.relations.shared import bigrams, slip
from hegui.facts.rows import listed
from hegui.text.numerals import SPOKEN, read

_ENOUGH = 5
_MOST = 12  # parts
_NEIGHBOURS = 3  # sentences
_AHEAD = 70  # characters before the first part
_SHORT = 24
_FEW = 3  # parts that nothing sums up
_BARE = re.compile(f"^(?:{listed('bare-lead')}){{1,4}}|(?:{listed('light-verb')}){{1,4}}$")
_DETAIL = re.compile(f"^(?:{listed('detail-lead')})")
_SUMS = re.compile(listed("gathers"))
_DIVIDES = re.compile(listed("divides"))
_REST = re.compile(f"^(?:{listed('rest-label')})")
_COUNTED = re.compile(f"(?<![{listed('no-count-after')}])([{SPOKEN}]{{1,2}})(?:{listed('counted-by')})")
_WITHOUT = re.compile(listed("without"))
_THESE = re.compile(f"(?:{listed('these')})$")
_ORDINAL = re.compile(f"(?:{listed('order-label')})[一-龥]")
_STOCK = re.compile(listed("stock-held"))
_ALL = re.compile(listed("all-of-them"))
_SHARED = re.compile(listed("shared-out"))
_OVERLAP = re.compile(listed("overlap-word"))
_WHOLE = re.compile(listed("whole-place"))
_ADDS = AMOUNTS - {"duration"}
_LINKS = re.compile(listed("sum-link"))
_PERIOD = re.compile(listed("whole-period"))
_DEALT = re.compile(listed("dealt-out"))
_ENDS = "，、；。（和及"
_OPEN, _ROW = "等", "、"


class _Guess(NamedTuple):
    """A whole with what may be its parts, and what speaks for it.

    Attributes:
        closed: the parts are said to be all.
        over: only parts that are too few say something; what is told at the end may be some of them.
        slip: nothing but a slip of the pen makes it likely that the sum was meant.
        asks: other parts may have gone unsaid.
    """

    whole: int
    parts: Sequence[int]
    points: int
    closed: bool = True
    over: bool = False
    slip: bool = False
    asks: bool = False


def gathered(doc: Document, told: Collection[int]) -> Iterator[SumOf]:
    """Wholes behind or before their parts.

    Args:
        told: ordinals of the wholes and parts that a wording relates already.
    """
    for line in lines(doc):
        if len(line.figures) > 2:
            for group in groups(line):
                yield from _in_group(line, group, told)


def groups(line: Line) -> Iterator[list[int]]:
    """The figures of one unit that stand in neighbouring sentences, three or more."""
    groups: dict[str, list[int]] = {}
    for index, figure in enumerate(line.figures):
        if not _countable(line, index):
            continue
        group = groups.setdefault(line.unit(index), [])
        if group and figure.block - line.figures[group[-1]].block > _NEIGHBOURS:
            if len(group) > 2:
                yield list(group)
            group.clear()
        group.append(index)
    yield from (group for group in groups.values() if len(group) > 2)


def _countable(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return (
        figure.kind in _ADDS
        and figure.exact
        and figure.value > 0
        and line.is_amount(index)
        and line.text[line.starts[index]] == PLAIN
        and not _DETAIL.search(line.clause_before(index))
    )


def told_otherwise(line: Line, first: int, last: int) -> bool:
    """Whether an amount of their unit between two figures is told as a change or about: 235项，削减55项，保留8项."""
    return any(
        line.same_unit(i, first)
        and (line.text[line.starts[i]] != PLAIN or not line.figures[i].exact)
        and not _DETAIL.search(line.clause_before(i))
        for i in range(first + 1, last)
    )


def _in_group(line: Line, group: Sequence[int], told: Collection[int]) -> Iterator[SumOf]:
    for place, whole in enumerate(group):
        if line.figures[whole].ordinal in told:
            continue
        for guess in (_behind(line, group, place), _before(line, group, place)):
            if guess is not None and _speaks(line, group, guess):
                parts = tuple(line.figures[i] for i in guess.parts)
                yield SumOf(
                    whole=line.figures[whole], parts=parts, exhaustive=True, disjoint=True, asks=guess.asks
                )
                break


def _behind(line: Line, group: Sequence[int], place: int) -> _Guess | None:
    """The figures before a whole that sums them up."""
    if place < 2:
        return None
    whole = group[place]
    words = line.clause_before(whole)
    if _OVERLAP.search(words) or _SHARED.search(words):
        return None
    said = _SUMS.search(words) is not None
    counts = _counts(
        line, line.starts[group[place - 1]] + 2, line.starts[whole], group[max(0, place - _MOST) : place]
    )
    run = _run_before(line, group, place, counts, said)
    if run is None or (not said and _other_thing(line, whole, run)):
        return None
    begin = line.starts[run[0]]
    ahead = _counts(line, max(0, begin - _AHEAD), begin, run)
    if not (said or counts or (len(run) in ahead and _of_all(line, whole, run))):
        return _unsaid(line, group, whole, run)
    points = 2 * said + 2 * (len(run) in counts) + (1 if counts else 2) * (len(run) in ahead)
    points += _alike(line, run) + (run[0] == group[0])
    # 三期共有152人取得证书: what follows may be true of some of them.
    every = _ALL.search(line.tail(whole)[:_SHORT]) is not None or (
        said and len(line.clause_behind(whole)) < _FEW
    )
    loose = not said or len(run) < _FEW or line.figures[whole].kind == "money"
    return _Guess(whole, run, points, over=not every, slip=loose)


def _unsaid(line: Line, group: Sequence[int], whole: int, run: Sequence[int]) -> _Guess | None:
    """A larger figure right behind parts of one make that no word sums up: what it is of, and for how long, may say it."""
    words = line.clause_before(whole)
    shared = bigrams(words) & bigrams(line.clause_before(run[0]))
    points = _alike(line, run) + (run[0] == group[0]) + bool(shared)
    linked = _LINKS.search(words) is not None
    points += bool(_WHOLE.search(words) or _PERIOD.search(words)) + linked
    return _Guess(whole, run, points, over=True, slip=True, asks=not linked)


def _other_thing(line: Line, whole: int, run: Sequence[int]) -> bool:
    """Whether 个 counts something else: 村民小组24个 … 新设议事点82个."""
    figure, part = line.figures[whole], line.figures[run[0]]
    words = bigrams(line.clause_before(whole)[-_SHORT:]) | bigrams(line.tail(whole)[:_SHORT])
    return figure.unit == "个" and bool(part.head) and not bigrams(part.head) & words


def _of_all(line: Line, whole: int, run: Sequence[int]) -> bool:
    """Whether a figure is said of all that the parts are called after: 全镇领到补贴的村级调解员, 各村."""
    words = line.clause_before(whole)
    kind = _label(line, run[-1])[-1:]
    return _WHOLE.search(words) is not None and kind in words


def _before(line: Line, group: Sequence[int], place: int) -> _Guess | None:
    """The figures behind a whole that is divided into them."""
    whole = group[place]
    run: list[int] = []
    for index in group[place + 1 : place + 1 + _MOST]:
        if line.figures[index].block - line.figures[run[-1] if run else whole].block > 1:
            break
        run.append(index)
    if len(run) < 2 or _brothers(line, whole, run):
        return None
    start = max(line.left(whole), line.starts[whole] - _SHORT)
    counts = _counts(line, start, line.starts[run[0]], run, whole)
    fitting = [n for n in counts if 1 < n <= len(run)]
    if fitting:
        run = run[: max(fitting)]
    rest = _REST.search(_label(line, run[-1])) is not None
    points = 2 * bool(fitting) + 2 * bool(_DIVIDES.search(line.between(whole, run[0])))
    points += 2 * rest or bool(_WITHOUT.match(_label(line, run[-1])))
    points += _alike(line, run) + (run[-1] == group[-1]) + bool(_STOCK.search(line.clause_before(whole)))
    return _Guess(whole, run, points, closed=bool(fitting) or rest)


def _brothers(line: Line, whole: int, run: Sequence[int]) -> bool:
    """Whether a figure is told as those behind it are, or they are dealt out to things named before.

    用于甲的支出442亿元，用于乙的支出300亿元; 沙井等6个项目，江屋等3个项目; 淘汰炼铁1亿吨、炼钢5500万吨，分别淘汰….
    """
    first = run[0]
    if line.tail(whole)[:1] == _ROW:
        return True
    own, like = _label(line, whole), _label(line, first)
    if (len(like) > 1 and own[:2] == like[:2]) or (
        like[:2] in own and own[-2:] == like[-2:] and len(like) > 3
    ):
        return True
    if all(line.lead(i).endswith(_OPEN) for i in (whole, first)):
        return True
    return _DEALT.search(line.between(whole, first)) is not None


def _speaks(line: Line, group: Sequence[int], guess: _Guess) -> bool:
    """Whether all that is known makes it likely that the whole was meant to be the sum, and it is not."""
    whole, run = line.figures[guess.whole], guess.parts
    of = Fraction(whole.value)
    values = [Fraction(line.figures[i].value) for i in run]
    summed = sum(values, Fraction(0))
    if summed == of or max(values) >= of or 3 * abs(summed - of) >= of or (guess.over and summed > of):
        return False
    missed = slip(whole, summed)
    open_end = line.tail(run[-1])[:1] == _OPEN
    if not missed and (guess.slip or (summed < of and not guess.closed)):
        return False
    if (open_end and summed < of) or guess.points + missed < _ENOUGH:
        return False
    first, last = min(guess.whole, run[0]), max(guess.whole, run[-1])
    return not (told_otherwise(line, first, last) or _fits(line, group, guess.whole, run))


def _fits(line: Line, group: Sequence[int], whole: int, run: Sequence[int]) -> bool:
    """Whether neighbours of the passage make the whole, or the sum of the parts is told as another figure."""
    at = group.index(whole)
    near = group[max(0, at - 2 * _MOST) : at + 2 * _MOST]
    values = [Fraction(line.figures[i].value) for i in near if i != whole]
    of = Fraction(line.figures[whole].value)
    summed = sum((Fraction(line.figures[i].value) for i in run), Fraction(0))
    if summed in values:
        return True
    for first in range(len(values)):
        total = values[first]
        for value in values[first + 1 :]:
            total += value
            if total == of:
                return True
    return False


def _run_before(
    line: Line, group: Sequence[int], place: int, counts: Collection[int], said: bool
) -> list[int] | None:
    """The figures told alike that end before the one at ``place``: as many as are announced, else all of them."""
    run: list[int] = []
    for index in reversed(group[max(0, place - _MOST) : place]):
        near = line.figures[run[0] if run else group[place]].block - line.figures[index].block
        if near > (1 if run else 2) or (run and not _alike(line, [index, *run])):
            break
        run.insert(0, index)
    for count in sorted(counts, reverse=True):
        if count <= len(run):
            return run[-count:]
    fewest = 2 if said and len(run) == 2 and _alike(line, run) > 1 else _FEW
    return run if len(run) >= fewest and not counts else None


def _counts(line: Line, start: int, end: int, parts: Sequence[int], whole: int = -1) -> frozenset[int]:
    """How many things are announced between two places of a line: 三个时段, 分三批; not the parts themselves.

    In digits, what is counted must be what the parts are called after (3个大队), or pointed at (这3个).
    """
    # 二组 is the second one, 两组 are two.
    found = {_number(m[1]) for m in _COUNTED.finditer(line.text, start, end) if m[1] != "二"}
    labels = [line.clause_before(i) for i in parts]
    for index in range(line.following(start), line.following(end)):
        figure = line.figures[index]
        if figure.kind != "count" or not figure.exact or index in parts or index == whole:
            continue
        noun = line.tail(index)[:2]
        if (
            figure.spoken
            or _THESE.search(line.lead(index))
            or (len(noun) > 1 and sum(noun in label for label in labels) > 1)
        ):
            found.add(int(figure.value))
    return frozenset(n for n in found if 1 < n <= _MOST)


def _number(words: str) -> int:
    number = read(words)
    return int(number) if number is not None else 0


def _label(line: Line, index: int) -> str:
    """What a part is called: the words of its clause before it."""
    return _BARE.sub("", line.clause_before(index).rpartition("、")[2])


def _alike(line: Line, run: Sequence[int]) -> int:
    """How alike parts are told: 2 for names of one make, 1 for one frame, 0 for neither."""
    labels = [_label(line, i) for i in run]
    if not all(labels):
        return int(not any(labels[1:]) and all(line.clause_behind(i) for i in run))
    if exclude_each_other(labels) or all(map(_ORDINAL.match, labels)):
        return 2
    if _one_make(labels) or _one_make([label.removesuffix("的") or label for label in labels]):
        return 2
    return int(all(line.tail(i)[:1] in _ENDS for i in run))


def _one_make(labels: Sequence[str]) -> bool:
    """Whether names end alike, begin alike or are of one length; before the first more may stand."""
    first, *rest = labels
    last, begin = rest[0][-1], rest[0][:2]
    if all(label[-1] == last for label in rest) and last in first:
        return True
    if len(rest) < 2:
        return False
    return (all(label[:2] == begin for label in rest) and begin in first) or len(set(map(len, labels))) == 1
