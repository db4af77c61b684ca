"""What figures of one sentence say of each other where no wording of the table relates them: nearness is the evidence.

A rate right behind two counts that is none of their quotients, but one slip of the pen away from one of them, was meant
as that one. Where any two figures of the sentence fit, the sentence is right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from hegui.document import Document
from hegui.facts.feasibility import rate_slip, share_fits, slip_of_sum
from hegui.facts.frames import PLAIN, TYPES, Line, lines
from hegui.facts.quantities import Quantity
from hegui.facts.relations.model import ShareOf, SumOf
from hegui.facts.relations.shared import REACH, bigrams
from hegui.facts.rows import listed
from hegui.text.words import tagged

_SECOND = ("复查", "复检", "整改", "跟踪", "回访")
_MARKS = re.compile("[，。；：（）]")
_SHARE = re.compile(f"(?:约|仅|均|已)*[一-龥]{{0,6}}?(?:{listed('share-word')})(?:{listed('share-verb')})*")
_NAMED = re.compile(f"(?P<stem>[一-龥]{{1,10}}?)率(?:{listed('rate-verb')})*")
_REACH = 6  # figures before a rate
_AHEAD = 3  # figures behind it


def evident_shares(doc: Document, told: Mapping[int, bool]) -> Iterator[ShareOf]:
    """Rates one slip away from the quotient of two counts of their sentence.

    Args:
        told: ordinals of the rates that a wording relates already; ``True`` where it relates them to a part.
    """
    for line in lines(doc):
        if TYPES["rate"] not in line.text:
            continue
        for index, rate in enumerate(line.figures):
            if (
                line.text[line.starts[index] + 1] == TYPES["rate"]
                and not told.get(rate.ordinal)
                and rate.exact
                and rate.value < 100
            ):
                found = _share(line, index, rate, rate.ordinal in told)
                if found is not None:
                    yield found


def _share(line: Line, index: int, rate: Quantity, based: bool) -> ShareOf | None:
    near = [
        i for i in range(max(0, index - _REACH), min(len(line.figures), index + _AHEAD))
        if i != index and line.figures[i].block == rate.block and _countable(line, i)
    ]  # fmt: skip
    if len(near) < 2:
        return None
    clause = line.clause_before(index)
    named = _NAMED.fullmatch(clause)
    # 对8批次不合格样品跟踪抽检，整改合格率87.5%: a rate of those that failed first.
    if named is not None and named["stem"].startswith(_SECOND):
        return None
    if named is not None and len(near) == 2:
        found = _complement(line, near, rate, named["stem"])
        if found is not None:
            return found
    if _explained(line, near, rate):
        return None
    if _SHARE.fullmatch(clause):
        parts = [index - 1] if index - 1 in near else []
    elif named is not None:
        parts = [i for i in near if _told_of(line, i, named["stem"])]
    else:
        return None
    if named is not None and (found := _complement(line, near, rate, named["stem"])) is not None:
        return found
    if based:
        return None
    stem = named["stem"] if named is not None else ""
    return next(filter(None, (_near_share(line, near, part, rate, stem) for part in parts)), None)


def _near_share(line: Line, near: Sequence[int], part: int, rate: Quantity, stem: str) -> ShareOf | None:
    """What ``rate`` is as the share of ``part`` in one of the two larger figures nearest to it."""
    p = line.figures[part]
    # 共调解215件，成功202件: two figures, and the second names nothing but what the rate is of.
    alone = (
        bool(stem)
        and len(near) == 2
        and line.same_unit(*near)
        and p.head.endswith(stem.removesuffix("完成")[-2:])
    )
    wholes = [
        line.figures[i]
        for i in reversed(near)
        if i != part and line.figures[i].value > p.value and not _has_share(line, i)
    ]
    for whole in wholes[:2]:
        if alone or rate_slip(Fraction(100 * p.value) / whole.value, rate.value, rate.decimals):
            return ShareOf(rate=rate, part=p, wholes=(whole,), near=not alone)
    return None


def _has_share(line: Line, index: int) -> bool:
    """Whether a rate right behind a count says its share (265件，占32.9%): it is a brother of other parts, no whole."""
    after = index + 1
    return (
        after < len(line.figures)
        and line.text[line.starts[after] + 1] == TYPES["rate"]
        and _SHARE.fullmatch(line.clause_before(after)) is not None
    )


def _complement(line: Line, near: list[int], rate: Quantity, stem: str) -> ShareOf | None:
    """抽检180批次，合格率95%，不合格19批次: what the rate leaves is printed, and is another."""
    for rest in near:
        words = line.clause_before(rest) + line.clause_behind(rest)
        if not _denied(words, stem):
            continue
        for whole in near:
            p, w = line.figures[rest], line.figures[whole]
            # 满意31票，不满意1票: what the rate is called after is no whole.
            if stem[-2:] in line.clause_before(whole):
                continue
            if whole < rest and line.same_unit(whole, rest) and w.value > p.value:
                done = w.rounding._replace(low=w.value - p.value, high=w.value - p.value)
                if share_fits(done, w.rounding, rate.value, rate.decimals):
                    return None
                return ShareOf(rate=rate, part=p, wholes=(w,), rest=True)
    return None


def _denied(words: str, stem: str) -> bool:
    """Whether words say that what a rate is called after was not done: 15件未按期答复 for 答复, 8件负责人未出庭 for 出庭应诉."""
    return any(bigrams(stem) & bigrams(found[1]) for found in _NOT.finditer(words))


_NOT = re.compile(f"(?:{listed('not-done')})([^，。；：（）]{{2,8}})")


def _countable(line: Line, index: int) -> bool:
    figure = line.figures[index]
    return (
        figure.kind == "count"
        and figure.discrete
        and figure.exact
        and figure.value > 0
        and line.text[line.starts[index]] == PLAIN
    )


def _explained(line: Line, near: list[int], rate: Quantity) -> bool:
    """Whether two of the figures, the sum of neighbours, or what is left of one, give the rate."""
    tried = [line.figures[i].rounding for i in near]
    tried += [
        line.figures[i].rounding.plus(line.figures[j].rounding)
        for i, j in pairwise(near)
        if line.same_unit(i, j)
    ]
    return any(
        share_fits(part, whole, value, rate.decimals)
        for part, whole in permutations(tried, 2)
        for value in (rate.value, 100 - rate.value)
    )


def _told_of(line: Line, index: int, stem: str) -> bool:
    """Whether the clause of a count says what the rate is called after: 成功202件 for 成功率."""
    word = stem[-2:]
    return word in line.clause_before(index) or word in line.clause_behind(index)


def evident_sums(doc: Document, told: Collection[int]) -> Iterator[SumOf]:
    """Counts followed by counts of the same thing that miss their sum by a slip: 清理16件，继续有效11件，废止3件，失效1件.

    Args:
        told: ordinals of the wholes and parts that a wording relates already.
    """
    for line in lines(doc):
        for index in range(len(line.figures) - 2):
            if line.figures[index].ordinal not in told and _countable(line, index):
                found = _sum_behind(line, index, told)
                if found is not None:
                    yield found


def _goes_on(line: Line, whole: int, place: int) -> bool:
    """Whether the figure at ``place`` may be one more part of ``whole``, in its sentence or the next."""
    lead = line.lead(place)
    return (
        line.figures[place].block <= line.figures[whole].block + 1
        and line.same_unit(place, whole)
        and _countable(line, place)
        and len(lead) <= _WIDE
        and _ANEW.search(lead) is None
    )


def _sum_behind(line: Line, index: int, told: Collection[int]) -> SumOf | None:
    whole = line.figures[index]
    if line.tail(index)[:1] in _BROTHERS or whole.value < _FEWEST:
        return None
    run: list[int] = []
    summed, block = 0, -1
    for place in range(index + 1, min(len(line.figures), index + 1 + REACH)):
        figure, lead = line.figures[place], line.lead(place)
        # 公务员39人，其中持证的31人；事业编制14人: details of a part.
        if run and _DETAIL.search(_MARKS.split(lead)[-1]):
            continue
        block = figure.block if block < 0 else block
        if (
            figure.block not in (whole.block, block)
            or figure.ordinal in told
            or not _goes_on(line, index, place)
        ):
            # 负责人出庭11起，分管负责人出庭5起，由工作人员出庭的2起: the last is told otherwise and fits.
            if line.same_unit(place, index) and summed + figure.value == whole.value:
                return None
            break
        run.append(place)
        summed += int(figure.value)
        if len(run) > 1 and summed == whole.value:
            return None
    apart = block > whole.block
    if (
        len(run) < 2 + apart
        or not slip_of_sum(summed, int(whole.value))
        or not _of_one_noun(line, index, run)
        or _brother(line, index, summed)
        or (apart and not _STOCK.search(line.lead(index)))
    ):
        return None
    return SumOf(whole=whole, parts=tuple(line.figures[i] for i in run), disjoint=True, near=True)


def _brother(line: Line, index: int, summed: int) -> bool:
    """Whether a figure before is the whole, and this one a part beside those behind it: 26名 … 监察大队14人，监管股7人，法规股5人."""
    first = line.figures[index]
    return any(
        line.same_unit(place, index) and line.figures[place].value >= first.value + summed - 2
        for place in range(max(0, index - 3), index)
        if first.block - line.figures[place].block < 2
    )


_DETAIL = re.compile(f"^(?:{listed('detail-lead')})")
_STOCK = re.compile(listed("stock-word"))


def _of_one_noun(line: Line, whole: int, run: list[int]) -> bool:
    """Whether the figures behind count what the first one counts: they name nothing of their own, or names of one make."""
    pieces = [_BARE.sub("", _MARKS.split(line.lead(i).replace("、", "，"))[-1]) for i in run]
    if any(line.tail(i)[:1] and line.tail(i)[:1] not in "，、；。）（和及" for i in run[:-1]):
        return False
    if line.figures[run[0]].block > line.figures[whole].block:
        return True
    own = _BARE.sub("", line.clause_before(whole))
    # 文字解读42件；图文解读29件: the first of several brothers is no whole.
    if len({p[:1] for p in pieces}) == 1 or len({p[-1:] for p in pieces}) == 1:
        return all(pieces) and own[:1] != pieces[0][:1] and own[-1:] != pieces[0][-1:]
    head = line.figures[whole].head[-2:]
    return all(not p or p.endswith("的") or (head and p.endswith(head)) or not _noun(p) for p in pieces)


def _noun(words: str) -> bool:
    """Whether ``words`` end in a noun."""
    return tagged(words)[-1][1].startswith("n")


_BROTHERS = tuple("、和及与")
_FEWEST = 10
"""Small figures come near each other by chance."""
_WIDE = 16  # characters between two figures of one sum
_ANEW = re.compile(listed("counted-anew"))
_BARE = re.compile(f"^(?:{listed('bare-lead')})+|(?<![有共达为了计])[有共达为了计]++$")
