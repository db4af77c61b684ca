"""P303: a statement that ends in a figure, and the next one glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui_rules.basis import PUNCTUATION

# Only nouns that begin a statement of their own: a verb may go on with the sentence (召开会议4次研究部署), and so
# may what the figure counts (发放400余份宣传资料).
_BEGINS = re.compile(
    "(?P<subject>法律顾问|驻村律师|律师|人民调解员|调解员|网格员|志愿者|“?法律明白人”?|司法所|派出所|镇村干部|领导干部|班子成员|行政执法人员"
    "|全年|累计|群众(?:满意|法治)|(?:办结|化解|调解|成功|合格|参考|知晓|覆盖|满意|按时办结|调解成功|化解成功)[率度])"
    "[^，。；、：！？,;:!?\n]{0,24}?[0-9]"
)


_OF_WHAT_FOLLOWS = frozenset(("名", "位", "个", "家", "支", "所"))
"""Units that mostly stand before what they count: 原因是1名律师服务4个村."""


@rule(
    code="P303",
    name="stop-lost",
    title="两句之间漏了标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="前一句说完了数目，后一句另起一个主语，中间应当有逗号或者句号。",
    bad=(
        Bad("发放宣传材料400余份⟦法律顾问⟧进村宣讲2次。", says="漏了"),
        Bad("化解矛盾纠纷312件⟦成功率⟧达97.8%；办理案件21件⟦全年⟧开展检查46次。"),
    ),
    good=(
        "发放400余份法律顾问联系卡，法律顾问进村宣讲2次。",
        "召开专题会议4次研究部署法治工作9项，组织12名调解员培训2期。",
        "主要原因是1名律师同时服务4个村，驻村时间难以保证。",
        "聘请3名律师开展咨询46次，选派6名司法所干部驻村12次。",
    ),
)
def stop_lost(doc: Document, options: Options) -> Iterator[Finding]:
    """A figure whose noun stands before it, and behind it at once the subject of another statement with a figure."""
    for quantity in quantities(doc):
        if quantity.kind != "count" or quantity.head_span is None or quantity.in_cell:
            continue
        if quantity.head_span.end != quantity.span.start or quantity.unit in _OF_WHAT_FOLLOWS:
            continue
        match = _BEGINS.match(doc.body, quantity.span.end)
        if match is None:
            continue
        yield Finding(
            Span(*match.span("subject")),
            f"“{quantity.surface}”之后另起一句，中间漏了标点",
            suggestion="在数量之后加逗号、分号或者句号",
        )
