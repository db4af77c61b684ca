from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.document import FilePlace
from hegui.errors import ReadError
from hegui.reading import READERS, Reading, Source
from hegui.testing import check_reader

HTML = next(reader for reader in READERS if reader.name == "html")

MENU = "".join(f'<li><a href="/{i}">政务公开栏目{i}</a></li>' for i in range(12))
FIRST = "2024年，青禾县坚持依法行政，扎实推进各项工作，现将有关情况报告如下："
SECOND = "全年办理行政复议案件37件，开展执法检查12次，公开听取意见5场次。"


def page(article: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>青禾县2024年度报告_青禾县人民政府</title>{head}</head><body>"
        f'<div class="top"><ul>{MENU}</ul></div><script>var a = "<p>脚本，内容。</p>";</script>'
        f'<div class="main">{article}</div>'
        '<div class="bottom">版权所有：青禾县人民政府办公室，地址：青禾县白塔街道1号。ICP备12345号</div></body></html>'
    )


def read(source: str | bytes) -> Reading:
    data = source.encode() if isinstance(source, str) else source
    (reading,) = check_reader(HTML, [Source("报告.html", data)], damage=False)
    return reading


def texts(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks]


@pytest.mark.parametrize(
    "article",
    [
        '<div id="zoom" class="TRS_Editor"><p>{}</p><p>{}</p><p>青禾县人民政府</p></div>',
        '<div class="wz-xl"><p>{}</p><p>{}</p></div><div class="sign">青禾县人民政府</div>',
        "<article><div>{}</div><div>{}</div><footer>青禾县人民政府</footer></article>",
        "<table><tr><td><p>{}<p>{}<p>青禾县人民政府</td></tr></table>",
        '<form id="aspnetForm"><div id="UCAP-CONTENT">{}<br>{}<br/>青禾县人民政府</div></form>',
        '<div class="TRS_Editor"><div class="Custom_UnionStyle"><p>{}</p><p>{}</p></div></div><p>青禾县人民政府</p>',
    ],
)
def test_the_article_is_found_whatever_it_is_called(article: str) -> None:
    assert texts(read(page(article.format(FIRST, SECOND)))) == [FIRST, SECOND, "青禾县人民政府"]


def test_page_arranged_by_tables() -> None:
    side = "".join(f"<tr><td><a href=/{i}>机构职能信息{i}</a></td></tr>" for i in range(5))
    source = (
        f"<body><table><tr><td width=200><table>{side}</table></td><td><table><tr><td class=bt>白塔街道年度报告</td></tr>"
        f"<tr><td>发布日期：2025年01月15日</td></tr><tr><td id=zoom><P>{FIRST}<P>{SECOND}</td></tr></table></td></tr></table>"
        "<table><tr><td>主办单位：白塔街道办事处，版权所有</td></tr></table></body>"
    )
    reading = read(source)
    assert texts(reading) == ["白塔街道年度报告", "发布日期：2025年01月15日", FIRST, SECOND]
    assert reading.metadata == {"published": "2025-01-15"}
    assert not reading.tables


def test_title_outside_the_container_comes_first_and_only_once() -> None:
    title = "青禾县2024年度法治政府建设情况报告"
    crumb = '<div class="crumb">您的位置：<a href="/">首页</a></div>'
    body = f'<div id="zoom"><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert texts(read(page(f"{crumb}<h1>{title}</h1>{body}"))) == [title, FIRST, SECOND]
    assert texts(read(page(f'{crumb}<div class="xl-title">{title}</div>{body}'))) == [title, FIRST, SECOND]
    inside = f'<div id="zoom"><p><b>{title}</b></p><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert texts(read(page(f"{crumb}<h1>{title}</h1>{inside}"))) == [title, FIRST, SECOND]


def test_the_name_of_the_site_is_no_title() -> None:
    logo = '<h1><a href="/">青禾县人民政府门户网站</a></h1>'
    crumb = '<div class="crumb">您的位置：<a href="/">首页</a></div>'
    body = f'<div class="title">白塔街道年度报告</div><div id="zoom"><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert texts(read(page(f"{logo}{crumb}{body}")))[0] == "白塔街道年度报告"


