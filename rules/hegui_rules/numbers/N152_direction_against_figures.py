"""由60件增加到40件: a verb that says the opposite of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import FromTo, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import gravity, partners

_COUNTED_DOWN = re.compile("排名|名次|位次|位列|名列|提前|逆差|亏损|负")
"""A place that rises has a smaller number."""


@rule(
    code="N152",
    name="direction-against-figures",
    title="增减的说法与前后两数相反",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“增加到”后面的数应当更大，“减少到”后面的数应当更小；相反时，不是动词用反，就是两数写反或抄错。",
    bad=(
        Bad("重复访由2023年的12批次上升至2024年的⟦7批次⟧。", says="减少"),
        Bad("临溪镇办事环节由8个压减到⟦11个⟧。", says="增加"),
        Bad("群众满意率从95%提高到⟦91%⟧。"),
    ),
    good=(
        "重复访由2023年的12批次下降至2024年的7批次。",
        "办事环节由11个压减到8个。",
        "全县综合排名由12名上升到7名。",
        "受理申请由约40件增加到45件。",
        "工作机制由3项调整为2项。",
    ),
)
def direction_against_figures(doc: Document, options: Options) -> Iterator[Finding]:
    """Growth and fall between two exact figures."""
    for relation in relations(doc, FromTo):
        before, after = relation.before, relation.after
        if relation.falls is None or not relation.exact or before.value == after.value:
            continue
        if (after.value < before.value) == relation.falls:
            continue
        if _COUNTED_DOWN.search(doc.body, max(0, before.span.start - 24), after.span.start):
            continue
        yield Finding(
            after.span,
            f"由{before.surface}到{after.surface}是{'增加' if relation.falls else '减少'}，文中却说“{relation.evidence}”",
            related=partners([before], "变动前"),
            suggestion="核对前后两数和所用的动词",
            severity=gravity(relation),
        )
