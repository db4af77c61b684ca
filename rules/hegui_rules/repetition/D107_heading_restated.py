"""D107: a heading, or the little heading of a list item, repeated as the first sentence under it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.text import compiled, letters, trimmed
from hegui_rules.basis import USAGE

_CLAUSE = r"[^\s，。；：！？,;:!?]+"
_DEFINES = ("是", "指", "即", "为", "包括", "的", "等", "、", "主要")
_NOTHING = ("", "工作", "建设", "活动", "各项工作", "相关工作", "有关工作")
"""What may be added to the words of a heading and say no more."""
_LEAST = 7


@rule(
    code="D107",
    name="heading-restated",
    title="首句照抄标题",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="标题已经说过的话，正文第一句原样再说一遍，没有增加内容。",
    bad=(
        Bad("一、主要举措\n（一）加强行政执法监督。⟦加强行政执法监督⟧，评查案卷20份。", says="标题"),
        Bad("一、主要举措\n（一）全面推进政务公开\n⟦全面推进政务公开工作⟧，公开信息320条。"),
        Bad("一是完善矛盾纠纷化解机制。⟦完善矛盾纠纷化解机制⟧，调解纠纷30件。二是加强学习，组织学法4次。"),
    ),
    good=(
        "一、主要举措\n（一）加强行政执法监督。评查案卷20份，加强行政执法监督。",
        "一、主要举措\n（一）重大行政决策程序\n重大行政决策程序是科学决策的保障。",
        "一、主要举措\n（一）全面推进政务公开\n全面推进政务公开标准化建设，公开信息320条。",
        "一是加强学习。加强学习才能进步。二是严格执法，办理案件6件。",
    ),
)
def heading_restated(doc: Document, options: Options) -> Iterator[Finding]:
    """The words of the heading, whole and unchanged, as the first clause after it."""
    said: set[int] = set()
    for section in doc.sections:
        heading = section.heading
        if section.own.length:
            start = max(section.own.start, heading.span.end)
            yield from _restated(doc, heading.title, start, section.own.end, said)
    for listed in doc.enumerations:
        for item in listed.items:
            yield from _restated(doc, item.lead, item.lead.end, item.span.end, said)


def _restated(doc: Document, title: Span, start: int, end: int, said: set[int]) -> Iterator[Finding]:
    body = doc.body
    words = letters(body[title.start : title.end])
    while start < end and body[start] in "。；：，,;:、 \u3000\r\n\u2060":
        start += 1
    if len(words) < _LEAST or start >= end:
        return
    match = compiled(_CLAUSE).match(body, start, end)
    if match is None:
        return
    clause = letters(match[0])
    follows = body[match.end() : match.end() + 1]
    if (
        clause.startswith(words)
        and clause[len(words) :] in _NOTHING
        and follows not in "：:"
        and not body.startswith(_DEFINES, match.end())
    ):
        span = trimmed(body, Span(*match.span()))
        if span.start not in said:
            said.add(span.start)
            yield Finding(
                span,
                "这一句照抄了标题",
                related=(Related(title, "标题"),),
                suggestion="删去，直接写做法和结果",
            )
