"""S124: one of several problems in a list stands without its number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import first_in, starting_at
from hegui_rules.basis import USAGE
from hegui_rules.structure.lists import states_fault, word

_FAULTS = re.compile("不足|问题|短板|困难")


@rule(
    code="S124",
    name="unmarked-item",
    title="疑似漏了列举序号",
    severity=Severity.INFO,
    basis=USAGE,
    rationale="列举问题时，后面又出现一句与各项同样句式的话而没有序号，可能漏写了「三是」。",
    bad=(
        Bad(
            "存在以下不足：一是法律知识学习亟待加强。新法不断出台，学习没有跟上。二是事权承接能力有待提升。人手少、任务重。"
            "⟦柔性执法有待进一步推进。⟧目前的做法还比较单一，与群众期盼有距离。",
            says="「三是」",
        ),
        Bad(
            "主要表现在：一是合法性审查质量有待提高。审查人员少，多由兼职承担。二是普法形式有待创新。以发放资料为主。"
            "⟦执法监督力度还需加大。⟧案卷评查次数少，发现问题不多。",
        ),
    ),
    good=(
        "存在以下不足：一是法律知识学习亟待加强。部分干部的意识有待提高。二是事权承接能力有待提升。人手少、任务重。",
        "一是加强学习。组织学法4次。二是严格执法。办理案件6件。执法水平有待群众评价。",
    ),
)
def unmarked_item(doc: Document, options: Options) -> Iterator[Finding]:
    """In the last item of a list of faults: a short sentence shaped as the leads are, with text after it."""
    for listed in doc.enumerations:
        items = listed.items
        if not listed.counted or len(items) < 2:
            continue
        faults = [item for item in items if states_fault(doc, item.lead)]
        if 2 * len(faults) < len(items) or max(item.lead.length for item in items) > 45:
            continue
        if len(faults) < len(items) and not _FAULTS.search(doc.section_path(items[0].span.start)):
            continue
        inside = _sentences(doc, items[-1].span)
        for place, span in enumerate(inside[:-1]):
            text = doc.body[span.start : span.end]
            shaped = (
                first_in(doc, span, "needs-more") is not None
                and len(text) <= 26
                and "，" not in text
                and "," not in text
            )
            if place >= 2 and shaped and starting_at(doc, span.start, "links-back") is None:
                yield Finding(
                    span,
                    f"这一句与前面各项句式相同而没有序号，疑似漏了「{word(listed.style, items[-1].ordinal + 1)}」",
                    related=(Related(items[-1].marker, "前一项"),),
                )
                break


def _sentences(doc: Document, within: Span) -> list[Span]:
    found: list[Span] = []
    first = bisect_right(doc.sentences, within.start, key=lambda sentence: sentence.span.end)
    for sentence in islice(doc.sentences, first, None):
        if sentence.span.end > within.end:
            break
        found.append(Span(max(within.start, sentence.span.start), sentence.span.end))
    return found
