"""以下是为您撰写的…, 希望以上内容对您有帮助: words of a writing assistant around the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, matches, rule
from hegui_rules.basis import RELEASE_USAGE

_WORDS = (
    r"作为(?:一个|一名)?(?:AI|人工智能)(?:语言)?(?:模型|助手)[，,]?|(?:好的[，,！!]\s*)?以下是(?:为您|为你|根据您的?(?:要求|需求)|一份|一篇)(?:[^。\n]{0,30}?)?(?:撰写|生成|整理|起草|修改|优化|润色|范文|模板|示例|报告|初稿)[^。\n]{0,30}?[:：。\n]"
    r"|希望(?:以上|这份|这篇|上述)[^。\n]{0,16}(?:对您|对你|能够?帮助|有所?帮助)[^。！!\n]{0,12}[。！!]?|(?:您|你)可以根据(?:实际|具体)(?:情况|需要|需求)(?:进行)?(?:适当)?(?:调整|修改|补充|完善)[^。\n]{0,20}[。]?"
    r"|(?:如果|如)(?:您|你)?(?:需要|有)(?:进一步|其他|更多|任何)[^。\n]{0,16}(?:请|欢迎)?随时(?:告诉|告知|联系|提问)[^。\n]{0,6}[。！!]?|以上(?:内容|范文|模板|示例)仅供参考[^。\n]{0,20}[。]?"
)
_SIGNS = (
    "AI",
    "人工智能模型",
    "人工智能语言",
    "人工智能助手",
    "以下是",
    "希望以上",
    "希望这",
    "希望上述",
    "可以根据",
    "随时",
    "仅供参考",
)


@rule(
    code="R404",
    name="assistant-words",
    title="写作工具的应答语残留",
    severity=Severity.WARNING,
    furniture=True,
    basis=RELEASE_USAGE,
    rationale="写作工具的开场白和结束语不是报告内容，留在公开的报告里十分难看，也说明文稿没有逐句审核。",
    bad=(
        Bad(
            "⟦以下是为您撰写的法治政府建设年度报告：⟧\n2024年，临溪镇坚持依法行政，取得新成效。",
            says="写作工具",
        ),
        Bad("持续推进各项工作。\n⟦希望以上内容对您有所帮助！⟧"),
    ),
    good=(
        "以下是具体做法：召开会议4次，培训32人次。",
        "建成人工智能助手“云小法”，为群众提供咨询320次。",
        "样表仅供参考，群众可以根据实际情况选择办理方式。",
    ),
)
def assistant_words(doc: Document, options: Options) -> Iterator[Finding]:
    """Openings and closings that address the person who asked."""
    for match in matches(doc, _WORDS, _SIGNS):
        start, end = match.span()
        words = doc.body[start:end].rstrip("\n")
        yield Finding(
            Span(start, start + len(words)),
            "此处残留写作工具的应答语，不是报告内容",
            suggestion="删去，并逐句审核全文",
        )
