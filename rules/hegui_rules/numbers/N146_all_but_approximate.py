"""全体干部共计100余人: all of them, and yet not counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import quantities
from hegui_rules.basis import FIGURE_USAGE

_ALL = re.compile("全体|全部|所有")
_SUMMED = frozenset(("共", "总计", "合计"))
_ROUGH = frozenset(("余", "多", "约", "近", "左右"))


@rule(
    code="N146",
    name="all-but-approximate",
    title="“全体”“共计”后用概数",
    severity=Severity.INFO,
    basis=FIGURE_USAGE,
    rationale="说“全体”“全部”，又说“共计”，人数、件数应当是数得清的；用“余”“约”就与“共计”不合。",
    bad=(
        Bad("组织全体镇、村干部共计⟦100余人⟧参加培训。", says="准确"),
        Bad("对全部在册企业共⟦约300家⟧开展检查。"),
    ),
    good=(
        "组织全体镇、村干部共计108人参加培训。",
        "发放资料共计3000余份。",
        "全体干部参加学习，发放资料共计3000余份。",
    ),
)
def all_but_approximate(doc: Document, options: Options) -> Iterator[Finding]:
    """全体…共计N余人 in one clause, persons and bodies only."""
    for quantity in quantities(doc):
        if (
            quantity.unit_class not in ("person", "organisation", "household", "body")
            or not _ROUGH & set(quantity.approximators)
            or not _SUMMED & set(quantity.markers)
        ):
            continue
        found = _ALL.search(
            doc.body, max(quantity.clause.start, quantity.span.start - 24), quantity.span.start
        )
        if found:
            yield Finding(
                quantity.span,
                f"既说“{found[0]}”“共”，数目却是概数“{quantity.surface}”",
                suggestion="写准确数",
            )
