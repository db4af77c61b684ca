"""P309: 一是…；二是…，主要原因是…: whose cause it is, the last fault's or that of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_CAUSE = re.compile(
    "(?P<mark>[，,；;])(?:其)?(?:主要)?原因(?:主要)?(?:是|在于|有|为|：)|(?P<sum>[，,；;])究其原因"
)
_ANY_CAUSE = re.compile("原因|由于|因为|导致|因[^，。；]{2,20}[，而]|根源|在于")


@rule(
    code="P309",
    name="cause-behind-last-item",
    title="总的原因接在最后一项之后",
    severity=Severity.INFO,
    basis=PUNCTUATION,
    rationale="各项问题之后总说原因的，应另起一句；用逗号接在最后一项后面，读者会以为只是这一项的原因。",
    bad=(
        Bad(
            "一是执法协作不畅，信息共享不及时；二是普法精准度不高，覆盖不够⟦，⟧主要原因是统筹力度不足，考核作用不充分。",
            says="原因",
        ),
        Bad("1.装备不足，保障不够；2.人员流动快，培训跟不上⟦，⟧究其原因，主要是编制偏紧。"),
    ),
    good=(
        "一是执法协作不畅，信息共享不及时；二是普法精准度不高，覆盖不够。主要原因是统筹力度不足。",
        "一是执法协作不畅，原因是机制不全；二是普法精准度不高，主要原因是力量不足。",
    ),
)
def cause_behind_last_item(doc: Document, options: Options) -> Iterator[Finding]:
    """A cause told once, behind a comma in the last item of a list none of whose others tells one."""
    if "原因" not in doc.body:
        return
    for listed in doc.enumerations:
        if not listed.counted or len(listed.items) < 2:
            continue
        last = listed.items[-1].span
        match = _CAUSE.search(doc.body, *last)
        if match is not None and not any(
            _ANY_CAUSE.search(doc.body, *item.span) for item in listed.items[:-1]
        ):
            yield Finding(
                Span(*match.span(match.lastgroup or 0)),
                "这里的原因是最后一项的，还是前面各项共同的，读不出来",
                suggestion="是各项共同的原因，改为句号另起一句",
            )
