"""22次次: the unit printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui_rules.basis import FIGURE_USAGE


@rule(
    code="N120",
    name="stuttered-unit",
    title="量词重复",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="同一量词连写两遍，是改稿或录入时留下的痕迹。",
    bad=(
        Bad("临溪镇全年召开会议⟦22次次⟧。", says="22次"),
        Bad("调解纠纷⟦三十件件⟧，走访⟦50户户⟧。"),
    ),
    good=("发展党员18名名单已公示。", "实施3项项目，培育5个个体户。", "覆盖36户户均增收。", "18家家庭农场。"),
)
def stuttered_unit(doc: Document, options: Options) -> Iterator[Finding]:
    """The unit again right behind itself."""
    for quantity in quantities(doc):
        if quantity.stutters:
            end = quantity.span.end
            span = Span(quantity.span.start, end + 1)
            unit = doc.body[end : end + 1]
            yield Finding(
                span, f"量词“{unit}”写了两遍", suggestion=f"改为“{doc.body[quantity.span.start : end]}”"
            )
