"""F402: the day of the document stands at the right margin instead of four characters from it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements, layout
from hegui_rules.layout.common import ABOUT, clause, plain, shortened, size_of, start_of, width

_FLUSH = 1.2
"""Characters from the margin: nobody meant two or four."""
_SHIFT, _TOLERANCE = 2.0, 0.7


@rule(
    code="F402",
    name="date-gap",
    title="成文日期右边没有空字",
    severity=Severity.WARNING,
    basis=(clause("7.3.5.1"), clause("7.3.5.2")),
    rationale="加盖印章的公文，成文日期一般右空四字编排；不加盖印章的，成文日期首字比署名首字右移二字，日期长于署名的右空二字。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n⟦2025年1月20日⟧",
            says="右空四字",
            settings={"layout": "第2行：右0字；第3行：右0字"},
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n⟦2025年1月20日⟧",
            says="右边没有空字",
            settings={"layout": "第2行：居右 右0字 首行0字"},
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日",
        Good(
            "请各村认真贯彻执行，按时报送有关情况。\n临溪镇人民政府\n2025年1月20日",
            settings={"layout": "第2行：右2字；第3行：右0.5字"},
        ),
    ),
    **ABOUT,
)
def date_gap(doc: Document, options: Options) -> Iterator[Finding]:
    """A day set to the right whose right margin is too small for either form; blanks behind it are not measured."""
    parts, found = elements(doc), layout(doc)
    if found is None or not parts.date:
        return
    line = parts.date[-1]
    measure = found.sections[0].measure
    gap = _gap(doc, line)
    if gap is None or gap > _FLUSH:
        return
    name = parts.signature[-1] if parts.signature else None
    if name is not None and measure is not None and _shifted(doc, name, line, measure):
        return
    said = "没有空字" if gap < 0.3 else f"只空 {plain(round(gap, 1))} 字"
    yield Finding(
        shortened(doc, line.span),
        f"成文日期右边{said}，加盖印章的应右空四字，不加盖印章的应比署名首字右移二字",
        suggestion="选中日期，在“段落”中把右侧缩进设为 4 字符，署名以日期为准居中",
    )


def _gap(doc: Document, line: Line) -> float | None:
    """Characters between the words and the right margin; ``None`` when that cannot be told."""
    if line.look.align != "right" or line.look.tabs or "\t" in doc.quote(line.span):
        return None
    end = doc.text.find("\n", line.span.end)
    if doc.text[line.span.end : end if end >= 0 else None].strip(" \u3000\t") == "" and end != line.span.end:
        behind = doc.text[line.span.end : end if end >= 0 else None]
        if behind:
            return None
    return line.look.right.in_characters(size_of(line))


def _shifted(doc: Document, name: Line, day: Line, measure: float) -> bool:
    """Whether the day begins two characters to the right of the name above it."""
    size = size_of(day)
    whole = measure / size
    gap = _gap(doc, name)
    if gap is not None:
        begins = whole - gap - width(doc.quote(name.span))[1]
    elif name.look.align in ("left", "both"):
        begins = start_of(name)[1]
    else:
        return False
    own = whole - day.look.right.in_characters(size) - width(doc.quote(day.span))[1]
    return abs(own - begins - _SHIFT) <= _TOLERANCE
