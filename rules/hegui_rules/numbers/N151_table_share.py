"""占比 in a table that is not the share of its row."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Good, Needs, Options, Severity, rule
from hegui.api.facts import TableShare, relations, share_fits
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners, percent, range_of

_HEAD = "| 类别 | 件数 | 占比 |\n| --- | --- | --- |\n| 邻里纠纷 | 12 | 48% |\n| 土地纠纷 | 9 | 36% |\n"


@rule(
    code="N151",
    name="table-share",
    needs=Needs.of_relations(TableShare),
    title="表中占比与数值不符",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="表中的占比可以用该行的数除以合计算出；算出来不是所写的数，占比或者数值有误。",
    bad=(
        Bad(
            _HEAD + "| 劳资纠纷 | 4 | ⟦61%⟧ |\n| 合计 | 25 | 100% |\n", says="16%", settings={"format": "md"}
        ),
        Bad(
            "| 类别 | 件数 | 占比（%） |\n| --- | --- | --- |\n| 民事 | 50 | 50.0 |\n| 行政 | 30 | ⟦20.0⟧ |\n| 刑事 | 20 | 20.0 |\n| 合计 | 100 | 100 |\n",
            says="30%",
            settings={"format": "md"},
        ),
        Bad(
            "| 村 | 受理 | 办结 | 办结率 |\n| --- | --- | --- | --- |\n| 柳河村 | 20 | 18 | 90% |\n| 竹园村 | 16 | 12 | 75% |\n| 古渡村 | 25 | 24 | ⟦98%⟧ |\n",
            says="占25的96%",
            settings={"format": "md"},
        ),
    ),
    good=(
        Good(_HEAD + "| 劳资纠纷 | 4 | 16% |\n| 合计 | 25 | 100% |\n", {"format": "md"}),
        Good(
            "| 类别 | 件数 | 同比增长 |\n| --- | --- | --- |\n| 民事 | 50 | 50% |\n| 行政 | 30 | 30% |\n| 刑事 | 20 | 7% |\n| 合计 | 100 | 12% |\n",
            {"format": "md"},
        ),
    ),
)
def table_share(doc: Document, options: Options) -> Iterator[Finding]:
    """A share that does not fit the column which most shares of the table fit."""
    for relation in relations(doc, TableShare):
        share, part, whole = relation.rate, relation.part, relation.whole
        if share_fits(range_of(part), range_of(whole), share.value, share.decimals):
            continue
        yield Finding(
            share.span,
            f"{part.surface}占{'合计' if relation.of_total else ''}{whole.surface}的{percent(Fraction(100 * part.value) / whole.value)}，这里写的是{share.surface}",
            related=partners([part, whole], "据以计算的数"),
            suggestion="核对该行的数和占比",
        )
