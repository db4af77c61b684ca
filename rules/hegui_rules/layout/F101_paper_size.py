"""F101: the paper is not A4."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import MILLIMETRE, layout
from hegui_rules.layout.common import ABOUT, clause, head, millimetres

_SHORT, _LONG = 210 * MILLIMETRE, 297 * MILLIMETRE
_TOLERANCE = 1.5 * MILLIMETRE
"""Letter paper is 6 mm wider; programs round A4 by less than a millimetre."""


@rule(
    code="F101",
    name="paper-size",
    title="纸张不是 A4",
    severity=Severity.WARNING,
    basis=clause("5.1"),
    rationale="公文用纸采用 A4 型纸，成品幅面为 210 毫米 × 297 毫米；纸张不对，打印时版心和行数都会变。",
    bad=(
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="215.9 毫米",
            settings={"layout": "页：宽215.9 高279.4"},
        ),
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送情况。",
            says="184 毫米",
            settings={"layout": "页：宽184 高260"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。",
            settings={"layout": "页：宽210.1 高296.9"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。", settings={"layout": "页：宽297 高210"}
        ),
    ),
    **ABOUT,
)
def paper_size(doc: Document, options: Options) -> Iterator[Finding]:
    """The first section whose paper is another, held upright or across."""
    found, place = layout(doc), head(doc)
    if found is None or place is None:
        return
    for section in found.sections:
        if section.width is None or section.height is None:
            continue
        short, long = sorted((section.width, section.height))
        if abs(short - _SHORT) > _TOLERANCE or abs(long - _LONG) > _TOLERANCE:
            yield Finding(
                place,
                f"纸张为 {millimetres(section.width)} × {millimetres(section.height)}，应为 A4（210 毫米 × 297 毫米）",
                suggestion="在“布局→纸张大小”中选 A4",
                key="paper",
            )
            return
