"""Parts that no 其中 names: of a stretch of the year in the year, of those called a share, of those inside a set.

全年受理326件，前三季度受理362件; 清理证明事项56项，取消的就占了65项; 26名调解员里，31名取得资格.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import AMOUNTS, PLAIN, Line, lines
from hegui.facts.relations.model import PartOf
from hegui.facts.relations.shared import REACH, bigrams
from hegui.facts.rows import listed

_SPAN = re.compile(f"(?:{listed('stretch-of-year')})")
_YEAR = re.compile(f"(?:{listed('whole-year')})")
_APART = re.compile(listed("no-same-year"))
_FILLER = re.compile(f"(?:{listed('period-filler')})+")
_DATED = re.compile("20[0-9]{2}年")
_NEAR = 3  # sentences
_TAKES = re.compile(f"(?:{listed('takes-share')})$")
_INSIDE = re.compile(f"^[^，。；：（）、]{{1,20}}(?<![其集高初期年])(?:{listed('inside')})，")
_OPENS = re.compile(
    f"(?:{listed('there-are')})?|.{{1,14}}的(?:{listed('there-are')}|{listed('takes-share')})?"
)


class _Told(NamedTuple):
    """A figure of a stretch of the year or of all of it: its place in the line, and what it counts, time left out."""

    place: int
    whole: bool
    metric: str


def within(doc: Document, told: Collection[int]) -> Iterator[PartOf]:
    """Parts that are more than their whole; where they fit, nothing is known of what they are.

    Args:
        told: ordinals of the parts that a wording relates already.
    """
    for line in lines(doc):
        if len(line.figures) > 1:
            for found in _in_line(line):
                most = max(whole.value for whole in (found.whole, *found.others))
                if found.part.ordinal not in told and found.part.value > most:
                    yield found


def _in_line(line: Line) -> Iterator[PartOf]:
    yield from _periods(line)
    for index in range(1, len(line.figures)):
        found = _share(line, index) or _inside(line, index)
        if found is not None:
            yield found


def _periods(line: Line) -> Iterator[PartOf]:
    if _SPAN.search(line.text) is None or _YEAR.search(line.text) is None:
        return
    told: dict[str, list[_Told]] = {}
    for index, figure in enumerate(line.figures):
        if figure.kind not in ("count", "money") or not _plain(line, index) or figure.plan:
            continue
        words = line.clause_before(index)
        if _APART.search(words):
            continue
        span, year = _SPAN.search(words), _YEAR.search(words)
        if span is None and year is None:
            continue
        this = _Told(index, span is None, _metric(words))
        others = told.setdefault(line.unit(index), [])
        for other in others[-REACH:]:
            if other.whole != this.whole and _one_metric(line, other, this):
                whole, part = (other, this) if other.whole else (this, other)
                yield PartOf(whole=line.figures[whole.place], part=line.figures[part.place], evidence="中")
        others.append(this)


def _plain(line: Line, index: int) -> bool:
    return line.is_amount(index) and line.text[line.starts[index]] == PLAIN and line.figures[index].exact


def _metric(words: str) -> str:
    return _FILLER.sub("", _YEAR.sub("", _SPAN.sub("", words)))


def _one_metric(line: Line, first: _Told, second: _Told) -> bool:
    """Whether two figures count the same: words of the shorter all stand in the longer, or most are shared."""
    if line.figures[second.place].block - line.figures[first.place].block > _NEAR:
        return False
    short, long = sorted((first.metric, second.metric), key=len)
    years = {m[0] for i in (first.place, second.place) for m in _DATED.finditer(line.clause_before(i))}
    if len(years) > 1 or not long or (not short and second.place - first.place > 1):
        return False
    if short in long:
        return True
    one, other = bigrams(short), bigrams(long)
    return 3 * len(one & other) >= 2 * max(len(one), len(other), 1)


def _share(line: Line, index: int) -> PartOf | None:
    """今年走访420户，困难户占460户: a part of any amount before it in its sentence."""
    figure = line.figures[index]
    if figure.kind not in AMOUNTS or not _plain(line, index) or not _TAKES.search(line.clause_before(index)):
        return None
    before = [
        i for i in range(index - 1, max(-1, index - 1 - REACH), -1)
        if line.same_unit(i, index) and line.figures[i].block == figure.block and not _TAKES.search(line.clause_before(i))
    ]  # fmt: skip
    own = _TAKES.sub("", line.clause_before(index))
    # 耕地120亩，林地占300亩: brothers.
    if not before or line.clause_before(before[0])[-1:] == own[-1:]:
        return None
    whole, *others = (line.figures[i] for i in before)
    return PartOf(whole=whole, part=figure, others=tuple(others), evidence="中")


def _inside(line: Line, index: int) -> PartOf | None:
    """26名调解员里，31名取得资格: a part of the set just named."""
    if not (line.same_unit(index - 1, index) and _plain(line, index) and _plain(line, index - 1)):
        return None
    figure, whole = line.figures[index], line.figures[index - 1]
    lead = line.lead(index)
    named = _INSIDE.match(lead)
    if named is None or whole.block != figure.block or _OPENS.fullmatch(lead[named.end() :]) is None:
        return None
    if figure.unit == "个" and not bigrams(named[0]) & bigrams(line.tail(index)):
        return None
    return PartOf(whole=whole, part=figure, evidence="中")
