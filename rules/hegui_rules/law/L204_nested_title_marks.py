"""L204: 《关于印发《…》的通知》: double marks inside double marks."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui_rules.basis import PUNCTUATION
from hegui_rules.law.titles import titles


@rule(
    code="L204",
    name="nested-title-marks",
    title="书名号里面的书名号没有用单书名号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="书名号里还要用书名号时，外面一层用双书名号，里面一层用单书名号。",
    bad=(
        Bad("印发⟦《关于贯彻《信访工作条例》的实施意见》⟧。", says="〈〉"),
        Bad("转发⟦《关于修改《临溪县公园管理办法》的决定》⟧。"),
    ),
    good=(
        "印发《关于贯彻〈信访工作条例〉的实施意见》。",
        "学习《民法典》《行政处罚法》。",
    ),
)
def nested_title_marks(doc: Document, options: Options) -> Iterator[Finding]:
    """Titles that hold another title in the same marks."""
    for citation in titles(doc):
        if citation.inner:
            inner = citation.inner[0]
            yield Finding(
                citation.span,
                f"书名号里面的书名号应当用单书名号“〈〉”（GB/T 15834）：“《{inner}》”",
                suggestion=f"里面一层改为“〈{inner}〉”",
            )
