"""挽回经济损失107万，: an amount of money without 元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.facts import quantities
from hegui.api.language import Worded, first_in
from hegui_rules.basis import NUMERALS


@rule(
    code="N110",
    name="unit-missing",
    title="万、亿后缺计量单位",
    severity=Severity.WARNING,
    basis=NUMERALS,
    rationale="数字后没有单位，读者无从知道是元、人还是件；金额必须写明“元”。",
    bad=(
        Bad("受理法律援助案件354件，挽回经济损失⟦107万⟧，指派律师。", says="107万元"),
        Bad("临溪镇投入法治建设资金⟦32.5万⟧。", says="元"),
        Bad("安排专项经费⟦20万⟧用于普法阵地建设。"),
        Bad("短视频播放量达⟦86万⟧，反响热烈。", says="次"),
        Bad("争取上级资金⟦300万⟧用来修缮普法长廊。"),
    ),
    good=(
        "涉及金额7800万元。",
        "全县人口突破100万，城镇化率达60%。",
        "投入经费32.5万元，服务群众3万人次。",
        "出台助企“18条”，减负超千万元。",
        "整合资金帮助3万困难群众，安装1万级台阶的护栏。",
    ),
)
def unit_missing(doc: Document, options: Options) -> Iterator[Finding]:
    """万 or 亿 directly before a stop, under a word of money; of views and clicks an info; 专项经费86.5，用于."""
    yield from _bare(doc)
    for quantity in quantities(doc):
        if not quantity.unitless or quantity.in_cell or quantity.scale < 10**4:
            continue
        clause = doc.clause_at(quantity.span.start)
        if clause is None or not _finished(doc, quantity.span.end, clause.span.end):
            continue
        before = (clause.span.start, quantity.span.start)
        views = first_in(doc, before, "view-count") is not None
        if not views and first_in(doc, before, "money-word") is None:
            continue
        yield Finding(
            quantity.span,
            f"“{quantity.surface}”后面没有计量单位",
            suggestion=f"写明单位，如“{quantity.surface}{'次' if views else '元'}”",
            severity=Severity.INFO if views else None,
        )


def _finished(doc: Document, end: int, clause_end: int) -> bool:
    """Whether the amount that ends at ``end`` is all: a mark follows, or what it was spent on."""
    if end >= clause_end or doc.body[end] == "、":
        return True
    spent = first_in(doc, (end, clause_end), "spent-on")
    return spent is not None and spent.start == end


_BARE = Worded(
    "(?<=[一-龥])(?:<sum-noun>)(?:共计?|合计|累计|约|达到?|为)?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,6}(?:\\.[0-9]{1,4})?)(?=[，；。]|[,;.](?![0-9]))"
)
_TABLE = re.compile("单位[：:]|元[）)]")
"""Words that give the unit of all figures of a table."""
_YEARS = range(1900, 2100)


def _bare(doc: Document) -> Iterator[Finding]:
    """A number without any unit right behind a word for a sum of money: 补助资金320，用于."""
    if _TABLE.search(doc.body):
        return
    for match in _BARE.of(doc).finditer(doc.body):
        number = match["number"].replace(",", "")
        if number.isdecimal() and int(number) in _YEARS:
            continue
        span = Span(match.start("number"), match.end("number"))
        yield Finding(
            span, f"“{match[0]}”后面没有计量单位", suggestion=f"写明单位，如“{match['number']}万元”"
        )
