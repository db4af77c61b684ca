"""依申请公开 is a way of disclosing, nothing that one receives: 收到依申请公开17件 means so many applications."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, Span, evened, rule
from hegui_rules.basis import DISCLOSURE

_KIND = {"kind": "xxgk-annual"}
_RECEIVED = re.compile(
    "(?:收到|受理|接到|接收|收悉)(?:的|各类|公民|群众){0,3}(?P<thing>(?:政府)?(?:信息)?依申请公开(?:政府信息|信息|事项)?)(?:共|共计|数量)?[0-9]+[件条宗份]"
)


@rule(
    code="W504",
    name="disclosure-on-request-received",
    title="收到的是申请，不是“依申请公开”",
    severity=Severity.INFO,
    basis=DISCLOSURE,
    rationale="“依申请公开”是公开的方式，收到、受理的是“政府信息公开申请”；条例和年度报告格式都这样写。",
    kinds=("xxgk-annual",),
    bad=(
        Bad("全年收到⟦依申请公开⟧17条，均已答复。", says="政府信息公开申请", settings=_KIND),
        Bad("全年共受理⟦政府信息依申请公开⟧3件。", settings=_KIND),
    ),
    good=(
        Good("全年收到政府信息公开申请17件，均已答复。", _KIND),
        Good("全年收到依申请公开申请17件，办理依申请公开17件。", _KIND),
        Good("依申请公开情况：收到申请17件。", _KIND),
    ),
)
def disclosure_on_request_received(doc: Document, options: Options) -> Iterator[Finding]:
    """Yield what is received, where it is no application."""
    for match in _RECEIVED.finditer(evened(doc)):
        span = Span(*match.span("thing"))
        yield Finding(
            span, f"收到、受理的是申请，“{doc.quote(span)}”是公开的方式", suggestion="改为“政府信息公开申请”"
        )
