"""培训3次 here, 培训4次 there: one metric with two values."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import conflicts, key_words
from hegui_rules.basis import HANDLING
from hegui_rules.numbers.common import partners


@rule(
    code="N112",
    name="same-metric-differs",
    title="同一指标前后数值不一",
    severity=Severity.WARNING,
    basis=HANDLING,
    rationale="同一件事在一份报告里出现两个数，读者不知道信哪一个；多因分头供稿、各按各的口径。",
    bad=(
        Bad("组织法律明白人开展培训3次。\n开展法律明白人培训⟦4次⟧。", says="3次"),
        Bad("开展党委理论学习中心组学习15次。\n全年开展党委理论学习中心组学习⟦12次⟧。"),
        Bad("今年组织领导干部会前学法⟦22次⟧。\n共组织开展领导干部学法16次。", says="一部分"),
    ),
    good=(
        "上半年开展法律明白人培训3次。\n开展法律明白人培训4次。",
        "2024年法治政府建设情况报告如下：\n开展党委理论学习中心组学习15次。\n2023年开展党委理论学习中心组学习12次。",
        "组织法律明白人开展培训3次。\n开展法律明白人培训3次。",
        "今年组织领导干部会前学法6次。\n共组织开展领导干部学法16次。",
        "柳河村开展法律明白人培训3次。\n竹园村开展法律明白人培训4次。",
        "全年发放宪法宣传手册1500份。\n发放宪法宣传手册1000余份，其中入户发放300份。\n走访群众20户。".replace(
            "1000余份", "1500余份"
        ),
    ),
)
def same_metric_differs(doc: Document, options: Options) -> Iterator[Finding]:
    """The same words with two values; or a narrower metric larger than the broader one."""
    reported: set[int] = set()
    for conflict in conflicts(doc):
        first, second = conflict.first, conflict.second
        if conflict.kind == "near" or (conflict.kind == "narrower" and not conflict.sure):
            continue
        at, partner = (first, second) if conflict.kind == "narrower" else (second, first)
        if at.ordinal in reported:
            continue
        reported.add(at.ordinal)
        key = key_words(conflict.key)
        if conflict.kind == "narrower":
            message = f"{first.surface}所指是{second.surface}所指的一部分（共同的词：{key}），却更大"
        else:
            message = f"同一指标（{key}）前面是{first.surface}，这里是{second.surface}"
        yield Finding(
            at.span,
            message,
            related=partners([partner], "另一处"),
            suggestion="核对两处数字；口径不同的，请写明各自的口径",
            severity=None if conflict.sure else Severity.INFO,
        )
