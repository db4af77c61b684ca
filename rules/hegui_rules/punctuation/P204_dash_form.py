"""P204: 法治--保障: a dash in another form than ——."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui.api.language import everywhere
from hegui_rules.basis import PUNCTUATION
from hegui_rules.punctuation.common import HAN

_DOUBLE = re.compile(
    f"^[ \u3000]*(?P<first>-{{2,}})(?=[{HAN}“《])|(?<=[{HAN}0-9”》）])-{{2,}}(?=[{HAN}0-9“《])|(?<=[{HAN}”》）])—{{3,}}(?=[{HAN}“《])|(?<=[{HAN}”》）])[－﹣一]—(?=[{HAN}“《])",
    re.MULTILINE,
)


@rule(
    code="P204",
    name="dash-form",
    title="破折号形式不对",
    severity=Severity.WARNING,
    basis=PUNCTUATION,
    rationale="破折号用“——”，占两个字的位置；起止用“—”或“～”。两个减号不是标点。",
    bad=(
        Bad("法治⟦--⟧最好的营商环境。", says="——"),
        Bad("主要成效如下：\n⟦--⟧成功创建省级示范镇。"),
        Bad("落实《法治政府建设实施方案（2021⟦-⟧2025年）》。", says="连字符"),
        Bad("每周一上午9：00⟦-⟧11：30由律师值班。", says="时间"),
        Bad("规划期为2021年⟦--⟧2025年。", says="起止"),
    ),
    good=(
        "法治——最好的营商环境，2021—2025年，2021至2025年。",
        "东山—西山公路，微信号abc--123，附件1-2。",
    ),
)
def dash_form(doc: Document, options: Options) -> Iterator[Finding]:
    """Hyphens in a row, and dashes too long."""
    yield from _years(doc)
    if not any(dash in doc.body for dash in ("--", "———", "－—", "一—")):
        return
    for match in everywhere(doc, _DOUBLE):
        digits = doc.body[match.end() : match.end() + 1].isdigit()
        better = "表示起止用“—”或“至”" if digits else "破折号用“——”"
        span = Span(*match.span("first" if match["first"] else 0))
        yield Finding(span, f"“{doc.body[slice(*span)]}”不是规范的标点，{better}", suggestion=better)


_YEARS = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?P<dash>-)(?:19|20)[0-9]{2}(?=年)|(?<![0-9-])[0-9]{1,2}(?P<days>-)[0-9]{1,2}(?=[日月])"
    r"|[0-9]{1,2}[:：][0-9]{2}(?P<clock>-)[0-9]{1,2}[:：][0-9]{2}"
)


def _years(doc: Document) -> Iterator[Finding]:
    """2021-2025年: what stands between two years of a period is no hyphen."""
    for match in everywhere(doc, _YEARS):
        yield Finding(
            Span(*match.span(match.lastgroup or 0)),
            "起止年份、日期、时间之间用了半角连字符",
            suggestion="改为“—”",
            severity=Severity.INFO,
        )
