"""（此处填写…）, 请在此处输入…: instructions of the template."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_cell, matches, rule
from hegui.api.language import Worded, class_hits, classes_of
from hegui.api.text import compiled
from hegui_rules.basis import HANDLING
from hegui_rules.residue.common import brackets

_PROMPT = Worded(
    r"(?:单击|点击)(?:或点击)?(?:此处|这里)(?:以|来)?(?:输入|添加|键入|编辑)<prompt-object>?|在此处?(?:键入|输入|粘贴|复制)(?:<prompt-object>|正文)?"
)
_PROMPTS = ("单击", "点击", "在此")


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
        Bad(
            "三、存在的主要问题⟦（简述，500字以内）⟧\n一是执法力量不足。\n四、工作亮点⟦（突出特色，用数据说话）⟧\n⟦注：全文不超过3000字，采用仿宋三号字。⟧"
        ),
        Bad("五、其他需要报告的事项\n⟦（如无，请填“无”）⟧\n无。"),
        Bad("⟦（单位名称）⟧认真落实上级部署，动态调整清单⟦（可结合实际增减）⟧。"),
    ),
    good=(
        "在办事大厅设置填写示范台，指导群众填写申请表（一式两份）。",
        "规范案卷制作，要求执法人员如实填写检查记录。",
        "在窗口张贴“请在此处排队”提示牌。",
        "申请表样表（示范文本）公示率100%。",
        "开展“我学民法典”征文活动（每篇1500字以内），收到作品36篇。\n三、存在的主要问题（详见附件）\n执法力量不足。",
    ),
)
def instruction_left(doc: Document, options: Options) -> Iterator[Finding]:
    """Instructions and slots in brackets, and the prompts of Word's own templates."""
    for match in matches(doc, _PROMPT.of(doc), _PROMPTS):
        yield _found(Span(*match.span()), None)
    asks, slots = _ASKS.of(doc), frozenset(classes_of(doc).words("slot"))
    order, heading = _ORDER.of(doc), _HEADING
    for match in brackets(doc):
        if asks.fullmatch(match["inner"]):
            yield _found(Span(*match.span()), None)
        elif (order.search(match["inner"]) and heading.fullmatch(_line_round(doc, match.span()))) or (
            match["inner"] in slots and not in_cell(doc, match.start())
        ):
            yield _found(Span(*match.span()), Severity.WARNING)
    for match in matches(doc, _LABEL, _LABELS):
        yield _found(Span(*match.span("label")), Severity.WARNING)
    if class_hits(doc)["form-note"]:
        for match in _NOTE.of(doc).finditer(doc.body):
            yield _found(Span(*match.span("note")), Severity.WARNING)


def _line_round(doc: Document, span: tuple[int, int]) -> str:
    """The line, in which ※ stands for what the span holds."""
    start, end = doc.body.rfind("\n", 0, span[0]) + 1, doc.body.find("\n", span[1])
    return (
        doc.body[max(start, span[0] - _LONG) : span[0]]
        + "※"
        + doc.body[span[1] : min(end if end >= 0 else len(doc.body), span[1] + _LONG)]
    )


_LONG = 60
_LABELS = ("标题：", "标题:", "正文：", "正文:", "题目：", "题目:")
_LABEL = r"(?m:^)[ \u3000]*(?P<label>(?:报告|文章|主|副)?(?:标题|正文|题目)[：:])(?=[ \u3000]*[\u4e00-\u9fff0-9][^\n]{5,})"
"""标题：2024年…报告: what a part is called, in the text of it."""
_LENGTH = r"[0-9一二三四五六七八九十百千两][0-9一二三四五六七八九十百千两—-]{0,8}+字(?:左右|以[内上下]|之内|内|上下|为宜|$|[，,；;])"
_HEADING = compiled(
    r"\s*(?:第?[0-9一二三四五六七八九十]{1,3}[、．.部章]|[（(][0-9一二三四五六七八九十]{1,3}[)）])?[\u4e00-\u9fff、“”0-9]{0,24}※[：:。]?\s*"
)
"""A heading with the bracket behind it, or the bracket alone."""
_ORDER = Worded(
    rf"{_LENGTH}|<writing-order>|^(?:如有|若有|如无|选写|必写)$|^<fill-in>(?:[本各近上]|[\u4e00-\u9fff]{{2,}}(?:情况|做法|成效|问题|工作)$)"
)
_NOTE = Worded(
    rf"(?m:^)[ \u3000]*(?P<note><form-note>[：:](?=[^\n。]{{0,40}}(?:{_LENGTH}|<writing-form>))[^\n]{{4,80}})"
)
"""注：本报告不超过3000字，采用仿宋三号字。: a line of its own."""
_ASKS = Worded(
    "(?:请|可|应)?在?<this-text><asked-to>?<as-it-is>?<fill-in>.*"
    "|(?:请|请各单位|请各地|各单位|各地)<as-it-is><fill-in>?.*|可?<as-it-is><fill-in>.*|请?填写[^。]*|请<prompt-act>.*|字数.*"
    "|(?:如果?|若|确)(?:无|没有|不涉及|未开展)[^，,。]{0,8}[，,]?(?:请|可|则|应|须)?(?:在?<this-text>)?(?:直接)?<leaves-blank>[^。]*"
    "|(?:不少于|不超过|控制在|限|约)[0-9一二三四五六七八九十百千]{1,5}字(?:左右|以内|以上)?|参[考照][^。，]{0,16}(?:格式|模板|写法|体例|样式)|<template-note>"
)
"""What tells the writer to fill in, to shorten, to leave out."""


def _found(span: Span, severity: Severity | None) -> Finding:
    return Finding(
        span,
        "此处是模板的填写说明，不是报告内容" if severity is None else "此处是模板中留待填写的位置",
        suggestion="按说明补齐内容后删去说明文字",
        severity=severity,
    )
