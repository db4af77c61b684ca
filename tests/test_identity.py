from __future__ import annotations

import datetime
from typing import Any

import pytest

from hegui.api import Document
from hegui.structure.issuers import (
    is_issuer,
    is_organ,
    issuer_in_preamble,
    issuer_of_title,
    level_of,
    level_of_selfwords,
)
from hegui.testing import document
from hegui.text.days import find_days, find_years, only_day

BODY = "一、主要举措和成效\n（一）强化学习。全年召开会议4次，扎实推进各项工作。\n二、存在的不足和原因\n执法力量不足，主要是因为编制少。"


def read(text: str, settings: dict[str, Any] | None = None) -> Document:
    return document(text, settings)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025年1月20日", (2025, 1, 20)),
        ("二〇二五年一月二十日", (2025, 1, 20)),
        ("二○二五年十二月三十一日", (2025, 12, 31)),
        ("二零二五年十月十一日", (2025, 10, 11)),
        ("2025-01-20", (2025, 1, 20)),
        ("2025.1.20", (2025, 1, 20)),
        ("2025/1/20", (2025, 1, 20)),
        ("２０２５年１月２０日", (2025, 1, 20)),
        ("2025 年 1 月 20 日", (2025, 1, 20)),
        ("（2025年1月20日）", (2025, 1, 20)),
        ("日期：2025年1月20日", (2025, 1, 20)),
    ],
)
def test_days(words: str, day: tuple[int, int, int]) -> None:
    found = only_day(words)
    assert found is not None
    assert found.day == datetime.date(*day)


@pytest.mark.parametrize(
    "words",
    ["2025年2月30日", "2025年13月1日", "1.20", "2025年1月20日召开会议", "12025.1.203", "", "192.168.1.20"],
)
def test_no_days(words: str) -> None:
    assert only_day(words) is None


def test_days_in_text_and_numbers() -> None:
    text = "自2024年3月1日起，至2024年12月31日止"
    assert [text[d.span.start : d.span.end] for d in find_days(text)] == ["2024年3月1日", "2024年12月31日"]
    assert [year for _, year in find_years("2024年、二〇二五年和1024项")] == [2024, 2025]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("青禾县临溪镇人民政府", "镇"),
        ("临溪镇", "镇"),
        ("中共青禾县临溪镇委员会 青禾县临溪镇人民政府", "镇"),
        ("临溪镇党委、政府", "镇"),
        ("红寺堡区红寺堡镇", "镇"),
        ("昭平台库区乡", "乡"),
        ("云岭瑶族乡人民政府", "乡"),
        ("云岭民族乡", "乡"),
        ("白塔街道办事处", "街道"),
        ("青禾区人民政府白塔街道办事处", "街道"),
        ("中共白塔街道工作委员会 白塔街道办事处", "街道"),
        ("白塔街道", "街道"),
        ("青禾县人民政府", "县"),
        ("中共青禾县委 青禾县人民政府", "县"),
        ("青禾县委、县政府", "县"),
        ("青禾自治县人民政府", "县"),
        ("青禾区", "县"),
        ("青禾右旗人民政府", "县"),
        ("临川市青禾市人民政府", "县"),
        ("青禾州白塔市人民政府", "县"),
        ("长沙市人民政府", "市"),
        ("临川市人民政府", "市"),
        ("青禾自治州人民政府", "市"),
        ("青禾盟", "市"),
        ("青禾地区行政公署", "部门"),
        ("四川省人民政府", "省"),
        ("广西壮族自治区人民政府", "省"),
        ("重庆市人民政府", "省"),
        ("重庆市青禾区人民政府", "县"),
        ("青禾县农业农村局", "部门"),
        ("临川市司法局", "部门"),
        ("临川市发展和改革委员会", "部门"),
        ("青禾县卫生健康委员会", "部门"),
        ("青禾县教育和体育局党组", "部门"),
        ("四川省自然资源厅", "部门"),
        ("司法部", "部门"),
        ("青禾经济技术开发区管理委员会", "部门"),
        ("青禾县人民政府办公室", "部门"),
        ("青禾县委宣传部", "部门"),
        ("青禾县综合行政执法大队", "部门"),
        ("青禾县政务服务中心", "部门"),
        ("国家税务总局青禾县税务局", "部门"),
        ("国务院", ""),
        ("", ""),
    ],
)
def test_levels(name: str, level: str) -> None:
    assert level_of(name) == level


