"""Dates, years, spans of years and named days."""

from __future__ import annotations

import pytest

from hegui.facts import dates
from test_quantities import doc


@pytest.mark.parametrize(
    ("text", "kind", "style", "year", "month", "day"),
    [
        ("2024年", "year", "年月日", 2024, None, None),
        ("2024年度", "year", "年月日", 2024, None, None),
        ("2024年12月4日", "date", "年月日", 2024, 12, 4),
        ("2024 年 12 月 4 日", "date", "年月日", 2024, 12, 4),
        ("２０２４年１２月", "date", "年月日", 2024, 12, None),
        ("2025-01-27", "date", "-", 2025, 1, 27),
        ("2025.1.20", "date", ".", 2025, 1, 20),
        ("2025/1/20", "date", "/", 2025, 1, 20),
        ("12月4日", "date", "年月日", None, 12, 4),
        ("二〇二五年一月二十日", "date", "汉字", 2025, 1, 20),
        ("二○二四年", "year", "汉字", 2024, None, None),
        ("二〇二五年〇一月廿三日", "date", "汉字", 2025, 1, 23),
        ("二〇二五年1月20日", "date", "混用", 2025, 1, 20),
        ("2025年一月二十日", "date", "混用", 2025, 1, 20),
        ("2025　年　1　月　20　日", "date", "年月日", 2025, 1, 20),
        ("2025—1—20", "date", "—", 2025, 1, 20),
        ("十二月四日", "date", "汉字", None, 12, 4),
        ("24年12月", "date", "短", 2024, 12, None),
        ("“4·15”", "name", "·", None, 4, 15),
        ("12.4国家宪法日", "name", ".", None, 12, 4),
    ],
)
def test_forms(
    text: str, kind: str, style: str, year: int | None, month: int | None, day: int | None
) -> None:
    (mention,) = dates(doc(f"白塔街道于{text}开展活动"))
    assert (mention.kind, mention.style, mention.year, mention.month, mention.day) == (
        kind,
        style,
        year,
        month,
        day,
    )
    assert mention.exists


def test_a_time_of_day_is_another_mention() -> None:
    day, time = dates(doc("发布时间为2025-01-27 07:52。"))
    assert (day.surface, day.kind, time.surface, time.kind) == ("2025-01-27", "date", "07:52", "time")


def test_spans() -> None:
    years, months = dates(doc("2021—2025年规划，2024年1—11月完成。"))
    assert (years.kind, years.year, years.end_year) == ("years", 2021, 2025)
    assert (months.kind, months.year, months.month, months.end_month) == ("months", 2024, 1, 11)


@pytest.mark.parametrize("text", ["2025年2月30日", "2023年2月29日", "2024年13月", "6月31日", "2024-11-31"])
def test_days_that_do_not_exist(text: str) -> None:
    (mention,) = dates(doc(f"于{text}印发"))
    assert not mention.exists


@pytest.mark.parametrize("text", ["2024年2月29日", "12月31日", "1月1日"])
def test_days_that_exist(text: str) -> None:
    (mention,) = dates(doc(f"于{text}印发"))
    assert mention.exists


@pytest.mark.parametrize(
    "text", ["版本12.4发布", "比例3.15", "5年", "3个月", "15日内答复", "45点多", "12.4万元", "2.2024"]
)
def test_no_dates(text: str) -> None:
    assert dates(doc(text)) == ()


def test_offsets_are_those_of_the_text() -> None:
    document = doc("青禾县２０２４年１２月４日印发，二〇二五年一月施行。")
    assert [document.quote(d.span) for d in dates(document)] == ["２０２４年１２月４日", "二〇二五年一月"]
