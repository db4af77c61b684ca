"""12月2760件，较11月的2400件同比增长15%: what is compared with the month before is 环比, with the year before 同比."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, rule
from hegui.api.language import everywhere
from hegui.api.text import YEAR
from hegui_rules.basis import HANDLING

_MONTHS = re.compile(
    "(?<![0-9])(?P<now>1[0-2]|[1-9])月[^。；\n]{2,40}?[较比与](?P<before>1[0-2]|[1-9])月[^。；\n]{1,16}(?P<said>同比)"
)
_QUARTERS = re.compile(
    "(?<![上第])(?P<now>[一二三四])季度[^。；\n]{2,40}?[较比与](?P<before>[一二三四])季度[^。；\n]{1,16}(?P<said>同比)"
)
_YEARS = re.compile(
    f"(?P<now>{YEAR})年(?P<part>[一二三四]季度|[上下]半年|[0-9]{{1,2}}月)?[^。；\n]{{2,40}}?[较比与](?P<before>{YEAR})年(?P=part)?[^。；\n]{{1,20}}(?P<said>环比)"
)
_ORDER = "一二三四"


@rule(
    code="T218",
    name="compared-with-what",
    title="同比、环比用反",
    severity=Severity.WARNING,
    needs=Needs(words=("同比", "环比")),
    basis=HANDLING,
    rationale="与上年同一时段比是“同比”，与紧接着的上一时段比是“环比”；写反了，读者会以为比的是另一个数。",
    bad=(
        Bad("12月受理热线工单2760件，较11月的2400件⟦同比⟧增长15%。", says="环比"),
        Bad("2024年四季度查处312辆次，与2023年四季度的390辆次相比，⟦环比⟧下降20%。", says="同比"),
    ),
    good=(
        "12月受理热线工单2760件，较11月的2400件环比增长15%。",
        "2024年四季度查处312辆次，与2023年四季度的390辆次相比，同比下降20%。",
        "12月受理工单2760件，同比增长15%，比11月多360件。",
        "2024年12月受理2760件，比2023年12月同比增长15%。",
    ),
)
def compared_with_what(doc: Document, options: Options) -> Iterator[Finding]:
    """The month or quarter right before with 同比, the year before with 环比."""
    for match in (*everywhere(doc, _MONTHS), *everywhere(doc, _QUARTERS)):
        now, before = (
            _ORDER.index(match[name]) + 1 if match[name] in _ORDER else int(match[name])
            for name in ("now", "before")
        )
        if now == before + 1 and "年" not in doc.body[match.start("before") - 6 : match.start("before")]:
            yield _finding(match, "环比", "上一个时段")
    for match in everywhere(doc, _YEARS):
        if int(match["now"]) == int(match["before"]) + 1:
            yield _finding(match, "同比", "上一年")


def _finding(match: re.Match[str], right: str, what: str) -> Finding:
    return Finding(
        Span(*match.span("said")),
        f"这里是与{what}比，应说“{right}”",
        suggestion=f"改为“{right}”，并核对所比的时段",
    )
