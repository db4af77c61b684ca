"""工作站99个 and 服务室99个 close together: one number under two names."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import FromTo, Quantity, bigrams, quantities, relations
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.numbers.common import partners

_NEAR = 220  # characters
_CLASSES = frozenset(
    ("case", "item", "organisation", "institution", "person", "person-time", "document", "team", "place")
)


@rule(
    code="N142",
    name="one-number-two-names",
    title="相邻处同一个数有两个名称",
    severity=Severity.INFO,
    basis=FIGURE_USAGE,
    rationale="相距不远的两处数字、单位完全相同而名称相近，可能是同一件事写了两遍，也可能是复制时忘了改数。",
    bad=(
        Bad("建成公共法律服务工作站99个。加强阵地建设，设立公共法律服务联络室⟦99个⟧。", says="99个"),
        Bad("审核重大合同文本137份。聘请律师提供意见，审查合同协议⟦137份⟧。"),
    ),
    good=(
        "建成公共法律服务工作站99个，配备法律顾问99名。",
        "建成工作站100个。设立联络室100个。",
        "16个村开展排查，16个村建成法治广场。",
        "受理案件137件，办结137件。",
    ),
)
def one_number_two_names(doc: Document, options: Options) -> Iterator[Finding]:
    """Equal figures in different sentences nearby, whose heads share words without being the same."""
    seen: list[Quantity] = []
    changing = {m.ordinal for relation in relations(doc, FromTo) for m in relation.members}
    for quantity in quantities(doc):
        if (
            not quantity.exact
            or quantity.kind != "count"
            or quantity.plan
            or quantity.ordinal in changing
            or quantity.unit_class not in _CLASSES
            or quantity.value < 11
            or quantity.value % 10 == 0
            or quantity.in_cell
            or quantity.spoken
            or len(quantity.head) < 3
        ):
            continue
        for earlier in reversed(seen):
            if quantity.span.start - earlier.span.end > _NEAR:
                break
            if (
                earlier.value != quantity.value
                or earlier.unit != quantity.unit
                or earlier.block == quantity.block
                or earlier.head in quantity.head
                or quantity.head in earlier.head
                or not bigrams(earlier.head) & bigrams(quantity.head)
            ):
                continue
            yield Finding(
                quantity.span,
                f"“{earlier.head}”与“{quantity.head}”相距不远，数目同为{quantity.surface}",
                related=partners([earlier], "另一处"),
                suggestion="若是同一事物，统一名称；若不是，核对数字",
            )
            break
        seen.append(quantity)
