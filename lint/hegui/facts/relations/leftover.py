"""What is left of a whole, in whatever words: 十三个村，八个建成，三个在建，余下三个启动较晚; 隐患29处，销号25处，没到期限的6处.

The words need only say of the last figure that it is the rest, not done yet, or still in store; what stands between it
and the largest figure before it is what was done. Where any of the figures before fits, the sentence is right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from hegui.document import Document
from hegui.facts.frames import Line, lines
from hegui.facts.relations.gathered import groups, told_otherwise
from hegui.facts.relations.model import SumOf
from hegui.facts.relations.steps import of_sentence_before
from hegui.facts.rows import listed

_MOST = 8  # figures looked back
_REST = re.compile(f"(?:{listed('rest-label')})")
_PENDING = re.compile(f"(?:{listed('pending')})[^，。；：（）]{{0,14}}$")
_PENDING_BEHIND = re.compile(f"[一-龥]{{0,4}}(?:{listed('pending')})")
_STORED = re.compile(listed("stored"))
_ELSEWHERE = re.compile(listed("another-time"))
_INTAKE = re.compile(listed("account-came"))
_CARRIED = re.compile(listed("carried-over"))


def leftovers(doc: Document, told: Collection[int]) -> Iterator[SumOf]:
    """Wholes with what was done of them and what is left.

    Args:
        told: ordinals of the figures that a wording relates already.
    """
    for line in lines(doc):
        if len(line.figures) > 2:
            for group in groups(line):
                for place in range(2, len(group)):
                    found = _left(line, group, place)
                    if found is not None and any(m.ordinal not in told for m in found.members):
                        yield found


def _kind(line: Line, index: int) -> str:
    """What the words of a figure say it is: the ``rest``, ``pending``, still ``stored``, or nothing of the kind."""
    words = line.clause_before(index)
    if _ELSEWHERE.search(words):
        return ""
    if _REST.search(words):
        return "rest"
    if _STORED.search(words):
        return "stored"
    pending = _PENDING.search(words) or (not words and _PENDING_BEHIND.match(line.clause_behind(index)))
    return "pending" if pending else ""


def _left(line: Line, group: Sequence[int], place: int) -> SumOf | None:
    rest = group[place]
    kind = _kind(line, rest)
    if not kind:
        return None
    figures = line.figures
    before = [i for i in group[max(0, place - _MOST) : place] if figures[i].block == figures[rest].block]
    if len(before) < 2:
        return None
    values = [Fraction(figures[i].value) for i in (*before, rest)]
    top = max(range(len(before)), key=values.__getitem__)
    if top > len(before) - 2 or _fits(values):
        return None
    summed, of = sum(values[top + 1 :], Fraction(0)), values[top]
    if values[-1] >= of or (abs(summed - of) > 2 and 3 * abs(summed - of) >= of):
        return None
    if any(_kind(line, i) == "rest" for i in before) or (kind == "pending" and summed < of):
        return None
    whole = before[top]
    if of_sentence_before(line, whole, [*before[top + 1 :], rest]) is not None:
        return None
    if told_otherwise(line, whole, rest):
        return None
    # 正在办理的6件中有2件为上年转入: what came over is said.
    if _CARRIED.search(
        line.between(whole, rest) + line.tail(rest) + line.tail(min(rest + 1, len(figures) - 1))
    ):
        return None
    return SumOf(
        whole=figures[whole], parts=tuple(figures[i] for i in (*before[top + 1 :], rest)), exhaustive=True,
        carried=kind == "pending" and _INTAKE.search(line.clause_before(whole)) is not None,
    )  # fmt: skip


def _fits(values: Sequence[Fraction]) -> bool:
    """Whether figures that follow one, neighbours or one of them and the last, make it."""
    *before, rest = values
    for first, of in enumerate(before):
        for start in range(first + 1, len(values)):
            total = Fraction(0)
            for value in values[start:]:
                total += value
                if total == of and value is not values[start]:
                    return True
            if values[start] + rest == of:
                return True
    return False
