"""S122: a list does not begin at 一是."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Enumeration
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import said_between, word


@rule(
    code="S122",
    name="enumeration-start",
    title="列举不从一开始",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="列举从「二是」开始，前面的内容缺了「一是」，读者不知第一项在哪里。",
    bad=(
        Bad(
            "全乡狠抓普法工作，组织学法4次。⟦二是⟧严格执法，办理案件6件。三是化解矛盾，调解纠纷30件。",
            says="缺少「一是」",
        ),
        Bad(
            "三、存在的不足\n⟦二是⟧经费紧张，保障不够。三是设备老旧，亟需更新。\n四、下一步安排\n继续普法。",
            says="从「二是」开始",
        ),
    ),
    good=(
        "一是加强学习，组织学法4次。\n二是严格执法，办理案件6件。\n三是化解矛盾，调解纠纷30件。",
        "首先是加强学习，其次是严格执法；二是还要化解矛盾。",
        "一要加强学习。二是严格执法。三是化解矛盾。",
        "二是经费紧张，保障不够。三是设备老旧，亟需更新。",
    ),
)
def enumeration_start(doc: Document, options: Options) -> Iterator[Finding]:
    """A list that begins at two or later, when no form of one stands before it in the section."""
    for listed in doc.enumerations:
        first = listed.items[0]
        if not listed.counted or first.ordinal == 1 or first.ordinal > 9:
            continue
        if not doc.body[: first.marker.start].strip():
            continue  # a passage taken out of a list
        before = Span(_reach(doc, listed), first.marker.start)
        if said_between(doc, first.ordinal - 1, before) or "首先" in doc.body[slice(*before)]:
            continue
        yield Finding(
            first.marker,
            f"列举从「{word(listed.style, first.ordinal)}」开始，缺少「{word(listed.style, 1)}」",
            suggestion="请补上第一项的序号，或核对是否漏了内容",
        )


def _reach(doc: Document, listed: Enumeration) -> int:
    """Where a first item could stand: in the paragraph of the list or the one before, below the same heading."""
    start = listed.span.start
    begin = doc.sections[listed.section].heading.span.end if listed.section is not None else 0
    here = doc.paragraph_at(start)
    above = doc.paragraphs[here.ordinal - bool(here.ordinal)].span.start if here is not None else 0
    return min(start, max(begin, above))
