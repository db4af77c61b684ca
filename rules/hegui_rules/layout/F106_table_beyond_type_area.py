"""F106: a table is wider than the type area."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Related, Severity, Span, rule
from hegui.api.layout import MILLIMETRE, layout, table_looks
from hegui_rules.layout.common import ABOUT, clause, millimetres, shortened

_TOLERANCE = 5 * MILLIMETRE
"""Word draws the borders of a table that fills the line nearly 2 mm outside on each side."""


@rule(
    code="F106",
    name="table-beyond-type-area",
    title="表格超出版心",
    severity=Severity.WARNING,
    basis=clause("5.2.1"),
    rationale="版心宽 156 毫米，表格超出版心会伸进订口和切口，装订后看不全；宽表可以用横排的 A4 纸。",
    bad=(
        Bad("案件统计表\n⟦事项⟧\t件数\n调解\t12", says="180 毫米", settings={"layout": "事项：宽180"}),
        Bad("人员统计表\n⟦镇村⟧\t人数\n临溪\t12", says="165 毫米", settings={"layout": "镇村：宽165"}),
    ),
    good=(
        Good("案件统计表\n事项\t件数\n调解\t12", settings={"layout": "事项：宽156"}),
        Good("案件统计表\n事项\t件数\n调解\t12", settings={"layout": "页：宽297 高210；事项：宽180"}),
    ),
    **ABOUT,
)
def table_beyond_type_area(doc: Document, options: Options) -> Iterator[Finding]:
    """Tables of a fixed width, measured against the text width of their section."""
    found = layout(doc)
    wide: list[tuple[float, float, Span]] = []
    for table, look in table_looks(doc) if found is not None else ():
        measure = (
            found.sections[look.section].measure if found and look.section < len(found.sections) else None
        )
        first = next((cell.span for cell in table.cells if cell.span.length), None)
        if (
            look.width is not None
            and measure is not None
            and first is not None
            and look.width > measure + _TOLERANCE
        ):
            wide.append((look.width, measure, Span(*first)))
    if wide:
        widest, measure, _ = max(wide, key=lambda each: each[0] - each[1])
        most = "最宽的" if len(wide) > 1 else ""
        count = f"，这样的表格共 {len(wide)} 个" if len(wide) > 1 else ""
        yield Finding(
            shortened(doc, wide[0][2]),
            f"表格{most}宽 {millimetres(widest)}，超出版心（宽 {millimetres(measure)}）{count}",
            related=tuple(Related(shortened(doc, span), "同样的问题") for _, _, span in wide[1:5]),
            suggestion="选中表格，在“布局→自动调整”中选“根据窗口自动调整表格”，或把这一页改为横向",
            key="tables",
        )
