"""F103: the distance of lines leaves more or fewer than 22 lines on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import MILLIMETRE, Grid, Line, elements, layout
from hegui_rules.layout.common import ABOUT, Fault, clause, plain, size_of, together

_HEIGHT = 225 * MILLIMETRE
_LEAST, _MOST = 26.5, 30.5
"""Points: 24 and 21 lines. The standard says 一般 and allows to adjust."""
_FAR = 4
"""Lines more or fewer: no adjustment any more."""
_NATURAL = (1.13, 1.46)
"""How high a single line is, in sizes: what Chinese fonts ask for, from the lowest to the highest."""
_LINES = 22


@rule(
    code="F103",
    name="lines-per-page",
    title="行距与每面22行不符",
    severity=Severity.WARNING,
    basis=clause("5.2.3"),
    rationale="国标规定一般每面排22行、撑满版心，三号字的行距约为 29 磅；行距是倍数时，行数随字体和网格而变。",
    bad=(
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧\n各村每月报送一次，年底汇总上报。",
            says="20 磅",
            settings={"layout": "第2行：行距20磅；第3行：行距20磅"},
        ),
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧",
            says="单倍行距",
            settings={"layout": "页：网格无；第2行：行距1倍"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。", settings={"layout": "第2行：行距28磅"}
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。",
            settings={"layout": "页：网格28.95磅；第2行：行距1倍"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送情况。",
            settings={"layout": "页：网格无；第2行：行距1.5倍"},
        ),
    ),
    **ABOUT,
)
def lines_per_page(doc: Document, options: Options) -> Iterator[Finding]:
    """Running text whose distance of lines is certainly another one, whatever the font."""
    found = layout(doc)
    if found is not None:
        grids = [section.grid for section in found.sections]
        yield from together(doc, _faults(elements(doc).body, grids))


def _faults(body: tuple[Line, ...], grids: list[Grid]) -> Iterator[Fault]:
    for line in body:
        grid = grids[line.look.section] if line.look.section < len(grids) else Grid()
        least, most = _pitch(line, grid)
        if most > _LEAST and least <= _MOST:
            continue
        counts = sorted({math.floor(_HEIGHT / pitch) for pitch in (least, most)})
        said = "～".join(map(str, counts[:1] + counts[-1:])) if len(counts) > 1 else str(counts[0])
        yield Fault(
            line.span,
            f"正文行距为{_named(line, grid)}，每面约 {said} 行，一般应为 {_LINES} 行（约 29 磅）",
            "选中正文，在“段落→行距”中设为固定值 28～29 磅，或在“布局→页面设置→文档网格”中设为每页 22 行",
            None if counts[-1] < _LINES - _FAR or counts[0] > _LINES + _FAR else Severity.INFO,
        )


def _pitch(line: Line, grid: Grid) -> tuple[float, float]:
    """The distance of lines: at least, and at most."""
    look = line.look
    low, high = (size_of(line) * factor for factor in _NATURAL)
    if look.line is None:
        return 0.0, math.inf
    if look.line_rule == "exact":
        return look.line, look.line
    if look.line_rule == "atLeast":
        return max(look.line, low), max(look.line, high)
    if grid.pitch is not None and look.snaps:
        steps = [math.ceil(natural / grid.pitch) * grid.pitch * look.line for natural in (low, high)]
        # A multiple of a line of the grid is not always one of the grid's own lines.
        return (steps[0], steps[1]) if look.line == 1 else (min(steps[0], look.line * low), steps[1])
    return low * look.line, high * look.line


def _named(line: Line, grid: Grid) -> str:
    look = line.look
    if look.line_rule != "auto":
        return f"{'固定值' if look.line_rule == 'exact' else '最小值'} {plain(look.line or 0)} 磅"
    multiple = {1.0: "单倍行距", 1.5: "1.5 倍行距", 2.0: "2 倍行距"}.get(
        look.line or 0, f"{plain(round(look.line or 0, 2))} 倍行距"
    )
    return f"{multiple}（网格 {plain(round(grid.pitch, 1))} 磅）" if grid.pitch and look.snaps else multiple
