"""The page's own line of date, source, counter and buttons is furniture: told once, its day is the day of publication."""

from __future__ import annotations

import datetime

import pytest

from hegui.api.registry import declarations
from hegui.testing import document, findings

TITLE = "云台镇2024年法治政府建设年度报告"
TEXT = "2024年，云台镇扎实推进依法行政，法治建设取得新成效。\n一、主要做法\n坚持党的领导，强化组织保障。"
LINES = (
    "2025-02-28 17:01  |  青禾县水务局",
    "青禾县水务局｜2025-02-28",
    "云台镇人民政府 2025-02-28 09:12:33",
    "政务公开 > 法治政府建设年度报告日期：2025-02-28 14:30 字体：[ 大 中 小 ] 关闭窗口",
    "首页>政务公开>法治政府建设 发布时间：2025-02-28 来源：云台镇",
    "来源：云台镇人民政府 发布时间：2025-02-28 浏览次数：128 字体：[大 中 小] 打印 分享",
    "发表时间：2025/02/28 18:29:50",
    "发布日期:2025.02.28 信息来源:县司法局 点击数:33",
    "2025-02-28 来源：云台镇 字号：大 中 小",
    "2025-02-28 14:30　字体：大 中 小",
    "打印 字体：大 中 小 2025-02-28 14:30",
    "2025-02-28 | 打印 | 字号：大 中 小",
    "【发布时间：2025-02-28 10:00】【字号：大 中 小】",
    "2025-02-28　14:30　作者：李四　来源：党政办",
    "时间：2025-02-28 10:11 作者：admin 点击：235 次",
    "更新时间：2025-2-28 15:02 字体：大 中 小 分享到：",
    "[2025-02-28] 来源：本站 【大】【中】【小】",
    "发布于：2025-02-28 分享：微信 微博",
    "创建时间：2025-02-28 访问量：23",
    "浏览次数：58 2025-02-28",
)
OWN = (
    "云台镇于2025-02-28召开会议，来源可溯。",
    "2025-02-28，云台镇召开会议，部署普法。",
    "截至2025-02-28 17:00，平台受理诉求120件，办结118件。",
    "会议时间：定于2025-02-28召开，各村参加，不得缺席。",
)


def _codes(text: str) -> list[str]:
    doc = document(text)
    rules = declarations().rules
    return [f"{code}" for code in ("T202", "P402", "R301", "R302") for _ in findings(rules[code], doc)]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("first", [True, False])
def test_one_residue_and_no_date_form(line: str, first: bool) -> None:
    text = "\n".join((line, TITLE, TEXT) if first else (TITLE, line, TEXT))
    assert _codes(text) in (["R301"], ["R302"])
    identity = document(text).identity
    assert identity.published == datetime.date(2025, 2, 28)
    assert identity.title == TITLE


@pytest.mark.parametrize("line", OWN)
def test_a_day_in_the_report_is_the_reports(line: str) -> None:
    assert "T202" in _codes(f"{TITLE}\n{TEXT}\n{line}")


def test_a_signature_is_no_furniture() -> None:
    text = f"{TITLE}\n{TEXT}\n云台镇人民政府 2025-02-28"
    assert {"R301", "R302"}.isdisjoint(_codes(text))
