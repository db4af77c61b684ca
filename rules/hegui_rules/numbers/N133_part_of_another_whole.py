"""办理信访件34件，办结热线诉求797件，其中信访积案2件: a part behind the wrong whole."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Misplaced, relations
from hegui_rules.basis import FIGURE_USAGE
from hegui_rules.numbers.common import partners


@rule(
    code="N133",
    name="part-of-another-whole",
    needs=Needs.of_relations(Misplaced),
    title="“其中”似归属另一总数",
    severity=Severity.INFO,
    basis=FIGURE_USAGE,
    rationale="“其中”承接紧邻的总数；所列部分若属于更前面的总数，读者会算错账。",
    bad=(
        Bad("办理信访件34件，办结热线转办诉求797件，其中⟦信访积案2件⟧。", says="34件"),
        Bad("审查合同12份，发放普法资料300份，其中⟦合同文本2份⟧。"),
    ),
    good=(
        "办理信访件34件，其中信访积案2件，办结热线转办诉求797件。",
        "办理信访件34件，办结热线转办诉求797件，其中热线诉求积案2件。",
    ),
)
def part_of_another_whole(doc: Document, options: Options) -> Iterator[Finding]:
    """A part that shares words with an earlier amount and none with the nearest."""
    for relation in relations(doc, Misplaced):
        whole, part, other = relation.whole, relation.part, relation.other
        start = (
            part.head_span.start
            if part.head_span and part.head_span.start < part.span.start
            else part.span.start
        )
        span = part.span._replace(start=start)
        yield Finding(
            span,
            f"“{doc.quote(span)}”紧接“{whole.head}{whole.surface}”，似属前面的“{other.head}{other.surface}”",
            related=partners([other, whole], "总数"),
            suggestion="把“其中”移到所属总数之后",
        )
