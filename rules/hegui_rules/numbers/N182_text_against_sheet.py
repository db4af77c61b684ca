"""A figure of running text that a prescribed table of the same report has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Related, Severity, rule
from hegui.api.facts import Retold, retold
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import plain
from hegui_rules.numbers.sheets import TEXT, TXT

_ROW = TEXT + "1 0 0 0 1 0 0 0 0 0 1 1 0 0 2\n五、存在的主要问题\n"


@rule(
    code="N182",
    name="text-against-sheet",
    title="正文的数与规定表格里的不一致",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="正文概述的件数与表中的应当一致；不一致的，不是正文没有跟着改，就是表填错了。",
    bad=(
        Bad(f"一、总体情况\n全年被申请行政复议⟦3⟧件。\n{_ROW}", says="是1", settings=TXT),
        Bad(
            f"一、总体情况\n全年⟦没有因政府信息公开工作被申请行政复议⟧，栏目更新及时。\n{_ROW}",
            says="是1",
            settings=TXT,
        ),
        Bad(f"一、总体情况\n因政府信息公开被提起行政诉讼⟦1⟧件。\n{_ROW}", says="是2", settings=TXT),
    ),
    good=(
        Good(f"一、总体情况\n全年被申请行政复议1件，被提起行政诉讼2件。\n{_ROW}", TXT),
        Good(f"一、总体情况\n全年指导各镇办理行政复议30件。\n{_ROW}", TXT),
        Good("一、总体情况\n全年被申请行政复议3件。\n", TXT),
        Good(f"一、总体情况\n全年没有因信息公开被纠正的行政复议。\n{_ROW}", TXT),
    ),
)
def text_against_sheet(doc: Document, options: Options) -> Iterator[Finding]:
    """Yield each figure that none of the cells it may come from has."""
    for told in retold(doc):
        totals = [told.filled.total(cells) for cells in told.told.cells]
        if None in totals or told.value in totals:
            continue
        yield _finding(doc, told, plain(totals[0] or 0))


def _finding(doc: Document, told: Retold, number: str) -> Finding:
    first = told.told.cells[0]
    names = "、".join(told.filled.sheet.name(place) for place in first[:2])
    many = "" if len(first) == 1 else "两格之和" if len(first) == 2 else f"等{len(first)}格之和"
    written = doc.quote(told.span)
    return Finding(
        told.span,
        f"正文“{told.told.title}”写的是“{written}”，表中{names}{many}是{number}",
        related=tuple(Related(told.filled.cells[place].span, "表中的数") for place in first[:1]),
        suggestion="核对正文和表，改正其中有误的一处",
    )
