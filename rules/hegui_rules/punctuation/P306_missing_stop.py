"""P306: 4次开展培训3次; 加强领导二是强化宣传: two statements without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.document import Item
from hegui.api.language import Pattern, WordClasses, Worded, classes_of, everywhere, find, first_in
from hegui.api.text import compiled
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN
from hegui_rules.structure.lists import word

_BEFORE = re.compile(f"[{HAN}”》）%0-9]\\Z")
_OF_A_WORD = frozenset("其第每周十期初星百之这")
"""Letters before 二是 with which it is no marker: 周二是接待日."""
_ADVERBIAL = re.compile("(?:先后|连续|每[年月季周日天半]?|第|分|按|平均)[0-9]+[余多]?$")
"""先后4次组织200人: the number says how often, and the verb follows it rightly."""
_SUBJECT = re.compile("(?:其中|对于|[对为将把由从有这另各近的])[0-9]+[余多]?$")
"""其中40份提出意见140条: the number says of which it is said."""
_PEOPLE = frozenset((*"名家户支个所", "人次"))
_GLUED = (
    Pattern("^ …{0,8}!<clause-link> <clause-completer> …{1,24} <object-end> ⟦<opens-statement>⟧ …{3,60}"),
    Pattern("^ …{0,10} 以 …{6,24} 为 …{2,8} <object-end> ⟦<opens-statement>⟧ …{3,60}"),
    Pattern("^ …{0,14}!<clause-link> <clause-completer> …{1,20} <object-end> ⟦<opens-act>⟧ …{4,60}"),
)
"""建立制度|切实解决问题: an object has ended, and an adverb or a verb begins anew."""
_DISPOSED = Pattern(
    "^ …{0,14}!<clause-link> <clause-completer|performs> …{1,20} <object-end> ⟦(将|把)⟧ …{2,24} <disposes>"
)
"""履行第一责任人职责|将法治建设与经济发展同部署: an object has ended, and what is disposed of stands before its verb."""
_HALVES = Pattern("^ …{2,2} <plan-act> ⟦<opens-half>⟧ …{2,8} $")
"""精心组织|扎实推进: two halves of a heading."""
_REPORT = Pattern("<predicate|do|obtain|head-verb> …{2,16} ⟦现将⟧ …{2,30} 如下")
_CONTAINER = Worded("<whole-name>(?:[0-9]+.{1,2})?$")
"""A clause that ends so may be one name from its verb on: 召开进一步推进循环经济大会."""

_PART_OF_NAME = ("的", "、", "和", "与", "及")


@rule(
    code="P306",
    name="missing-stop",
    title="两句话之间缺标点",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="“一是……二是……”各项之间、两个各有数字的分句之间都应当停顿，缺了标点容易读错数字。",
    bad=(
        Bad("一是加强组织领导⟦二是⟧强化宣传教育。", says="缺少标点"),
        Bad("主要做法：（1）加强组织领导⟦（2）⟧强化宣传教育；（3）严格考核。"),
        Bad("一要加强组织领导⟦二要⟧强化宣传教育，三要严格考核。"),
        Bad("审查合同96份⟦提出修改意见140条⟧，培训26场⟦督促整改火灾隐患148处⟧。"),
        Bad("全年召开会议4次⟦开展培训3次⟧，受众300人次。"),
        Bad(
            "以信息公开完整准确为基本要求⟦切实⟧增强主动性，提高运用法治方式工作的能力和水平⟦不断优化⟧营商环境。"
        ),
        Bad("一是强化组织领导⟦成立⟧由镇长任组长的协调小组。二是打造优质的服务平台⟦提供⟧高效便捷的法律服务。"),
        Bad("镇长切实履行推进法治建设第一责任人职责⟦将⟧法治建设与经济社会发展同部署、同推进。"),
        Bad("法治政府建设取得明显成效⟦现将⟧有关情况报告如下：\n一、主要举措"),
    ),
    good=(
        "一是加强组织领导；二是强化宣传教育。三是加强考核，四是抓好落实。",
        "全年召开会议4次、开展培训3次，调解纠纷18起，化解率100%。",
        "汇报情况有一是一、有二是二，丁是丁卯是卯。",
        "第二是质量，其二是效率，周二是接待日，十二是十的补数。",
        "对其中40份提出修改意见140条，选派干部12名参加培训2期，组织企业8家整改问题12个。",
        "9期培训班共培训学员860人次。",
        "20名干部参加培训，对12家单位开展检查。",
        "先后4次组织200名群众参观，每月2次组织20人学习。",
        "推动营商环境不断优化，要求各部门切实履行职责，推进示范区建设不断取得突破，在深化改革中不断增强活力。",
        "召开全县进一步规范涉企检查全面推进阳光执法大会，健全重大决策出台前报告制度，开展政务服务提升行动，提高切实解决问题的能力。",
        "问题主要是人员少、经费缺，二是宣传不够。",
    ),
)
def missing_stop(doc: Document, options: Options) -> Iterator[Finding]:
    """The next item of a list, of any style, right behind the words of the one before; statements with a number each."""
    body = doc.body
    for listed in doc.enumerations:
        if listed.counted:
            for place, item in enumerate(listed.items):
                following = listed.items[place + 1].ordinal if place + 1 < len(listed.items) else None
                if following != item.ordinal + 1 and (glued := _glued(body, item, listed.style)) is not None:
                    yield _finding(glued)
    for match in everywhere(doc, _two_counts(classes_of(doc))):
        clause = doc.clause_at(match.start())
        begin = clause.span.start if clause is not None else match.start()
        if (
            body[
                begin : match.start()
            ].isdecimal()  # 9期培训班共培训860人次: the number belongs to the subject
            or _ADVERBIAL.search(body, begin, match.start())
            or _SUBJECT.search(body, begin, match.start())
            or (
                body[match.start() : match.start("next")] in _PEOPLE
                and first_in(doc, Span(begin, match.start()), "moves-persons") is not None
            )
        ):
            continue
        yield _finding(Span(*match.span("next")))

    yield from _begun_anew(doc)


@lru_cache(maxsize=4)
def _two_counts(classes: WordClasses) -> re.Pattern[str]:
    """召开会议4次|开展培训3次: a count, and at once a deed with its count."""
    unit, deed = classes.pattern("unit-of-deeds"), classes.pattern("counted-deed")
    return compiled(
        f"(?<=[0-9余多]){unit}(?P<next>{deed}[^，。；、：,;:0-9\n（(“《]{{0,12}}[0-9]+[余多]?{unit})"
    )


def _begun_anew(doc: Document) -> Iterator[Finding]:
    """Where a clause has its object and goes on as another would begin."""
    seen: set[int] = set()
    for pattern in _GLUED:
        for found in find(doc, pattern):
            rest = doc.body[found.at.end : found.span.end]
            clause = doc.clause_at(found.at.start)
            tail = doc.body[found.at.end : clause.span.end] if clause is not None else rest
            named = tail.startswith(_PART_OF_NAME) or (
                pattern is not _GLUED[-1] and _CONTAINER.of(doc).search(tail) is not None
            )
            if found.at.start not in seen and not named:
                seen.add(found.at.start)
                yield _finding(found.at)
    for found in (*find(doc, _REPORT), *find(doc, _HALVES), *find(doc, _DISPOSED)):
        yield _finding(found.at)


def _glued(body: str, item: Item, style: str) -> Span | None:
    """The marker of the next item where it stands inside this one with no mark before it."""
    marker = word(style, item.ordinal + 1)
    at = body.find(marker, item.lead.start, item.span.end)
    end = at + len(marker)
    if (
        at < 0
        or _BEFORE.search(body, at - 1, at) is None
        or body.startswith(marker[0], end)  # 有二是二
        or (body[at - 1] in _OF_A_WORD and marker[0] not in "第其（①②")
        or body[end : end + 1] in ("否", "非")
        or (style == "首先" and body[end : end + 1] not in ("，", ",", "是", "要"))
        or (style == "第一" and body[end : end + 1] not in tuple("，,、：:是要"))
        or (style in _LOOSE and body[at - 1].isdecimal())
    ):
        return None
    return Span(at, end)


_LOOSE = frozenset(("1.", "1）"))


def _finding(span: Span) -> Finding:
    return Finding(span, "与前面的话之间缺少标点", suggestion="在前面加逗号、分号或句号")