def test_ambiguous_city() -> None:
    assert level_of("青禾市人民政府", "督促各乡镇、街道落实责任，各镇街开展自查") == "县"
    assert level_of("青禾市人民政府", "指导各县（市、区）和乡镇开展创建") == "市"
    assert level_of("长沙市人民政府", "督促各乡镇落实责任") == "市"
    assert level_of_selfwords(("现将我镇有关情况报告如下",)) == "镇"
    assert level_of_selfwords(("自我革命，我们坚持", "我局办理案件3件，我局负责人出庭")) == "部门"
    assert level_of_selfwords(("依法行政",)) == ""


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("青禾县临溪镇2024年法治政府建设年度报告", "青禾县临溪镇"),
        ("临溪镇人民政府关于2024年度法治政府建设情况的报告", "临溪镇人民政府"),
        (
            "中共临溪镇委员会 临溪镇人民政府关于2024年度推进法治政府建设情况的报告",
            "中共临溪镇委员会 临溪镇人民政府",
        ),
        ("2024年青禾县法治政府建设年度报告", "青禾县"),
        ("青禾县农业农村局2024年法治政府建设工作总结", "青禾县农业农村局"),
        ("关于临溪镇2024年法治政府建设工作情况的报告", "临溪镇"),
        ("青禾县法治政府建设年度报告（2024年）", "青禾县"),
        ("白塔街道办事处二〇二四年度法治政府建设情况报告", "白塔街道办事处"),
        ("2024年度法治政府建设年度报告", ""),
        ("法治政府建设年度报告", ""),
        ("关于2024年度法治政府建设情况的报告", ""),
        ("青禾县人民政府2024年政府工作报告", "青禾县人民政府"),
    ],
)
def test_issuer_of_title(title: str, issuer: str) -> None:
    assert issuer_of_title(title) == issuer


def test_names() -> None:
    assert is_organ("青禾县临溪镇人民政府")
    assert is_issuer("临溪镇")
    assert not is_organ("加强综合行政执法队")
    assert not is_organ("临溪镇")
    assert not is_issuer("全面推进乡村振兴，建设美丽城镇")
    words = "2024年以来,在县委、县政府的坚强领导下,临溪镇党委、政府坚持依法行政"
    found = issuer_in_preamble(words)
    assert found is not None
    assert words[slice(*found)] == "临溪镇"
    assert issuer_in_preamble("今年以来，全镇坚持依法行政，各乡镇认真落实") is None


@pytest.mark.parametrize(
    ("text", "title", "issuer", "level", "year", "published", "signed"),
    [
        (
            f"临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政，现将情况报告如下：\n{BODY}\n特此报告。\n青禾县临溪镇人民政府\n2025年1月20日",
            "临溪镇2024年法治政府建设年度报告", "临溪镇", "镇", 2024, "2025-01-20", "2025-01-20",
        ),
        (
            f"中共云岭乡委员会\n云岭乡人民政府\n关于2024年度法治政府建设情况的报告\n青禾县委、县政府：\n现将我乡情况报告如下：\n{BODY}\n中共云岭乡委员会\n云岭乡人民政府\n二〇二五年一月二十日",
            "中共云岭乡委员会 云岭乡人民政府关于2024年度法治政府建设情况的报告", "中共云岭乡委员会 云岭乡人民政府", "乡", 2024,
            "2025-01-20", "2025-01-20",
        ),
        (
            f"白塔街道2023年度法治政府建设工作\n情况报告\n来源：白塔街道 发布时间：2024-03-05\n2023年以来，白塔街道党工委坚持依法行政，各项工作取得新成效。\n{BODY}",
            "白塔街道2023年度法治政府建设工作情况报告", "白塔街道", "街道", 2023, "2024-03-05", None,
        ),
        (
            f"2024年，云岭乡坚持依法行政，扎实推进各项工作，现将法治政府建设工作情况报告如下：\n{BODY}",
            "", "云岭乡", "乡", 2024, None, None,
        ),
        (
            f"青禾县司法局\n2024年法治政府建设年度报告\n（2025年3月10日）\n一年来，我局坚持依法行政，各项工作取得新成效。\n{BODY}",
            "青禾县司法局2024年法治政府建设年度报告", "青禾县司法局", "部门", 2024, "2025-03-10", "2025-03-10",
        ),
        (
            f"法治政府建设年度报告\n按照要求，现将我镇有关工作情况报告如下：\n{BODY}\n临溪镇人民政府\n2025年2月3日",
            "法治政府建设年度报告", "临溪镇人民政府", "镇", 2024, "2025-02-03", "2025-02-03",
        ),
        (
            f"索引号：11/2025-1 发布机构：临溪镇 成文日期：2025-01-09 发布日期：2025-02-10\n临溪镇法治政府建设年度报告（2024年度）\n临溪镇坚持依法行政，扎实推进各项工作。\n{BODY}",
            "临溪镇法治政府建设年度报告（2024年度）", "临溪镇", "镇", 2024, "2025-02-10", None,
        ),
        (
            f"临溪镇 2024 年法治政府建设 年度报告\n临溪镇坚持依法行政，扎实推进各项工作，成效明显。\n{BODY}\n临溪镇人民政府 2025年1月20日",
            "临溪镇2024年法治政府建设年度报告", "临溪镇", "镇", 2024, "2025-01-20", "2025-01-20",
        ),
        (
            f"现将临溪镇2024年法治政府建设工作报告暨2025年工作思路报告如下:\n{BODY}", "", "临溪镇", "镇", 2024, None, None,
        ),
        (
            f"临溪镇2024法治政府建设年度报告\n临溪镇坚持依法行政，扎实推进各项工作，成效明显。\n{BODY}",
            "临溪镇2024法治政府建设年度报告", "临溪镇", "镇", 2024, None, None,
        ),
        (
            f"青政发〔2025〕3号\n青禾县人民政府关于2024年法治政府建设情况的报告\n县人大常委会：\n现将2024年有关情况报告如下：\n{BODY}\n青禾县人民政府\n2025年2月20日",
            "青禾县人民政府关于2024年法治政府建设情况的报告", "青禾县人民政府", "县", 2024, "2025-02-20", "2025-02-20",
        ),
    ],
)  # fmt: skip
def test_identity(
    text: str, title: str, issuer: str, level: str, year: int, published: str | None, signed: str | None
) -> None:
    for ending in ("\n", "\r\n"):
        identity = read(text.replace("\n", ending)).identity
        assert identity.kind == "fazhi-annual"
        assert identity.title == title
        assert (identity.issuer, identity.level, identity.year) == (issuer, level, year)
        assert str(identity.published) == str(published)
        assert str(identity.signed) == str(signed)


