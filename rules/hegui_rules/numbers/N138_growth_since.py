"""实施以来…同比增长: growth over the year before, of a period that is no year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import quantities
from hegui_rules.basis import FIGURE_USAGE

_YEAR = re.compile("(?:[年月]|年初|季度|入[春夏秋冬])以来")


@rule(
    code="N138",
    name="growth-since",
    title="“……以来”与“同比”并用，基期不明",
    severity=Severity.INFO,
    basis=FIGURE_USAGE,
    rationale="“同比”是与上年同一时段相比；“某法实施以来”不是固定时段，读者不知道与哪一段比。",
    bad=(
        Bad("新的行政复议法实施以来，收到行政复议申请45件，⟦同比增长400%⟧。", says="实施以来"),
        Bad("中心挂牌成立以来，接待群众1200人次，⟦同比增长20%⟧。"),
    ),
    good=(
        "2024年收到行政复议申请45件，同比增长400%。",
        "今年以来，接待群众1200人次，同比增长20%。",
        "中心挂牌成立以来，接待群众1200人次，较成立前一年增长20%。",
    ),
)
def growth_since(doc: Document, options: Options) -> Iterator[Finding]:
    """同比 under a window that begins with an event."""
    for growth in quantities(doc):
        window = growth.window
        if not growth.grows or growth.kind not in ("growth", "times") or not window.endswith("以来"):
            continue
        start = doc.body.rfind("同比", max(growth.clause.start, growth.span.start - 12), growth.span.start)
        if start < 0 or _YEAR.search(window):
            continue
        yield Finding(
            growth.span._replace(start=start),
            f"“{window}”不是固定时段，“同比”与哪一时段相比不明",
            suggestion="写明比较的起止时间",
        )
