"""以下是为您撰写的…, 希望以上内容对您有帮助: words of a writing assistant around the text."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, in_quotation, rule, sentence_at
from hegui.api.language import Pattern, Worded, find
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
_CLAUSES = tuple(
    Pattern(source, wide=True)
    for source in (
        "⟦希望<this-or-such> ~{0,20} (您|你|有所|有) ~{0,8} <help-word> ~{0,12}⟧",
        "⟦希望(这|本)(份|篇|次) ~{0,16} <help-word> ~{0,12}⟧",
        "⟦<text-itself> ~{0,8} <to-the-reader> ~{0,30} <adapts-text> ~{0,40}⟧",
        "⟦<text-itself> ~{0,16}!<not-of-text> (根据|结合|按照|视|按) ~{0,12} (实际|需要|情况|单位) ~{0,16} <adapts-text> ~{0,40}⟧",
        "⟦<text-itself> ~{0,8}!<not-of-text> <is-such> ~{0,4} <sham-text> ~{0,40}⟧",
        "⟦请 (您)? (根据|结合|按照) ~{0,10} 实际 (情况|工作|需要)? ~{0,4} <adapts-text> <kind-of-data> ~{0,10}⟧",
        "⟦<reply-need> ~{0,30} <reply-offer> ~{0,40}⟧",
        "⟦<reply-sorry>，(我|作为) ~{0,12} <reply-cannot> ~{0,40}⟧",
        "⟦您 ~{0,20} (是否|可以|觉得|还需要|看)~{0,40}⟧",
        "⟦需要我 ~{0,10} (您|你) ~{0,40}⟧",
        "⟦<text-itself> ~{0,6} <made-by-machine> ~{0,20}⟧",
        "⟦(由于|因|鉴于)<lacks-source> …{0,8} (数据|资料|信息|材料)，~{0,12} <sham-text> ~{0,20}⟧",
        "⟦<edit-note>：~{0,10} <adapts-text|polish> ~{0,60}⟧",
        "⟦这(份|篇) (报告|总结|文章|范文|材料) ~{0,40} <text-quality> ~{0,60}⟧",
        "⟦(以下|下面) (是|为) ~{0,6} <as-asked> ~{0,30} <polish|product> ~{0,10}⟧",
    )
)
"""The same, in a bracket or behind a label too: each begins a clause and runs to the end of its sentence."""
_COUNT = Worded(
    r"(?m:(?<=[。\n])|^)(?:<this-text>|全文|字数|全篇|正文|总字数)(?:共|约|共约|共计|合计|大约)?[0-9]{3,5}字[^。\n]{0,20}"
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
        Bad("⟦好的，以下是根据您的要求润色后的内容：⟧\n临溪镇坚持依法行政。⟦如需进一步修改，请随时告诉我。⟧"),
        Bad("⟦作为AI语言模型⟧，我无法核实数据。⟦您可以根据实际情况调整数据。⟧"),
        Bad(
            "持续推进各项工作。⟦以上内容可根据实际情况调整，如需补充数据请随时告诉我。⟧\n（注：⟦以上数据均为示例，请替换为真实数据⟧）",
            says="写作工具",
        ),
        Bad("持续推进各项工作。\n⟦希望以上内容对您有所帮助！⟧"),
    ),
    good=(
        "以下是具体做法：召开会议4次，培训32人次。",
        "建成人工智能助手“云小法”，为群众提供咨询320次。",
        "以上数据均来源于行政执法统计年报，如需查阅，请随时与县政府办公室联系；如有不妥，请批评指正。",
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
                yield _found(doc, match.at)
    for pattern in _CLAUSES:
        for match in find(doc, pattern):
            clause = doc.clause_at(match.at.start)
            sentence = sentence_at(doc, match.at.start)
            if clause is None or clause.span.start != match.at.start or in_quotation(doc, match.at.start):
                continue
            end = max(match.at.end, sentence.end)
            span = Span(
                match.at.start, end - (doc.body[end - 1] in "）)" and "（" not in doc.quote(match.at))
            )
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield _found(doc, span)
    for said in _COUNT.of(doc).finditer(doc.body):
        if not any(Span(*said.span()).overlaps(other) for other in taken):
            yield _found(doc, Span(*said.span()))


def _found(doc: Document, span: Span) -> Finding:
    return Finding(
        _with_stop(doc, span), "此处残留写作工具的应答语，不是报告内容", suggestion="删去，并逐句审核全文"
    )


def _with_stop(doc: Document, span: Span) -> Span:
    return Span(span.start, span.end + (doc.body[span.end : span.end + 1] in _STOPS))
