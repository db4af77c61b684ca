from __future__ import annotations

import datetime
from typing import Any

import pytest

from hegui.api import Document
from hegui.structure.issuers import (
    is_issuer,
    is_organ,
    issuer_of_title,
    level_of,
)
from hegui.structure.names import names
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


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("现将我镇有关情况报告如下。", "镇"),
        ("自我革命，我们坚持依法行政。我局办理案件3件，我局负责人出庭。", "部门"),
        ("依法行政，规范执法。", ""),
        ("县委、县政府高度重视，我乡坚持依法行政，全乡干部认真学习，乡党委召开会议3次。", "乡"),
        ("街道党工委研究法治工作4次，全街道开展宣传12场。", "街道"),
        ("县政府常务会议学法6次，全县各乡镇开展宣传。", "县"),
    ],
)
def test_level_by_what_the_report_calls_itself(words: str, level: str) -> None:
    assert read(words).identity.level == level


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
            "临溪镇法治政府建设年度报告（2024年度）", "临溪镇", "镇", 2024, "2025-02-10", "2025-01-09",
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
        "青禾县司法局2024年政务公开年报",
        "临溪镇2024年财政预算执行情况报告",
    ],
)
def test_other_kinds_stay_generic(title: str) -> None:
    text = f"{title}\n一年来，扎实推进法治政府建设，现将法治政府建设等情况报告如下：\n{BODY}"
    assert read(text).identity.kind == "generic"


@pytest.mark.parametrize(
    "text",
    [
        f"青禾县2024年政府信息公开工作年度报告\n一年来，扎实推进法治政府建设，现将法治政府建设等情况报告如下：\n{BODY}",
        "2024年，我镇按照《中华人民共和国政府信息公开条例》要求编制本报告，推进法治政府建设。\n一、主动公开\n公开信息12条。",
    ],
)
def test_a_report_on_open_government_is_one(text: str) -> None:
    assert read(text).identity.kind == "xxgk-annual"


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
        ("2024年以来,在县委、县政府的坚强领导下,临溪镇党委、政府坚持依法行政", "临溪镇"),
        ("今年以来，全镇坚持依法行政，各乡镇认真落实", ""),
        ("2024年，王集镇按照县委部署抓好各项工作。", "王集镇"),
        ("近年来，东城镇立足实际，统筹推进城镇建设。", "东城镇"),
        ("2024年度，杨市镇紧扣目标，压茬推进。", "杨市镇"),
        ("一年来，青禾县观音寺乡锚定目标任务。", "青禾县观音寺乡"),
        ("2024年，在县委领导下，青禾县人民政府办公室扎实工作。", "青禾县人民政府办公室"),
        ("2024年，青禾经济技术开发区管委会坚持依法行政。", "青禾经济技术开发区管委会"),
        ("2024年，青禾右旗统筹推进。", "青禾右旗"),
        ("2024年，云岭哈尼族彝族自治州坚持依法行政。", "云岭哈尼族彝族自治州"),
        ("2024年，县水务局严格执法。", "县水务局"),
        ("2024年，青禾县应急管理局严格执法。", "青禾县应急管理局"),
        ("2023年，市市场监管局严格执法。", "市市场监管局"),
        ("2024年，青禾县住房和城乡建设局严格执法。", "青禾县住房和城乡建设局"),
        ("2024年，王集镇压实责任，抓好落实。", "王集镇"),
        ("现将胜利街道2024年工作情况报告如下。", "胜利街道"),
        ("2024年，李各庄镇统筹推进。", "李各庄镇"),
        ("方案报请市政府同意，经区政府研究后印发。", ""),
        ("2025年，果岭街道办事处在区委、区政府领导下扎实工作。", "果岭街道办事处"),
        ("市委市政府高度重视，定期召开镇长办公会，编制并发布县水务局清单，请联系青禾县司法局。", ""),
        ("推进城镇建设，聚焦小镇发展，走进社区，指导各乡镇和辖区单位，打造平安乡镇。", ""),
        ("成立以镇党委书记为组长的领导小组，组织街道干部学习法律。", ""),
    ],
)
def test_issuer_in_the_opening(opening: str, issuer: str) -> None:
    found = next(names(opening), None)
    assert (opening[slice(*found)] if found else "") == issuer


