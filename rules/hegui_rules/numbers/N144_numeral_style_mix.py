"""两次 here, 2次 there: one unit counted in Chinese numerals and in digits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import Quantity, quantities
from hegui_rules.basis import NUMERALS
from hegui_rules.numbers.common import partners, plain

_UNITS = frozenset("次场件起份户家期人名项条篇")
_SMALL = 10


@rule(
    code="N144",
    name="numeral-style-mix",
    title="同类数量汉字与阿拉伯数字混用",
    severity=Severity.INFO,
    profile="style",
    basis=NUMERALS,
    rationale="一份文件里同类的数量，写法应当统一；统计性的数量宜用阿拉伯数字。",
    bad=(
        Bad("临溪镇召开党委会议4次，专题研究⟦两次⟧，开展督察3次。", says="2次"),
        Bad("办理案件12件，评查案卷30件，移送线索⟦三件⟧。"),
    ),
    good=(
        "召开党委会议4次，专题研究2次，开展督察3次。",
        "召开党委会议四次，专题研究两次。",
        "聘请一名法律顾问，培训执法人员20名、网格员35名。",
        "每季度至少召开一次会议，全年召开会议4次。",
    ),
)
def numeral_style_mix(doc: Document, options: Options) -> Iterator[Finding]:
    """Small Chinese numerals before units that mostly have digits; the first place of each unit."""
    counts: Counter[str] = Counter()
    first: dict[str, Quantity] = {}
    spoken: dict[str, Quantity] = {}
    for quantity in quantities(doc):
        if quantity.unit not in _UNITS or quantity.kind != "count" or quantity.in_cell or quantity.plan:
            continue
        if not quantity.spoken:
            counts[quantity.unit] += 1
            first.setdefault(quantity.unit, quantity)
        elif 1 < quantity.value <= _SMALL and quantity.exact:
            spoken.setdefault(quantity.unit, quantity)
    for unit, quantity in spoken.items():
        if counts[unit] > 1:
            yield Finding(
                quantity.span,
                f"这里写“{quantity.surface}”，别处写“{first[unit].surface}”，数字写法不一",
                related=partners([first[unit]], "别处的写法"),
                suggestion=f"写作“{plain(quantity.value)}{quantity.unit}”",
            )
