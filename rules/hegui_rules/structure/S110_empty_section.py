"""S110: a heading has no text under it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.document import Section
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import UPPER, family, runs

_TEXT = 15
"""Characters under a heading that are text."""


@rule(
    code="S110",
    name="empty-section",
    title="标题下没有内容",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同级标题之下都有内容，唯独这个标题之下是空的，多为漏写或误删。",
    bad=(
        Bad(
            "一、主要举措和成效\n全乡开展普法宣传12场，受众900人，化解纠纷30件，办理案件6件。\n⟦二、存在的不足⟧\n"
            "三、下一步安排\n继续开展普法宣传，落实行政执法责任，健全合法性审查机制，配齐审查人员。",
            says="没有内容",
        ),
        Bad(
            "一、主要举措\n（一）加强学习\n全乡组织领导干部学法4次，举办专题讲座2场，参加人员达到120人次。\n⟦（二）严格执法⟧\n"
            "（三）化解矛盾\n全年调解纠纷30件，成功率达到98%，没有一件转为信访案件或者治安案件。",
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习\n全乡组织领导干部学法4次，举办专题讲座2场，参加人员达到120人次。\n（二）严格执法\n办理案件6件。",
        "附件：\n一、民生实事\n1.新建农贸市场1座。\n2.改造老旧小区3个。\n3.修建村道12公里。",
        "一、主要举措\n1.开展普法宣传12场；\n2.办理案件6件，没有一件被撤销，群众满意度达到98%，比上年提高2个百分点；\n3.化解纠纷30件。",
    ),
)
def empty_section(doc: Document, options: Options) -> Iterator[Finding]:
    """A short heading with nothing under it, when most headings beside it have a paragraph or subsections."""
    parents = {section.parent for section in doc.sections}
    for run in runs(doc):
        empty = [s for s in run if s.own.length == 0 and s.ordinal not in parents]
        full = [s for s in run if s.own.length >= _TEXT or s.ordinal in parents]
        if not empty or len(full) < 2 or 2 * len(empty) > len(full):
            continue
        for section in empty:
            if _is_heading(doc, section):
                yield Finding(
                    section.heading.span,
                    f"标题「{doc.quote(section.heading.title)}」之下没有内容",
                    suggestion="请补写内容，或删去这个标题",
                )


def _is_heading(doc: Document, section: Section) -> bool:
    """Whether the words are a heading rather than an item that says all: no figures, no sentence."""
    words = doc.quote(section.heading.title)
    last = doc.body[section.heading.span.end - 1]
    if family(section) not in UPPER and any(sign in words for sign in "，：,:"):
        return False
    return len(words) <= 30 and last not in "。；;，：:" and not any(c.isdigit() for c in words)
