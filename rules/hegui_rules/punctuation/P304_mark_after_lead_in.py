"""P304: 报告如下，: a lead-in that ends in a comma, or in nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import PUNCTUATION

_LEAD = "如下|以下(?:几|[两三四五六七八九十])个?(?:点|方面|项|条)|以下(?:几|[两三四五六七八九十])个方面的?(?:问题|工作|措施|不足)"
_COMMA = re.compile(f"(?:{_LEAD})(?P<mark>[，；、,;])(?=[ \u3000]*(?:一是|一、|1[.、]|（一）|\r?\n|$))")
_OPEN = Worded("(?:<leads-in>|存在以下[一-鿿]{2,6})(?P<mark>；)")
"""主要表现在；: nothing ends so but what leads in, wherever it stands."""
_POINTS = re.compile(
    "(?:以下|如下|下列|下面)[一-鿿]{2,8}(?P<mark>[，；、,;])(?=[ 　]*(?:一是|一要|第一[，,是]|其一|首先|[（(][一1][）)]|1[.．、]))"
)
_NAMED = Worded(
    "<has-several>(?:主要)?(?:有|是|为|包括)(?P<mark>[，；、,;])(?=[ 　]*(?:一是|一要|第一[，,是]|其一|首先|（一）))"
)
"""主要做法有，一是…"""
_NOTHING = Worded("(?:<reporting-act>|安排)(?P<mark>如下)(?=[ \u3000]*\r?\n)")


@rule(
    code="P304",
    name="mark-after-lead-in",
    title="引出下文的话没有用冒号",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="“报告如下”“有以下几点”引出下文，后面用冒号（也可用句号），不用逗号、分号，也不能没有标点。",
    bad=(
        Bad("现将有关情况报告如下⟦，⟧\n一、主要举措", says="冒号"),
        Bad("存在的不足主要有以下几点⟦，⟧一是宣传不够；二是人员不足。"),
        Bad("存在的不足主要表现在⟦；⟧执法装备更新滞后，协同不够。"),
        Bad("主要做法有⟦，⟧一是抓培训；二是抓监督。"),
        Bad("下一步重点做好以下工作⟦，⟧一是抓培训；二是抓监督。"),
        Bad("现将有关情况报告⟦如下⟧\n一、主要举措和成效"),
    ),
    good=(
        "现将有关情况报告如下：\n一、主要举措",
        "现将有关情况报告如下。\n一、主要举措",
        "采取如下措施，取得以下几点经验，一是一、二是二，不含糊。".replace(
            "几点经验，一是一、二是二，不含糊", "成效，群众满意"
        ),
    ),
)
def mark_after_lead_in(doc: Document, options: Options) -> Iterator[Finding]:
    """A comma or semicolon after the lead-in and right before the first point; no mark at the end of its line."""
    leads = (_COMMA, _OPEN.of(doc), _POINTS, _NAMED.of(doc))
    marks = {match.span("mark") for p in leads for match in everywhere(doc, p)}
    for mark in sorted(marks):
        yield Finding(Span(*mark), "引出下文应当用冒号", suggestion="改为冒号“：”")
    for match in everywhere(doc, _NOTHING.of(doc)):
        yield Finding(Span(*match.span("mark")), "引出下文的话末尾缺标点", suggestion="后面补冒号“：”")
