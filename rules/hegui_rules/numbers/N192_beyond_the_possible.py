"""全年优良天数378天, 每天值守26小时, 全校18万名学生: more than there can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Bad, Document, Finding, Options, Severity, Table, rule, sentence_at
from hegui.api.facts import Quantity, quantities
from hegui.api.knowledge import Cells, Cue, split
from hegui_rules.basis import HANDLING
from hegui_rules.knowledge import path_of


class Limit(NamedTuple):
    """A row: under these words a figure in these units cannot exceed ``most``, unless one of ``unless`` is said."""

    id: str
    said: tuple[str, ...]
    units: frozenset[str]
    most: int
    unless: tuple[str, ...]
    why: str


def _entry(row: Cells) -> Limit:
    return Limit(
        row["id"],
        split(row["said"]),
        frozenset(split(row["units"])),
        int(row["most"]),
        split(row["unless"]),
        row["why"],
    )


def _problems(entries: Mapping[str, Limit]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        if not entry.said or not entry.units or not entry.why or entry.most <= 0:
            yield key, "said、units、why 均须填写，most 须为正数"


LIMITS = Table(
    "limits",
    title="数量的极限",
    path=path_of("limits.tsv"),
    columns=("said", "units", "most", "unless", "why"),
    entry=_entry,
    words=lambda row: (Cue(word, starts=False) for word in split(row["said"])),
    examine=_problems,
)


@rule(
    code="N192",
    name="beyond-the-possible",
    title="数量超出可能的范围",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="一年没有378天，一天没有26小时，一所学校没有18万名学生；这样的数多半是多打了一位，或者漏了、错了单位。",
    bad=(
        Bad("全年空气优良天数达到⟦389天⟧。", says="366天"),
        Bad("政务服务热线每天值守⟦26小时⟧，随时接听。", says="24小时"),
        Bad("城南实验小学开展宪法晨读，全校⟦18万名⟧学生参加。", says="学校"),
    ),
    good=(
        "全年空气优良天数达到339天，三年累计优良天数1002天。",
        "政务服务热线每天值守24小时，全县网格员每天累计巡查260小时。",
        "城南实验小学全校1800名学生、全市18万名学生参加。",
        "每月办理时限压缩至35天以内，每周接访5天。",
    ),
    knowledge=(LIMITS,),
)
def beyond_the_possible(doc: Document, options: Options) -> Iterator[Finding]:
    """The figure right behind a word of the table, in one of its units, above its limit."""
    figures = quantities(doc)
    starts = [figure.span.start for figure in figures]
    told: set[int] = set()
    for limit, hit in options.limits.hits(doc):
        place = bisect_left(starts, hit.span.end)
        if place == len(figures):
            continue
        figure = figures[place]
        if (
            figure.ordinal not in told
            and figure.unit in limit.units
            and figure.low > limit.most
            and _said_of(doc, hit.span.end, figure, limit)
        ):
            told.add(figure.ordinal)
            yield Finding(
                figure.span,
                f"{limit.why}，“{figure.surface}”不可能",
                suggestion="核对数字和单位；是几处、几人合计的，请写明",
            )


_REACH = 16  # characters from the word to the figure
_MARKS = frozenset("，。；：、（,;:\n")


def _said_of(doc: Document, end: int, figure: Quantity, limit: Limit) -> bool:
    """Whether the words between leave the figure under the word, and none before says that it is one of several."""
    between = doc.body[end : figure.span.start]
    sentence = sentence_at(doc, figure.span.start)
    around = doc.body[max(sentence.start, end - 2 * _REACH) : figure.span.end]
    return (
        len(between) <= _REACH
        and _MARKS.isdisjoint(between)
        and not any(word in around for word in limit.unless)
    )
