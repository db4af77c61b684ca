"""受教育人数87人次: a number of persons measured in visits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.facts import Headcount, quantities, relations
from hegui.api.language import Worded, first_in
from hegui_rules.basis import FIGURE_USAGE

_CUSTOM = Worded("<tourism-word>")


@rule(
    code="N114",
    name="headcount-in-visits",
    title="人数与人次混用",
    severity=Severity.WARNING,
    basis=FIGURE_USAGE,
    rationale="“人数”按人计，一人只算一次；“人次”按次累计。称“人数”而用“人次”，读者不知道是哪一个口径。",
    bad=(
        Bad("临溪镇累计⟦受教育人数87人次⟧。", says="人次"),
        Bad("建成⟦520人次⟧的就业人才库。", says="就业人才库"),
        Bad("开展普法宣传6场，⟦受众人数达3000余人次⟧。"),
    ),
    good=(
        "累计受教育87人次，参加人数30人。",
        "受众人数3000余人。",
        "参训人数、人次均有增长，共200人次。",
        "接待人次3000余人次。",
        "建成520人的就业人才库，志愿者队伍服务群众36人次，依托人才库培训200人次。",
    ),
)
def headcount_in_visits(doc: Document, options: Options) -> Iterator[Finding]:
    """A name ending in 人数 with a figure in 人次, and a list or a body of persons counted so."""
    yield from _stocks(doc)
    for relation in relations(doc, Headcount):
        quantity, name = relation.quantity, doc.quote(relation.name)
        # Tourism is counted so by custom.
        custom = _CUSTOM.of(doc).search(name) is not None
        yield Finding(
            relation.span,
            f"“{name}”按人计，却用“人次”计量",
            related=(Related(quantity.span, "人次"),),
            severity=Severity.INFO if custom else None,
            suggestion=f"统一口径：写“{name.removesuffix('人数')}{quantity.surface}”，或者把单位改为“人”",
        )


_OF = re.compile("的(?P<name>[一-龥]{0,8})$")


def _stocks(doc: Document) -> Iterator[Finding]:
    """520人次的人才库: whoever is on a list is on it once."""
    for quantity in quantities(doc):
        if quantity.unit != "人次" or doc.body[quantity.span.end : quantity.span.end + 1] != "的":
            continue
        clause = doc.clause_at(quantity.span.end)
        noun = first_in(doc, (quantity.span.end, clause.span.end), "stock-noun") if clause else None
        name = _OF.match(doc.body, quantity.span.end, noun.start) if noun else None
        if noun is None or name is None:
            continue
        yield Finding(
            quantity.span,
            f"“{name['name']}{doc.quote(noun)}”里的人只算一次，不宜用“人次”计量",
            suggestion="把单位改为“人”，并核对数字",
        )
