from __future__ import annotations

import pytest

from hegui.reading import Source
from hegui.reading.from_text import read
from hegui.structure.furniture import find_furniture
from hegui.testing import document

TITLE = "青禾县临溪镇2024年法治政府建设年度报告"
TEXT = (
    "2024年，临溪镇坚持依法行政，扎实推进法治政府建设，各项工作取得新成效。现将有关情况报告如下：\n"
    "一、2024年推进法治政府建设的主要举措和成效\n"
    "（一）强化学习。在政府网站首页公开信息32条，群众扫一扫二维码即可查询、打印、分享，浏览量达1200次。\n"
    "二、存在的不足和原因\n执法力量不足，主要是因为编制少。"
)


def marks(text: str) -> list[tuple[str, str]]:
    reading = read(Source("a.txt", text.encode()))
    found = find_furniture(reading.text, reading)
    ends = [0]
    for mark in found:
        assert mark.span.start >= ends[-1], "重叠"
        ends.append(mark.span.end)
    return [(mark.kind, reading.text[mark.span.start : mark.span.end]) for mark in found]


def page(before: str = "", under: str = "", after: str = "", title: str = TITLE) -> str:
    return "\n".join(part for part in (before, title, under, TEXT, after) if part)


@pytest.mark.parametrize(
    "before",
    [
        "无障碍浏览 长者助手 登录\n您当前的位置: > >其他文件",
        "首页 > 政务公开 > 法定主动公开内容 > 法治政府建设年度报告",
        "当前位置：首页 > 信息公开 > 临溪镇 > 正文",
        "您现在的位置：首页>>政务公开>>法治政府建设",
        "青禾县人民政府门户网站\n设为首页 | 加入收藏 | 无障碍\n首页\n走进青禾\n政务公开\n办事服务\n互动交流\n当前位置：首页 > 政务公开",
        "索引号：1100000/2025-00012\t发布机构：临溪镇\n成文日期：2025-01-20\t发布日期：2025-02-10\n文 号：\t有效性：有效",
        "索引号\n1100000/2025-00012\n发布机构\n临溪镇人民政府\n成文日期\n2025-01-20\n文号\n无\n主题分类\n法治",
        "索引号：1100000/2025-00012\n发布机构：临溪镇\n索引号：1100000/2025-00012\n发布机构：临溪镇",
        "今天是2025年3月20日 星期四 晴\n网站首页 | 政务公开 | 网站地图",
        "字体：【大 中 小】 打印 关闭窗口",
        "首页\n机构概况\n政务公开\n无障碍浏览",
        "首页 新闻动态 政务公开 办事服务 互动交流 走进青禾 领导之窗 机构设置 政策文件 专题专栏 数据开放 建议提案 应急管理 营商环境 基层公开",
        "English | 繁體 | 无障碍 | 适老化\n请输入关键字\n搜索",
        "- 索 引 号：1100000-2025\n- 备注/文号：临委〔2025〕5号\n- 发布机构：临溪镇人民政府\n- 公文生成日期：2025-02-07",
        "• 索引号：1100000-2025\n• 发文机构：临溪镇\n• 公文时效：\n• 发布日期：2025-03-31",
        "索引号 | 1100000-2025 | 发布机构 | 临溪镇人民政府",
        "- [ 索引号 ] 1100000/2025-00004\n- [ 发布机构 ] 临溪镇人民政府\n- [ 成文日期 ] 2025-02-12\n- [ 有效性 ] 有效",
        "[索 引 号] 1100000-2025 [信息分类] 年度报告\n[发布机构] 临溪镇 [成文日期] 2025年1月20日",
    ],
)
def test_before(before: str) -> None:
    assert marks(page(before=before)) == [("web", before)]


@pytest.mark.parametrize(
    "under",
    [
        "2025-02-10 09:52 来源: 临溪镇人民政府",
        "信息来源:青禾县临溪镇人民政府 发布日期:2025-02-10 分享:",
        "来源：临溪镇人民政府    发布时间：2025-03-20    浏览次数：128次   字体：[大 中 小]",
        "发布时间：2025-03-20 10:11:12",
        "发布日期：2025年3月20日  来源：司法所  作者：佚名  阅读量：12  【字体：大 中 小】",
        "2025-03-20 10:11",
        "【 2025-03-20 】 来源：临溪镇 点击数：35",
        "时间：2025-03-20 来源：临溪镇",
    ],
)
def test_source_line(under: str) -> None:
    assert marks(page(under=under)) == [("source", under)]


