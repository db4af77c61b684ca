"""A figure and the limit right behind it that it is said to keep: 92.4%，高于95%的目标; 92.4%、91.7%、89.6%，均达到90%以上.

Words that say which way (高于, 不超过, 以上, 以内) need nothing else; 优于 and 达到 say it of what is counted: a lower
concentration is the better one, a higher rate of coverage. Where that is open, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Document, Span
from hegui.facts.frames import CHANGE, EACH, TYPES, Line, lines
from hegui.facts.relations.model import Ordered
from hegui.facts.rows import listed, words_of

_OVER, _UNDER, _BETTER, _KEPT = "over", "under", "better", "kept"
_CLAIMS = (*words_of("limit-claim"),)
_LEAD = re.compile(
    f"，?(?:{listed('limit-adverb')}){{0,4}}(?P<all>{listed('all-told')})?(?:{listed('limit-adverb')}){{0,3}}"
    f"(?P<claim>{'|'.join(_CLAIMS)})了?(?P<of>[^，。；：（）\ue000-\ue2ff]{{0,14}})"
)
_TARGET = re.compile(listed("target-noun"))
_LOWER = re.compile(listed("lower-is-better"))
_SHARE = re.compile(listed("rate-noun"))
_MARKED = re.compile(f"{listed('limit-above')}|{listed('limit-below')}")
_PERCENT = frozenset((TYPES["rate"], TYPES["up"], TYPES["down"]))
_JOINED = frozenset((*words_of("joining-word"), "，"))
_LABEL = 16  # characters between two figures of a list
_NOUN = 8  # characters behind a limit in which its noun stands


def targets(doc: Document) -> Iterator[Ordered]:
    """Figures with the limit they are said to keep and do not."""
    for line in lines(doc):
        if len(line.figures) > 1:
            for index in range(len(line.figures) - 1):
                yield from _held(line, index)


def _held(line: Line, index: int) -> Iterator[Ordered]:
    lead = line.lead(index + 1)
    if len(lead) > _LABEL + 2 or not _comparable(line, index, index + 1):
        return
    limit = line.figures[index + 1]
    # 均低于1%: words before the number are part of the figure.
    inside = limit.surface[: limit.number.start - limit.span.start]
    said = _LEAD.fullmatch(lead + inside)
    if said is None or not _told_as_limit(line, index + 1, said["of"], said["all"] is not None):
        return
    place, start = said.start("claim"), line.left(index + 1)
    if place >= len(lead):
        span = Span(limit.span.start, limit.number.start)
    else:
        span = line.span(start + place, start + min(len(lead), said.end("claim")))
    behind = limit.surface[limit.number.end - limit.span.start :]
    for one in [*_listed(line, index)] if said["all"] else [index]:
        figure = line.figures[one]
        way = _way(said["claim"], behind, limit.unit, line.clause_before(one) + figure.head)
        beyond = figure.value < limit.value if way == _OVER else figure.value > limit.value
        if way and beyond and figure.exact and not figure.plan:
            less, more = (limit, figure) if way == _OVER else (figure, limit)
            yield Ordered(less=less, more=more, why="limit", evidence=said["claim"], said=span)
            return


def _comparable(line: Line, index: int, limit: int) -> bool:
    """Whether two figures are of one unit, or both per cent, and neither is a change or per something."""
    one, two = line.figures[index], line.figures[limit]
    if one.block != two.block or one.second is not None or two.second is not None:
        return False
    if any(line.text[line.starts[i]] in (CHANGE, EACH) for i in (index, limit)):
        return False
    both = line.unit(index) in _PERCENT and line.unit(limit) in _PERCENT
    return both or line.same_unit(index, limit)


def _told_as_limit(line: Line, limit: int, of: str, every: bool) -> bool:
    """Whether a figure is a limit or another's level, not by how much: 高于95%的目标, 低于全省平均的7.5件; 高于全省3.2%."""
    figure = line.figures[limit]
    behind = figure.surface[figure.number.end - figure.span.start :]
    if _MARKED.search(behind) or every or of.endswith("的"):
        return True
    return _TARGET.search(of + "，" + line.clause_behind(limit)[:_NOUN]) is not None


def _way(claim: str, behind: str, unit: str, name: str) -> str:
    """Whether a figure must be ``over`` its limit or ``under`` it; ``""`` where that is open.

    Args:
        behind: the words of the limit behind its number: 以上, 以内.
        name: the words of the figure.
    """
    kind = words_of("limit-claim")[claim]
    if kind in (_OVER, _UNDER):
        return kind
    marked = _MARKED.search(behind)
    if marked is not None:
        return _OVER if marked[0] in words_of("limit-above") else _UNDER
    if kind == _KEPT:
        return ""
    if _LOWER.search(name):
        return _UNDER
    higher = (unit == "%" and _SHARE.search(name)) or kind != _BETTER
    return _OVER if higher else ""


def _listed(line: Line, last: int) -> Iterator[int]:
    """The figures of a list that ends with one."""
    place = last
    yield place
    while (
        place
        and line.unit(place - 1) == line.unit(last)
        and line.figures[place - 1].block == line.figures[last].block
        and line.lead(place)[:1] in _JOINED
        and len(line.lead(place)) <= _LABEL
    ):
        place -= 1
        yield place
