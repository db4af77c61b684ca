"""Which quantities stand in an arithmetic relation, found once; the rules only do the sums.

``relations(doc)`` gives all relations, ``relations(doc, FromTo)`` those of one type; the types and what their members
are stand in ``hegui.facts.relations.model``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

from hegui.document import Document, Span, fact
from hegui.facts.dates import normalised
from hegui.facts.feasibility import implied_bases
from hegui.facts.quantities import Quantity, quantities
from hegui.facts.relations.accounts import accounts, stocks
from hegui.facts.relations.across import across
from hegui.facts.relations.averages import averages
from hegui.facts.relations.balances import balances, recalled
from hegui.facts.relations.changes import changes
from hegui.facts.relations.claims import apart, claims
from hegui.facts.relations.directions import directions
from hegui.facts.relations.evident import evident_shares, evident_sums
from hegui.facts.relations.frequencies import frequencies
from hegui.facts.relations.gathered import gathered
from hegui.facts.relations.leftover import leftovers
from hegui.facts.relations.lists import lists, months, named, respectively
from hegui.facts.relations.model import (
    Difference,
    Fall,
    FractionOf,
    Frequency,
    FromTo,
    Growth,
    PartOf,
    RateOf,
    Relation,
    ShareOf,
    Subset,
    SumOf,
    roles_of,
)
from hegui.facts.relations.orders import orders
from hegui.facts.relations.parts import parts, totals
from hegui.facts.relations.persons import fixed_sets, persons
from hegui.facts.relations.places import places
from hegui.facts.relations.products import products
from hegui.facts.relations.ranks import lengths, ranks
from hegui.facts.relations.rates import rates
from hegui.facts.relations.singles import singles
from hegui.facts.relations.spoken_shares import spoken_shares
from hegui.facts.relations.stages import stages
from hegui.facts.relations.steps import steps
from hegui.facts.relations.stretches import stretches
from hegui.facts.relations.tables import table_relations
from hegui.facts.relations.targets import targets
from hegui.facts.relations.weighed import weighed_shares
from hegui.facts.relations.within import within

R = TypeVar("R", bound=Relation)


@overload
def relations(doc: Document) -> tuple[Relation, ...]: ...
@overload
def relations(doc: Document, kind: type[R]) -> tuple[R, ...]: ...
def relations(doc: Document, kind: type[Relation] = Relation) -> tuple[Relation, ...]:
    """The relations of ``doc``, all or those of one type, by the place where they begin."""
    return _by_type(doc).get(kind, ())


@fact
def _by_type(doc: Document) -> dict[type[Relation], tuple[Relation, ...]]:
    """The relations by type; all of them under ``Relation``."""
    found = sorted(_found(doc), key=lambda r: (*r.span, type(r).__name__))
    by_type: dict[type[Relation], list[Relation]] = {Relation: found}
    for relation in found:
        by_type.setdefault(type(relation), []).append(relation)
    return {kind: tuple(some) for kind, some in by_type.items()}


def _found(doc: Document) -> Iterator[Relation]:
    text = normalised(doc)
    for group in _blocks(quantities(doc)):
        yield from lists(text, group)
        yield from respectively(text, group)
        yield from persons(text, group)
    divided = [*parts(doc), *totals(doc)]
    yield from divided
    stepped = list(
        steps(doc, {part.ordinal for sum_ in divided if isinstance(sum_, SumOf) for part in sum_.parts})
    )
    yield from stepped
    yield from stages(doc, {m.ordinal for one in (*divided, *stepped) for m in one.members[1:]})
    yield from _sums(doc, divided, stepped)
    accounted = [*balances(doc), *accounts(doc)]
    yield from accounted
    yield from stocks(doc, {m.ordinal for one in accounted for m in one.members})
    yield from recalled(doc)
    often = list(averages(doc))
    yield from often
    yield from frequencies(doc, {one.total.ordinal for one in often if isinstance(one, Frequency)})
    for finder in (products, orders, targets, ranks, lengths, months, singles, named, _changes):
        yield from finder(doc)
    yield from _shares(doc, [*divided, *stepped])
    yield from across(doc, {m.ordinal for r in divided if isinstance(r, SumOf) for m in r.members})
    yield from fixed_sets(text, quantities(doc))
    yield from table_relations(doc)


def _sums(doc: Document, divided: Sequence[Relation], stepped: Sequence[Relation]) -> Iterator[Relation]:
    """Wholes and parts that no wording tells; ``divided``: those that one does; ``stepped``: what follows from what."""
    among = {one.part.ordinal for one in divided if isinstance(one, PartOf)}
    related = {m.ordinal for one in divided if isinstance(one, SumOf) for m in one.members}
    slips = list(evident_sums(doc, related | among))
    yield from slips
    related |= {m.ordinal for one in (*slips, *stepped) if isinstance(one, SumOf) for m in one.members}
    left = list(leftovers(doc, related))
    yield from left
    yield from within(doc, among)
    summed = list(gathered(doc, related | {m.ordinal for one in left for m in one.members}))
    yield from summed
    wholes = {one.whole.ordinal for one in (*divided, *slips, *left, *summed) if isinstance(one, SumOf)}
    yield from stretches(doc, wholes)
    yield from places(doc, wholes)


def _changes(doc: Document) -> Iterator[Relation]:
    """Changes that a wording tells, and what is told of figures that stand apart."""
    changed = list(changes(doc))
    yield from changed
    yield from directions(doc, {m.ordinal for r in changed for m in r.members})
    differ = {r.after.ordinal for r in changed if isinstance(r, Difference)}
    yield from apart(
        doc,
        {r.after.ordinal: r for r in changed if isinstance(r, FromTo) and r.after.ordinal not in differ},
    )
    yield from claims(
        doc, {m.ordinal for r in changed if not isinstance(r, (Growth, Fall)) for m in r.members}
    )


def _shares(doc: Document, found: Sequence[Relation]) -> Iterator[Relation]:
    """Rates with what they are of; ``found``: the parts and steps of the document."""
    shares = list(rates(doc))
    yield from shares
    told = {r.rate.ordinal: isinstance(r, ShareOf) for r in shares if isinstance(r, (ShareOf, RateOf))}
    evident = list(evident_shares(doc, told))
    yield from evident
    told |= {share.rate.ordinal: True for share in evident}
    subsets = {(one.whole.ordinal, one.part.ordinal) for one in found if isinstance(one, PartOf)}
    subsets |= {(one.source.ordinal, one.subset.ordinal) for one in found if isinstance(one, Subset)}
    yield from weighed_shares(doc, told, subsets)
    fractions = [r for r in shares if isinstance(r, FractionOf)]
    yield from spoken_shares(doc, [_said(r) for r in fractions], subsets)


def _said(relation: FractionOf) -> Span:
    """The words of a fraction with its figure."""
    spans = [relation.said] if relation.fraction is None else [relation.said, relation.fraction.span]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _blocks(found: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The quantities of each 。-sentence; figures alone in table cells stand in no sentence."""
    group: list[Quantity] = []
    for quantity in found:
        if quantity.in_cell:
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
    for relation in relations(doc, Growth):
        if relation.decided:
            growth = relation.growth
            bases = implied_bases(int(relation.now.value), growth.value, growth.decimals, growth.falls)
            if bases:
                found[growth.ordinal] = bases
    return found


@fact
def roles(doc: Document) -> tuple[str, ...]:
    """The role of each quantity, by ordinal: its first role in a relation, else its kind."""
    return tuple(roles_of(relations(doc), [q.kind for q in quantities(doc)]))
