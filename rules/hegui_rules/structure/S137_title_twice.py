"""S137: the title stands twice, one line below the other."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Related, Severity, rule
from hegui.api.text import trimmed
from hegui_rules.basis import FORMAT

_LEAST = 6
"""Letters of a title; a name of an office above it may be shorter and stand twice."""


@rule(
    code="S137",
    name="title-twice",
    title="标题连写两遍",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="标题之下又是同一个标题，多为粘贴时带进了文件名或网页标题。",
    bad=(
        Bad(
            "柳河镇2024年法治政府建设年度报告\n⟦柳河镇2024年法治政府建设年度报告⟧\n2024年，柳河镇审查合同48份。",
            says="两遍",
        ),
        Bad("青平县水利局2024年工作总结\n⟦青平县水利局2024年工作总结⟧\n一、主要工作\n检查河道612公里。"),
    ),
    good=(
        "柳河镇人民政府\n柳河镇2024年法治政府建设年度报告\n2024年，柳河镇审查合同48份。",
        "柳河镇2024年法治政府建设年度报告\n（2025年1月9日）\n2024年，柳河镇审查合同48份。",
    ),
)
def title_twice(doc: Document, options: Options) -> Iterator[Finding]:
    """Two lines of the title, one right below the other, with the same words; a page with menus has a title of its own."""
    if doc.format in _PAGES or any(mark.kind not in _KEPT for mark in doc.marks):
        return
    lines = [p for p in doc.paragraphs if p.role == "title" and doc.body[slice(*p.span)].strip()]
    for place in range(1, len(lines)):
        told = ["".join(doc.body[slice(*line.span)].split()) for line in lines[: place + 1]]
        words = told.pop()
        if len(words) < _LEAST or words not in (told[-1], "".join(told[-2:])):
            continue
        yield Finding(
            trimmed(doc.body, lines[place].span),
            "标题连写了两遍",
            related=(Related(trimmed(doc.body, lines[place - 1].span), "第一遍"),),
            suggestion="删去一个",
        )


_PAGES = ("html", "htm")
_KEPT = ("code", "comment")
"""Marks that are no furniture of a page."""
