"""D107: a heading, or the little heading of a list item, repeated as the first sentence under it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.language import classes_of
from hegui.api.text import compiled, letters, trimmed
from hegui_rules.basis import USAGE
from hegui_rules.repetition.likeness import adds_nothing

_CLAUSE = r"[^\s，。；：！？,;:!?]+"
_LEAST = 7
_SAME = 6
"""Letters of a heading that is repeated to the letter."""
_MORE = 5
"""Letters that the sentence may have more than the heading: 进一步强化对特殊群体的法律援助."""


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
        Bad(
            "一、主要举措\n（一）提升行政应诉工作质量。⟦行政应诉工作质量不断提升⟧，败诉案件减少2件。",
            says="换了个说法",
        ),
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
    body, classes = doc.body, classes_of(doc)
    words = letters(body[title.start : title.end])
    while start < end and body[start] in "。；：，,;:、 \u3000\r\n\u2060":
        start += 1
    if len(words) < _SAME or start >= end:
        return
    match = compiled(_CLAUSE).match(body, start, end)
    if match is None:
        return
    clause = letters(match[0])
    if len(words) < _LEAST and clause != words:
        return
    follows = body[match.end() : match.end() + 1]
    if (
        (
            clause == words
            or (clause.startswith(words) and clause[len(words) :] in classes.word_set("mere-work"))
            or _in_other_words(doc, words, clause)
        )
        and follows not in "：:"
        and not body.startswith(("、", *classes.words("defines")), match.end())
        and not (follows in "，," and body.startswith(classes.words("said-of-it"), match.end() + 1))
    ):
        span = trimmed(body, Span(*match.span()))
        if span.start not in said:
            said.add(span.start)
            yield Finding(
                span,
                "这一句照抄了标题" if clause.startswith(words) else "这一句只是把标题换了个说法",
                related=(Related(title, "标题"),),
                suggestion="删去，直接写做法和结果",
            )


def _in_other_words(doc: Document, title: str, clause: str) -> bool:
    """提升应诉工作质量。应诉工作质量不断提升: the same words but for such as add nothing."""
    classes = classes_of(doc)
    return (
        len(clause) - len(title) <= _MORE
        and adds_nothing(classes, clause, title)
        and adds_nothing(classes, title, clause)
    )