@pytest.mark.parametrize(
    "after",
    [
        "扫一扫在手机打开当前页",
        "【打印】 【关闭】",
        "打印本页 关闭窗口",
        "【我要纠错】责任编辑：赵青\n扫一扫在手机打开当前页",
        "上一篇：云岭乡2024年法治政府建设年度报告\n下一篇：没有了",
        "分享到：\n扫一扫在手机打开当前页\n相关链接\n云岭乡2023年工作安排\n关于我们 | 网站地图 | 联系我们\n"
        "主办：青禾县人民政府 承办：青禾县人民政府办公室\n地址：青禾县人民路1号 邮编：100000\n网站标识码：1100000001 某ICP备00000000号\n版权所有：青禾县人民政府",
        "版权所有 © 青禾县人民政府 ICP备00000000号",
        "附件下载\n相关附件：临溪镇年度报告.docx\n关闭窗口",
    ],
)
def test_after(after: str) -> None:
    found = marks(page(after="临溪镇人民政府\n2025年1月20日\n" + after))
    assert [text for _, text in found] == [after]
    assert found[0][0] in ("web", "source")


def test_title_printed_twice() -> None:
    text = page(
        before=f"{TITLE}_青禾县人民政府门户网站\n当前位置：首页 > 政务公开\n{TITLE}\n索引号：1 发布机构：临溪镇 成文日期：2025-01-20"
    )
    found = marks(text)
    assert len(found) == 1
    assert text[len(found[0][1]) :].strip().startswith(TITLE)


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page(after="特此报告。\n临溪镇人民政府\n2025年1月20日"),
        page(under="（2025年1月20日）"),
        page(under="青禾县临溪镇人民政府\n2025年1月20日"),
        page(after="附件：1.临溪镇普法责任清单\n2.临溪镇执法事项目录\n临溪镇人民政府\n2025年1月20日"),
        page(after="抄送：青禾县司法局。\n临溪镇党政办公室 2025年1月20日印发"),
        page(
            title="中共青禾县临溪镇委员会\n青禾县临溪镇人民政府\n关于2024年度法治政府建设情况的报告",
            under="青禾县委、县政府：",
        ),
        "一、政务公开\n坚持公开为常态，首页公开信息32条。\n二、政务服务\n推行“一件事”打印服务。",
        "（一）政务公开\n（二）信息公开\n（三）法治政府建设情况\n全年召开会议4次，扎实推进各项工作。",
        "来源于群众的线索32条，时间：从1月到12月，持续开展整治。\n作者：由司法所编写的普法读本发放800册。",
        "各位代表：\n现在，我代表青禾县人民政府向大会报告工作，请予审议。\n2024年工作回顾\n一年来，全县上下团结奋进。\n各位代表！\n让我们携手前进！",
    ],
)
def test_report_text_is_no_furniture(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("三是持续推进法治建设再上新台阶。扫一扫在手机打开当前页", "扫一扫在手机打开当前页"),
        ("三是持续推进法治建设再上新台阶。 【打印】 【关闭】", "【打印】 【关闭】"),
        ("三是持续推进法治建设再上新台阶。（责任编辑：赵青）", "（责任编辑：赵青）"),
        (
            "临溪镇法治宣传工作报告 信息来源:临溪镇 发布日期:2025-01-27 分享:",
            "信息来源:临溪镇 发布日期:2025-01-27 分享:",
        ),
        (
            "临溪镇法治宣传工作报告发布时间：2025-03-20 09:00 来源：临溪镇 浏览次数：12",
            "发布时间：2025-03-20 09:00 来源：临溪镇 浏览次数：12",
        ),
        (
            "当前位置：首页 > 政务公开 > 正文 临溪镇坚持依法行政，全年召开会议4次，成效明显。",
            "当前位置：首页 > 政务公开 > 正文",
        ),
    ],
)
def test_glued_to_text(line: str, mark: str) -> None:
    assert [text for _, text in marks(f"{TITLE}\n{TEXT}\n{line}")] == [mark]


