"""S110: a heading has no text under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Related, Severity, Span, rule
from hegui.api.document import Section
from hegui.api.language import Worded
from hegui.api.text import TENS, ordinal, trimmed
from hegui_rules.basis import USAGE
from hegui_rules.structure.numbering import UPPER, family, number, runs

_TEXT = 8
"""Characters under a heading that are text."""


@rule(
    code="S110",
    name="empty-section",
    title="标题下没有内容",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="同级标题之下都有内容，唯独这个标题之下是空的，或者只有序号、只有引出下文的话，多为漏写或误删。",
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
        Bad(
            "一是压实责任，细化任务清单；二是强化统筹，定期调度；⟦三是⟧；四是建立长效机制，防止反弹。",
            says="序号",
        ),
        Bad(
            "一、存在的不足\n⟦（一）⟧\n（二）执法力量与任务不相适应，夜间巡查压力较大。\n二、下步打算\n充实一线执法力量。",
            says="序号",
        ),
        Bad("一、强化案件管理\n⟦具体做法如下：⟧\n二、加强政务公开\n主动公开政府信息418条。", says="引出"),
        Bad(
            "（一）强化制度建设。修订执法规范18项。\n⟦（二）强化人员培训。⟧\n（三）强化科技支撑。建成移动执法系统。"
        ),
    ),
    good=(
        "一、主要举措\n（一）加强学习\n全乡组织领导干部学法4次，举办专题讲座2场，参加人员达到120人次。\n（二）严格执法\n办理案件6件。",
        "一、总体情况\n全乡公开信息136条，现将有关情况报告如下：\n二、主动公开情况\n制发文件3件。\n三、其他事项\n没有收取费用。",
        "附件：\n一、民生实事\n1.新建农贸市场1座。\n2.改造老旧小区3个。\n3.修建村道12公里。",
        "一、主要举措\n1.开展普法宣传12场；\n2.办理案件6件，没有一件被撤销，群众满意度达到98%，比上年提高2个百分点；\n3.化解纠纷30件。",
    ),
)
def empty_section(doc: Document, options: Options) -> Iterator[Finding]:
    """A short heading with nothing under it, when most headings beside it have a paragraph or subsections."""
    yield from _bare_markers(doc)
    yield from _number_alone(doc)
    yield from _leading_nowhere(doc)
    yield from _run_in_alone(doc)
    parents = {section.parent for section in doc.sections}
    for run in runs(doc):
        empty = [s for s in run if s.own.length == 0 and s.ordinal not in parents]
        full = [s for s in run if s.own.length >= _TEXT or s.ordinal in parents]
        few = len(run) == 2 and len(full) == len(empty) == 1 and run[0] in empty and family(run[0]) in UPPER
        if not few and (not empty or len(full) < 2 or 2 * len(empty) > len(full)):
            continue
        if few and number(run[1]) != number(run[0]) + 1:
            continue
        for section in empty:
            if _is_heading(doc, section):
                yield Finding(
                    section.heading.span,
                    f"标题「{doc.quote(section.heading.title)}」之下没有内容",
                    related=_next_heading(doc, section),
                    suggestion="请补写内容，或删去这个标题",
                )


def _next_heading(doc: Document, section: Section) -> tuple[Related, ...]:
    following = doc.sections[section.ordinal + 1 : section.ordinal + 2]
    return tuple(Related(s.heading.span, "紧接着就是下一个标题") for s in following)


def _bare_markers(doc: Document) -> Iterator[Finding]:
    """三是；四是, and （一） alone in its line with （二） in the next: a number and nothing behind it."""
    for listed in doc.enumerations:
        for item, following in pairwise(listed.items):
            if item.lead.length == 0 and following.ordinal == item.ordinal + 1:
                yield _nothing_behind(item.marker)
    lines = [p for p in doc.report if p.role in ("body", "heading") and p.span.length]
    for paragraph, below in pairwise(lines):
        alone = _ALONE.fullmatch(doc.body[slice(*paragraph.span)].strip())
        after = _ALONE_OR_MORE.match(doc.body[slice(*below.span)].lstrip()) if alone is not None else None
        if alone is not None and after is not None:
            one, other = (ordinal(next(filter(None, m.groups()))) or 0 for m in (alone, after))
            if other == one + 1 and alone.lastindex == after.lastindex:
                yield _nothing_behind(trimmed(doc.body, paragraph.span))


def _number_alone(doc: Document) -> Iterator[Finding]:
    """三、 in a line of its own, 二、 before it or 四、 behind it, and the text of the part in the next line."""
    if doc.format == "pdf":
        return  # lines are broken by the page there
    lines = [p for p in doc.report if p.role in ("body", "heading") and p.span.length]
    numbered = {(family(s), number(s)): s for s in doc.sections if s.heading.number is not None}
    for paragraph, below in pairwise(lines):
        alone = _ALONE.fullmatch(doc.body[slice(*paragraph.span)].strip())
        if alone is None or _ALONE_OR_MORE.match(doc.body[slice(*below.span)].lstrip()) is not None:
            continue
        style = "（一）" if alone[1] else "一、" if alone[2] else "1."
        value = ordinal(next(filter(None, alone.groups()))) or 0
        before, after = numbered.get((style, value - 1)), numbered.get((style, value + 1))
        beside = (before is not None and before.span.start < paragraph.span.start) or (
            value == 1 and after is not None and after.span.start > paragraph.span.start
        )
        if not beside or (style, value) in numbered:
            continue
        words = doc.body[slice(*below.span)].strip()
        parted = len(words) <= _HEADING and not any(mark in words for mark in "，。；,;")
        yield Finding(
            trimmed(doc.body, paragraph.span),
            "序号与标题分在两行" if parted else "只有序号，没有标题",
            suggestion="与下一行合为一行" if parted else "请补写标题，或删去这个序号",
            severity=Severity.INFO if parted else None,
        )


def _nothing_behind(span: Span) -> Finding:
    return Finding(span, "只有序号，后面没有内容", suggestion="请补写内容，或删去这个序号并重新编号")


def _leading_nowhere(doc: Document) -> Iterator[Finding]:
    """具体做法如下： right before the next heading of the same level."""
    parents = {section.parent for section in doc.sections}
    tables = [table.span.start for table in doc.tables]
    for section in doc.sections:
        own = trimmed(doc.body, section.own)
        if (
            section.ordinal in parents
            or not own.length
            or doc.body[own.end - 1] not in "：:"
            or not _goes_on_counting(doc, section)
            or any(own.start <= start <= section.span.end for start in tables)
        ):
            continue
        clause = doc.clause_at(own.end - 2)
        # 现将情况报告如下： leads in the report, not the section that it happens to end.
        if clause is not None and _REPORTS.search(doc.body, *clause.span):
            continue
        if (
            clause is not None
            and clause.span.start >= own.start
            and _LEADS_IN.of(doc).search(doc.body, *clause.span)
        ):
            yield Finding(
                Span(clause.span.start, own.end),
                "引出下文的话后面没有内容",
                suggestion="请补写内容，或删去这句话",
            )


def _goes_on_counting(doc: Document, section: Section) -> bool:
    """Whether the next heading is the next of this level, or one of a higher level that is not the first."""
    if section.ordinal + 1 == len(doc.sections) or section.heading.number is None:
        return False
    after = doc.sections[section.ordinal + 1]
    following = (
        number(after) == number(section) + 1 if family(after) == family(section) else number(after) > 1
    )
    return following and after.level <= section.level


def _run_in_alone(doc: Document) -> Iterator[Finding]:
    """（二）强化人员培训。 between headings that all go on in their line."""
    parents = {section.parent for section in doc.sections}
    for run in runs(doc):
        alone = [s for s in run if not s.heading.run_in and s.own.length == 0 and s.ordinal not in parents]
        others = [s for s in run if s not in alone]
        if len(alone) == 1 and others and all(s.heading.run_in for s in others):
            words = doc.quote(alone[0].heading.title)
            last = doc.body[alone[0].heading.span.end - 1]
            if last == "。" and len(words) <= _SHORT and not _FIGURES.search(words):
                sure = len(others) > 1 and not _FAULT.search(words)
                yield Finding(
                    alone[0].heading.span,
                    f"标题「{words}」之下没有内容",
                    suggestion="请补写内容，或删去这个标题",
                    severity=None if sure else Severity.INFO,
                )


_ALONE = re.compile(f"[（(]([{TENS}]{{1,3}})[）)]|([{TENS}]{{1,3}})、|([0-9]{{1,2}})[.．、]")
_ALONE_OR_MORE = re.compile(f"[（(]([{TENS}]{{1,3}})[）)]|([{TENS}]{{1,3}})、|([0-9]{{1,2}})[.．、]")
_LEADS_IN = Worded("<announce>|下面|做法|措施|表现为")
_REPORTS = re.compile("(?:报告|汇报|总结|公布|通报)(?:情况)?如下")
_SHORT = 14
_HEADING = 24
"""Letters of a line that may be the heading of the number above it."""
_FIGURES = re.compile(f"[，,：:0-9]|[{TENS}][次件场个名项]")
_FAULT = re.compile("不|还|有待|存在")
"""A heading with these may say what it has to say."""


def _is_heading(doc: Document, section: Section) -> bool:
    """Whether the words are a heading rather than an item that says all: no figures, no sentence."""
    words = doc.quote(section.heading.title)
    last = doc.body[section.heading.span.end - 1]
    if family(section) not in UPPER and any(sign in words for sign in "，：,:"):
        return False
    return len(words) <= 30 and last not in "。；;，：:" and not any(c.isdigit() for c in words)
