"""16个村 here, 17个村全覆盖 there: a set that has one size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import FixedSet, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N117",
    name="fixed-set",
    needs=Needs.of_relations(FixedSet),
    title="固定集合的数目前后不一",
    severity=Severity.INFO,
    basis=HANDLING,
    rationale="一地的村、社区、部门数目是固定的，“全覆盖”“全部”所说的数目应当处处相同。",
    bad=(
        Bad("指导16个村制定村规民约。\n临溪镇实现⟦17个⟧村全覆盖。", says="16个"),
        Bad("全镇12个社区均建成调解室。\n⟦13个⟧社区全部配备法律顾问。"),
    ),
    good=(
        "指导16个村制定村规民约。\n实现16个村全覆盖，其中3个村获评示范村。",
        "在6个村试点。\n16个村全部建成法治广场。",
        "建成8个社区服务中心，9个社区全部建成。",
    ),
)
def fixed_set(doc: Document, options: Options) -> Iterator[Finding]:
    """Whole sets that differ, or a subset larger than the whole set."""
    for relation in relations(doc, FixedSet):
        whole = [q for q in relation.counts if q.ordinal in relation.whole]
        sizes = Counter(q.value for q in whole)
        said = max(sizes, key=lambda value: sizes[value])
        first = next(q for q in whole if q.value == said)
        reported: set[int] = set()
        for quantity in relation.counts:
            full = quantity.ordinal in relation.whole
            if quantity.value == said or not (full or quantity.value > said):
                # One short of the whole set in a statement on all of them is as suspicious as one over.
                if quantity.value != said - 1:
                    continue
                at, partner = first, quantity
            else:
                at, partner = quantity, first
            if at.ordinal in reported:
                continue
            reported.add(at.ordinal)
            yield Finding(
                at.span,
                f"这里的{relation.noun}是{at.surface}，另一处是{partner.surface}",
                related=partners([partner], "另一处"),
                suggestion="核对辖区内的实际数目，全文统一",
            )