def test_a_document_number_above_the_opening_is_no_heading() -> None:
    doc = read(
        "临府〔2025〕26号\n2025年以来，我镇坚持依法行政，法治建设取得新成效。现将法治政府建设情况报告如下：\n"
        + BODY
    )
    assert (doc.identity.year, doc.identity.level) == (2025, "镇")


def test_the_index_table_names_title_issuer_and_day() -> None:
    text = (
        "索 引 号 | 0010/2025-7 | ||\n组配分类 | 工作报告 | 发布机构 | 青禾县水务局 |\n成文日期 | 2025-03-04 | 公开方式 | 主动公开 |\n"
        "标 题：青禾县水务局2024年法治政府建设情况的报告\n"
        f"按照要求，现将我局法治政府建设工作情况报告如下：\n{BODY}"
    )
    identity = read(text).identity
    assert identity.title == "青禾县水务局2024年法治政府建设情况的报告"
    assert (identity.issuer, identity.level, identity.year) == ("青禾县水务局", "部门", 2024)
    assert (str(identity.signed), str(identity.published)) == ("2025-03-04", "2025-03-04")


def test_labels_glued_to_their_values_are_an_index_table() -> None:
    page = "- 乡镇信息公开\n-\n索引号qhxxx/2026-00001\n-\n发布机构青禾县云岭乡人民政府\n-\n文号\n-\n发布日期2026-01-27\n-\n时效性有效\n"
    identity = read(
        f"{page}云岭乡2025年法治政府建设工作情况报告\n2025年，云岭乡坚持依法行政，成效明显。\n{BODY}"
    ).identity
    assert (identity.title, str(identity.published)) == ("云岭乡2025年法治政府建设工作情况报告", "2026-01-27")


def test_the_office_that_put_it_on_the_page_is_not_the_author() -> None:
    page = "索引号：11/2025-1 发布机构：青禾县司法局 发布日期：2025-02-10 公开方式：主动公开\n"
    text = f"{page}2024年，王集镇扎实推进法治政府建设，现将我镇工作情况报告如下：\n全镇动员，我镇开展宣传12场。\n{BODY}"
    identity = read(text).identity
    assert (identity.issuer, identity.level) == ("王集镇", "镇")
    nameless = text.replace("王集镇扎实", "扎实")
    assert read(nameless).identity[2:4] == ("", "镇")


def test_all_clues_are_kept() -> None:
    identity = read(f"临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政。\n{BODY}").identity
    assert {clue.about for clue in identity.clues} == {"kind", "issuer", "level", "year"}
    assert not identity.doubtful
    assert all(clue.source for clue in identity.clues)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (
            "一、推进法治政府建设的主要举措\n召开会议4次。\n二、履行第一责任人职责情况\n党委书记部署工作3次。",
            True,
        ),
        (
            f"2024年，临溪镇坚持依法行政，现将法治政府建设情况报告如下：\n{BODY}\n三、2025年推进法治政府建设的安排\n学法4次。",
            False,
        ),
    ],
)
def test_little_evidence_is_said(text: str, doubtful: bool) -> None:
    identity = read(text).identity
    assert (identity.kind, identity.doubtful) == ("fazhi-annual", doubtful)


@pytest.mark.parametrize(
    "text",
    [
        "云岭乡乡长2024年述法报告\n今年以来，我认真贯彻落实法治建设部署，现将我履行法治建设第一责任人职责情况报告如下：\n一、认真履行第一责任人职责\n我带头学法6次。",
        "青禾区关于履行推进法治建设第一责任人职责情况的报告\n2024年，我坚持依法行政。现将本人述法情况报告如下：\n一、推进法治政府建设情况\n带头学法6次。",
        "县长在全县法治政府建设工作会议上的讲话\n同志们：今天召开全县法治政府建设工作会议。\n一、法治政府建设成效明显\n依法行政水平提高。",
        "为深入推进依法行政，建设法治政府，结合本县实际，制定本方案。\n一、全面推进法治政府建设\n严格执法。责任单位：县司法局。",
        "现将《法治政府建设实施意见》印发给你们，请认真抓好落实。为推进法治政府建设，制定本实施意见。\n一、推进法治政府建设\n依法行政。",
        "全年生产总值增长6.5%，产业投资120亿元，消费增长8%，亿元项目12个，产业升级加快。\n一、产业发展\n投资增长9%。\n二、推进法治政府建设\n依法行政。",
        "县人大常委会会议听取审议2024年法治政府建设情况的报告\n会议听取了县政府关于2024年法治政府建设情况的报告。",
        "《关于青禾县2024年度法治政府建设情况的报告》现解读如下：\n一、起草背景\n推进法治政府建设。\n二、推进法治政府建设情况\n略。",
    ],
)
def test_what_only_speaks_of_the_matter_is_of_no_kind(text: str) -> None:
    assert read(text).identity.kind == "generic"


