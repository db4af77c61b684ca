"""1.5名: a fraction of a thing that cannot be divided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule, sentence_at
from hegui.api.facts import Quantity, quantities
from hegui.api.language import Worded
from hegui_rules.basis import HANDLING

_AVERAGE = Worded("/|<average-marker|averaged>")
_COMPARED = Worded("[较比]|<to-raise|to-reduce|to-shorten>|同比|增加|下降")
"""A change of what was an average before: 平均补正0.6份，较上年减少0.2份."""
_PIECES = frozenset("处项条块面支篇期幅间栋座辆台")
_THING = Worded("(?:<premises-end|body-noun>|阵地|示范点|宣传栏|长廊)$")
_PER = re.compile("[万千百]人")
_WHOLE = frozenset(
    ("person", "person-time", "event", "case", "organisation", "household", "document", "institution", "sum")
)


@rule(
    code="N123",
    name="fractional-count",
    title="可数的人或事物出现小数",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="人、件、次、家只能是整数；出现小数，多半是漏了“万”，或者小数点点错了位置。",
    bad=(
        Bad("临溪镇聘请法律顾问⟦1.5名⟧。", says="整数"),
        Bad("发放宣传资料⟦2.6份⟧，受众⟦1.2人次⟧。"),
    ),
    good=(
        "投资1.5亿元，培训1.5万人次。",
        "每村平均配备法律明白人3.5名，人均学法2.4次。",
        "办理周期缩短1.5个工作日，用地3.5亩。",
        "万人起诉率为1.2件。",
        "平均每件补正材料0.6份，较上年减少0.2份。",
    ),
)
def fractional_count(doc: Document, options: Options) -> Iterator[Finding]:
    """Decimals before a unit that counts whole things, averages left out."""
    for quantity in quantities(doc):
        if not quantity.decimals or quantity.scale != 1 or not quantity.discrete or quantity.in_cell:
            continue
        if isinstance(quantity.value, int) or (
            quantity.unit_class not in _WHOLE
            and quantity.unit not in _PIECES
            and not (quantity.unit == "个" and _THING.of(doc).search(quantity.head))
        ):
            continue
        if _heads_paragraph(doc, quantity) or _averaged(doc, quantity):
            continue
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”出现小数，{quantity.unit}数应为整数",
            suggestion="核对数字，看是否漏写“万”或小数点有误",
        )


def _heads_paragraph(doc: Document, quantity: Quantity) -> bool:
    """40.151件民生实事: the number of a list and a figure run together."""
    paragraph = doc.paragraph_at(quantity.span.start)
    return paragraph is not None and not doc.body[paragraph.span.start : quantity.span.start].strip()


_CLEAR = re.compile("新增|共|累计|合计|全年")
"""Words of a plain count: the average of another clause does not reach it."""


def _averaged(doc: Document, quantity: Quantity) -> bool:
    """Whether the figure is an average, a rate per so many, or a change of one: then the sentence says so."""
    start, sentence = quantity.span.start, sentence_at(doc, quantity.span.start)
    compared = _COMPARED.of(doc).search(doc.body, quantity.clause.start, start)
    return (
        quantity.unit == "枚"
        or _AVERAGE.of(doc).search(doc.body, sentence.start if compared else quantity.clause.start, start)
        is not None
        or _PER.search(
            doc.body,
            quantity.clause.start
            if _CLEAR.search(doc.body, quantity.clause.start, start)
            else sentence.start,
            start,
        )
        is not None
        or doc.body[quantity.span.end : quantity.span.end + 1] in ("/", "每")
    )
