"""（此处填写…）, 请在此处输入…: instructions of the template."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui_rules.basis import HANDLING

_ASK = r"(?:填写|填报|填入|输入|插入|补充|说明|描述|列出|列举|附上|写明|简述|概述|介绍)"
_LEFT = (
    rf"[（(【\[〔<＜]\s*(?:请)?(?:在)?(?:此处|此项|本部分|本段|这里|此栏|该部分){{1,2}}(?:请|需|应|可|须|内容)?(?:根据实际(?:情况)?|如实|简要|自行|详细)?{_ASK}[^（()）】\]〕>\n]{{0,60}}[）)】\]〕>＞]"
    rf"|[（(【\[〔]\s*请(?:根据实际(?:情况)?|如实|各单位|各地|结合实际|简要|自行)+{_ASK}?[^（()）】\]〕\n]{{0,60}}[）)】\]〕]"
    rf"|[（(【\[〔]\s*(?:请)?填写[^（()）】\]〕\n。]{{0,40}}[）)】\]〕]"
    r"|(?:单击|点击)(?:或点击)?(?:此处|这里)(?:以|来)?(?:输入|添加|键入|编辑)(?:文字|文本|标题|日期|内容|副标题)?|在此处?(?:键入|输入)(?:文字|内容|标题)?"
    r"|[（(【\[〔]\s*(?:示例|样例|范例|参考模板|仅供参考|格式参考|以下为?(?:示例|模板))\s*[）)】\]〕]"
)
_SIGNS = (
    "此处",
    "此项",
    "此栏",
    "在这里",
    "（这里",
    "(这里",
    "本部分",
    "本段",
    "该部分",
    "（请",
    "(请",
    "【请",
    "[请",
    "〔请",
    "填写",
    "示例",
    "样例",
    "范例",
    "模板",
    "格式参考",
    "键入",
)


@rule(
    code="R203",
    name="instruction-left",
    title="模板的填写说明没有删除",
    severity=Severity.ERROR,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="填写说明是写给起草人看的，留在公开的报告里说明该部分没有按模板完成。",
    bad=(
        Bad("二、存在的不足和原因\n⟦（此处填写本单位存在的主要问题，不少于3条）⟧", says="填写说明"),
        Bad("⟦【请根据实际情况补充】⟧全年办理复议案件2件。"),
        Bad("⟦单击此处输入文字⟧"),
    ),
    good=(
        "在办事大厅设置填写示范台，指导群众填写申请表（一式两份）。",
        "规范案卷制作，要求执法人员如实填写检查记录。",
        "在窗口张贴“请在此处排队”提示牌。",
        "申请表样表（示范文本）公示率100%。",
    ),
)
def instruction_left(doc: Document, options: Options) -> Iterator[Finding]:
    """Instructions in brackets, and the prompts of Word's own templates."""
    for match in matches(doc, _LEFT, _SIGNS):
        yield Finding(
            Span(*match.span()),
            "此处是模板的填写说明，不是报告内容",
            suggestion="按说明补齐内容后删去说明文字",
        )
