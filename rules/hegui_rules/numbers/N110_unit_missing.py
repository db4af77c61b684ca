"""挽回经济损失107万，: an amount of money without 元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.facts import quantities
from hegui_rules.basis import NUMERALS

_MONEY = re.compile(
    "损失|资金|金额|经费|投入|投资|款项|欠款|工资|薪|补助|补偿|赔偿|收入|支出|产值|营收|利润|税|罚款|罚没|罚金|标的|费|款|费用|价值|债|贷款|融资|捐|奖金|救助金|执行到位|追回|挽回|所得|预算|拨款|货款|押金|保证金|造价|资产|合同额"
)
# What follows a finished amount: a stop, or the verb that says what it was spent on.
_STOP = re.compile(
    "[，。；、,;！!）)]|$|全部|均|悉数|用于|建成|建设|新建|修建|改建|扩建|改造|升级|购买|购置|采购|添置|打造|支持|保障|帮助|扶持|奖励|补助|配备|更新|维修|完善"
)


@rule(
    code="N110",
    name="unit-missing",
    title="万、亿后缺计量单位",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="数字后没有单位，读者无从知道是元、人还是件；金额必须写明“元”。",
    bad=(
        Bad("受理法律援助案件354件，挽回经济损失⟦107万⟧，指派律师。", says="107万元"),
        Bad("临溪镇投入法治建设资金⟦32.5万⟧。", says="元"),
        Bad("安排专项经费⟦20万⟧用于普法阵地建设。"),
    ),
    good=(
        "涉及金额7800万元。",
        "全县人口突破100万，城镇化率达60%。",
        "投入经费32.5万元，服务群众3万人次。",
        "出台助企“18条”，减负超千万元。",
    ),
)
def unit_missing(doc: Document, options: Options) -> Iterator[Finding]:
    """万 or 亿 directly before a stop, under a word of money."""
    for quantity in quantities(doc):
        if not quantity.unitless or quantity.in_cell or quantity.scale < 10**4:
            continue
        line_end = doc.body.find("\n", quantity.span.end)
        after = doc.body[quantity.span.end : line_end if line_end >= 0 else None]
        if not _STOP.match(after):
            continue
        before = doc.body[quantity.clause.start : quantity.span.start]
        named = _MONEY.search(before) or _MONEY.search(quantity.head)
        if not named:
            continue
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”后面没有计量单位",
            suggestion=f"写明单位，如“{quantity.surface}元”",
        )
