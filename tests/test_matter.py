from __future__ import annotations

import pytest

from hegui.testing import document

BODY = [
    "一、2024年推进法治政府建设的主要举措和成效",
    "（一）强化学习。全年召开会议4次，扎实推进各项工作。",
    "二、存在的不足和原因",
    "执法力量不足，主要是因为编制少，培训不够。",
]
FIRST = "2024年，临溪镇坚持依法行政，扎实推进各项工作，成效明显。现将有关情况报告如下："


def roles(lines: list[str]) -> list[str]:
    """The roles of the lines that are neither body nor heading."""
    doc = document("\n".join(lines), {"kind": "generic"}, ())
    plain = {"body", "heading"}
    return [f"{p.role} {doc.quote(p.span)}" for p in doc.paragraphs if p.role not in plain]


@pytest.mark.parametrize(
    "front",
    [
        ["title 临溪镇2024年法治政府建设年度报告"],
        ["title 青禾县临溪镇人民政府", "title 关于2024年度法治政府建设情况的报告"],
        [
            "title 中共临溪镇委员会",
            "title 临溪镇人民政府",
            "title 关于2024年度法治政府建设",
            "title 情况的报告",
        ],
        ["title 临溪镇2024年度法治政府建设工作", "title 情况报告"],
        ["title 临溪镇2024年法治政府建设年度报告", "date （2025年1月20日）"],
        ["title 临溪镇2024年法治政府建设年度报告", "subtitle 青禾县临溪镇人民政府", "date 2025年1月20日"],
        ["title 临溪镇2024年法治政府建设年度报告", "subtitle （青禾县临溪镇人民政府）"],
        ["title 临溪镇法治政府建设年度报告", "subtitle （2024年度）"],
        ["title 临溪镇2024年度法治政府建设情况", "addressee 县委、县政府："],
        [
            "subtitle 临政〔2025〕3号",
            "title 临溪镇人民政府关于2024年法治政府建设情况的报告",
            "addressee 青禾县人民政府:",
        ],
        [
            "furniture 青禾县临溪镇人民政府文件",
            "subtitle 临政发〔2025〕3号",
            "title 临溪镇2024年法治政府建设年度报告",
        ],
        ["title 临溪镇2024年法治政府建设年度报告", "addressee 县委全面依法治县委员会办公室："],
        ["title 临溪镇2024年法治政府建设年度报告", "title 临溪镇2024年法治政府建设年度报告"],
        ["title 2024 年 法治政府建设 工作总结"],
        [],
        ["addressee 县委、县政府："],
    ],
)
def test_front(front: list[str]) -> None:
    lines = [line.split(" ", 1)[1] for line in front]
    assert roles([*lines, FIRST, *BODY]) == [*front, f"preamble {FIRST}"]


@pytest.mark.parametrize(
    "back",
    [
        ["closing 特此报告。", "signature 青禾县临溪镇人民政府", "date 2025年1月20日"],
        [
            "closing 专此报告",
            "signature 中共临溪镇委员会",
            "signature 临溪镇人民政府",
            "date 二〇二五年一月二十日",
        ],
        ["signature 中共临溪镇委员会 临溪镇人民政府", "date 2025年1月20日"],
        ["signature 青禾县司法局", "date 2025-01-20"],
        ["signature 青禾县临溪镇人民政府 2025年1月20日"],
        ["date 2025年1月20日"],
        ["signature 青禾县临溪镇人民政府"],
        ["date 2025年1月20日", "signature 临溪镇人民政府"],
        [
            "closing 附件：1.临溪镇普法责任清单",
            "closing 2.临溪镇执法事项目录",
            "signature 临溪镇人民政府",
            "date 2025年1月20日",
        ],
        [
            "closing 以上报告，请审阅。",
            "signature 临溪镇人民政府",
            "date 2025年1月20日",
            "closing （此件公开发布）",
            "closing 抄送：青禾县司法局。",
        ],
        [
            "signature 临溪镇人民政府",
            "date 2025年1月20日",
            "closing 抄送：县司法局",
            "closing 临溪镇党政办公室 2025年1月20日印发",
        ],
        [],
    ],
)
def test_back(back: list[str]) -> None:
    lines = [line.split(" ", 1)[1] for line in back]
    assert roles([FIRST, *BODY, *lines]) == [f"preamble {FIRST}", *back]


def test_site_name_above_the_title() -> None:
    found = roles(
        ["青禾县人民政府门户网站", "法治政府建设", "临溪镇2024年法治政府建设年度报告", FIRST, *BODY]
    )
    assert found[:1] == ["title 临溪镇2024年法治政府建设年度报告"]


def test_attachment_after_the_signature() -> None:
    table = [f"{i}.临溪镇第{i}村普法责任人已经落实到位并公示。" for i in range(1, 40)]
    found = roles([FIRST, *BODY, "临溪镇人民政府", "2025年1月20日", "附件：普法责任清单", *table])
    assert found[1:] == ["signature 临溪镇人民政府", "date 2025年1月20日", "closing 附件：普法责任清单"]


def test_cover_letter() -> None:
    letter = [
        "临溪镇人民政府关于报送2024年度法治政府建设情况报告的函",
        "县司法局：",
        "现将我镇情况报告报上，请审阅。",
        "临溪镇人民政府",
        "2025年1月18日",
    ]
    found = roles(
        [*letter, "临溪镇2024年度法治政府建设情况报告", FIRST, *BODY, "临溪镇人民政府", "2025年1月20日"]
    )
    assert "title 临溪镇2024年度法治政府建设情况报告" in found
    assert [f for f in found if f.startswith("title")] == ["title 临溪镇2024年度法治政府建设情况报告"]
    assert found[-2:] == ["signature 临溪镇人民政府", "date 2025年1月20日"]


def test_no_title_and_headings_at_once() -> None:
    assert roles(BODY) == []
    assert roles(["基本情况", "全镇辖16个村，总人口3万人，设综合行政执法队。", *BODY]) in (
        [],
        ["preamble 全镇辖16个村，总人口3万人，设综合行政执法队。"],
    )


def test_names_inside_text_are_no_signature() -> None:
    assert roles([FIRST, *BODY, "加强综合行政执法队", "组织培训12场，培训320人次，考试合格率98%。"]) == [
        f"preamble {FIRST}"
    ]


def test_speech() -> None:
    lines = [
        "各位代表：",
        "现在，我代表青禾县人民政府向大会报告工作，请予审议。",
        "2024年工作回顾",
        "一年来，全县团结奋进。",
        "各位代表！",
    ]
    assert roles(lines) == [f"addressee {lines[0]}", f"preamble {lines[1]}"]
