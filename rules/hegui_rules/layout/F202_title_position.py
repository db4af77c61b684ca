"""F202: the title is not centred, or a first-line indent pushes it aside."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, plain, size_of, together

_ASIDE = 1.5
"""Characters of indent on one side: the title stands half of it aside."""
_WORDS = {"left": "居左", "both": "居左", "right": "居右", "distribute": "分散对齐"}


@rule(
    code="F202",
    name="title-position",
    title="标题没有居中",
    severity=Severity.WARNING,
    basis=clause("7.3.1"),
    rationale="公文标题分一行或多行居中排布。居中的标题如果带着首行缩进，会偏向右边。",
    bad=(
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="居左",
            settings={"layout": "第1行：居左"},
        ),
        Bad(
            "⟦青禾县临溪镇2024年法治政府建设年度报告⟧\n2024年，临溪镇依法履职，各项工作有序推进。",
            says="首行缩进 2 字",
            settings={"layout": "第1行：首行2字"},
        ),
    ),
    good=(
        "青禾县临溪镇2024年法治政府建设年度报告\n2024年，临溪镇依法履职，各项工作有序推进。",
        Good(
            "　　　　关于普法工作的通知\n2024年，临溪镇依法履职，各项工作有序推进。",
            settings={"layout": "第1行：居左"},
        ),
    ),
    **ABOUT,
)
def title_position(doc: Document, options: Options) -> Iterator[Finding]:
    """Lines of the title; one that blanks or tabs push to the middle is left alone."""
    yield from together(doc, (f for line in elements(doc).title for f in _faults(line)))


def _faults(line: Line) -> Iterator[Fault]:
    look = line.look
    if look.align != "center":
        if not line.blanks and not look.tabs and look.left.in_characters(size_of(line)) < _ASIDE:
            yield Fault(
                line.span,
                f"标题{_WORDS.get(look.align, '没有居中')}，应居中排布",
                "选中标题，在“开始→段落”中设为居中",
                unit="行",
            )
        return
    first = look.first.in_characters(size_of(line))
    if first >= _ASIDE and line.whole:
        yield Fault(
            line.span,
            f"标题居中，但带有首行缩进 {plain(round(first, 1))} 字，偏到了右边",
            "选中标题，在“段落→特殊格式”中设为“无”",
            Severity.INFO,
            unit="行",
        )
