"""???, TODO, 【】, 待定: places marked for later."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule
from hegui.api.language import Worded, classes_of
from hegui_rules.basis import HANDLING

_OPEN = Worded(
    r"(?:[?？]{3,}|(?<=[0-9\u4e00-\u9fff])[(（][?？]+[)）])(?!\d)|(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD|T\.B\.D\.)(?![A-Za-z0-9_])[:：]?|【\s*】|［\s*］|〔\s*〕"
    r"|<open-matter>[:：]?\s*(?P<word><open-mark>)(?=[。；;，,、）)\s]|$)|(?<=[\u4e00-\u9fff])(?P<counted><open-mark>)(?=(?:<open-unit>|%)[。；;，,、])"
    r"|(?<=[:：])\s*(?P<alone><open-mark>)(?=[。；;，,）)\s]|$)"
)
_SIGNS = ("??", "？？", "（?", "(?", "（？", "(？", "TODO", "FIXME", "TBD", "T.B.D", "【", "［", "〔")


@rule(
    code="R402",
    name="open-question",
    needs=Needs(words=_SIGNS, classes=("open-mark",)),
    title="留有未定事项的记号",
    severity=Severity.WARNING,
    furniture=True,
    yields_to=("R401",),
    profile="statutory",
    basis=HANDLING,
    rationale="“???”“TODO”“【】”“待定”都是起草时的记号，说明该处内容没有落实。",
    bad=(
        Bad("全年办理案件⟦???⟧件，⟦TODO⟧ 核对台账。", says="记号"),
        Bad("培训执法人员⟦【】⟧名，参训人数：⟦待定⟧。"),
        Bad("开展执法检查⟦待补充⟧次，落实资金⟦待核实⟧万元。"),
        Bad("受理复议案件12⟦（？）⟧件，应诉数据⟦待补充⟧。"),
    ),
    good=(
        "群众反映：“这样处罚合法吗？”执法人员耐心解释。",
        "项目选址待定期评估后确定。",
        "开通“ToDo”待办提醒功能，推行限时办结。",
        "对情况待核实的线索，及时转办。",
    ),
)
def open_question(doc: Document, options: Options) -> Iterator[Finding]:
    """Marks that no finished text has."""
    for match in matches(doc, _OPEN.of(doc), (*_SIGNS, *classes_of(doc).words("open-mark"))):
        name = match.lastgroup
        span = Span(*match.span(name)) if name else Span(*match.span())
        yield Finding(span, f"未定事项的记号“{doc.quote(span)}”没有处理", suggestion="核实后写明，或删去")
