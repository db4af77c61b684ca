"""F302: the number of the page is in another typeface or size, or has no dashes."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import PageNumber, layout
from hegui_rules.layout.common import ABOUT, clause, head
from hegui_rules.layout.typefaces import PLAIN_SONG, SIZES, TYPEFACES, family, size_name

_POINTS, _TOLERANCE = 14.0, 0.25
_DASHES = frozenset("—―─－一")
"""一字线, and what looks like it."""
_SHORT = frozenset("-–‐‑~～·.")


@rule(
    code="F302",
    name="page-number-form",
    title="页码样式与国标不符",
    severity=Severity.WARNING,
    basis=clause("7.5"),
    rationale="页码一般用4号半角宋体阿拉伯数字，数字左右各放一条一字线，写作“— 1 —”。",
    bad=(
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="小五（9 磅）",
            settings={"layout": "页码：9磅"},
        ),
        Bad(
            "⟦关于普法工作的通知⟧\n请各村认真贯彻执行，按时报送有关情况。",
            says="一字线",
            settings={"layout": "页码：前后-"},
        ),
    ),
    good=(
        "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "页码：SimSun 前后—"},
        ),
        Good("关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。", settings={"layout": "页码：无"}),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def page_number_form(doc: Document, options: Options) -> Iterator[Finding]:
    """The number on ordinary pages. One in another font of the right size is only worth a look."""
    found, place = layout(doc), head(doc)
    if found is None or place is None:
        return
    numbers = [n for section in found.sections for n in section.numbers if n.pages == "default"]
    if not numbers:
        return
    number = numbers[0]
    wrong = list(_wrong(number, options))
    if wrong:
        yield Finding(
            place,
            f"页码{'，'.join(said for said, _ in wrong)}",
            suggestion="双击页脚，选中页码，字体设为宋体四号，数字左右各放一条一字线：— 1 —",
            severity=Severity.INFO if all(doubtful for _, doubtful in wrong) else None,
            key="number",
        )


def _wrong(number: PageNumber, options: Options) -> Iterator[tuple[str, bool]]:
    look = number.look
    if look.size is not None and abs(look.size - _POINTS) > _TOLERANCE:
        yield f"用{size_name(options, look.size)}字，应为{size_name(options, _POINTS)}", False
    if look.latin and family(options, look.latin) != PLAIN_SONG:
        yield f"数字用 {look.latin}，应为宋体", True
    before, after = number.before.strip(), number.after.strip()
    if before[-1:] in _DASHES and after[:1] in _DASHES and before and after:
        return
    if before[-1:] in _SHORT and after[:1] in _SHORT and before and after:
        yield f"左右用的是“{before[-1]}”，应为一字线“—”", True
    elif before or after:
        yield f"写作“{before}1{after}”，应写作“— 1 —”", False
    else:
        yield "左右没有一字线，应写作“— 1 —”", False
