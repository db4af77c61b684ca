"""The page's own line of date, source, counter and buttons is furniture: told once, its day is the day of publication."""

from __future__ import annotations

import datetime

import pytest

from hegui.api import Document
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


def _built(text: str, path: str = "a.txt") -> Document:
    return document(text, {"format": path.rpartition(".")[2]})


PAGE_DAYS = (
    "发布时间：2025-02-10", "发布日期：2025年2月10日", "2025-02-10 10:22", "时间：2025-02-10", "日期：2025年02月10日",
    "2025年02月10日 10:22", "来源：青禾县人民政府 2025-02-10", "来源：青禾县人民政府 发布时间：2025-02-10 浏览次数：12",
    "[2025-02-10]", "2025/02/10", "2025.02.10", "【2025-02-10】", "发布于 2025-02-10", "发表时间：2025-02-10",
    "更新时间：2025-02-10", "录入时间：2025-02-10", "日期： 2025-02-10 浏览：33", "2025-02-10 来源：青禾县司法局",
    "2025-02-10 | 来源：青禾县司法局", "发布日期：2025-02-10 字号：大 中 小", "发文日期：2025-02-10",
    "公开日期：2025-02-10", "公布日期：2025-02-10", "生成日期：2025-02-10", "2025年2月10日 来源：青禾县司法局",
    "发稿时间：2025-02-10", "2025-2-10 9:05", "编辑：章小山 2025-02-10", "2025年2月10日 10时22分", "日期：[2025-02-10]",
    "发布时间:2025-02-10T10:22:33", "发布时间 2025-02-10", "上传时间：2025-02-10 16:00", "公示时间：2025-02-10",
)  # fmt: skip


@pytest.mark.parametrize("line", PAGE_DAYS)
@pytest.mark.parametrize("form", ["txt", "html"])
def test_the_day_of_a_page_is_read_and_not_the_reports_own(line: str, form: str) -> None:
    title, body = "临溪镇2024年法治政府建设年度报告", "2024年，临溪镇坚持依法行政，法治政府建设取得新成效。"
    text = f"{title}\n{line}\n{body}\n一、主要举措\n开展普法宣传12场。"
    if form == "html":
        text = f"<h1>{title}</h1>" + "".join(f"<p>{part}</p>" for part in text.splitlines()[1:])
    doc = _built(text, f"a.{form}")
    assert doc.identity.published == datetime.date(2025, 2, 10)
    assert line[:4] not in doc.body


@pytest.mark.parametrize("line", ["2025年1月20日", "（2025年1月20日）"])
def test_the_day_an_office_writes_under_its_title_stays_its_own(line: str) -> None:
    doc = _built(
        f"临溪镇2024年法治政府建设年度报告\n{line}\n2024年，临溪镇坚持依法行政。\n一、主要举措\n普法12场。"
    )
    assert line.strip("（）") in doc.body


@pytest.mark.parametrize("label", ["有效性", "文号", "主题分类", "备注/文号"])
def test_an_index_table_without_its_last_value_leaves_the_title(label: str) -> None:
    title = "临溪镇2024年法治政府建设年度报告"
    table = f"索引号\n11/2025-001\n发布机构\n青禾县人民政府\n成文日期\n2025-01-10\n{label}\n"
    doc = _built(f"{table}{title}\n2024年，临溪镇坚持依法行政。\n一、主要举措\n普法12场。")
    assert doc.identity.title == title


@pytest.mark.parametrize(
    "head",
    [
        "<title>{}</title>", "<title>{}_青禾县人民政府</title>", "<title>{} - 青禾县政府网</title>",
        '<title>青禾县人民政府门户网站</title><meta name="ArticleTitle" content="{}">',
    ],
)  # fmt: skip
def test_a_title_that_only_the_head_of_the_page_has(head: str) -> None:
    title = "临溪镇2024年法治政府建设年度报告"
    doc = _built(f"<head>{head.format(title)}</head><p>2024年，临溪镇坚持依法行政，成效明显。</p>", "a.html")
    assert (doc.identity.title, doc.identity.title_span) == (title, None)


@pytest.mark.parametrize("words", ["青禾县人民政府门户网站", "法治政府建设年度报告", "政策解读"])
def test_the_name_of_a_site_or_column_is_no_title(words: str) -> None:
    doc = _built(
        f"<head><title>{words}</title></head><p>2024年，临溪镇坚持依法行政，成效明显。</p>", "a.html"
    )
    assert doc.identity.title == ""
