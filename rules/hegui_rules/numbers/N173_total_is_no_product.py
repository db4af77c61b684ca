"""每村2名，18个村共38名: a total that is not what each one has, times how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import Product, relations
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import amount, gravity, partners


@rule(
    code="N173",
    name="total-is-no-product",
    title="总数不是每个的数乘以个数",
    severity=Severity.WARNING,
    needs=Needs.of_relations(Product),
    basis=HANDLING,
    yields_to=("N153", "N155"),
    rationale="每个有多少、共有几个都写了，总数就是两数的乘积；不等时，必有一个数有误，或者不是个个都一样，应当写明。",
    bad=(
        Bad("每个行政村配备2名调解员，18个行政村共配备⟦38名⟧。", says="36名"),
        Bad("举办培训班4期，每期60人，共培训⟦180人次⟧。", says="240人次"),
    ),
    good=(
        "每个行政村配备2名调解员，18个行政村共配备36名。",
        "每个行政村至少配备2名调解员，18个行政村共配备38名。",
        "每学期到校授课2次，全县26所学校两个学期共授课104次。",
        "举办培训班4期，每期60余人，共培训250人次。",
        "每季度召开1次联席会议，全年召开联席会议4次，其中专题会议3次。",
    ),
)
def total_is_no_product(doc: Document, options: Options) -> Iterator[Finding]:
    """Exact figures, of which no product makes the total."""
    for relation in relations(doc, Product):
        if relation.fits or not relation.exact:
            continue
        total = relation.total
        yield Finding(
            total.span,
            f"每个是{relation.each.surface}，个数是{'、'.join(c.surface for c in relation.counts)}，应为{amount(relation.expected, total)}，这里写的是{total.surface}",
            related=partners([relation.each, *relation.counts], "据以计算的数"),
            suggestion="核对三个数；不是每个都一样的，请写明",
            severity=gravity(relation),
        )
