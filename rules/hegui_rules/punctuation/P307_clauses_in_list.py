"""P307: 甲召开会议、乙随即制定方案: clauses joined by the mark for words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Pattern, Worded, everywhere, find, first_in, starting_at
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.punctuation.lists import listed, opens_with_verb

_OPENING = Pattern("…{4,40} ⟦、⟧ <clause-opening>")
_DONE = Pattern("…{4,40} ⟦、⟧ <brings-result> 了")
_COUNTED = Worded("[0-9][次件个项起场份](?P<mark>、)<done-at-meeting>[^，。；、0-9\n]{4,30}(?=[，。；\n]|$)")
"""召开会议3次、研究解决经费问题: a count is told, and then what was done."""
_DISPOSING = Worded("、[将把](?=[^，。；、]{2,30}<put-where>(?![^，。；、]{0,4}的))")
"""热点难点、将民法典作为重点; an attribute is none (并举、把节约放在首位的方针)."""
_MEANS = Pattern("^ !(坚持) …{0,4} 以 …{2,18} 为 <aim-word> ⟦、⟧ <way-of-doing|head-verb> …{2,40} $")
"""以“法律六进”为载体、开展宣传活动: by what means, and what is done."""
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
        Bad("提升了干部的参学率、合格率⟦、⟧形成了学法的热潮。围绕热点难点⟦、⟧将民法典作为学习重点。"),
        Bad("以“法律六进”为载体⟦、⟧开展宪法宣传活动58场。"),
        Bad("局党组召开专题会议3次⟦、⟧研究解决执法经费不足问题。"),
        Bad("全年摸排消防隐患83处⟦、⟧现已全部整改完毕。"),
    ),
    good=(
        "全年集中排查、化解了矛盾纠纷12件。",
        "以调解为前哨、仲裁为依托、诉讼为后盾，构建以网格巡查为基础、部门联动为保障的体系，坚持以制度建设为主线、开展评查。",
        "县政府召开动员大会，各乡镇随即制定方案，有关部门分头抓好落实。",
        "落实依法决策机制、规范执法程序、全面推进政务公开。",
        "统一思想、把握方向，把责任扛在肩上、把工作抓在手上，落实决策机制、规范程序、不断提升服务水平。",
        "二、存在的不足\n执法力量不足。\n三、下一步工作安排\n招录法学专业人员2名。",
        "坚持处罚和教育并举、把教育放在前面的做法。",
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
    for match in everywhere(doc, _DISPOSING.of(doc)):
        if not _of_one_build(doc, match.start()):
            yield _finding(Span(match.start(), match.start() + 1))
    seen = set()
    for found in (*find(doc, _OPENING), *find(doc, _DONE), *find(doc, _MEANS)):
        if found.at.start in seen or _done_before(doc, found.at.start):
            continue
        seen.add(found.at.start)
        yield _finding(found.at)
    for match in everywhere(doc, _COUNTED.of(doc)):
        if match.start("mark") not in seen:
            seen.add(match.start("mark"))
            yield _finding(Span(*match.span("mark")))
    yield from (_finding(mark) for mark in _before_deeds(doc) if mark.start not in seen)


def _done_before(doc: Document, mark: int) -> bool:
    """Whether what stands before is a deed of the same build: 化解了矛盾、促进了和谐."""
    clause = doc.clause_at(mark)
    return clause is not None and "了" in doc.body[clause.span.start : mark]


def _before_deeds(doc: Document) -> Iterator[Span]:
    """A 、 behind an item that is a noun, and before what is done: 参学率、合格率|形成了…."""
    for items in listed(doc):
        for before, after in pairwise(items):
            begun = starting_at(doc, after.start, "brought-about") or (
                starting_at(doc, after.start, "opens-statement") if _measures(doc, before) else None
            )
            if (
                begun is not None
                and after is items[-1]
                and not opens_with_verb(doc.body[slice(*before)])
                and starting_at(doc, before.start, "brought-about", "way-of-doing") is None
            ):
                yield Span(after.start - 1, after.start)


def _measures(doc: Document, item: Span) -> bool:
    """Whether the item is what rises or falls: 合格率, 满意度, 办案质量."""
    return doc.body[item.end - 1] in "率度" or doc.body.endswith(("质量", "水平", "能力", "效率"), *item)


def _of_one_build(doc: Document, mark: int) -> bool:
    """Whether the clause has another piece that begins so: 把责任扛在肩上、把工作抓在手上."""
    clause = doc.clause_at(mark)
    return clause is not None and _DISPOSE.search(doc.body, clause.span.start, mark) is not None


_DISPOSE = re.compile("[将把]")


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
