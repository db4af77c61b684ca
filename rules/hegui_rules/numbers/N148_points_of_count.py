"""45件，同比增长5个百分点: points belong to rates."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import PointsOfCount, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N148",
    name="points-of-count",
    needs=Needs.of_relations(PointsOfCount),
    title="数量的增减不能用百分点",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="“百分点”是两个百分率之差；件数、人数的增减用“%”或具体数量表示。",
    bad=(
        Bad("收到行政复议申请45件，同比增长⟦5个百分点⟧。", says="%"),
        Bad("调解纠纷120起，较上年增长⟦12.5个百分点⟧。"),
    ),
    good=(
        "收到行政复议申请45件，同比增长5%。",
        "办结率98%，同比提高5个百分点。",
        "受理案件45件，办结率同比提高5个百分点。",
        "第一产业增加值占比12%，提高0.3个百分点。",
    ),
)
def points_of_count(doc: Document, options: Options) -> Iterator[Finding]:
    """A growth in points right behind a count."""
    for relation in relations(doc, PointsOfCount):
        count, growth = relation.count, relation.growth
        yield Finding(
            growth.span,
            f"{count.surface}是数量，它的增减不能用“百分点”表示",
            related=partners([count], "数量"),
            suggestion="改用“%”，或者写明增减的具体数量",
        )
