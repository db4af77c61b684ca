"""T203: 2025年01月20日: a leading zero before month or day."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule, running_dates
from hegui.api.facts import DateMention
from hegui_rules.basis import FORMAT


@rule(
    code="T203",
    name="date-leading-zero",
    title="日期的月、日前加了“0”",
    severity=Severity.WARNING,
    basis=FORMAT,
    rationale="公文的成文日期用阿拉伯数字标全年、月、日，月、日不编虚位，即1不写作01；正文日期应同样书写。",
    bad=(
        Bad("特此报告。\n青禾县临溪镇人民政府\n⟦2025年01月20日⟧", says="2025年1月20日"),
        Bad("⟦06月26日⟧，云岭乡开展禁毒宣传。", says="6月26日"),
        Bad("⟦2024年3月05日⟧召开专题会议。", says="2024年3月5日"),
    ),
    good=(
        "青禾县临溪镇人民政府\n2025年1月20日",
        "10月10日至20日开展案卷评查，2024年10月30日结束。",
        "热线开通时间为09:00至17:30。",
    ),
)
def date_leading_zero(doc: Document, options: Options) -> Iterator[Finding]:
    """Dates written with 年月日 whose month or day is padded."""
    for mention in running_dates(doc):
        if mention.padded and mention.style == "年月日" and mention.exists:
            yield Finding(mention.span, "月、日前不加“0”", suggestion=f"写作“{_plain(mention)}”")


def _plain(mention: DateMention) -> str:
    year = f"{mention.year}年" if mention.year is not None else ""
    return f"{year}{mention.month}月" + (f"{mention.day}日" if mention.day is not None else "")
