"""P307: 甲召开会议、乙随即制定方案: clauses joined by the mark for words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Pattern, find, first_in
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.punctuation.lists import listed, opens_with_verb

_OPENING = Pattern("…{4,40} ⟦、⟧ <clause-opening>")
_CLAUSE = re.compile(f"[{HAN}]{{7,24}}")
_SUBJECT = range(2, 8)
"""Letters of a subject before its adverb."""


@rule(
    code="P307",
    name="clauses-in-list",
    title="分句之间用了顿号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="顿号用于并列的词语之间；各有主语和谓语的分句之间用逗号或分号。",
    bad=(
        Bad("县政府召开动员大会⟦、⟧各乡镇随即制定方案⟦、⟧有关部门分头抓好落实。", says="逗号"),
        Bad("全年摸排消防隐患83处⟦、⟧现已全部整改完毕。"),
    ),
    good=(
        "县政府召开动员大会，各乡镇随即制定方案，有关部门分头抓好落实。",
        "落实依法决策机制、规范执法程序、全面推进政务公开。",
        "二、存在的不足\n执法力量不足。\n三、下一步工作安排\n招录法学专业人员2名。",
        "执法人员依法持证情况、案卷依法归档情况、经费依法保障情况。",
    ),
)
def clauses_in_list(doc: Document, options: Options) -> Iterator[Finding]:
    """A list whose members have a subject and an adverb before the verb; 、 before a word that opens a clause."""
    for items in listed(doc):
        if sum(_is_clause(doc, item) for item in items) > 1 and all(
            _CLAUSE.fullmatch(doc.body, *item) for item in items
        ):
            for item in items[1:]:
                yield _finding(Span(item.start - 1, item.start))
    for found in find(doc, _OPENING):
        yield _finding(found.at)


def _finding(span: Span) -> Finding:
    return Finding(span, "分句之间用了顿号", suggestion="改为逗号“，”")


def _is_clause(doc: Document, item: Span) -> bool:
    """Whether the member is a subject, an adverb and what is done: 各乡镇|随即|制定方案."""
    adverb = first_in(doc, item, "adverb-before-verb")
    return (
        adverb is not None
        and adverb.start - item.start in _SUBJECT
        and opens_with_verb(doc.body[adverb.end : item.end] or "的")
        and not opens_with_verb(doc.body[slice(*item)])
        and doc.body[item.end - 1] not in "况度性率制"
    )
