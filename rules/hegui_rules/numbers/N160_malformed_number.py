"""12..6万元, 2O24年, ２0２4年, 98%%, 下降-12.5%: a number that slipped while it was typed."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, rule
from hegui.api.facts import malformed_numerals
from hegui_rules.basis import NUMERALS

_SLIPS = {
    "letter": "数字中夹有字母，O、l 等应为数字 0、1",
    "year": "年份混用了汉字与阿拉伯数字",
    "point": "小数点有误，多打或错打了标点",
    "width": "全角数字与半角数字混在一个数里",
    "percent": "百分号重复",
    "sign": "动词已表明升降，不应再加正负号",
}


@rule(
    code="N160",
    name="malformed-number",
    needs=Needs(facts=("malformed numerals",)),
    title="数字书写有误",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="多打一个小数点、把 0 打成字母 O，读者就无从知道数值是多少，检索和统计也会漏掉。",
    bad=(
        Bad("为群众追回欠款⟦12..6万元⟧，按期办结率⟦9.8.6%⟧。", says="小数点"),
        Bad("⟦2O24年⟧，临溪镇办结案件⟦26O件⟧。", says="字母"),
        Bad("⟦２0２4年⟧召开会议4次。", says="全角"),
        Bad("满意率达⟦百分之98%⟧，化解率⟦97.5%%⟧。", says="百分号"),
        Bad("信访量同比下降⟦-12.5%⟧。", says="正负号"),
        Bad("办结率较上年提高⟦+2.1个百分点⟧。"),
    ),
    good=(
        "按1.2.3编号，见3.2.1条，召开于2024.3.5日。",
        "7×24小时值守，“3+N”模式，12345热线，拨打110、119，2021—2025年，比例为3:1。",
        "气温降至-5℃，同比增长-3.2%，满意率百分之九十八。",
        "购置A4纸20箱，建成5G基站3座，推广O2O模式2处，配备I5处理器电脑4台。",
        "全年共召开会议4次。6月，开展检查3次。",
        "全角数字１２件自成一数。",
    ),
)
def malformed_number(doc: Document, options: Options) -> Iterator[Finding]:
    """A letter, a second point, percent sign or minus, or two widths of digits in one number."""
    for numeral in malformed_numerals(doc):
        if numeral.kind in _SLIPS:
            written = doc.quote(numeral.span)
            right = written.replace(doc.quote(numeral.run), numeral.plain, 1)
            yield Finding(
                numeral.span,
                f"“{written}”的{_SLIPS[numeral.kind]}",
                suggestion=f"核对后写作“{right}”" if numeral.plain else "核对数值后改正",
            )
