"""2十名, 1百零8件: one figure partly in digits, partly in Chinese numerals."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.facts import quantities
from hegui_rules.basis import NUMERALS
from hegui_rules.numbers.common import plain


@rule(
    code="N116",
    name="mixed-numerals",
    title="一个数混用阿拉伯数字与汉字",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="大数可以用“万”“亿”作单位，“十”“百”“千”不可以；一个数要么全用阿拉伯数字，要么全用汉字。",
    bad=(
        Bad("临溪镇选派⟦2十名⟧律师。", says="20名"),
        Bad("受理案件⟦1百零8件⟧。", says="108件"),
    ),
    good=(
        "涉及金额1.5亿元，选派二十名律师。",
        "服务群众3万4000人，培训3千万元项目负责人。",
        "架设10千伏线路5千米，增加3百分点。",
        "举办百场讲座，惠及千余人，发放资料3千份。",
    ),
)
def mixed_numerals(doc: Document, options: Options) -> Iterator[Finding]:
    """Digits followed by 十, or by 百 or 千 with more numerals behind; 3千 alone is N145."""
    for quantity in quantities(doc):
        if not quantity.mixed or quantity.scale in (100, 1000):
            continue
        whole = f"{plain(quantity.value)}{quantity.unit}"
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”混用阿拉伯数字与汉字数字",
            suggestion=f"写作“{whole}”" if quantity.exact else "全用阿拉伯数字书写",
        )
