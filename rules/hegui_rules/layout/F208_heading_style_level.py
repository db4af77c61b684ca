"""F208: headings of one level have heading styles of different levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import HeadingLine, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, together

_SHARE = 0.6
"""Of the headings of a level that must have one style, before the others are told."""
_NAMES = {1: "“一、”", 2: "“（一）”", 3: "“1.”", 4: "“（1）”"}


@rule(
    code="F208",
    name="heading-style-level",
    title="同一层标题的大纲级别不一致",
    severity=Severity.INFO,
    basis=clause("7.3.3"),
    rationale="结构层次序数依次用“一、”“（一）”“1.”“（1）”；同一层标题套用了不同级别的标题样式，导航窗格和自动目录里的层次就乱了。",
    bad=(
        Bad(
            "一、主要做法\n抓学习，抓落实，完成全年任务。\n二、存在问题\n学法不够经常，普法形式单一。\n⟦三、下一步打算⟧\n继续抓好学法用法各项工作。",
            says="2 级",
            settings={"layout": "第1行：级1；第3行：级1；第5行：级2"},
        ),
        Bad(
            "一、主要做法\n抓学习，抓落实，完成全年任务。\n二、存在问题\n学法不够经常，普法形式单一。\n⟦三、下一步打算⟧\n继续抓好学法用法各项工作。",
            says="3 级",
            settings={"layout": "第1行：级2；第3行：级2；第5行：级3"},
        ),
    ),
    good=(
        "一、主要做法\n抓学习，抓落实，完成全年任务。\n二、存在问题\n学法不够经常，普法形式单一。",
        Good(
            "一、主要做法\n抓学习，抓落实，完成全年任务。\n二、存在问题\n学法不够经常，普法形式单一。\n三、下一步打算\n继续抓好学法用法各项工作。",
            settings={"layout": "第1行：级2；第3行：级2"},
        ),
    ),
    **ABOUT,
)
def heading_style_level(doc: Document, options: Options) -> Iterator[Finding]:
    """Levels most of whose headings share a heading style; headings without any are left alone."""
    headings = [h for h in elements(doc).headings if h.line.look.style_level and h.alone]
    for level in sorted({h.level for h in headings}):
        yield from together(doc, _faults([h for h in headings if h.level == level]))


def _faults(headings: list[HeadingLine]) -> Iterator[Fault]:
    counts = Counter(h.line.look.style_level for h in headings)
    usual, number = counts.most_common(1)[0]
    if number < 2 or number < _SHARE * len(headings):
        return
    for heading in headings:
        own = heading.line.look.style_level
        if own != usual:
            yield Fault(
                heading.line.span,
                f"这个{_NAMES[heading.level]}标题的大纲级别是 {own} 级，其他{_NAMES[heading.level]}标题是 {usual} 级",
                f"选中后在“开始→样式”中改为“标题 {usual}”",
                unit="处",
            )
