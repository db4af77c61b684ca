from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.reading import READERS, Reading, Source
from hegui.structure.build import blanked
from hegui.testing import check_reader

MARKDOWN = next(reader for reader in READERS if reader.name == "md")


def read(text: str) -> Reading:
    (reading,) = check_reader(MARKDOWN, [Source("报告.md", text.encode())], damage=False)
    assert reading.text == text
    return reading


def body(reading: Reading) -> str:
    return blanked(reading.text, reading.marks).replace("\u2060", "·")


def blocks(reading: Reading) -> list[tuple[str, int, str]]:
    return [(b.kind, b.outline, reading.text[b.span.start : b.span.end]) for b in reading.blocks]


def test_headings_say_their_level_and_lose_their_marks() -> None:
    reading = read("# 青禾县报告 #\n\n一、工作情况\n---\n\n### （一）学习\n正文。\n")
    assert blocks(reading)[:2] == [("heading", 1, "# 青禾县报告 #"), ("heading", 2, "一、工作情况")]
    assert body(reading) == "··青禾县报告 ·\n\n一、工作情况\n···\n\n····（一）学习\n正文。\n"


def test_inline_markup_is_marked_and_nothing_else() -> None:
    reading = read(
        '一、**主\\*要**举措[链(1)](http://x "题")和`代码`与_强_调、2*3、~~删~~&nbsp;<b>粗</b>____。\n'
    )
    assert body(reading) == (
        "一、··主·*要··举措·链(1)···············和·代码·与_强_调、2*3、··删···········粗····____。\n"
    )


def test_emphasis_over_lines_code_with_ticks_links_by_reference_images_and_breaks() -> None:
    text = "**跨\n行** ``a`b`` [甲][ref] [乙] ![图](a.png) <http://x.cn>\\\n末行\n\n[ref]: http://x\n[乙]: http://y\n"
    assert body(read(text)) == (
        "··跨\n行·· ··a`b·· ·甲······ ·乙· ··········· ·http://x.cn··\n末行\n\n···············\n·············\n"
    )


def test_bullets_are_marked_and_ordinals_stay() -> None:
    reading = read("- 学习**法律**\n  1. 培训\n* 检查\n\n> 引**语**\n> 第二行\n")
    assert body(reading) == "··学习··法律··\n  1. 培训\n··检查\n\n··引··语··\n··第二行\n"


def test_soft_wrapped_lines_and_indented_lines_are_blocks_of_their_own() -> None:
    reading = read("第一行\n　　第二行**重**\n\n    四格缩进\n")
    assert [text for _, _, text in blocks(reading)] == ["第一行", "第二行**重**", "四格缩进"]
    assert body(reading) == "第一行\n　　第二行··重··\n\n    四格缩进\n"


def test_table() -> None:
    reading = read("| 项目 | **件** |\n|:--|--:|\n| 复\\|议 | 37 |\n| 诉讼 | |\n\n下文\n")
    (table,) = reading.tables
    cells = [(c.row, c.column, c.header, reading.text[c.span.start : c.span.end]) for c in table.cells]
    assert cells == [
        (0, 0, True, "项目"), (0, 1, True, "**件**"), (1, 0, False, "复\\|议"), (1, 1, False, "37"),
        (2, 0, False, "诉讼"), (2, 1, False, ""),
    ]  # fmt: skip
    assert body(reading).replace("·", "") == "项目件\n\n复\\|议37\n诉讼\n\n下文\n"
    assert {kind for kind, _, text in blocks(reading) if "37" in text} == {"cell"}


def test_front_matter_is_metadata() -> None:
    reading = read('---\ntitle: "青禾县报告"\ndate: 2025-02-01T08:00\ntags: [a]\n---\n\n# 题\n**文**\n')
    assert reading.metadata == {"title": "青禾县报告", "published": "2025-02-01"}
    assert body(reading).strip() == "··题\n··文··"
    assert reading.marks[0].kind == "page"


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    reading = read("---\n\n正文，没有键值\n\n---\n")
    assert not reading.metadata
    assert "正文" in body(reading)


def test_comments_are_marked_except_ours() -> None:
    reading = read(
        "<!-- 起草说明\n第二行 -->\n\n<!-- hegui-disable S101: 内部样式 -->\n\n正文<!-- 注 -->。\n"
    )
    assert (
        body(reading) == "·········\n·······\n\n<!-- hegui-disable S101: 内部样式 -->\n\n正文··········。\n"
    )


def test_fences_are_marked_and_their_lines_are_text() -> None:
    reading = read("```text\n一、**甲**\n```\n")
    assert body(reading) == "·······\n一、**甲**\n···\n"


def test_line_breaks_of_every_system_and_invisible_characters() -> None:
    reading = read("# 题\r\n\r\n**甲**\u200b乙\r\n")
    assert body(reading) == "··题\r\n\r\n··甲···乙\r\n"


def test_damaged_copies() -> None:
    text = "# 题\n\n**文**[链](x)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> - 项\n"
    check_reader(MARKDOWN, [Source("a.md", text.encode()), Source("b.md", text.encode("gb18030"))])


@settings(deadline=None)
@given(st.text("#*_`~[]()!|-> \n\\<>&;=甲乙1.a\t\u3000", max_size=80))
def test_any_text_keeps_the_contract(text: str) -> None:
    check_reader(MARKDOWN, [Source("a.md", text.encode())], damage=False)


def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        data = ("## 题\n\n**甲**乙[丙](x)`丁`。\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" * count).encode()
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            MARKDOWN(Source("a.md", data))
            best = min(best, time.process_time() - start)
        return best

    seconds(20)
    assert seconds(800) < 12 * seconds(200)
