"""P305: 一是…；二是…。三是…: points of one list divided by different marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import PUNCTUATION

_POINT = re.compile("(?P<mark>[，,；;。])(?:[二三四五六七八九]|十[一二三四五]?)是(?![否非])")
_WIDE = str.maketrans(",;", "，；")


@rule(
    code="P305",
    name="list-separators-mixed",
    title="“一是、二是”各项之间标点不一致",
    severity=Severity.INFO,
    profile="style",
    basis=PUNCTUATION,
    rationale="一段之内“一是……；二是……；三是……”各项之间用同一种标点：都用分号，或者都用句号。",
    bad=(
        Bad("一是加强学习；二是加强宣传⟦。⟧三是加强考核；四是加强保障。", says="分号"),
        Bad("一是加强学习⟦，⟧二是加强宣传；三是加强考核。"),
    ),
    good=(
        "一是加强学习；二是加强宣传；三是加强考核。",
        "一是加强学习。组织培训3次。二是加强宣传。三是加强考核。",
    ),
)
def list_separators_mixed(doc: Document, options: Options) -> Iterator[Finding]:
    """The marks before 二是, 三是 … of one paragraph; the rarer ones are told, of equals the comma, then the full stop."""
    body = doc.body
    if "二是" not in body:
        return
    for paragraph in doc.report:
        if body.find("一是", *paragraph.span) < 0:
            continue
        points = list(_POINT.finditer(body, *paragraph.span))
        marks = Counter(m["mark"].translate(_WIDE) for m in points)
        if len(marks) < 2:
            continue
        usual = max(marks, key=lambda mark: (marks[mark], "，。；".index(mark)))
        name = {"；": "分号", "。": "句号", "，": "逗号"}[usual]
        for match in points:
            if match["mark"].translate(_WIDE) != usual:
                yield Finding(
                    Span(*match.span("mark")),
                    f"这一段各项之间多用{name}，此处不一致",
                    suggestion=f"统一用{name}“{usual}”",
                )
