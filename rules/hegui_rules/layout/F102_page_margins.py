"""F102: the margins leave another type area than 156 mm × 225 mm."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import MILLIMETRE, SectionLook, layout, lines
from hegui_rules.layout.common import ABOUT, clause, head, millimetres, plain

_SIDES = (("上", "top", 37), ("下", "bottom", 35), ("左", "left", 28), ("右", "right", 26))
"""What 天头 37 mm, 订口 28 mm and a type area of 156 mm × 225 mm leave of A4."""
_TOLERANCE = 1.05 * MILLIMETRE


@rule(
    code="F102",
    name="page-margins",
    title="页边距与国标不符",
    severity=Severity.WARNING,
    basis=clause("5.2.1"),
    rationale="国标规定天头（上白边）37±1 毫米，订口（左白边）28±1 毫米，版心 156 毫米 × 225 毫米；A4 纸上即上 37、下 35、左 28、右 26 毫米。",
    bad=(
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="上 25.4 毫米",
            settings={"layout": "页：上25.4 下25.4 左31.8 右31.8"},
        ),
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送情况。",
            says="右 28 毫米",
            settings={"layout": "页：右28"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。",
            settings={"layout": "页：上36.5 左28.5 右25.5 下34.5"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。",
            settings={"layout": "页：宽297 高210 上20"},
        ),
    ),
    **ABOUT,
)
def page_margins(doc: Document, options: Options) -> Iterator[Finding]:
    """The margins of the first upright section that holds text; pages across are for tables."""
    found, place = layout(doc), head(doc)
    if found is None or place is None:
        return
    used = sorted({line.look.section for line in lines(doc) if line.look.section < len(found.sections)})
    section = next((found.sections[n] for n in used if not found.sections[n].landscape), None)
    wrong = list(_wrong(section)) if section is not None else []
    if wrong:
        said = "、".join(f"{name} {millimetres(is_)}" for name, is_, _ in wrong)
        wanted = "、".join(f"{name} {plain(should)} 毫米" for name, _, should in wrong)
        yield Finding(
            place,
            f"页边距{said}，应为{wanted}",
            suggestion="在“布局→页边距→自定义页边距”中设为上 37、下 35、左 28、右 26 毫米",
            key="margins",
        )


def _wrong(section: SectionLook) -> Iterator[tuple[str, float, int]]:
    for name, side, should in _SIDES:
        margin = getattr(section, side)
        if margin is not None and abs(margin - should * MILLIMETRE) > _TOLERANCE:
            yield name, margin, should
