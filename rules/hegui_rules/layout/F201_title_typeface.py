"""F201: the title is not set in 小标宋 of size 2."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import elements
from hegui_rules.layout.common import ABOUT, clause, together
from hegui_rules.layout.typefaces import PLAIN_SONG, SIZES, SONG, TYPEFACES, Face, count, misset

_FACE = Face((SONG,), 22.0, near=(PLAIN_SONG,))


@rule(
    code="F201",
    name="title-typeface",
    title="标题不是2号小标宋体",
    severity=Severity.WARNING,
    basis=clause("7.3.1"),
    rationale="公文标题一般用2号小标宋体字。没有小标宋字库而用宋体的，只作提示。",
    bad=(
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="黑体三号（16 磅）",
            settings={"layout": "第1行：黑体 16磅"},
        ),
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="小二（18 磅）",
            settings={"layout": "第1行：18磅"},
        ),
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="华文中宋",
            settings={"layout": "第1行：华文中宋"},
        ),
    ),
    good=(
        Good(
            "青禾县临溪镇2024年法治政府建设年度报告\n2024年，临溪镇依法履职，各项工作有序推进。",
            settings={"layout": "第1行：FZXiaoBiaoSong-B05S"},
        ),
        Good(
            "青禾县临溪镇2024年法治政府建设年度报告\n2024年，临溪镇依法履职，各项工作有序推进。",
            settings={"layout": "第1行：未知"},
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def title_typeface(doc: Document, options: Options) -> Iterator[Finding]:
    """All lines of the title."""
    lines = elements(doc).title
    common = count(doc, options, lines)
    yield from together(doc, (f for line in lines for f in misset(doc, options, "标题", line, _FACE, common)))
