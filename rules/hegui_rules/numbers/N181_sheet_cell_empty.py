"""Cells of a prescribed table that are empty, or have a stroke, where a nought belongs."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Severity, rule
from hegui.api.facts import sheets
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.numbers.common import plain
from hegui_rules.numbers.sheets import HEAD, MD, TEXT, TXT


@rule(
    code="N181",
    name="sheet-cell-empty",
    needs=Needs(facts=("sheets",)),
    title="规定表格里有空格或斜杠",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="有规定格式的统计表，没有发生的填0；空着或画斜杠，看不出是没有发生还是漏填，汇总时也要改；合计一格空着而所列各项有数的，就是漏填。",
    bad=(
        Bad(HEAD + "| 1 | 0 | ⟦/⟧ | / | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 2 |\n", says="2格", settings=MD),
        Bad(TEXT + "1 0 0 0 1 0 0 0 0 0 1 1 0 ⟦—⟧ 2\n五、存在的主要问题\n", says="填0", settings=TXT),
        Bad(HEAD + "| 1 | 2 | 0 | 0 | ⟦/⟧ | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 2 |\n", says="应为3", settings=MD),
    ),
    good=(
        Good(HEAD + "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 0 | 2 |\n", MD),
        Good(TEXT + "1 0 0 0 1 0 0 0 0 0 1 1 0 0 2\n五、存在的主要问题\n", TXT),
    ),
)  # fmt: skip
def sheet_cell_empty(doc: Document, options: Options) -> Iterator[Finding]:
    """Yield the first such cell of each table, with their number."""
    for filled in sheets(doc):
        empty = sorted((e.span, p) for p, e in filled.cells.items() if e.value is None)
        if not empty:
            continue
        span, place = empty[0]
        said = f"《{filled.sheet.title}》有{len(empty)}格没有数"
        if not filled.owed:
            first = f"，第一格是{filled.sheet.name(place)}"
            yield Finding(span, said + first, suggestion="没有发生的填0", severity=Severity.INFO)
            continue
        span, place = next(one for one in empty if one[1] in filled.owed)
        name, wanted = filled.sheet.name(place), plain(filled.owed[place])
        yield Finding(
            span,
            f"{said}，其中{len(filled.owed)}格是漏填：{name}按所列各项应为{wanted}",
            suggestion=f"填{wanted}；其余各格没有发生的填0",
        )
