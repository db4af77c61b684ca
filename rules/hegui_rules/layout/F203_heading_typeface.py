"""F203: a heading is not in the typeface of its level."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Good, Options, Severity, rule
from hegui.api.layout import HeadingLine, elements
from hegui_rules.layout.common import ABOUT, Fault, clause, together
from hegui_rules.layout.typefaces import FANGSONG, HEI, KAI, SIZES, TYPEFACES, Face, count, misset

_FACES = {
    1: Face((HEI,), 16.0),
    2: Face((KAI,), 16.0),
    3: Face((FANGSONG,), 16.0),
    4: Face((FANGSONG,), 16.0),
}
_SECOND = Face((FANGSONG, KAI), 16.0)
"""Of 1. where it is the second level: the standard goes by levels, and numbers may be skipped."""
_NAMES = {1: "一级标题（一、）", 2: "二级标题（（一））", 3: "三级标题（1.）", 4: "四级标题（（1））"}


@rule(
    code="F203",
    name="heading-typeface",
    title="层次标题的字体字号不对",
    severity=Severity.WARNING,
    basis=clause("7.3.3"),
    rationale="文中结构层次序数依次用“一、”“（一）”“1.”“（1）”标注，一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字，都是3号。",
    bad=(
        Bad(
            "⟦一、主要做法⟧\n临溪镇组织学法12次，各村按时完成普法任务。\n⟦（一）强化学习⟧\n全年组织学法12次，培训干部300人次。",
            says="黑体",
            settings={"layout": "第1行：仿宋_GB2312；第3行：宋体"},
        ),
        Bad(
            "⟦一、主要做法⟧\n临溪镇组织学法12次，各村按时完成普法任务。\n二、存在问题\n一是学法不够经常，二是普法形式单一。",
            says="四号（14 磅）",
            settings={"layout": "第1行：14磅"},
        ),
    ),
    good=(
        "一、主要做法\n（一）强化学习。全年组织学法12次，培训干部300人次。\n1.领导带头学。镇长带头学法4次。",
        Good(
            "一、主要做法\n（一）对不按期报送材料的村，予以通报批评，并责令限期改正；\n（二）对弄虚作假的，依照规定追究责任。",
            settings={"layout": "第2行：仿宋_GB2312；第3行：仿宋_GB2312"},
        ),
    ),
    knowledge=(TYPEFACES, SIZES),
    **ABOUT,
)
def heading_typeface(doc: Document, options: Options) -> Iterator[Finding]:
    """Numbered headings that read as headings; numbered clauses and sentences are text."""
    headings = elements(doc).headings
    second = any(h.level == 2 for h in headings)
    yield from together(doc, (f for h in headings if h.title for f in _faults(doc, options, h, second)))


def _faults(doc: Document, options: Options, heading: HeadingLine, second: bool) -> Iterator[Fault]:
    face = _SECOND if heading.level == 3 and not second else _FACES[heading.level]
    common = count(doc, options, (heading.line,))
    return misset(doc, options, _NAMES[heading.level], heading.line, face, common)
