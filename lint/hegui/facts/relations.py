"""Which quantities stand in an arithmetic relation, found once; the rules only do the sums.

``relations(doc)`` gives :class:`Relation` objects. ``members`` are :class:`~hegui.facts.quantity.Quantity` in the
order named here; ``items`` are spans of the text; ``evidence`` is the words that made the relation.

================  ==================================  ===========================================================
kind              members                             what else is set
================  ==================================  ===========================================================
``part``          (whole, part)                       其中 and the like; same unit. ``alternative``: an earlier
                                                      quantity whose head the part's head shares a bigram with,
                                                      while it shares none with ``whole`` (N33). ``exhaustive``
                                                      False
``sum``           (whole, part, part, …)              two parts or more of one unit. ``exhaustive``: 分别 包括 分为
                                                      其余 合计 …, a list in brackets, or kinds that leave no
                                                      others (男 女). ``same_suffix``: the heads of the parts end
                                                      alike (…案件) or name kinds that exclude each other
                                                      (民事 刑事). ``evidence``: marker
``rate``          (rate, base, …)                     the candidate bases, nearest first: exact whole counts. A
                                                      rate is wrong only if *every* base fails. ``names``: the
                                                      rate's name
``bounded``       (rate,)                             a rate that cannot exceed 100 % (办结率, 覆盖率 …). ``names``
``ratio``         (rate, part, whole, …)              受理45件，办结43件，办结率95.6%; 其中女性50人，占41.7%: the
                                                      part that was counted and what it may be a part of. Wrong
                                                      only if *every* whole fails
``yoy``           (now, growth)                       growth has flag ``fall`` when downwards; the base is not
                                                      printed. ``names``: the window (…以来) if any
``from-to``       (before, after)                     由A增加到B, A is not a range. ``open`` False
``from-to``       (before, after, growth)             … with the growth printed (kind ``growth``, ``times`` or
                                                      ``points``)
``delta``         (before, after, change)             … with the change printed as an amount (增加36件). ``flags``:
                                                      (it is a fall,)
``delta-growth``  (now, change, growth)               45件，同比增加5件，增长12.5%. ``flags``: (it is a fall,)
``doubled``       (before, after)                     由10件增至15件，翻了一番. ``counts``: the factor twice
``points``        (count, growth)                     45件，同比增长5个百分点: points of what is no rate
``fall``          (growth,)                           a fall in % or 倍, also without a base (N21)
``list``          (total,)                            ``items``: what is listed before the total. ``open``: 等 before
                                                      the total (fewer items than the total are fine).
                                                      ``exact``: items are 《》 or “” (not bare words).
                                                      ``counts``: (fewest, most) items the words can be read as (和
                                                      may join two items or stand inside one)
``respectively``  (q, q, …)                           A、B、C分别…: ``items`` the names, two figures or more;
                                                      ``counts`` as above: wrong when ``len(members)`` lies outside
``shares``        (rate, rate, rate, …)               three or more after 分别占, 占比分别
``subset``        (source, subset)                    组织N人…其中合格 / 通过 / 录取M人 without 其中; 排查N起，化解M起
                                                      (``data/funnels.tsv``). ``open``: matters of earlier years
                                                      may be among the subset (受理N件，办结M件)
``rest``          (rate, rest)                        a rate of 100 % and something left over (未办结N件)
``left-over``     (rest,)                             全部办结，尚有3件: ``items``: the words that say all
``label``         (quantity,)                         measured in 人次 under a name ending in 人数. ``items``: the
                                                      name
``audience``      (event, persons)                    an event count and the audience of the same sentence
``fixed-set``     (q, q, …)                           counts of one fixed set (村, 社区 …) over the document;
                                                      ``flags[i]`` is True where member i says 全 / 均 / 覆盖 / 下辖.
                                                      ``names``: the noun
``table-sum``     (total, part, part, …)              a cell under 合计 or 小计 and what it sums. ``evidence``: its head
``table-share``   (rate, part, whole)                 a cell of a 占比 column with the figures of its row and total
================  ==================================  ===========================================================

``checkable`` is True when arithmetic can decide at all; ``decided`` when it has the power to (a whole percentage
of 900 is always possible, so it decides nothing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.document import Document, fact
from hegui.facts.context import quantities
from hegui.facts.dates import normalised
from hegui.facts.feasibility import implied_bases
from hegui.facts.quantity import Quantity
from hegui.facts.relate_changes import changes
from hegui.facts.relate_lists import lists, respectively
from hegui.facts.relate_parts import among, outcomes, parts, totals_after
from hegui.facts.relate_persons import fixed_sets, persons
from hegui.facts.relate_rates import leftovers, rates
from hegui.facts.relate_steps import ratios, steps
from hegui.facts.relate_tables import table_relations
from hegui.facts.relation import Relation


@fact
def relations(doc: Document) -> tuple[Relation, ...]:
    """All relations of ``doc``, by the place where they begin."""
    text = normalised(doc)
    found: list[Relation] = []
    previous: list[Quantity] = []
    for group in _blocks(quantities(doc)):
        near = (
            previous
            if previous
            and previous[-1].paragraph == group[0].paragraph
            and previous[-1].block + 1 == group[0].block
            else []
        )
        found += parts(text, group, near)
        found += among(text, group)
        found += outcomes(text, group)
        found += totals_after(text, group)
        found += changes(text, group)
        found += steps(text, group)
        found += ratios(text, group, near)
        found += rates(text, group, near)
        found += leftovers(text, group)
        found += lists(text, group)
        found += respectively(text, group)
        found += persons(text, group)
        previous = group
    found += fixed_sets(text, quantities(doc))
    found += table_relations(doc)
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end, r.kind)))


def _blocks(found: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The quantities of each 。-sentence; figures alone in table cells stand in no sentence."""
    group: list[Quantity] = []
    for quantity in found:
        if "cell" in quantity.flags:
            continue
        if group and group[-1].block != quantity.block:
            yield group
            group = []
        group.append(quantity)
    if group:
        yield group


