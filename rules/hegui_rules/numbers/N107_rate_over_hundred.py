"""化解率120%: a rate of a part in its whole above 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import BoundedRate, relations
from hegui_rules.basis import HANDLING


@rule(
    code="N107",
    name="rate-over-hundred",
    needs=Needs.of_relations(BoundedRate),
    title="比率超过100%",
    severity=Severity.ERROR,
    basis=HANDLING,
    rationale="办结率、化解率、覆盖率、满意率等都是部分占总体的比率，不可能超过100%。",
    bad=(
        Bad("矛盾纠纷化解率⟦120%⟧。", says="不可能超过100%"),
        Bad("行政机关负责人出庭应诉率达⟦105%⟧，群众满意度⟦198.5%⟧。"),
    ),
    good=(
        "行政复议申请同比增长400%，预算执行率103%。",
        "矛盾纠纷化解率100%，任务完成率120%。",
        "覆盖率同比提高120%。",
    ),
)
def rate_over_hundred(doc: Document, options: Options) -> Iterator[Finding]:
    """Rates that are bounded by their nature."""
    for relation in relations(doc, BoundedRate):
        rate = relation.rate
        if rate.low > 100:
            # More may be covered than are registered, people from elsewhere; a total may be that of something else.
            unsure = "覆盖" in relation.name or relation.name.startswith("占")
            yield Finding(
                rate.span,
                f"“{relation.name}”不可能超过100%，这里写的是{rate.surface}",
                suggestion="核对比率",
                severity=Severity.WARNING if unsure else None,
            )
