"""T206: 截止2024年12月底 for 截至2024年12月底."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import (
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Options,
    Repair,
    Severity,
    Span,
    clause_at,
    hits,
    in_title,
    own_dates,
    phrases,
    rule,
)
from hegui.api.language import Worded
from hegui_rules.basis import USAGE

_WORDS = phrases("time_until_a_day", ("截止",))
_NOW = Worded("[ \u2060]*(?:<point-in-time>|第?[一二三四]季度)")
_TO = re.compile("[到至于]")
_OPENERS = "，。；：、（(,;\n \u3000"
_LIMIT = Worded("<closes-on-day>[为于的]?[：:]?$")
"""What is closed on that day: there 截止 is right."""


@rule(
    code="T206",
    name="until-a-day",
    title="日期前的“截至”写成了“截止”",
    severity=Severity.WARNING,
    basis=USAGE,
    rationale="“截止”是到期停止，后面不带时间；“截至”是到某个时间为止，统计数据用“截至”。",
    repairs=(
        Repair("句首、分句开头日期前的“截止”", True, "后面紧接时间，前面没有事项，只能是“截至”"),
        Repair("句中日期前的“截止”", False, "某事到期停止也可写“截止”，由作者核对"),
        Repair("“截止到”“截止至”", False, "有的辞书认可，由作者取舍"),
    ),
    bad=(
        Bad("⟦截止⟧2024年12月底，培育法律明白人30名。", says="截至"),
        Bad("⟦截止⟧目前，全镇共有人民调解员45名。"),
        Bad("⟦截止⟧12月31日，办结信访件20件。"),
    ),
    good=(
        "截至2024年12月底，培育法律明白人30名。",
        "报名于12月20日截止，截止日期另行通知。",
        "申请截止时间为2024年12月31日，逾期不再受理；征集期限截止12月31日。",
        "征求意见2024年6月30日截止。2024年7月印发。",
    ),
)
def until_a_day(doc: Document, options: Options) -> Iterator[Finding]:
    """截止 with a date or 目前 right behind it; 截止到 and 截止至, which some dictionaries allow, are an info."""
    starts = {d.span.start for d in own_dates(doc) if d.kind != "time"}
    for hit in hits(doc, _WORDS):
        start, end = hit.span
        if in_title(doc, start) or _LIMIT.of(doc).search(doc.body, clause_at(doc, hit.span).start, start):
            continue
        to = _TO.match(doc.body, end)
        after = to.end() if to is not None else end
        if after not in starts and not _NOW.of(doc).match(doc.body, after):
            continue
        span = Span(start, after)
        opens = start == 0 or doc.body[start - 1] in _OPENERS
        yield Finding(
            span,
            f"“{doc.quote(span)}”后面是时间，应写“截至”",
            suggestion="改为“截至”",
            fix=Fix((Edit(span, "截至"),), vouched=True) if opens else None,
            severity=Severity.INFO if to is not None else None,
        )
