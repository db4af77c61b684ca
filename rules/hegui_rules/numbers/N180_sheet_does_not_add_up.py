"""A prescribed table whose equations do not hold: sums of rows and columns, what came in and what went out."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Related, Severity, Span, rule
from hegui.api.facts import Fault, Filled, faults, sheets
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import plain
from hegui_rules.numbers.sheets import HEAD, MD, TEXT, TXT, bases, told

_MANY = 10
"""More equations than this that fail without a single cell to blame: the table has lost its shape on the way."""


@rule(
    code="N180",
    name="sheet-does-not-add-up",
    needs=Needs(facts=("sheets",)),
    title="规定表格的勾稽关系不成立",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="有规定格式的统计表，行与列、收与办之间有勾稽关系，都应分毫不差。几处同时不符、改一格就都成立的，多半就是那一格有误。",
    bad=(
        Bad(HEAD + "| 1 | 0 | 0 | 0 | ⟦2⟧ | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 2 |\n", says="行政复议总计2", settings=MD),
        Bad(TEXT + "1 0 0 0 1 0 0 0 0 0 1 1 0 0 ⟦3⟧\n五、存在的主要问题\n", says="复议后起诉总计3", settings=TXT),
    ),
    good=(
        Good(HEAD + "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 2 |\n", MD),
        Good(TEXT + "1 0 0 0 1 0 0 0 0 0 1 1 0 0 2\n五、存在的主要问题\n", TXT),
        Good(TEXT + "/ / / / / 0 0 0 0 0 0 0 0 0 0\n五、存在的主要问题\n", TXT),
    ),
)  # fmt: skip
def sheet_does_not_add_up(doc: Document, options: Options) -> Iterator[Finding]:
    """Yield each fault once, at the cell whose change mends every equation that fails because of it."""
    for filled in sheets(doc):
        found = faults(filled)
        unsolved = sum(len(f.broken) for f in found if f.wanted is None)
        for fault in found:
            yield _finding(doc, filled, fault, unsolved > _MANY)


def _finding(doc: Document, filled: Filled, fault: Fault, doubtful: bool) -> Finding:
    entry = filled.cells[fault.cell]
    name = filled.sheet.name(fault.cell)
    said = told(filled, fault.broken[0])
    more = f"，另有{len(fault.broken) - 1}处关系也不成立" if len(fault.broken) > 1 else ""
    if fault.wanted is None:
        advice = "逐格核对后改正"
    else:
        advice = f"核对{name}：改为{plain(fault.wanted)}，各项关系就都成立"
    places = [p for i in fault.broken for p in (*i.left, *i.right)]
    # Each figure of the equations may be told again by a rule that knows totals only.
    others = {filled.cells[p].span for p in places} - {entry.span}
    return Finding(
        entry.span,
        f"{name}是{plain(filled.number(fault.cell))}：{said}{more}" if fault.wanted is not None else f"{said}{more}",
        related=_ends(filled, fault),
        suggestion=advice,
        severity=Severity.WARNING if doubtful else None,
        basis=bases(filled),
        accounts_for=tuple(sorted(others)),
    )  # fmt: skip


def _ends(filled: Filled, fault: Fault) -> tuple[Related, ...]:
    """The cells on the other side of each equation, the first and the last of them."""
    found: dict[Span, str] = {}
    for instance in fault.broken[:3]:
        other = instance.right if fault.cell in instance.left else instance.left
        for place in (other[0], other[-1]):
            found.setdefault(filled.cells[place].span, f"{filled.sheet.name(place)}")
    found.pop(filled.cells[fault.cell].span, None)
    return tuple(Related(span, note) for span, note in found.items())
