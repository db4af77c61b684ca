"""So many each, so many of them, so many in all: 每村2名，18个村共36名; and the same by time: 每半月一次，全年24次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import prod

from hegui.document import Document
from hegui.facts.frames import EACH, FIGURE, PERSONS, PLAIN, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import Product, Relation
from hegui.facts.relations.shared import slip
from hegui.facts.rows import listed, words_of

_PER = re.compile(f"每(?:{listed('per-unit')})?(?P<per>[一-龥]{{0,6}})")
_WANTED = re.compile(listed("wanted"))
_WIDER = re.compile(f"{listed('whole-year')}|{listed('whole-level')}|{listed('adds-up')}")
_SHARED = re.compile(listed("some-otherwise"))
"""部分律师兼任2个村: not one of each."""
_TOTAL = re.compile(listed("product-total"))
_FOR_EACH = re.compile(listed("for-each"))
_BESIDE = 3  # figures before it that may be of others
_REACH = 5  # figures behind what each one has
_VISITS = frozenset((*PERSONS, "人次"))


def products(doc: Document) -> Iterator[Relation]:
    """What each one has, how many there are, and how many that is in all."""
    for line in lines(doc):
        if EACH in line.text or "各" in line.text or _FOR_EACH.search(line.text) is not None:
            for index in range(len(line.figures)):
                if _each(line, index):
                    found = _product(line, index)
                    if found is not None:
                        yield found


def _each(line: Line, index: int) -> bool:
    """Whether a figure is what each one has: 每村2名, 每学期到校授课2次; not 每村至少2名, 平均每村2名."""
    figure = line.figures[index]
    clause = re.split("[，。；：]", line.lead(index))[-1]
    dealt = index > 0 and _EACH_OF.fullmatch(line.lead(index)) is not None
    return (
        figure.exact and figure.kind in ("count", "money") and figure.value > 0 and (dealt or _FOR_EACH.search(clause) is not None)
        and (dealt or "均" not in clause)
        and not _WANTED.search(clause)
    )  # fmt: skip


def _made(base: Fraction, others: Sequence[Quantity]) -> set[Fraction]:
    """What ``base`` comes to, as it is and times one or two of the other counts."""
    free = [int(f.value) for f in others if f.exact and f.kind == "count"]
    return {base * prod(some) for size in range(min(3, len(free) + 1)) for some in combinations(free, size)}


def _product(line: Line, index: int) -> Product | None:
    each = line.figures[index]
    clause = re.split("[，。；：]", line.lead(index))[-1]
    per = _PER.search(clause)
    named = per["per"] if per is not None else ""
    around = [
        i for i in range(max(0, index - 3), min(len(line.figures), index + _REACH))
        if i != index and line.figures[i].block == each.block
    ]  # fmt: skip
    totals = [i for i in around if i > index and _is_total(line, i, each)]
    counts = [
        i for i in around if totals and i < totals[0] and not line.same_unit(i, index) and _counts(line, i, clause, named)
    ]  # fmt: skip
    if not counts:
        return None
    if _others_too(line, index, totals[0]):
        return None
    total = line.figures[totals[0]]
    factors = [line.figures[i] for i in counts]
    others = [
        line.figures[i] for i in around if i < totals[0] and i not in counts and line.figures[i].discrete
    ]
    made = _made(Fraction(each.value) * prod(int(f.value) for f in factors), others)
    expected = min(made, key=lambda value: abs(value - Fraction(total.value)))
    if total.value not in made and not _meant(line, index, totals[0], counts, expected):
        return None
    return Product(
        each=each, counts=tuple(factors), total=total, expected=int(expected) if expected.denominator == 1 else expected, fits=total.value in made,
        evidence=clause,
    )  # fmt: skip


def _meant(line: Line, index: int, total: int, counts: Sequence[int], expected: Fraction) -> bool:
    """Whether a total that is no product was meant as one.

    每期40人，3期培训118人次: some did not come; 30户每户2000元，全年共发放18.6万元: others too.
    """
    figure, each = line.figures[total], line.figures[index]
    apart = expected - Fraction(figure.value)
    events = any(line.figures[i].unit_class in ("event", "lesson") for i in counts)
    if each.unit in _VISITS and events and 0 < 10 * apart < expected:
        return False
    begin = line.text.rfind("。", 0, line.starts[index]) + 1
    if _SHARED.search(re.split("。", line.tail(total))[0]):
        return False
    wide = _WIDER.search(line.clause_before(total))
    return not wide or wide[0] in line.text[begin : line.starts[index]] or slip(figure, expected)


def _others_too(line: Line, index: int, total: int) -> bool:
    """Whether others are in the total too: 每村1名、大村2名; 5支小分队及2名领队; 76万元，其中县级70万元."""
    block, unit = line.figures[index].block, line.figures[total].unit
    between = (
        i for i in range(max(0, index - _BESIDE), total) if i != index and line.figures[i].block == block
    )
    return line.tail(total).startswith(("，其中", "（其中")) or any(
        line.figures[i].unit == unit for i in between
    )


def _counts(line: Line, index: int, clause: str, named: str) -> bool:
    """Whether a figure counts what each one is: 18个行政村 for 每个行政村, 9场 for 每场."""
    figure = line.figures[index]
    if not (
        figure.exact and figure.kind == "count" and figure.discrete and line.text[line.starts[index]] == PLAIN
    ):
        return False
    if _named_each(line, index, clause, named) or _dealt(line, index, clause):
        return True
    noun = re.match("[一-龥]{1,6}", line.tail(index))
    words = [w for w in (noun[0] if noun else "", figure.head) if len(w) > 1]
    if len(named) == 1 and noun is not None and named in noun[0][:4]:
        return True
    if "人人" in clause and figure.unit in PERSONS:
        return True
    return (figure.unit != "个" and f"每{figure.unit}" in clause) or (
        len(named) > 1 and any(named.startswith(w[:2]) or w.startswith(named[:2]) for w in words)
    )


def _named_each(line: Line, index: int, clause: str, named: str) -> bool:
    """Whether a figure counts what 每 names: 47所中小学 for 每校, 16支普法小分队 for 每队, 38名公益岗位人员 for 每人."""
    noun = _NOUN.match(line.tail(index))
    for own in {named[:1], _EVERY.sub("", clause)[:1]} - {""}:
        if own in PERSONS:
            if line.figures[index].unit in PERSONS:
                return True
        elif noun is not None and any(
            sign in noun[0] for sign in (own, *words_of("each-of-such").get(own, ""))
        ):
            return True
    return False


def _dealt(line: Line, index: int, clause: str) -> bool:
    """Whether the figure is dealt out to what is counted right before: 26个村（社区）各配备1名."""
    return _EACH_OF.fullmatch(line.tail(index)) is not None and clause in line.tail(index)


_EVERY = re.compile(listed("up-to-each"))
_NOUN = re.compile(f"[一-龥（）]{{1,12}}?(?=[，。；]|{listed('ends-counted')}|$)")
_EACH_OF = re.compile(f"[一-龥（）、]{{1,12}}?(?:{listed('dealt-to-each')})[^，。；：、{FIGURE}]{{1,8}}")


def _is_total(line: Line, index: int, each: Quantity) -> bool:
    figure = line.figures[index]
    clause = re.split("[，。；：]", line.lead(index))[-1]
    alike = figure.unit == each.unit or (figure.unit in _VISITS and each.unit in _VISITS)
    return figure.exact and alike and _TOTAL.search(clause) is not None
