"""22次次: the unit printed twice."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import Quantity, quantities
from hegui.api.language import starting_at
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
        Bad("发出意见书⟦7份件⟧，调解争议⟦46件起⟧，出动执法人员⟦320人名⟧。", says="量词叠用"),
    ),
    good=("发展党员18名名单已公示。", "实施3项项目，培育5个个体户。", "覆盖36户户均增收。", "18家家庭农场。"),
)
def stuttered_unit(doc: Document, options: Options) -> Iterator[Finding]:
    """The unit again right behind itself, or a second one that is never a noun (7份件)."""
    for quantity in quantities(doc):
        second = _second(doc, quantity)
        if second is not None:
            yield Finding(
                Span(quantity.span.start, second.end),
                f"“{quantity.unit}”和“{doc.quote(second)}”两个量词叠用",
                suggestion=f"只留一个，如“{doc.body[quantity.span.start : second.start]}”",
            )
            continue
        if quantity.stutters:
            end = quantity.span.end
            span = Span(quantity.span.start, end + 1)
            unit = doc.body[end : end + 1]
            yield Finding(
                span, f"量词“{unit}”写了两遍", suggestion=f"改为“{doc.body[quantity.span.start : end]}”"
            )


_ENDS = frozenset("，。；、：）,;)\n次")


def _second(doc: Document, quantity: Quantity) -> Span | None:
    """A counter right behind a counter, at the end of the words it counts: 7份件，"""
    end = quantity.span.end
    if quantity.kind != "count" or quantity.stutters or not quantity.unit:
        return None
    second = starting_at(doc, end, "sole-counter")
    first = starting_at(doc, end - 1, "sole-counter", "person-counter")
    if second is None or first is None or len(quantity.unit) > 1 or doc.quote(second) == quantity.unit:
        return None
    return second if doc.body[second.end : second.end + 1] in _ENDS else None
