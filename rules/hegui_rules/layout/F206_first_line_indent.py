"""F206: a paragraph does not begin two characters in, or its later lines do not begin at the margin."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, plain, size_of, start_of, together

_WANTED, _TOLERANCE = 2.0, 0.3
"""Characters. A grid that squeezes 28 characters into 156 mm makes two of them narrower than two sizes."""
_FLUSH = 0.3


@rule(
    code="F206",
    name="first-line-indent",
    title="段首没有左空二字",
    severity=Severity.WARNING,
    basis=clause("7.3.3"),
    rationale="正文每个自然段左空二字，回行顶格。缩进按磅数设定的，改了字号以后就不再是两个字。",
    bad=(
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧\n各村每月报送一次，年底汇总上报镇政府。",
            says="没有缩进",
            settings={"layout": "第2行：首行0字；第3行：首行0字"},
        ),
        Bad(
            "关于普法工作的通知\n⟦请各村认真贯彻执行，按时报送有关情况。⟧",
            says="回行缩进 2 字",
            settings={"layout": "第2行：首行0字 左2字"},
        ),
        Bad("关于普法工作的通知\n　　⟦请各村认真贯彻执行，按时报送有关情况。⟧", says="4 字"),
    ),
    good=(
        Good(
            "关于普法工作的通知\n　　请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：首行0字"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：首行2.1字"},
        ),
        Good(
            "关于普法工作的通知\n请各村认真贯彻执行，按时报送有关情况。",
            settings={"layout": "第2行：居中 首行0字"},
        ),
    ),
    **ABOUT,
)
def first_line_indent(doc: Document, options: Options) -> Iterator[Finding]:
    """Running text and numbered headings set to the left or to both margins; tabs are not measured."""
    parts = elements(doc)
    begun = {h.line.paragraph.ordinal: h.line for h in parts.headings}
    # A heading that the text runs on from begins the paragraph.
    lines = {line.paragraph.ordinal: line for line in parts.body} | begun
    yield from together(doc, (f for line in lines.values() for f in _faults(line)))


def _faults(line: Line) -> Iterator[Fault]:
    look = line.look
    if look.align not in ("left", "both", "distribute") or not line.whole or "\t" in line.blanks:
        return
    least, most = start_of(line)
    left = look.left.in_characters(size_of(line))
    if most < _WANTED - _TOLERANCE or least > _WANTED + _TOLERANCE:
        said = "没有缩进" if most < _FLUSH else f"左空 {plain(round((least + most) / 2, 1))} 字"
        yield Fault(
            line.span,
            f"段首{said}，应左空二字",
            "选中正文，在“段落→特殊格式”中设为首行缩进 2 字符，并删去段首多余的空格",
        )
    elif left > _FLUSH:
        yield Fault(
            line.span,
            f"回行缩进 {plain(round(left, 1))} 字，应当回行顶格",
            "选中正文，在“段落”中把左侧缩进设为 0，特殊格式设为首行缩进 2 字符",
        )
