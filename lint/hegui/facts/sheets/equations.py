"""The equations of a prescribed table: which do not hold, and which cell is the likeliest to be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from hegui.document import Equation, Sheet
from hegui.document.sheet import Place
from hegui.facts.sheets.model import Entry, Fault, Filled, Instance

_MOST = 8
"""Equations that fail together at most, for two cells to be looked for; more are told one by one."""

Values = Mapping[Place, Fraction]
Change = tuple[Place, Fraction]
"""A cell and the value that it should have."""


def faults(filled: Filled) -> tuple[Fault, ...]:
    """What is wrong in a table, each fault once, by the order of its cells in the text."""
    values = {place: filled.number(place) for place in filled.cells}
    instances = _complete(filled.sheet, values)
    failing = [i for i in instances if i.gap(values)]
    found: list[Fault] = []
    left: list[Instance] = []
    for group in _connected(failing):
        explained = _explained(group, instances, values)
        found += explained
        left += () if explained else group
    found += _alike(left)
    return tuple(sorted(found, key=lambda fault: filled.cells[fault.cell].span))


def owed(sheet: Sheet, cells: Mapping[Place, Entry]) -> dict[Place, Fraction]:
    """The cells for sums that are empty although their parts are not, with what these add up to."""
    values = {place: entry.number for place, entry in cells.items()}
    found: dict[Place, Fraction] = {}
    for instance in _complete(sheet, values):
        for sums, parts in ((instance.left, instance.right), (instance.right, instance.left)):
            if len(sums) == 1 and sums[0] not in found and cells[sums[0]].value is None:
                total = sum((values[part] for part in parts), Fraction(0))
                if total > 0:
                    found[sums[0]] = values[sums[0]] = total
    return found


def _complete(sheet: Sheet, values: Values) -> list[Instance]:
    """The equations of which every cell was read."""
    return [i for i in _instances(sheet) if all(p in values for p in (*i.left, *i.right))]


def _instances(sheet: Sheet) -> Iterator[Instance]:
    """Every equation in every line in which it holds."""
    rows = {row.id: row.columns for row in sheet.rows}
    for equation in sheet.equations:
        sides = (equation.left, equation.right)
        if equation.of_rows:
            for column in sheet.columns:
                if all(column.id in rows[r] for side in sides for r in side):
                    left, right = (tuple((r, column.id) for r in side) for side in sides)
                    yield Instance(equation, column.id, left, right)
        else:
            for row in sheet.rows:
                if all(c in row.columns for side in sides for c in side):
                    left, right = (tuple((row.id, c) for c in side) for side in sides)
                    yield Instance(equation, row.id, left, right)


def _connected(failing: Sequence[Instance]) -> list[list[Instance]]:
    """The failing equations in groups that share cells."""
    groups: list[tuple[set[Place], list[Instance]]] = []
    for instance in failing:
        cells = {*instance.left, *instance.right}
        members = [instance]
        apart = []
        for group in groups:
            if group[0] & cells:
                cells |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (cells, members)]
    return [members for _, members in groups]


def _explained(group: list[Instance], instances: Sequence[Instance], values: Values) -> list[Fault]:
    """One cell whose change mends all of a group, else two; none when that is not certain."""
    cells = {p for i in group for p in (*i.left, *i.right)}
    touched = [i for i in instances if not cells.isdisjoint((*i.left, *i.right))]
    if not 1 < len(group) <= _MOST:
        return []
    changes = tuple(_mending(group, touched, values))
    if len(changes) > 1:
        return []
    return [
        Fault(cell, wanted, tuple(i for i in group if cell in (*i.left, *i.right)))
        for cell, wanted in changes or _two(group, touched, values)
    ]


def _mending(group: Sequence[Instance], touched: Sequence[Instance], values: Values) -> Iterator[Change]:
    """Each single change after which every equation holds."""
    first = group[0]
    gap = first.gap(values)
    for cells, sign in ((first.left, -1), (first.right, 1)):
        for cell in cells:
            wanted = values[cell] + sign * gap
            if _possible(wanted, values[cell]) and _hold(touched, {**values, cell: wanted}):
                yield cell, wanted


def _two(group: list[Instance], touched: Sequence[Instance], values: Values) -> tuple[Change, ...]:
    """Two changes after which every equation holds, when only one such pair exists."""
    pairs: set[frozenset[Change]] = set()
    for instance in group:
        gap = instance.gap(values)
        for cells, sign in ((instance.left, -1), (instance.right, 1)):
            for cell in cells:
                wanted = values[cell] + sign * gap
                if not _possible(wanted, values[cell]):
                    continue
                changed = {**values, cell: wanted}
                # A change that mends one equation and leaves as many broken explains nothing.
                left = [i for i in touched if i.gap(changed)]
                if len(left) >= len(group) or not left:
                    continue
                for other in _mending(left, touched, changed):
                    if other[0] != cell:
                        pairs.add(frozenset(((cell, wanted), other)))
    return tuple(next(iter(pairs))) if len(pairs) == 1 else ()


def _possible(wanted: Fraction, value: Fraction) -> bool:
    """Whether a cell may hold ``wanted``: nothing is counted below nought, nor things in fractions."""
    return wanted >= 0 and (wanted.denominator == 1 or value.denominator != 1)


def _hold(instances: Iterable[Instance], values: Values) -> bool:
    return not any(i.gap(values) for i in instances)


def _alike(group: Iterable[Instance]) -> Iterator[Fault]:
    """One fault for each equation, in the last line in which it fails; a sum as a rule."""
    by_equation: dict[Equation, list[Instance]] = {}
    for instance in group:
        by_equation.setdefault(instance.equation, []).append(instance)
    for members in by_equation.values():
        yield Fault(members[-1].left[0], None, tuple(members))