def test_what_stands_close_to_the_article_stays() -> None:
    line = "发布时间：2025-01-20 来源：青禾县司法局 【<a>大</a> <a>中</a> <a>小</a>】"
    reading = read(page(f"<h1>青禾县年度报告</h1><div>{line}</div><div><p>{FIRST}</p><p>{SECOND}</p></div>"))
    assert texts(reading)[:2] == ["青禾县年度报告", "发布时间：2025-01-20 来源：青禾县司法局 【大 中 小】"]
    assert reading.blocks[0].kind == "heading"
    assert reading.metadata["published"] == "2025-01-20"


def test_metadata() -> None:
    head = (
        '<meta name="ArticleTitle" content="青禾县年度报告"><meta name="PubDate" content="2025-1-9 10:00">'
        '<meta name="ContentSource" content="青禾县司法局">'
    )
    reading = read(page(f"<p>{FIRST}</p>", head))
    assert reading.metadata == {
        "title": "青禾县年度报告",
        "page_title": "青禾县年度报告",
        "published": "2025-01-09",
        "issuer": "青禾县司法局",
    }


def test_every_character_leads_to_its_place_in_the_source() -> None:
    source = page(
        f"<p>　　{FIRST[:10]}\n      {FIRST[10:]}</p><p>甲&nbsp;乙<b>丙</b> 丁&#12290;&amp;，全部内容如上所述。</p>"
    )
    reading = read(source)
    assert reading.source == source
    for offset, char in enumerate(reading.text):
        place = reading.origin.at(offset)
        assert isinstance(place, FilePlace)
        if char not in "\n\xa0。& " or source[place.offset] == char:
            assert source[place.offset] == char
        elif char != "\n":
            assert source[place.offset] in "&\n "


def test_white_space_collapses_as_in_a_browser_but_not_between_chinese_lines() -> None:
    reading = read(
        "<p>第一\n   第二  第三 a\n b\u200b，完。</p><p>&emsp;&emsp;缩&nbsp;进</p><pre>甲\n乙</pre>"
    )
    assert texts(reading) == ["第一第二 第三 a b，完。", "缩\xa0进", "甲", "乙"]


def test_hidden_and_silent_elements_are_left_out() -> None:
    reading = read(
        "<p>甲<span style='display: none'>藏</span><span hidden>藏</span><button>按</button>乙</p>"
        "<noscript>藏</noscript><textarea><p>藏</textarea><style>藏</style><p>丙<o:p></o:p><o:p/>丁</p>"
    )
    assert texts(reading) == ["甲乙", "丙丁"]


def test_headings_lists_and_breaks() -> None:
    reading = read(
        "<h2>一、举措</h2><ol start=3><li>甲<li><p>乙</p><li value=9>丙</ol><ol type=A><li>丁</ol>"
        '<ol style="list-style-type: cjk-ideographic"><li>戊</ol><ul><li>己</ul><p>庚<br>辛</p>'
    )
    assert texts(reading) == ["一、举措", "3. 甲", "4. 乙", "9. 丙", "A. 丁", "一、戊", "己", "庚", "辛"]
    assert (reading.blocks[0].kind, reading.blocks[0].outline) == ("heading", 2)


def test_table_with_spans() -> None:
    reading = read(
        "<table><caption>表1</caption><thead><tr><td>项<td colspan=2>数</thead><tr><td rowspan=2>甲<td>1<td>"
        "<tr><td><p>2</p><p>3</p><th>4</table><p>后文</p>"
    )
    (table,) = reading.tables
    cells = [(*cell[1:], reading.text[cell.span.start : cell.span.end]) for cell in table.cells]
    assert cells == [
        (0, 0, 1, 1, True, "项"), (0, 1, 1, 2, True, "数"), (1, 0, 2, 1, False, "甲"), (1, 1, 1, 1, False, "1"),
        (1, 2, 1, 1, False, ""), (2, 1, 1, 1, False, "2\n3"), (2, 2, 1, 1, True, "4"),
    ]  # fmt: skip
    assert reading.text == "表1\n项\t数\n甲\t1\t\n2\n3\t4\n后文"


def test_tables_that_only_arrange_the_page_are_none() -> None:
    reading = read(f"<table><tr><td>{FIRST}</td><td>{SECOND * 15}</td></tr><tr><td>甲<td>乙</tr></table>")
    assert not reading.tables
    assert texts(reading)[0] == FIRST


