"""What is read as a quantity, and what only looks like one."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from hegui.document import Document
from hegui.facts import as_data, quantities
from hegui.facts.quantities import Interval, Quantity, interval_of, malformed_numerals
from hegui.reading import Source
from hegui.reading.from_text import read
from hegui.structure import Stated, build


def doc(text: str) -> Document:
    source = Source("example.txt", text.encode())
    return build(read(source), source, Stated())


def found(text: str) -> list[tuple[str, str, str]]:
    return [(q.surface, str(q.value), q.unit) for q in quantities(doc(text))]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("青禾县组织培训１２次。", "１２次", "12", "次"),
        ("梳理权责清单事项3,158项。", "3,158项", "3158", "项"),
        ("梳理权责清单事项3，158项。", "3，158项", "3158", "项"),
        ("投入资金1.5万元。", "1.5万元", "15000", "元"),
        ("投入资金10余万元。", "10余万元", "100000", "元"),
        ("投入资金1.2万余元。", "1.2万余元", "12000", "元"),
        ("服务群众3万4000人。", "3万4000人", "34000", "人"),
        ("投入1亿2000万元。", "1亿2000万元", "120000000", "元"),
        ("挽回经济损失107万，指派律师。", "107万", "1070000", ""),
        ("化解率96.77%。", "96.77%", "9677/100", "%"),
        ("满意率９８．５％。", "９８．５％", "197/2", "%"),
        ("覆盖率达百分之九十五以上。", "百分之九十五以上", "95", "%"),
        ("占比百分之九十五点三。", "百分之九十五点三", "953/10", "%"),
        ("出生率13‰。", "13‰", "13", "‰"),
        ("上升0.3个百分点。", "0.3个百分点", "3/10", "个百分点"),
        ("增长4倍。", "4倍", "4", "倍"),
        ("占总数的三分之二。", "三分之二", "2/3", ""),
        ("占比约1/4左右。", "约1/4左右", "1/4", ""),
        ("受众3000余人（次）。", "3000余人（次）", "3000", "人次"),
        ("选派二十一名律师。", "二十一名", "21", "名"),
        ("宣讲两万余人次。", "两万余人次", "20000", "人次"),
        ("走访企业百余家。", "百余家", "100", "家"),
        ("参与群众上千人。", "上千人", "1000", "人"),
        ("历时3年多。", "3年多", "3", "年"),
        ("压缩至20个工作日内。", "20个工作日", "20", "个工作日"),
        ("召开 12 次 会议。", "12 次", "12", "次"),
        ("建设阵地200平方米。", "200平方米", "200", "平方米"),
        ("流转土地500亩。", "500亩", "500", "亩"),
        ("约有300人到场。", "约有300人", "300", "人"),
        ("聘请一名法律顾问。", "一名", "1", "名"),
        ("新增3家长者服务站。", "3家", "3", "家"),
        ("改造234个小区。", "234个", "234", "个"),
        ("秉持目标导向、问题导向、结果导向三大原则。", "三大", "3", "大"),
        ("统筹教育、宣传、整治三大路径。", "三大", "3", "大"),
        ("推行《甲办法》《乙办法》三项制度。", "三项", "3", "项"),
        ("旅游收入突破百亿元。", "突破百亿元", "10000000000", "元"),
    ],
)
def test_one_quantity(text: str, surface: str, value: str, unit: str) -> None:
    assert found(text) == [(surface, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年、2024年度、2024年1—11月、2024-12-04、2024.12.4",
        "12月4日9时30分，4·15全民国家安全教育日",
        "二〇二四年十二月四日",
        "第3次、第三次、第 3 次，第一、二、三批次",
        "第十二条第二款、第12条",
        "青政发〔2024〕12号",
        "《三十条措施》《优化营商环境40条》",
        "“三重一大”“12345”“55124”“10分钟”",
        "一村一法律顾问，两个维护，四个意识，三项制度",
        "进一步、统一、一批、一项、每一名、千家万户、万无一失",
        "数十家、几十名、数百人",
        "7×24小时值守，24小时自助服务",
        "1+6+N、10+3、1+1>2",
        "三年行动、五年规划、党的二十大、市委六届四次全会",
        "5A级、A4纸、PM2.5、5G",
        "前三名、前10名",
        "电话0512-12345678，邮编215000",
        "三位一体，五位一体，七部门，八部委",
        "连续第7年实现两位数增长",
        "成立40周年",
    ],
)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


def test_ranges() -> None:
    (first,) = quantities(doc("每月开展宣讲5至3次。"))
    assert (first.value, first.second, first.interval) == (5, 3, Interval(3, 5))
    (second,) = quantities(doc("每项罚款500－800元。"))
    assert (second.value, second.second, second.unit) == (500, 800, "元")
    (third,) = quantities(doc("走访三四个村。"))
    assert (third.value, third.second) == (3, 4)
    assert [q.second for q in quantities(doc("由9件增加到45件，从5%至8%。"))] == [None] * 4


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        (65, ("余",), Interval(65, 66, False, True)),
        (300, ("余",), Interval(300, 400, False, True)),
        (250, ("多",), Interval(250, 260, False, True)),
        (100, ("近",), Interval(80, 100)),
        (100, ("超",), Interval(100, None, True)),
        (100, ("以上",), Interval(100, None)),
        (100, ("不足",), Interval(0, 100, False, True)),
        (100, ("约",), Interval(90, 110)),
        (300, ("约", "余"), Interval(270, 400, False, True)),
        (12, (), Interval(12, 12)),
    ],
)
def test_interval_semantics(value: int, words: tuple[str, ...], expected: Interval) -> None:
    assert interval_of(value, words) == expected


def test_rest_counts_in_the_printed_magnitude() -> None:
    first, second = quantities(doc("投入3万余元、10余万元。"))
    assert first.interval == Interval(30_000, 40_000, False, True)
    assert second.interval == Interval(100_000, 200_000, False, True)
    assert (first.rest_at, second.rest_at) == ("magnitude", "number")


def test_what_is_told_of_a_figure() -> None:
    def first(text: str) -> Quantity:
        return quantities(doc(text))[0]

    assert first("召开会议22次次。").stutters
    assert not first("发展党员18名名单已公示。").stutters
    assert first("挽回损失107万。").unitless
    fallen, raised = first("信访量同比下降12.5%。"), first("化解率提高到95%。")
    assert (fallen.kind, fallen.grows, fallen.falls) == ("growth", True, True)
    assert (raised.kind, raised.grows, raised.falls) == ("rate", False, False)


@pytest.mark.parametrize(
    ("written", "kind", "plain", "value"),
    [
        ("31,58项", "grouping", "3158", 3158), ("1,068,0项", "grouping", "10680", 10680), ("12,3项", "grouping", "123", 123),
        ("2十项", "mixed", "20", 20), ("1百零8项", "mixed", "108", 108), ("二千400项", "mixed", "2400", 2400),
        ("三百2十项", "mixed", "320", 320), ("四十5项", "mixed", "45", 45), ("二0项", "mixed", "20", 20), ("10百项", "mixed", "1000", 1000),
        ("三10余项", "mixed", "", None), ("3千项", "thousands", "3000", 3000), ("1万2千项", "thousands", "12000", 12000),
        ("2O24项", "letter", "2024", 2024), ("1l5项", "letter", "115", 115),
        ("12..6%", "point", "12.6%", Fraction(63, 5)), ("1.5.2%", "point", "", None), ("8.,5万元", "point", "8.5", 85000), ("96.%", "point", "96%", 96),
        ("9５.5%", "width", "95.5%", Fraction(191, 2)), ("97%%", "percent", "97%", 97), ("百分之97%", "percent", "97%", 97),
    ],
)  # fmt: skip
def test_malformed_numerals(written: str, kind: str, plain: str, value: Fraction | None) -> None:
    document = doc(f"青禾县统计为{written}。")
    (found,) = malformed_numerals(document)
    assert (document.quote(found.span), found.kind, found.plain) == (written, kind, plain)
    assert [q.value for q in quantities(document)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "text",
    [
        "按1.2.3.4编号，见1.2.3条，版本15.6.3版，2024.3.5日召开。",
        "7×24小时、3+N、12345热线、拨打110、119，12·4宣传日，IP为192.168.1.10，电话0512-12345678。",
        "2021—2025年，比例3:1，第3、4期，第1,2,3项，分别调解12,36,5件，3,4个村。",
        "3千米、10千伏、5百万元、增长3百分点、3千万元、3万4000人、1,234,567.5元。",
        "周三10时、附件一2份、十2月、初十8点、二十大3次，一千零一夜，三百六十五天。",
        "降至-5℃，同比增长-3.2%，A4纸、5G基站、2I类、O2O模式、I5处理器，代码91440300MA5DAO12X。",
        "排名第4。6月，召开会议。得分95。6个村获评。青政发〔2024〕10号，二〇二四年。",
    ],
)
def test_wellformed_numerals(text: str) -> None:
    assert malformed_numerals(doc(text)) == ()


@pytest.mark.parametrize(
    ("words", "grows"),
    [
        ("增幅达", True),
        ("较上年多", True),
        ("再降", True),
        ("上涨了近", True),
        ("多达", False),
        ("至少", False),
        ("核减率", False),
    ],
)
def test_growth(words: str, grows: bool) -> None:
    (quantity,) = quantities(doc(f"办案量{words}12%。"))
    assert quantity.grows == grows


def test_lists_of_numbers_are_no_thousands() -> None:
    assert found("办结于2023,5件。") == [("5件", "5", "件")]
    assert found("共1,2,3项。") == [("3项", "3", "项")]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("全年召开党委会22次。", "党委会"),
        ("先后3次召开党委会。", "党委会"),
        ("组织24名干部参加考试。", "干部"),
        ("统一配备普法联络员、纠纷信息员26名。", "普法联络员、纠纷信息员"),
        ("修订《甲办法》《乙办法》等16项内控制度。", "内控制度"),
        ("开展党委理论学习中心组学习15次。", "党委理论学习中心组学习"),
        ("矛盾纠纷化解率达96.77%。", "矛盾纠纷化解率"),
        ("行政处罚共7件。", "行政处罚"),
        ("给予党纪处分8人。", "党纪处分"),
        ("12个村共调解纠纷360件。", "村"),
        ("12个村调解纠纷360件。", "村"),
        ("全镇132名干部中，45人考取证书。", "干部"),
        ("3所高中参加法治讲座。", "高中"),
        ("部分采纳12条。", "部分采纳"),
        ("3个村5个小区设立服务点。", "村"),
    ],
)
def test_heads(text: str, head: str) -> None:
    assert quantities(doc(text))[0].head == head


def test_scope() -> None:
    text = "云岭乡2024年度法治政府建设情况报告\n2023年调解纠纷10件。较2023年下降5%。上半年村级培训3次。截至目前办结4件。"
    first, second, third, fourth = quantities(doc(text))
    assert first.year == 2023
    assert second.year != 2023
    assert (third.window, third.level) == ("上半年", "村级")
    assert fourth.window == "截至目前"


def test_data_is_plain() -> None:
    data = as_data(doc("2024年依据《青禾县办法》第三条办结案件30件，办结率96.7%。"))
    first, second = data["quantities"]
    assert list(first) == [
        "start", "end", "surface", "value", "low", "high", "modifier", "unit", "kind", "head", "year", "role",
    ]  # fmt: skip
    assert (first["value"], first["role"], second["value"]) == (30, "base", 96.7)
    assert isinstance(second["value"], float)
    assert [c["kind"] for c in data["citations"]] == ["title", "article"]
    assert data["dates"][0]["year"] == 2024


def test_markup_inside_a_number_is_ignored() -> None:
    (quantity,) = quantities(doc("召开会议12\u200b次。"))
    assert (quantity.value, quantity.unit) == (12, "次")


def test_exact_values() -> None:
    (quantity,) = quantities(doc("投资1.234567亿元。"))
    assert quantity.value == 123_456_700
    assert isinstance(quantities(doc("占比33.3%。"))[0].value, Fraction)


_MARKED = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧|]*)\|([^⟦⟧|]*)⟧")
SENTENCES = (Path(__file__).parent / "data" / "quantities.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_give_just_the_quantities_marked(sentence: str) -> None:
    wanted = [(Fraction(value), unit) for _, value, unit in _MARKED.findall(sentence)]
    read_ = quantities(doc(_MARKED.sub(r"\1", sentence)))
    assert [(q.value, q.unit) for q in read_] == wanted
    for q, (surface, _, _) in zip(read_, _MARKED.findall(sentence), strict=True):
        assert set(q.surface) & set(surface)
