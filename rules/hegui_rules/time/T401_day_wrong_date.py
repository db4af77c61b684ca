"""T401: “12·5”国家宪法日: a commemorative day with a date that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, rule
from hegui_rules.basis import HANDLING
from hegui_rules.terms import DAYS
from hegui_rules.time.days import named_days

_BEHIND = re.compile("”?[（(](?P<date>(?P<month>1[0-2]|0?[1-9])(?:月|[·.])(?P<day>[0-3]?[0-9])日?)[）)]")


@rule(
    code="T401",
    name="day-wrong-date",
    title="纪念日的日期不对",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="节日、纪念日的日期由法律或有关决定确定，写错是常识性差错。",
    knowledge=(DAYS,),
    bad=(
        Bad("结合“⟦12·5⟧”国家宪法日开展宣传。", says="12月4日"),
        Bad("围绕“⟦4·26⟧”全民国家安全教育日发放资料300份。", says="4月15日"),
        Bad("以“⟦6·28⟧”禁毒日、⟦6月⟧民法典宣传月为契机，开展宣传3场。"),
        Bad("国家宪法日（⟦12月5日⟧）前后开展宣传。", says="12月4日"),
        Bad("⟦6月25日⟧是国际禁毒日，全镇开展宣传3场。", says="6月26日"),
    ),
    good=(
        "开展5月“民法典宣传月”、6月“安全生产月”活动，4月启动民法典宣传月筹备。",
        "结合“12·4”国家宪法日、“4·15”全民国家安全教育日开展宣传。",
        "12月4日是国家宪法日，12月3日，国家宪法日前夕开展宣传。",
        "12月2日国家宪法日宣传活动走进校园。",
        "“6·5”世界环境日、“6·26”国际禁毒日期间发放资料。",
    ),
)
def day_wrong_date(doc: Document, options: Options) -> Iterator[Finding]:
    """A code or a date right before the name of a day; 12月2日国家宪法日活动 may be the day of the event."""
    for named in named_days(doc, options.commemorative_days):
        entry = named.entry
        if named.code is not None and named.mark == "月份" and named.month != entry.month:
            yield Finding(
                named.code,
                f"{entry.name}在{entry.month}月，这里写的是{named.month}月",
                suggestion=f"改为“{entry.month}月”",
            )
        behind = _BEHIND.match(doc.body, named.name.end) if named.code is None and entry.day else None
        if behind is not None and (int(behind["month"]), int(behind["day"])) != (entry.month, entry.day):
            yield Finding(
                Span(*behind.span("date")),
                f"{entry.name}是{entry.month}月{entry.day}日，这里写的是{behind['month']}月{behind['day']}日",
                suggestion=f"改为“{entry.month}月{entry.day}日”",
                severity=Severity.WARNING,
            )
        if named.code is None or entry.day is None or (named.month, named.day) == (entry.month, entry.day):
            continue
        if named.mark in "，,、。" or (
            named.mark == "月" and doc.body[named.code.end : named.code.end + 1] not in tuple("是为")
        ):
            continue
        yield Finding(
            named.code,
            f"{entry.name}是{entry.month}月{entry.day}日，这里写的是{named.month}月{named.day}日",
            suggestion=f"改为“{entry.month}·{entry.day}”"
            if named.mark != "月"
            else f"改为“{entry.month}月{entry.day}日”",
        )