@fact
def coverage(doc: Document) -> tuple[int, int, int]:
    """(quantities, checkable, checked): how many there are, stand in a relation arithmetic can decide, were decided."""
    checkable: set[int] = set()
    checked: set[int] = set()
    for relation in relations(doc):
        if relation.checkable:
            ordinals = {m.ordinal for m in relation.members}
            checkable |= ordinals
            if relation.decided:
                checked |= ordinals
    return len(quantities(doc)), len(checkable), len(checked)


@fact
def implied(doc: Document) -> dict[int, range]:
    """For each growth over a plain count that arithmetic allows, the values last year may have had: by ordinal.

    A reviewer can look them up: 45件，同比增长400% says that there were 9.
    """
    found = {}
    for relation in relations(doc):
        if relation.kind == "yoy" and relation.decided:
            now, growth = relation.members
            times = growth.kind == "times"
            bases = implied_bases(
                int(now.value), growth.value * (100 if times else 1), growth.decimals - 2 * times,
                "fall" in growth.flags,
            )  # fmt: skip
            if bases:
                found[growth.ordinal] = bases
    return found


_ROLES = {
    "part": ("whole", "part"),
    "rate": ("rate", "base"),
    "yoy": ("now", "growth"),
    "from-to": ("before", "after", "growth"),
    "list": ("listn",),
    "fixed-set": ("card",),
    "delta": ("before", "after", "delta"),
    "sum": ("whole", "part"),
    "ratio": ("rate", "part", "base"),
    "table-sum": ("whole", "part"),
    "table-share": ("rate", "part", "base"),
    "subset": ("whole", "part"),
}


@fact
def roles(doc: Document) -> tuple[str, ...]:
    """The role of each quantity, by ordinal: its first role in a relation, else its kind."""
    found = [q.kind for q in quantities(doc)]
    taken: set[int] = set()
    for relation in relations(doc):
        names = _ROLES.get(relation.kind)
        if names is None:
            continue
        for place, member in enumerate(relation.members):
            if member.ordinal not in taken:
                taken.add(member.ordinal)
                found[member.ordinal] = names[min(place, len(names) - 1)]
    return tuple(found)
