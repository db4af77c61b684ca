"""F105: text in colour."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, together

_DARK = 0x40
"""A colour no part of which is brighter prints as black."""
_PRIMARY = 0xC0
_NAMES = {(True, False, False): "红色", (False, True, False): "绿色", (False, False, True): "蓝色"}


@rule(
    code="F105",
    name="text-colour",
    title="文字不是黑色",
    severity=Severity.WARNING,
    basis=clause("5.2.4"),
    rationale="如无特殊说明，公文中文字的颜色均为黑色；红字、蓝字多是修改时的标记或从网页粘贴而来。",
    bad=(
        Bad(
            "关于普法工作的通知\n请各村认真贯彻执行，⟦按时报送⟧有关情况。",
            says="红色",
            settings={"layout": "第2行“按时报送”：颜色FF0000"},
        ),
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧",
            says="0563C1",
            settings={"layout": "第2行：颜色0563C1"},
        ),
    ),
    good=(
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：颜色000000"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：颜色1A1A1A"},
        ),
    ),
    **ABOUT,
)
def text_colour(doc: Document, options: Options) -> Iterator[Finding]:
    """Words of the title, headings, text, signature and day; the letterhead is red by rule."""
    parts = elements(doc)
    heads = tuple(heading.line for heading in parts.headings)
    text = (parts.title, parts.addressee, heads, parts.body, parts.note, parts.signature, parts.date)
    lines = sorted((line for group in text for line in group), key=lambda line: line.span)
    yield from together(doc, _faults(doc, lines))


def _faults(doc: Document, lines: list[Line]) -> Iterator[Fault]:
    for line in lines:
        for stretch in line.stretches:
            colour = stretch.look.colour
            if not doc.text[stretch.span.start : stretch.span.end].strip() or not _is_bright(colour):
                continue
            yield Fault(
                stretch.span, f"文字是{_named(colour)}，应为黑色", "选中后在“开始→字体颜色”中改为自动（黑色）", unit="处"
            )  # fmt: skip


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _is_bright(colour: str) -> bool:
    known = len(colour) == 6 and all(c in "0123456789ABCDEF" for c in colour)
    return known and max(_parts(colour)) > _DARK


def _named(colour: str) -> str:
    red, green, blue = (part >= _PRIMARY for part in _parts(colour))
    strong = max(sorted(_parts(colour))[:2]) <= _DARK
    return _NAMES.get((red, green, blue), f"彩色（{colour}）") if strong else f"彩色（{colour}）"