@pytest.mark.parametrize(
    "line",
    [
        "三是推行自助服务，群众可以自行查询、打印。",
        "四是畅通渠道，通过微信公众号、抖音等平台分享",
        "五是公开来源：全镇16个村的居务公开栏。",
    ],
)
def test_words_at_the_end_of_text(line: str) -> None:
    assert marks(f"{TITLE}\n{TEXT}\n{line}") == []


@pytest.mark.parametrize(
    "residue",
    [
        "[bookmark: _GoBack]",
        "错误!未找到引用源。",
        "错误！未定义书签。",
        'HYPERLINK \\l "_Toc1880001"',
        'HYPERLINK "https://example.invalid/a"',
        "PAGEREF _Toc188000001 \\h",
        'TOC \\o "1-3" \\h \\z \\u',
        "\\* MERGEFORMAT",
        "Error! Reference source not found.",
        "Error! Bookmark not defined.",
        "{ MERGEFIELD 姓名 }",
    ],
)
def test_word_residue(residue: str) -> None:
    assert ("word", residue) in marks(f"{TITLE}\n全年召开会议4次{residue}，扎实推进各项工作。\n{TEXT}")


def test_label_before_the_only_title() -> None:
    text = f"标题：{TITLE}\n发布时间：2025-03-01\n索引号：1\n{TEXT}"
    assert marks(text) == [("web", "标题："), ("web", "发布时间：2025-03-01\n索引号：1")]


def test_lines_of_a_split_title_stay() -> None:
    source = "来源：临溪镇 发布时间：2025-03-20"
    for title in (
        "青禾县临溪镇2024年\n法治政府建设年度报告",
        "青禾县临溪镇人民政府\n2024年法治政府建设\n工作报告",
    ):
        assert marks(page(title=title, under=source)) == [("source", source)]
        assert marks(page(before="无障碍浏览 登录", title=title)) == [("web", "无障碍浏览 登录")]
    menu = "首页\n政务公开\n法治政府建设"
    assert marks(page(before=menu, under=source)) == [("web", menu), ("source", source)]


def test_buttons_at_the_ends() -> None:
    assert marks(f"打印\n{TEXT}\n关闭") == [("web", "打印"), ("web", "关闭")]
    assert marks(f"{TEXT}\n打印\n三、下一步打算\n持续加强执法监督，提升执法水平。") == []


def test_word_residue_does_not_break_the_paragraph() -> None:
    doc = document(
        f"{TITLE}\n全年召开会议4次[bookmark: _GoBack]，扎实推进。\n{TEXT}", {"kind": "generic"}, ()
    )
    assert len(doc.body) == len(doc.text)
    assert doc.body.replace("\u2060", "").split("\n")[1] == "全年召开会议4次，扎实推进。"


def test_page_numbers() -> None:
    assert marks(f"{TITLE}\n{TEXT}\n— 3 —\n三、下一步打算\n持续加强执法监督，提升执法水平。") == [
        ("page", "— 3 —")
    ]


def test_empty_and_linear() -> None:
    assert marks("") == []
    assert marks("\n\n  \n") == []
    marks("打印 " * 20000)
    marks("首页 > " * 20000)
    marks("\n".join(["首页"] * 5000))
    marks("\n".join(["无障碍浏览", "错误!未找到引用源。"] * 5000))
    marks(f"{TITLE}\n" * 3000 + TEXT)
    marks("（" * 20000 + "扫一扫" * 5000)


def test_crlf() -> None:
    text = page(before="无障碍浏览 登录").replace("\n", "\r\n")
    assert marks(text) == [("web", "无障碍浏览 登录")]


def test_a_page_number_or_a_source_line_does_not_take_the_short_sections_after_it() -> None:
    for line in ("- 3 -", "来源：临溪镇人民政府 发布时间：2025-01-21 09:30 浏览次数：12"):
        doc = document(
            f"临溪镇2024年法治政府建设年度报告\n2024年，临溪镇坚持依法行政，扎实推进各项工作。\n{line}\n二、不足\n力量不足。\n"
        )
        assert "二、不足\n力量不足。" in doc.body
