"""以下是为您撰写的…, 希望以上内容对您有帮助: words of a writing assistant around the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_quotation, rule
from hegui.api.language import Pattern, find
from hegui_rules.basis import RELEASE_USAGE
from hegui_rules.residue.common import begins_a_sentence

_STOPS = frozenset("。：！")
_FORMS = tuple(
    Pattern(source, wide=True)
    for source in (
        "^⟦<reply-opening> (，|！|。) ~{0,20} <hereby> ~{0,60}⟧$",
        "^⟦<hereby> …{0,6} <for-you> …{0,16} <polish|product> ~{0,30}⟧$",
        "⟦<as-role> (一个|一名|一款)? <assistant-name> (模型|助手|语言模型)?⟧",
        "^⟦<hope> …{0,14} <help-word> …{0,12}⟧$",
        "⟦<you-may> (根据|结合|在此) …{0,14} <polish|fill-in> …{0,20}⟧$",
        "^⟦(如|若|倘若) …{0,20} (，)? (请|欢迎|您|可以|可)? <at-any-time> …{0,8}⟧$",
        "^⟦<above> …{0,8} <for-reference> …{0,20}⟧$",
        "^⟦(我|小编)<writing-self>(为您|帮您|为你) …{0,20} <polish|product> …{0,20}⟧$",
        "^⟦(请问|是否)(您|你|还)? 需要我 …{0,20}⟧$",
    )
)
"""What an assistant says to the person who asked, before, after and about the text."""


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
        Bad("⟦好的，以下是根据您的要求润色后的内容：⟧\n临溪镇坚持依法行政。⟦如需进一步修改，请随时告诉我。⟧"),
        Bad("⟦作为AI语言模型⟧，我无法核实数据。⟦您可以根据实际情况调整数据。⟧"),
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
    taken: list[Span] = []
    for pattern in _FORMS:
        for match in find(doc, pattern):
            if pattern.begins and not begins_a_sentence(doc, match.span.start):
                continue
            if not any(match.at.overlaps(span) for span in taken) and not in_quotation(doc, match.at.start):
                taken.append(match.at)
                yield Finding(
                    _with_stop(doc, match.at),
                    "此处残留写作工具的应答语，不是报告内容",
                    suggestion="删去，并逐句审核全文",
                )


def _with_stop(doc: Document, span: Span) -> Span:
    return Span(span.start, span.end + (doc.body[span.end : span.end + 1] in _STOPS))