@pytest.mark.parametrize(
    "text",
    [
        # the page begins at the first heading; every section is a theme
        "一、学习贯彻法治思想\n学习12次，法治政府建设有新进展。\n二、加强规范性文件管理\n合法性审查12件。\n三、规范行政执法\n我镇执法人员4名，执法检查31次。\n四、化解矛盾纠纷\n调解31件，依法行政。",
        # nothing announces the report
        "2024年，青禾省委、省政府扎实推进法治政府建设，各项工作取得成效。\n一、党对法治政府建设的领导更加有力\n学法12次。\n二、营商环境优化\n执法规范，依法行政。",
    ],
)
def test_a_report_without_title_and_announcement_is_known(text: str) -> None:
    assert read(text).identity.kind == "fazhi-annual"


def test_a_copied_page_leaves_bars_behind_the_title() -> None:
    doc = read(
        "柳河镇2022年政府信息公开工作年度报告 |\n来源：柳河镇 | 时间：2023-01-28 | 点击率：38 |"
        + " " * 60
        + "|\n本报告按照《中华人民共和国政府信息公开条例》编制。\n一、总体情况\n2022年，主动公开信息218条。\n"
    )
    assert doc.identity.kind == "xxgk-annual"
    assert doc.identity.title == "柳河镇2022年政府信息公开工作年度报告"
    assert doc.identity.published == datetime.date(2023, 1, 28)


def test_the_office_that_put_it_on_the_page_gives_the_day() -> None:
    doc = read(
        "2023年法治政府建设年度报告\n政策法规科 2024-01-12\n\n青禾市水利局\n2023年法治政府建设年度报告\n"
        "2023年，我局坚持依法行政。\n" + BODY
    )
    assert (doc.identity.issuer, doc.identity.published) == ("青禾市水利局", datetime.date(2024, 1, 12))


@pytest.mark.parametrize(
    ("text", "issuer", "level"),
    [
        (
            "现将县人民政府2022年度法治政府建设情况报告如下：\n一、主要举措和成效\n印发《青禾县人民政府2022年法治政府建设"
            "工作要点》，全县抓好落实。\n",
            "青禾县",
            "县",
        ),
        (
            "一、2020年工作情况\n（一）强化责任。局党组印发了《青禾区水利局2020年依法行政工作要点》，局党组会议学法4次。\n"
            "（二）规范执法。全区秩序良好。\n",
            "青禾区水利局",
            "部门",
        ),
        (
            "2021年，街道坚持依法行政，落实《青禾县法治政府建设实施方案》。现将有关情况报告如下：\n一、主要做法\n"
            "（一）街道内设机构公开权责。全县交流经验1次。\n",
            "",
            "街道",
        ),
        (
            "2021年，街道党工委坚持依法行政。\n一、主要做法\n（一）学法。街道按县司法局印发《青禾县司法局普法要点》安排学法。\n",
            "",
            "街道",
        ),
    ],
)
def test_who_reports_without_a_title(text: str, issuer: str, level: str) -> None:
    identity = read(text).identity
    assert (identity.issuer, identity.level) == (issuer, level)


def test_a_count_of_those_who_reported_on_their_duty_is_no_leaders_report() -> None:
    doc = read(
        "2024年，全市扎实推进法治政府建设。\n一、主要举措\n市政府推动单独述法，述法人数612人，述法人员全部到位。\n"
    )
    assert doc.identity.kind == "fazhi-annual"
