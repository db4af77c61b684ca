"""S126: 一是 goes on with 二要."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Document, Finding, Options, Related, Severity, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import word


@rule(
    code="S126",
    name="enumeration-marker-mix",
    title="列举用词前后不一",
    severity=Severity.INFO,
    basis=USAGE,
    profile="style",
    rationale="同一处列举应当用同一种说法，或都用「一是、二是」，或都用「一要、二要」。",
    bad=(
        "一是加强学习，组织学法4次。⟦二要⟧严格执法，办理案件6件。三是化解矛盾，调解纠纷30件。",
        "一是编制偏少；⟦二要⟧增加经费；三是设备老旧；四是培训不足。",
    ),
    good=(
        "一要加强学习。二要严格执法。三要化解矛盾。",
        "一是加强学习，二是要严格执法，三是化解矛盾。",
    ),
)
def enumeration_marker_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """A number lost in 一是… that stands as 二要 between its neighbours."""
    for listed in doc.enumerations:
        if listed.style != "一是":
            continue
        for before, after in pairwise(listed.items):
            if after.ordinal != before.ordinal + 2:
                continue
            other = word("一要", before.ordinal + 1)
            place = doc.body.find(other, before.lead.start, after.marker.start)
            if place < 0 or doc.body[place - 1] not in "。；，：;,":
                continue
            yield Finding(
                before.marker._replace(start=place, end=place + len(other)),
                f"「{word('一是', before.ordinal)}」之后用了「{other}」，前后不一致",
                related=(Related(before.marker, "前一项"),),
                suggestion=f"改为「{word('一是', before.ordinal + 1)}」",
            )
