"""F407: the last body that gets a copy is not followed by a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.layout import elements
from hegui_rules.layout.common import ABOUT, clause

_MARKS = "，,；;、:："


@rule(
    code="F407",
    name="copies-without-stop",
    title="抄送机关末尾没有句号",
    severity=Severity.WARNING,
    basis=clause("7.4.2"),
    rationale="“抄送”二字后加全角冒号和抄送机关名称，最后一个抄送机关名称后标句号。",
    bad=(
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：青禾县司法局，青禾县信访⟦局⟧",
            says="句号",
        ),
        Bad(
            "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：青禾县司法局⟦；⟧"
        ),
    ),
    good=(
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：青禾县司法局。",
        "请各村认真贯彻执行，按时报送有关情况。\n青禾县临溪镇人民政府\n2025年1月20日\n抄送：",
    ),
    **ABOUT,
)
def copies_without_stop(doc: Document, options: Options) -> Iterator[Finding]:
    """The last line of copies, unless the next line goes on with names."""
    copies = elements(doc).copies
    if not copies:
        return
    line = copies[-1]
    words = doc.quote(line.span)
    following = next((p for p in doc.paragraphs if p.ordinal == line.paragraph.ordinal + 1), None)
    goes_on = following is not None and doc.quote(following.span).rstrip().endswith("。")
    if words[-1:] in ("。", "：", ":") or goes_on:
        return
    said = "用了其他标点" if words[-1] in _MARKS else "没有标点"
    yield Finding(
        Span(line.span.end - 1, line.span.end),
        f"最后一个抄送机关名称后{said}，应标句号",
        suggestion="末尾标“。”",
    )
