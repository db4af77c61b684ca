"""S125: 一是 without 二是."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import said_between


@rule(
    code="S125",
    name="lone-item",
    title="只有一是没有二是",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="列举至少两项；只有「一是」，可能漏了后面的内容或序号。",
    bad=(
        "二、存在的不足\n还存在一些不足：⟦一是⟧编制偏少，力量不足。\n三、下一步安排\n继续普法。",
        "⟦一是⟧加强学习，组织学法4次。严格执法，办理案件6件。化解矛盾，调解纠纷30件。",
    ),
    good=(
        "一是加强学习。二是严格执法。",
        "一是加强学习。组织学法4次。\n其次，严格执法。办理案件6件。",
    ),
)
def lone_item(doc: Document, options: Options) -> Iterator[Finding]:
    """A list of one item, when no second follows in any form before the section ends."""
    for listed in doc.enumerations:
        if listed.style != "一是" or len(listed.items) > 1 or listed.items[0].ordinal != 1:
            continue
        item = listed.items[0]
        section = doc.section_at(item.span.start)
        end = section.span.end if section is not None else len(doc.text)
        after = Span(item.marker.end, max(item.span.end, end))
        rest = doc.body[after.start : after.end]
        if said_between(doc, 2, after) or any(w in rest for w in ("其次", "另外", "此外", "另一")):
            continue
        yield Finding(
            item.marker, "这里只有「一是」，后面没有「二是」", suggestion="请核对是否漏了内容或序号"
        )
