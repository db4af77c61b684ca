"""12余人: 余 after a figure that is already exact."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import quantities
from hegui_rules.basis import NUMERALS
from hegui_rules.numbers.common import plain

_UNMEASURED = ("rate", "growth", "points", "times")
_ENDS = frozenset("，。；、,;\n")


@rule(
    code="N101",
    name="rest-after-exact",
    title="准确数后用“余”“多”",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="“余”“多”表示整数之外还有零头，前面应是整十、整百的数；个位不为零的数已是准确数，再加“余”自相矛盾。",
    bad=(
        Bad("临溪镇全年培养法律明白人⟦12余人⟧。", says="12"),
        Bad("开展机关干部法治培训活动⟦2余场次⟧，发放手册⟦1215多份⟧。"),
        Bad("投入资金⟦13余万元⟧。"),
        Bad("走访群众⟦三十五余户⟧。"),
        Bad("清运垃圾⟦5余吨⟧。"),
        Bad("帮助追回工资⟦86.5余万元⟧。", says="86.5"),
    ),
    good=(
        "发放宣传资料2000余份，历时3年多。",
        "开展会议40余次，投入1.2万余元，服务10余万人次。",
        "培训12人，余下3人择期补训。",
        "走访群众三十余户，调解十余起。",
        "覆盖农户1.5万多户，发放资料12万余份。",
        "本年度举办讲座20多场。",
        "构建5个多模态数据集，清理12处余泥渣土点。",
    ),
)
def rest_after_exact(doc: Document, options: Options) -> Iterator[Finding]:
    """余 or 多 right behind digits that do not end in 0."""
    for quantity in quantities(doc):
        if quantity.rest_at not in ("number", "unit") or quantity.kind in _UNMEASURED:
            continue
        word = next((w for w in quantity.approximators if w in ("余", "多")), "")
        if not word:
            continue
        # 3年多, 5个多模态数据集: behind the unit it is right for time, and elsewhere may begin the next word.
        if quantity.rest_at == "unit" and not (
            quantity.discrete and doc.body[quantity.span.end : quantity.span.end + 1] in _ENDS
        ):
            continue
        figure = Fraction(quantity.value) / quantity.scale
        # 1.2余万元: right is 1.2万余元; behind a unit (3.5公里多) it is right.
        if figure % 10 == 0 or quantity.is_range or (quantity.decimals and quantity.rest_at != "number"):
            continue
        exact = plain(figure)
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”中的{exact}不是整十数，其后不宜再用“{word}”",
            suggestion=f"写准确数，或者写整十数加“{word}”"
            if quantity.scale == 1
            else f"写准确数，或者把“{word}”移到“万”“亿”之后",
        )
