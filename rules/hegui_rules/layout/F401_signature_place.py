"""F401: signature or day do not stand on the right."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import Line, elements, layout
from hegui_rules.layout.common import ABOUT, Fault, clause, plain, size_of, start_of, together, width

_LEFT = 6.0
"""Characters: what begins nearer to the left margin stands left."""


@rule(
    code="F401",
    name="signature-place",
    title="署名、成文日期没有居右编排",
    severity=Severity.WARNING,
    basis=(clause("7.3.5.1"), clause("7.3.5.2")),
    rationale="加盖印章的公文，成文日期右空四字，署名以成文日期为准居中编排在上一行；不加盖印章的，署名右空二字，成文日期编排在下一行。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n⟦青禾县临溪镇人民政府⟧\n⟦2025年1月20日⟧",
            says="居左",
            settings={"layout": "第2行：居左；第3行：居左"},
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n⟦2025年1月20日⟧",
            says="居中",
            settings={"layout": "第3行：居中 右0字"},
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日",
        Good(
            "请各村认真贯彻执行，按时报送有关情况。\n　　　　　　　　　　　　青禾县临溪镇人民政府\n2025年1月20日",
            settings={"layout": "第2行：居左 右0字；第3行：居左 右0字 左17字"},
        ),
    ),
    **ABOUT,
)
def signature_place(doc: Document, options: Options) -> Iterator[Finding]:
    """The lines of the signature and of the day under it; tabs are not measured."""
    parts, found = elements(doc), layout(doc)
    measure = found.sections[0].measure if found is not None else None
    faults = (
        fault
        for what, lines in (("发文机关署名", parts.signature), ("成文日期", parts.date))
        for line in lines
        for fault in _faults(doc, what, line, measure)
    )
    yield from together(doc, faults)


def _faults(doc: Document, what: str, line: Line, measure: float | None) -> Iterator[Fault]:
    words = doc.quote(line.span)
    if line.look.tabs or "\t" in line.blanks or "\t" in words or "  " in words.strip():
        return
    advice = "选中后在“开始→段落”中设为右对齐，再用右侧缩进空出字数"
    if line.look.align == "center":
        left, right = (i.in_characters(size_of(line)) for i in (line.look.left, line.look.right))
        if left + start_of(line)[0] - right < _LEFT and not line.blanks:
            yield Fault(line.span, f"{what}居中，应居右编排", advice, unit="行")
    elif line.look.align != "right":
        _, most = start_of(line)
        # A body with a long name may fill the line.
        room = measure / size_of(line) - width(words)[1] if measure is not None else _LEFT * 2
        if most < min(_LEFT, room / 2):
            said = f"左空 {plain(round(most, 1))} 字" if most >= 1 else "居左"
            yield Fault(line.span, f"{what}{said}，应居右编排", advice, unit="行")
