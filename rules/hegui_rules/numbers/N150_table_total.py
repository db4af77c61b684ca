"""合计 in a table that is not the sum of its column or row."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Severity, rule
from hegui.api.facts import TableSum, relations, sum_conflict
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gap, partners, range_of, total

_TABLE = "| 类别 | 受理（件） | 办结（件） |\n| --- | --- | --- |\n| 邻里纠纷 | 12 | 11 |\n| 土地纠纷 | 9 | 8 |\n| 劳资纠纷 | 4 | 4 |\n"


@rule(
    code="N150",
    name="table-total",
    needs=Needs.of_relations(TableSum),
    title="表中合计与各项之和不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    yields_to=("N180",),
    rationale="表中的合计、小计应等于所列各行（各列）之和；不等时，不是分项有误，就是合计没有重算。",
    bad=(
        Bad(_TABLE + "| 合计 | 25 | ⟦22⟧ |\n", says="23", settings={"format": "md"}),
        Bad(
            "| 村 | 一季度 | 二季度 | 三季度 | 合计 |\n| --- | --- | --- | --- | --- |\n| 柳河村 | 3 | 4 | 5 | 12 |\n| 竹园村 | 2 | 6 | 1 | ⟦10⟧ |\n| 古渡村 | 7 | 1 | 2 | 10 |\n",
            says="9",
            settings={"format": "md"},
        ),
    ),
    good=(
        Good(_TABLE + "| 合计 | 25 | 23 |\n", {"format": "md"}),
        Good(_TABLE + "| 办结率 | 100% | 92% |\n", {"format": "md"}),
        Good(_TABLE + "| 其中：涉农 | 5 | 5 |\n| 合计 | 25 | 23 |\n", {"format": "md"}),
        Good(_TABLE + "| 其他纠纷 | 若干 | 3 |\n| 合计 | 30 | 26 |\n", {"format": "md"}),
    ),
)
def table_total(doc: Document, options: Options) -> Iterator[Finding]:
    """A total cell whose column (or row) sums to something else beyond rounding."""
    reported: set[int] = set()
    for relation in relations(doc, TableSum):
        whole, parts = relation.total, relation.parts
        if whole.ordinal in reported or not sum_conflict(range_of(whole), [range_of(p) for p in parts]):
            continue
        reported.add(whole.ordinal)
        summed = total(parts)
        yield Finding(
            whole.span,
            f"“{relation.evidence}”写的是{whole.surface}，所列{len(parts)}项之和为{amount(summed, whole)}，相差{amount(gap(summed, whole.value), whole)}",
            related=partners([parts[0], parts[-1]], "所列各项的首末"),
            suggestion="核对各项并重算合计",
        )
