"""W417: 提出意见41条，均采纳38条: said of all, counted as a part."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Options, Related, Severity, Span, in_title, matches, rule
from hegui.api.language import Worded
from hegui.api.text import read
from hegui_rules.basis import LANGUAGE

_ALL = ("均", "全部", "全都", "一律", "悉数")
_SHAPE = Worded(
    "(?<![0-9])(?P<whole>[0-9]++)(?P<unit>[件条起份宗个户家项名处])[^。；;！\\n0-9]{0,12}[，,](?P<said>(?:均|全部|全都|一律|悉数)"
    "<brought-so>*[\u4e00-\u9fff]{2,4}?了?(?P<part>[0-9]++)(?P=unit))"
)


@rule(
    code="W417",
    name="all-of-a-part",
    title="“均”“全部”与部分数矛盾",
    severity=Severity.WARNING,
    profile="recommended",
    basis=LANGUAGE,
    rationale="说了“均”“全部”，数目就应与前面的总数相同；只是一部分，就不能说“均”。",
    bad=(
        "全年法制审核案件17件，提出意见41条，⟦均采纳38条⟧。",
        "排查纠纷57起，⟦全部化解52起⟧；收到投诉36件，⟦均已办结33件⟧。",
    ),
    good=(
        "提出意见41条，采纳38条；排查纠纷57起，全部化解。",
        "收到投诉36件，均已办结36件；检查企业12家，均整改隐患33处。",
    ),
)
def all_of_a_part(doc: Document, options: Options) -> Iterator[Finding]:
    """均 or 全部 before a number of the same unit that is less than the one before."""
    for found in matches(doc, _SHAPE.of(doc), _ALL):
        whole, part = read(found["whole"]), read(found["part"])
        if whole is None or part is None or part >= whole or in_title(doc, found.start()):
            continue
        unit = found["unit"]
        yield Finding(
            Span(*found.span("said")),
            f"前面是{found['whole']}{unit}，这里说的只是{found['part']}{unit}，与“均”“全部”矛盾",
            suggestion="删去“均”“全部”，或核对数目",
            related=(Related(Span(found.start("whole"), found.end("unit")), "前面的总数"),),
        )
