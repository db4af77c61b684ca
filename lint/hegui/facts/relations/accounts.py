"""Accounts told in prose: what was there or came in, what was done with it, what is left; in any order of the words.

收到46件，上年转入3件，全年办结44件，转入下年5件: the figures of one side are as much as those of the other. A sentence is an
account only where it says what was carried over, and every figure of its unit has a side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from hegui.document import Document
from hegui.facts.frames import AMOUNTS, EACH, Line, lines
from hegui.facts.relations.model import Account
from hegui.facts.relations.shared import bigrams, slip
from hegui.facts.rows import listed

_MARKS = re.compile("[，。；：（）、]")
_FEWEST = 3
_DETAIL = re.compile(listed("detail-lead"))


class _Side(NamedTuple):
    """``kind``: ``carried`` over from before, ``came`` in, ``due`` in all, ``done``, ``left``."""

    kind: str
    pattern: re.Pattern[str]


_SIDES = (
    _Side("carried", re.compile(listed("account-carried"))),
    _Side("left", re.compile(listed("account-left"))),
    _Side("due", re.compile(listed("account-due"))),
    _Side("done", re.compile(listed("account-done"))),
    _Side("came", re.compile(listed("account-came"))),
)


def accounts(doc: Document) -> Iterator[Account]:
    """The accounts of each sentence, by unit."""
    for line in lines(doc):
        for run in _runs(line):
            found = _account(line, run)
            if found is not None:
                yield found


def _runs(line: Line) -> Iterator[list[int]]:
    """The figures of one unit and sentence, details left out; one pass over the line, however many units it has."""
    figures = line.figures
    runs: dict[str, list[int]] = {}
    for index, figure in enumerate(figures):
        if index and figure.block != figures[index - 1].block:
            yield from _long(runs.values())
            runs.clear()
        if not line.is_amount(index):
            continue
        run = runs.setdefault(line.unit(index), [])
        if not figure.exact or figure.kind not in ("count", "money") or line.text[line.starts[index]] == EACH:
            yield from _long([run])
            del runs[line.unit(index)]
        elif not _DETAIL.search(_MARKS.split(line.lead(index))[-1]):
            run.append(index)
    yield from _long(runs.values())


def _long(runs: Iterable[list[int]]) -> Iterator[list[int]]:
    return (run for run in runs if len(run) >= _FEWEST)


def _side(line: Line, index: int) -> str:
    """The side a figure is on, by the words of its clause before it, or right behind it (16件尚在审理期限内)."""
    before = _MARKS.split(line.lead(index))[-1]
    behind = _MARKS.split(line.tail(index))[0]
    for side in _SIDES:
        found = side.pattern.search(before)
        if found is not None:
            return "" if _HELD.search(before[: found.start()]) else side.kind
    # 16件尚在审理期限内, 又有6件新纳入台账
    return next((s.kind for s in _SIDES if s.kind in ("left", "came") and s.pattern.search(behind)), "")


def _account(line: Line, run: list[int]) -> Account | None:
    sides: dict[str, list[int]] = {}
    for index in run:
        sides.setdefault(_side(line, index), []).append(index)
    if "" in sides or "carried" not in sides or len(sides.get("due", ())) > 1 or len(sides["carried"]) > 1:
        return None
    into = sides["carried"] + sides.get("came", [])
    out = sides.get("done", []) + sides.get("left", [])
    due = sides.get("due", [])
    if len(sides.get("left", ())) > 1 or (len(into) < 2 and "left" not in sides):
        return None
    figures = line.figures
    return Account(
        into=tuple(figures[i] for i in into) if len(into) > 1 or not due else (),
        due=figures[due[0]] if due else None,
        out=tuple(figures[i] for i in out) if "left" in sides else (),
    )


_OPENS = re.compile(listed("stock-begins"))
_CLOSES = re.compile(listed("stock-ends"))
_CAME = re.compile(f"{listed('account-came')}|{listed('comes-in')}")
_DONE = re.compile(f"{listed('account-done')}|{listed('goes-out')}")
_LONGEST = 8  # figures of one account
_UNKNOWN = 2  # figures that may have come or gone
_BRIEF = 5  # characters
_APART = 2  # sentences
_HELD = re.compile(listed("held-before"))
"""较2020年末的4.2万户增长: a stock that another is compared with."""


def stocks(doc: Document, told: Collection[int]) -> Iterator[Account]:
    """A stock at the beginning and at the end, with what came and went between: 1月1日64人，其后接收39人，解除45人，12月31日58人.

    Args:
        told: ordinals of the figures of accounts found already.
    """
    for line in lines(doc):
        if len(line.figures) > _FEWEST and _OPENS.search(line.text):
            for run in _whole_runs(line):
                for place, index in enumerate(run):
                    if _OPENS.search(line.clause_before(index)) and _moves(line, index) != "held":
                        found = _stock(line, run[place : place + _LONGEST], told)
                        if found is not None:
                            yield found


def _whole_runs(line: Line) -> Iterator[list[int]]:
    """The figures of one unit of a line, details left out."""
    runs: dict[str, list[int]] = {}
    for index in range(len(line.figures)):
        if line.is_amount(index) and not _DETAIL.search(line.clause_before(index)):
            runs.setdefault(line.unit(index), []).append(index)
    return _long(runs.values())


def _moves(line: Line, index: int) -> str:
    """Whether a figure ``opens`` or ``closes`` a stock, ``came`` or is ``done``, by the words of its clause."""
    words = line.clause_before(index) or line.clause_behind(index)
    opens, closes = _OPENS.search(words), _CLOSES.search(words)
    if any(place is not None and _HELD.search(words[: place.start()]) for place in (opens, closes)):
        return "held"
    came = max((m.end() for m in _CAME.finditer(words)), default=0)
    done = max((m.end() for m in _DONE.finditer(words)), default=0)
    flow = max(came, done)
    if opens and flow <= opens.end():
        return "opens"
    if closes and flow <= closes.end():
        return "closes"
    return "" if not flow else "came" if came > done else "done"


def _stock(line: Line, run: Sequence[int], told: Collection[int]) -> Account | None:
    """The account that begins with the first figure of a run and ends with the next that closes it."""
    figures = line.figures
    came, done, open_ = [run[0]], list[int](), list[int]()
    for index in run[1:]:
        figure = figures[index]
        if not figure.exact or figure.kind not in AMOUNTS or line.text[line.starts[index]] == EACH:
            return None
        if figure.block - figures[run[0]].block > _APART or figure.ordinal in told:
            return None
        side = _moves(line, index)
        if side == "closes":
            sound = figures[run[0]].exact and _same_stock(line, run[0], index)
            return _closed(line, came, done, open_, index) if sound else None
        if side == "opens":
            return None
        if side == "held":
            continue
        {"came": came, "done": done, "": open_}[side].append(index)
    return None


def _same_stock(line: Line, first: int, last: int) -> bool:
    """Whether a closing figure is of what the first one counts: it says so, or says no more than when.

    目前参加年检的有82家: some of them.
    """
    words = line.clause_before(last)
    ends = max((m.end() for m in _CLOSES.finditer(words)), default=0)
    own = words[ends:]
    return len(own) < _BRIEF or bool(bigrams(own) & bigrams(line.clause_before(first)))


def _closed(
    line: Line, came: list[int], done: list[int], unknown: Sequence[int], last: int
) -> Account | None:
    """The account that a closing figure ends; what no verb of the tables moves may have come or gone.

    Where any way of reading it fits, or none is a slip away, there is nothing to hold against the closing figure.
    """
    if len(unknown) > _UNKNOWN or not (unknown or (len(came) > 1 and done)):
        return None
    found = None
    for signs in product((came, done), repeat=len(unknown)):
        into = [*came, *(i for i, side in zip(unknown, signs, strict=True) if side is came)]
        out = [*done, *(i for i, side in zip(unknown, signs, strict=True) if side is done)]
        expected = _total(line, into) - _total(line, out)
        closing = line.figures[last]
        if expected == closing.value:
            return None
        near = slip(closing, expected) if unknown else 3 * abs(expected - closing.value) < _total(line, into)
        if found is None and near and len(into) > 1 and out:
            found = Account(
                into=tuple(line.figures[i] for i in sorted(into)), due=None,
                out=tuple(line.figures[i] for i in (*sorted(out), last)),
            )  # fmt: skip
    return found


def _total(line: Line, indices: Iterable[int]) -> Fraction:
    return sum((Fraction(line.figures[i].value) for i in indices), Fraction(0))
