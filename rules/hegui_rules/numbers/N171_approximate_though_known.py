"""案件60余件，已审结63件，另有3件正在审理: an approximate total whose parts are all told exactly."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import SumOf, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, partners, total

_FEW = 3
"""Parts from which on a list is most likely complete; a remainder makes any list so."""


@rule(
    code="N171",
    name="approximate-though-known",
    needs=Needs.of_relations(SumOf),
    title="分项是确数，总数却写约数",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="各分项都是确数，加起来就是总数；总数再写“余”“多”，读者会以为还有没列出的。",
    bad=(
        Bad("全年收到起诉⟦60余件⟧，已审结63件，其中胜诉58件，另有3件正在审理。", says="66件"),
        Bad("受理仲裁申请⟦80余件⟧，其中调解41件、裁决32件、撤回12件。", says="85件"),
    ),
    good=(
        "全年收到起诉66件，已审结63件，其中胜诉58件，另有3件正在审理。",
        "发放资料20余份，包括手册9份、海报12份。",
        "受理仲裁申请80余件，其中调解40余件、裁决32件、撤回12件。",
        "接待群众800余人次，其中老年人310人次、妇女280人次、青少年95人次。",
    ),
)
def approximate_though_known(doc: Document, options: Options) -> Iterator[Finding]:
    """Whole counts in tens, hundreds and more, of which the parts come to a number the words allow."""
    for relation in relations(doc, SumOf):
        whole, parts = relation.whole, relation.parts
        if whole.exact or whole.kind != "count" or not all(part.exact for part in parts):
            continue
        summed = total(parts)
        remainder = relation.cue.startswith("M")
        if whole.high is None or not (whole.low < summed <= whole.high) or relation.at_least:
            continue
        if not remainder and len(parts) < _FEW:
            continue
        yield Finding(
            whole.span,
            f"各分项都是确数，合计{amount(summed, whole)}，总数却写“{whole.surface}”",
            related=partners(dict.fromkeys(parts), "分项"),
            suggestion=f"列全了的，写明“{amount(summed, whole)}”",
        )