def test_spans() -> None:
    doc = read(
        f"临溪镇2024年法治政府建设年度报告\n来源：临溪镇 发布时间：2025-02-10\n临溪镇坚持依法行政，扎实推进各项工作。\n{BODY}\n青禾县临溪镇人民政府\n2025年1月20日"
    )
    identity = doc.identity
    said = {
        name: doc.quote(span)
        for name in ("title_span", "issuer_span", "signature_span", "date_span", "published_span")
        if (span := getattr(identity, name))
    }
    assert said == {
        "title_span": "临溪镇2024年法治政府建设年度报告",
        "issuer_span": "临溪镇",
        "signature_span": "青禾县临溪镇人民政府",
        "date_span": "2025年1月20日",
        "published_span": "2025-02-10",
    }


@pytest.mark.parametrize(
    "title",
    [
        "青禾县2024年政府工作报告",
        "青禾县2024年政府信息公开工作年度报告",
        "青禾县司法局2024年政务公开年报",
        "临溪镇2024年财政预算执行情况报告",
    ],
)
def test_other_kinds_stay_generic(title: str) -> None:
    text = f"{title}\n一年来，扎实推进法治政府建设，现将法治政府建设等情况报告如下：\n{BODY}"
    assert read(text).identity.kind == "generic"


def test_kind_from_headings() -> None:
    text = "一、推进法治政府建设的主要举措\n召开会议4次。\n二、履行第一责任人职责情况\n党委书记部署工作3次。"
    assert read(text).identity.kind == "fazhi-annual"
    assert read("一、经济发展\n总产值增长5%。\n二、社会治理\n召开会议3次。").identity.kind == "generic"


def test_stated_wins() -> None:
    settings = {"kind": "generic", "level": "乡", "year": 2020, "published": "2021-03-01"}
    identity = read(f"临溪镇2024年法治政府建设年度报告\n{BODY}", settings).identity
    assert (identity.kind, identity.level, identity.year) == ("generic", "乡", 2020)
    assert identity.published == datetime.date(2021, 3, 1)


def test_year_of_signature() -> None:
    assert read(f"法治政府建设年度报告\n{BODY}\n临溪镇人民政府\n2025年3月1日").identity.year == 2024
    assert read(f"法治政府建设年度报告\n{BODY}\n临溪镇人民政府\n2025年12月1日").identity.year == 2025


def test_empty() -> None:
    identity = read("").identity
    assert identity.kind == "generic"
    assert identity.title == ""
    assert identity.year is None


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        (
            "根据县委部署，2024年，白塔街道以学习贯彻习近平法治思想为核心，结合街道实际，扎实推进法治政府建设。",
            "白塔街道",
        ),
        ("2024年度，临溪镇政府在县委、县政府的正确领导下，扎实推进法治政府建设。", "临溪镇"),
        (
            "在全面建设社会主义现代化国家新征程上，人民街街道办事处坚持以习近平法治思想为指导。",
            "人民街街道办事处",
        ),
        ("成立以镇党委书记为组长的领导小组，组织街道干部学习法律。", ""),
    ],
)
def test_issuer_in_the_opening(opening: str, issuer: str) -> None:
    found = issuer_in_preamble(opening)
    assert (opening[slice(*found)] if found else "") == issuer


def test_a_document_number_above_the_opening_is_no_heading() -> None:
    doc = read(
        "临府〔2025〕26号\n2025年以来，我镇坚持依法行政，法治建设取得新成效。现将法治政府建设情况报告如下：\n"
        + BODY
    )
    assert (doc.identity.year, doc.identity.level) == (2025, "镇")