def test_suppression_comments_have_a_place_in_the_text() -> None:
    reading = read(
        "<!-- hegui-disable-file N101: 样例 --><p>　　甲乙<!-- hegui-disable-line S101: 理由 -->丙</p>"
        "<!-- 别的 --><!-- hegui-enable S101 --><p>丁</p><!-- hegui-enable N101 -->"
    )
    assert reading.text == "甲乙丙\n丁"
    assert [(m.span, m.kind, m.note) for m in reading.marks] == [
        ((0, 0), "suppression", "hegui-disable-file N101: 样例"),
        ((2, 2), "suppression", "hegui-disable-line S101: 理由"),
        ((4, 4), "suppression", "hegui-enable S101"),
        ((5, 5), "suppression", "hegui-enable N101"),
    ]


def test_page_exported_by_word() -> None:
    reading = read(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset=gb2312>"
        "<!--[if gte mso 9]><xml><o:p>藏</o:p></xml><![endif]--><style>p.MsoNormal {mso-x: 1}</style></head>"
        "<body lang=ZH-CN><div class=WordSection1><p class=MsoNormal style='text-indent:32.0pt'><span\n"
        "style='font-size:16.0pt'>一、工作<span lang=EN-US>12</span>场次<o:p></o:p></span></p>"
        "<![if !supportLists]><p>（一）学习</p><![endif]></div></body></html>".encode("gb18030").decode(
            "gb18030"
        )
    )
    assert texts(reading) == ["一、工作12场次", "（一）学习"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    source = page(f"<p>{FIRST}</p>", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    assert texts(read(source.encode(encoding))) == [FIRST]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("没有任何标签的文字", ["没有任何标签的文字"]),
        ("<p>甲<p>乙<b>丙<p>丁</b>戊", ["甲", "乙丙", "丁戊"]),
        ("<head><title>题</title><p>头没有结束", ["头没有结束"]),
        ("<div>甲</p></td></div>乙</html>丙", ["甲", "乙丙"]),
        ("<a href='x'>甲</a><nav>导航</nav>3 < 5 & 6 &unknown; &#0;", ["甲3 < 5 & 6 &unknown; \ufffd"]),
        ("<header><h1>题</h1></header><p>短</p><footer>底</footer>", ["题", "短"]),
        ("<![unknown[甲]]><?php 乙 ?>丙</ 丁>戊", ["丙戊"]),
    ],
)
def test_pages_without_article_and_broken_markup(source: str, expected: list[str]) -> None:
    assert texts(read(source)) == expected


def test_a_frameset_has_no_text_of_its_own() -> None:
    with pytest.raises(ReadError, match="框架") as caught:
        HTML(Source("a.html", b"<html><frameset cols='1,2'><frame src='a.html'></frameset></html>"))
    assert caught.value.code == "E905"


def test_damaged_copies() -> None:
    article = (
        f"<div id=zoom><p>{FIRST}</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table>&nbsp;<!-- 注 --></div>"
    )
    check_reader(
        HTML, [Source("a.html", page(article).encode()), Source("b.htm", page(article).encode("gbk"))]
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=title>", "</div>", "<b", ">", "</b>", "<table>", "<tr>", "<td>", "</table>", "<ol>", "<li>", "<br>", "<!--", "-->", "<pre>", "&nbsp;", "&#10;", "&#x200b;", "甲，", " ", "\n", "'", '"', "<script>", "</script>", "<title>", "<head>", "<th rowspan=3>", "<!-- hegui-disable X: y -->"]), max_size=40))  # fmt: skip
def test_any_page_keeps_the_contract(pieces: list[str]) -> None:
    try:
        check_reader(HTML, [Source("a.html", "".join(pieces).encode())], damage=False)
    except ReadError as error:
        assert error.code == "E905"


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>甲，<b>", "<!--", "<a ", '<a href="', "<a b='", "<![CDATA[", "<![x", "</p>", "<table><tr><td>甲", "&", "<",
     "<ol><li>", "<div class=title>甲，", "<script>", "<a =", "<x/"],
)  # fmt: skip
def test_hostile_pages_take_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            HTML(Source("a.html", (piece * count).encode()))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8_000) < 4 * 2.2 * seconds(2_000) + 0.05


@pytest.mark.parametrize("hyphen", ["\u00ad", "&shy;", "&#173;"])
def test_a_soft_hyphen_between_figures_is_a_hyphen(hyphen: str) -> None:
    reading = read(page(f"<p>“十四五”时期（2021{hyphen}2025年）推进依{hyphen}法行政。</p>"))
    assert reading.text == "“十四五”时期（2021-2025年）推进依法行政。"
