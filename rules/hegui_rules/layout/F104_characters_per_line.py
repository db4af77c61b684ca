"""F104: the grid of characters does not put 28 of them on a line."""

from __future__ import annotations

import math
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import elements, layout
from hegui_rules.layout.common import ABOUT, clause, head

_CHARACTERS = 28
_ADJUSTED = 1
"""Characters more or fewer: 特定情况可以作适当调整."""
_WITH_CHARACTERS = ("linesAndChars", "snapToChars")


@rule(
    code="F104",
    name="characters-per-line",
    title="文档网格不是每行28字",
    severity=Severity.INFO,
    basis=clause("5.2.3"),
    rationale="国标规定一般每面排22行、每行排28个字，并撑满版心，特定情况可以适当调整。",
    bad=(
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="24 字",
            settings={"layout": "页：字距2"},
        ),
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="21 字",
            settings={"layout": "页：左45 右45 字距-0.2"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。", settings={"layout": "页：字距-0.2"}
        ),
        "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
    ),
    **ABOUT,
)
def characters_per_line(doc: Document, options: Options) -> Iterator[Finding]:
    """Sections with running text and a grid that fixes the characters of a line."""
    found, place = layout(doc), head(doc)
    if found is None or place is None or found.size is None:
        return
    for number in sorted({line.look.section for line in elements(doc).body}):
        section = found.sections[min(number, len(found.sections) - 1)]
        measure = section.measure
        if section.grid.kind not in _WITH_CHARACTERS or measure is None or section.landscape:
            continue
        count = math.floor(measure / (found.size + section.grid.spread) + 0.05)
        if abs(count - _CHARACTERS) > _ADJUSTED:
            yield Finding(
                place,
                f"文档网格每行排 {count} 字，一般应为 {_CHARACTERS} 字",
                suggestion="在“布局→页面设置→文档网格”中设为每行 28 字、每页 22 行；页边距不对的先改页边距",
                key="characters",
            )
            return
