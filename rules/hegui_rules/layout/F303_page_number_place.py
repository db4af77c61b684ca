"""F303: the number of the page does not stand outside: right on odd pages, left on even ones."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Layout, PageNumber, layout
from hegui_rules.layout.common import ABOUT, clause, head

_SIDES = {"center": "居中", "left": "居左", "right": "居右"}
_FLUSH = 0.4
"""Characters from the margin: no blank of one character."""
_WANTED = "单页码居右空一字，双页码居左空一字"


@rule(
    code="F303",
    name="page-number-place",
    title="页码位置与国标不符",
    severity=Severity.WARNING,
    basis=clause("7.5"),
    rationale="页码编排在版心下边缘之下，单页码居右空一字，双页码居左空一字，双面印刷装订后都在外侧。",
    bad=(
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="居中",
            settings={"layout": "页码：居中"},
        ),
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="奇偶页",
            settings={"layout": "页码：居右；奇偶页：相同"},
        ),
    ),
    good=(
        "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "页码：外侧；奇偶页：相同"},
        ),
    ),
    **ABOUT,
)
def page_number_place(doc: Document, options: Options) -> Iterator[Finding]:
    """The numbers of the first section that has any; one that a frame puts somewhere is not measured."""
    found, place = layout(doc), head(doc)
    if found is None or place is None:
        return
    numbers = next((section.numbers for section in found.sections if section.numbers), ())
    said = _wrong(found, {n.pages: n for n in numbers})
    flush = [n for n in numbers if n.align in ("left", "right") and n.gap is not None and n.gap < _FLUSH]
    if not said and flush:
        yield Finding(
            place,
            f"页码紧靠版心边缘，应为{_WANTED}",
            suggestion="双击页脚，选中页码所在的段落，单页设右侧缩进 1 字符，双页设左侧缩进 1 字符",
            severity=Severity.INFO,
            key="gap",
        )
    if said:
        yield Finding(
            place,
            f"页码{said}，应为{_WANTED}",
            suggestion="双击页脚，在“页眉和页脚”中勾选“奇偶页不同”，奇数页页码右对齐、偶数页左对齐，各空一字",
            key="place",
        )


def _wrong(found: Layout, numbers: dict[str, PageNumber]) -> str:
    odd = numbers.get("default")
    if odd is None:
        return ""
    if odd.where == "header":
        return "在页眉"
    even = numbers.get("even") if found.odd_and_even else odd
    if odd.align in ("center", "left"):
        return _SIDES[odd.align] if even is odd or even is None else f"单页{_SIDES[odd.align]}"
    if even is not None and even.align in ("center", "right"):
        return "都居右，奇偶页没有分开" if even is odd else f"双页{_SIDES[even.align]}"
    return ""
