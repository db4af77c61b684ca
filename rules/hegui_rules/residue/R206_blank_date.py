"""2025年 月 日: a day that was never filled in."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Needs, Options, Severity, Span, matches, rule
from hegui.api.text import ONES, YEAR
from hegui_rules.basis import HANDLING

_DAY = (
    rf"(?:{YEAR}|二[〇○零][{ONES}〇]{{2}})[ 　]*年(?:[ 　]{{0,12}}月|[ 　]*[0-9]{{1,2}}[ 　]*月)[ 　]{{0,12}}日"
    rf"|(?<![\u4e00-\u9fff0-9])年[ 　]{{1,12}}月[ 　]{{1,12}}日|{YEAR}[ 　]*年[ 　]{{2,12}}月(?![0-9])"
)
_SIGNS = ("年 ", "年\u3000", "年月", "月 ", "月\u3000", "月日")


@rule(
    code="R206",
    name="blank-date",
    needs=Needs(words=_SIGNS),
    title="日期没有填写完整",
    severity=Severity.WARNING,
    furniture=True,
    profile="statutory",
    basis=HANDLING,
    rationale="成文日期和事件日期应当完整；空着的“年 月 日”说明没有填写。",
    bad=(
        Bad("特此报告。\n青禾县临溪镇人民政府\n⟦2025年  月  日⟧", says="日期"),
        Bad("云岭乡人民政府\n⟦年　月　日⟧"),
        Bad("⟦2024年3月 日⟧，召开法治专题会议。"),
    ),
    good=(
        "检查记录须注明年月日，并由双方签字。",
        "临溪镇人民政府\n2025年1月20日",
        "2024年3月，召开法治专题会议；2024年 3 月 15 日开展宣传。",
    ),
)
def blank_date(doc: Document, options: Options) -> Iterator[Finding]:
    """A year, month or day without its number."""
    for match in matches(doc, _DAY, _SIGNS):
        yield Finding(Span(*match.span()), "日期没有填写完整", suggestion="按实际日期填写，如“2025年1月20日”")
