"""T201: 2月30日, 13月: a day or month that the calendar does not have."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, rule
from hegui.api.facts import DateMention, dates
from hegui_rules.basis import HANDLING

_NEAR = 12
"""A bare day (至31日) belongs to the month named at most so many characters before it."""

_SHORTLY = 30
"""29 February without a year is of the year named at most so many characters before it."""

_LASTING = "达时过近每满需用约"
"""Before a length of time (历时25时)."""

_PERIOD = ("，", ",", "全", "共", "我", "累计", "期间")
"""What a span of months goes on with when it is a period of the report (1—13月，受理…) and no age or length."""


@rule(
    code="T201",
    name="impossible-date",
    title="日期不存在",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="日历上没有的日期必定是笔误，会让人怀疑所述事项是否属实。",
    bad=(
        Bad("临溪镇于⟦2025年2月30日⟧召开法治专题会议。", says="2月没有30日"),
        Bad("⟦2023年2月29日⟧，青禾乡开展送法下乡活动。", says="2023年2月没有29日"),
        Bad("清理工作自2025年1月6日开始，⟦2月29日⟧结束。", says="2025年2月没有29日"),
        Bad("⟦13月份⟧组织执法人员培训1期。", says="没有13月"),
        Bad("云岭乡于11月28日至⟦31日⟧开展案卷评查。", says="11月没有31日"),
        Bad("于当日⟦25时⟧接报，⟦9时75分⟧处置完毕。", says="时刻"),
        Bad("⟦二月三十日⟧召开法治专题会议，⟦1—13月⟧，共受理信访12件。", says="2月没有30日"),
    ),
    good=(
        "当日24时前处置，历时26时，提出25点建议，上午9时15分报告。",
        "2024年2月29日，临溪镇召开法治专题会议。",
        "12月1日至7日开展“宪法宣传周”活动，12月30日至31日盘点。",
        "为18月龄儿童接种疫苗，历时24个月。",
        "每月31日前报送台账，9月1日开学，农历二月三十日走访。",
    ),
)
def impossible_date(doc: Document, options: Options) -> Iterator[Finding]:
    """Dates that the calendar does not know; a bare day is read with the month right before it."""
    before: DateMention | None = None
    for mention in dates(doc):
        if mention.kind == "months" and mention.month is None:
            continue
        if mention.kind == "time" and not mention.exists and _is_clock(doc, mention):
            yield Finding(mention.span, f"时刻“{mention.surface}”不存在", suggestion="核对后改正")
        if mention.kind in ("date", "months"):
            what = _fault(doc, mention, before)
            if what:
                yield Finding(mention.span, f"日期“{mention.surface}”不存在：{what}", suggestion="核对后改正")
            if mention.month is not None:
                before = mention


def _is_clock(doc: Document, mention: DateMention) -> bool:
    """Whether ``mention`` is a time of day: 点 counts points as well, and 时 after 达 counts hours."""
    before = doc.body[mention.span.start - 1 : mention.span.start]
    return "时" in mention.surface and before not in tuple(_LASTING)


def _fault(doc: Document, mention: DateMention, before: DateMention | None) -> str:
    """What is impossible in ``mention``; ``""`` when nothing is."""
    month, day = mention.month, mention.day
    if month is None:
        if (
            before is None
            or before.month is None
            or mention.span.start - before.span.end > _NEAR
            or day is None
        ):
            return ""
        between = doc.body[before.span.end : mention.span.start]
        if not between or between.strip("至到—-－–~～、和及 \u2060"):
            return ""
        return _day_fault(before.year, before.month, day)
    for number in (month, mention.end_month):
        if number is not None and not 1 <= number <= 12:
            # 18月龄, 20月票 count months; only a date goes on with a day or 份, or has a year before it.
            alone = mention.year is None and day is None and not mention.surface.endswith("份")
            if alone and (mention.kind != "months" or not doc.body.startswith(_PERIOD, mention.span.end)):
                return ""
            return f"没有{number}月"
    year = mention.year
    if year is None and (month, day) == (2, 29) and _same_sentence(doc, before, mention):
        year = before.year if before is not None else None
    return "" if day is None else _day_fault(year, month, day)


def _same_sentence(doc: Document, before: DateMention | None, mention: DateMention) -> bool:
    """Whether the date before, with its year, stands close in the same sentence and no 次年 between."""
    if before is None or before.year is None or mention.span.start - before.span.end > _SHORTLY:
        return False
    between = doc.body[before.span.end : mention.span.start]
    return not any(mark in between for mark in ("。", "\n", "次年", "翌年", "第二年"))


def _day_fault(year: int | None, month: int, day: int) -> str:
    if not 1 <= month <= 12 or 1 <= day <= calendar.monthrange(year or 2024, month)[1]:
        return ""
    return f"{f'{year}年' if year and (month, day) == (2, 29) else ''}{month}月没有{day}日"
