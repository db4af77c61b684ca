"""甲、乙、丙分别3件、4件: three names, two figures."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Related, Severity, Span, rule
from hegui.api.facts import Respectively, relations
from hegui_rules.basis import FIGURE_USAGE


@rule(
    code="N143",
    name="unequal-lists",
    needs=Needs.of_relations(Respectively),
    title="“分别”前后的项数不等",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="“分别”要求前面的几项与后面的几个数一一对应；项数不等，就不知道哪个数属于哪一项。",
    bad=(
        Bad("甲村、乙村、丙村分别调解纠纷⟦3件、4件⟧。", says="3项"),
        Bad("镇本级、村级和园区调委会分别调处纠纷⟦37件、112件⟧。", says="3项"),
        Bad("受理民事、行政案件分别为⟦12件、4件、3件⟧。", says="2项"),
    ),
    good=(
        "甲村、乙村、丙村分别调解纠纷3件、4件、2件。",
        "民事和行政案件分别为12件、4件。",
        "县乡两级分别召开会议2次、3次。",
        "早稻、中稻、晚稻每斤分别提高3分、5分和1毛钱。",
    ),
)
def unequal_lists(doc: Document, options: Options) -> Iterator[Finding]:
    """More or fewer figures than names, under every reading of 和; an info under the likely one (甲、乙和丙)."""
    for relation in relations(doc, Respectively):
        fewest, most, figures = relation.fewest, relation.most, relation.figures
        # 分别提高3分、5分和1毛钱: the row goes on in another unit.
        if doc.body.startswith(("和", "及", "与", "、"), figures[-1].span.end):
            continue
        doubtful = fewest <= len(figures) <= most
        if doubtful and relation.likely in (0, len(figures)):
            continue
        yield Finding(
            Span(figures[0].span.start, figures[-1].span.end),
            f"“分别”前列出{relation.likely if doubtful else fewest}项，后面有{len(figures)}个数，不能一一对应",
            related=(Related(Span(relation.names[0].start, relation.names[-1].end), "前面各项"),),
            suggestion="补齐缺少的项或数",
            severity=Severity.INFO if doubtful else None,
        )
