"""F205: addressee, list of annexes, signature, day or number of the document are not in 仿宋 of size 3."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, together
from hegui_rules.layout.typefaces import FANGSONG, SIZES, TYPEFACES, Face, misset

_FACE = Face((FANGSONG,), 16.0)


@rule(
    code="F205",
    name="element-typeface",
    title="主送、附件说明、落款等不是3号仿宋体",
    severity=Severity.WARNING,
    basis=clause("5.2.2"),
    rationale="如无特殊说明，公文格式各要素一般用3号仿宋体字：发文字号、主送机关、附件说明、发文机关署名、成文日期都是。",
    bad=(
        Bad(
            "关于普法工作的通知\n⟦各村民委员会：⟧\n请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日",
            says="主送机关",
            settings={"layout": "第2行：宋体"},
        ),
        Bad(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。\n⟦青禾县临溪镇人民政府⟧\n⟦2025年1月20日⟧",
            says="四号（14 磅）",
            settings={"layout": "第3行：14磅；第4行：14磅"},
        ),
    ),
    good=(
        "关于普法工作的通知\n各村民委员会：\n请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日",
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。\n附件：任务分解表\n青禾县临溪镇人民政府\n2025年1月20日",
            settings={"layout": "第3行：华文仿宋；第5行：未知"},
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def element_typeface(doc: Document, options: Options) -> Iterator[Finding]:
    """Each element for itself."""
    parts = elements(doc)
    named = {
        "发文字号": parts.number, "主送机关": parts.addressee, "附件说明": parts.note, "发文机关署名": parts.signature,
        "成文日期": parts.date,
    }  # fmt: skip
    yield from together(
        doc, (f for what, lines in named.items() for line in lines for f in _faults(doc, options, what, line))
    )


def _faults(doc: Document, options: Options, what: str, line: Line) -> Iterator[Fault]:
    return misset(doc, options, what, line, _FACE, {})
