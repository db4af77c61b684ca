"""The docx reader: what is text, in what order, under which number, and where it came from."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from docx_builder import (
    NUMBERING,
    build_docx,
    cell,
    level,
    numbering,
    pack,
    paragraph,
    run,
    table,
)
from hegui.document import RunPlace
from hegui.errors import ReadError
from hegui.reading import READERS, Reading, Source
from hegui.reading.docx_numbering import FORMATS
from hegui.reading.docx_package import W
from hegui.reading.from_docx import run_text, runs_of
from hegui.testing import check_reader

READER = next(reader for reader in READERS if reader.name == "docx")


def read(data: bytes) -> Reading:
    return check_reader(READER, [Source("报告.docx", data)], damage=False)[0]


def body(*blocks: str, **parts) -> Reading:
    """The reading of a document of raw block XML."""
    return read(build_docx(blocks, **parts))


def lines(reading: Reading) -> list[str]:
    return [reading.text[slice(*block.span)] for block in reading.blocks]


def inline(*content: str, **parts) -> str:
    """The text of a single paragraph of raw run-level XML."""
    return body(paragraph("".join(content)), **parts).text.removesuffix("\n")


# Text and blocks


def test_paragraphs_are_blocks_of_their_own_lines():
    reading = body("青禾县年度报告", "", "　　法治建设稳步推进。", "<w:p><w:r><w:t>  \n </w:t></w:r></w:p>")
    assert reading.text == "青禾县年度报告\n　　法治建设稳步推进。\n"
    assert lines(reading) == ["青禾县年度报告", "法治建设稳步推进。"]
    assert {block.kind for block in reading.blocks} == {"paragraph"}


def test_a_document_without_text_is_read_as_empty():
    reading = body("", "")
    assert (reading.text, reading.blocks, reading.origin.segments) == ("", (), ())


def test_runs_are_joined_and_wrappers_are_transparent():
    assert inline(
        run("依法"),
        f"<w:hyperlink>{run('行政')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr><w:alias w:val='不是文字'/></w:sdtPr><w:sdtContent>{run('持续')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run('推')}</w:smartTag>",
        "<w:bookmarkStart w:id='0' w:name='书签'/>",
        f"<w:ins w:id='1' w:author='甲'>{run('进')}</w:ins>",
    ) == "依法行政持续推进"  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t>", "甲-乙"),
        ("<w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t>", "甲乙"),
        ("<w:t>  甲 </w:t><w:t>乙</w:t>", "甲乙"),
        ("<w:t xml:space='preserve'>甲 \n</w:t><w:t>乙</w:t>", "甲  乙"),
        ("<w:t>甲\ufeff乙</w:t>", "甲\u2060乙"),
        ("<w:t>已办</w:t><w:sym w:font='Wingdings' w:char='F0FE'/>", "已办☑"),
        ("<w:t>甲</w:t><w:sym w:font='Wingdings' w:char='F001'/>", "甲"),
        ("<w:t>甲</w:t><w:sym w:font='仿宋' w:char='2460'/>", "甲①"),
        ("<w:t>甲</w:t><w:sym w:font='仿宋' w:char='D800'/>", "甲"),
        ("<w:t>甲</w:t><w:commentReference w:id='0'/><w:lastRenderedPageBreak/>", "甲"),
        (
            "<w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>治</w:t></w:r></w:rubyBase></w:ruby>",
            "治",
        ),
        (
            "<mc:AlternateContent><mc:Choice Requires='w16se'/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>",
            "☺",
        ),
    ],
)
def test_characters_of_a_run(xml, text):
    assert inline(f"<w:r>{xml}</w:r>") == text


def test_a_line_break_ends_the_block_but_not_the_paragraph():
    reading = body(paragraph("<w:r><w:t>青禾县</w:t><w:br/><w:t>年度报告</w:t></w:r>"))
    assert lines(reading) == ["青禾县", "年度报告"]
    assert reading.origin.at(4) == RunPlace("word/document.xml", 0, 0, 4)


def test_hidden_text_is_left_out():
    hidden = "<w:style w:type='paragraph' w:styleId='Form'><w:name w:val='窗体顶端'/><w:rPr><w:vanish/></w:rPr></w:style>"
    character = "<w:style w:type='character' w:styleId='Off'><w:name w:val='Off'/><w:rPr><w:vanish/></w:rPr></w:style>"
    reading = body(
        paragraph(run("甲") + run("乙", "<w:vanish/>") + run("丙", "<w:vanish w:val='0'/>")),
        paragraph(run("丁"), "Form"),
        paragraph(run("戊", "<w:rStyle w:val='Off'/>") + run("己")),
        styles=hidden + character,
    )
    assert reading.text == "甲丙\n己\n"


def test_formulas_keep_their_symbols():
    fraction = "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>"
    assert inline(run("占"), f"<m:oMath>{fraction}</m:oMath>", run("以上")) == "占3/4以上"


# Fields, changes, comments


def field(*steps: str) -> str:
    said = {"begin", "separate", "end"}
    return "".join(
        f"<w:r><w:fldChar w:fldCharType='{step}'/></w:r>" if step in said else
        f"<w:r><w:instrText>{step[1:]}</w:instrText></w:r>" if step.startswith("=") else run(step)
        for step in steps
    )  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (("共", "begin", "= REF a", "separate", "12", "end", "件"), "共12件"),
        (("共", "begin", "= IF ", "begin", "= REF b", "separate", "0", "end", "separate", "12", "end", "件"), "共12件"),
        (("共", "begin", "= XE x", "杂", "end", "件"), "共件"),
        (("共", "begin", "= REF a", "件"), "共件"),
        (("共", "end", "separate", "件"), "共件"),
    ],
)  # fmt: skip
def test_field_results_are_text_and_codes_are_not(steps, text):
    assert inline(field(*steps)) == text


def test_simple_fields_keep_their_result():
    assert inline(f"<w:fldSimple w:instr=' DATE '>{run('2025年')}</w:fldSimple>") == "2025年"


def test_insertions_stay_deletions_go_and_both_are_counted():
    reading = body(
        paragraph(
            run("完善")
            + f"<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r>{run('旧')}</w:del>"
            + f"<w:ins w:id='2'>{run('新')}<w:del w:id='3'>{run('又删')}</w:del></w:ins>"
            + f"<w:moveFrom w:id='4'>{run('移出')}</w:moveFrom><w:moveTo w:id='5'>{run('移入')}</w:moveTo>"
            + run("机制")
        )
    )
    assert reading.text == "完善新移入机制\n"
    assert reading.metadata == {"insertions": "2", "deletions": "3"}
    # runs that are not shown count all the same: 完善, two deleted, 新, 又删, 移出, 移入, 机制
    assert reading.origin.at(reading.text.index("机")) == RunPlace("word/document.xml", 0, 7, 0)


def test_a_deleted_paragraph_mark_joins_two_paragraphs_under_the_second_ones_number():
    reading = body(
        paragraph(run("甲"), number=(1, 0)),
        paragraph(run("乙"), number=(1, 0), properties="<w:rPr><w:del w:id='1'/></w:rPr>"),
        paragraph(run("丙"), number=(1, 0)),
        paragraph(run("丁"), properties="<w:rPr><w:del w:id='2'/></w:rPr>"),
    )
    assert reading.text == "一、甲\n二、乙丙\n丁\n"


def test_deleted_rows_go():
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('旧')}{cell('旧')}</w:tr>"
    assert body(table(["甲", "乙"], gone, ["丙", "丁"])).text == "甲\t乙\n丙\t丁\n"


def test_comments_are_counted():
    comments = f"<w:comment w:id='0'>{paragraph(run('核实'))}</w:comment><w:comment w:id='1'/>"
    reading = body("正文", comments=comments)
    assert (reading.text, reading.metadata) == ("正文\n", {"comments": "2"})


# Headings and metadata


def test_outline_comes_from_the_style_its_base_its_name_or_the_paragraph():
    styles = (
        "<w:style w:type='paragraph' w:styleId='a1'><w:name w:val='标题 2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='a2'><w:name w:val='章'/><w:basedOn w:val='Heading3'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c1'><w:name w:val='甲'/><w:basedOn w:val='c2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c2'><w:name w:val='乙'/><w:basedOn w:val='c1'/></w:style>"
    )
    reading = body(
        ("题", "Title"),
        ("一级", "Heading1"),
        ("二级", "a1"),
        ("三级", "a2"),
        paragraph(run("四级"), properties="<w:outlineLvl w:val='3'/>"),
        paragraph(run("正文"), "Heading1", properties="<w:outlineLvl w:val='9'/>"),
        ("环", "c1"),
        ("无", "nowhere"),
        styles=styles,
    )
    assert [block.outline for block in reading.blocks] == [0, 1, 2, 3, 4, 0, 0, 0]
    assert [block.kind == "heading" for block in reading.blocks] == [bool(b.outline) for b in reading.blocks]


def test_an_automatic_table_of_contents_is_marked():
    styles = "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>"
    reading = body(("一、总体情况\t1", "T1"), "正文", styles=styles)
    assert [reading.text[slice(*mark.span)] for mark in reading.marks] == ["一、总体情况\t1"]


def test_core_properties_header_and_footer_are_metadata():
    core = (
        "<dc:title>年度报告</dc:title><dc:creator>白塔街道</dc:creator><dc:subject>不取</dc:subject>"
        "<dcterms:created xsi:type='dcterms:W3CDTF'>2025-01-06T01:02:03Z</dcterms:created>"
    )
    reading = body("正文", core=core, header=paragraph(run("内部")), footer=paragraph(run("— 1 —")))
    assert reading.text == "正文\n"
    assert reading.metadata == {
        "title": "年度报告",
        "author": "白塔街道",
        "created": "2025-01-06T01:02:03Z",
        "header": "内部",
        "footer": "— 1 —",
    }


# Tables


def test_cells_are_separated_by_tabs_rows_by_line_breaks():
    reading = body("前", table(["类别", "件数"], ["受理", "12"], ["", ""], ["办结", ""]), "后")
    assert reading.text == "前\n类别\t件数\n受理\t12\n\t\n办结\t\n后\n"
    (found,) = reading.tables
    assert [(c.row, c.column, reading.text[slice(*c.span)]) for c in found.cells] == [
        (0, 0, "类别"), (0, 1, "件数"), (1, 0, "受理"), (1, 1, "12"), (2, 0, ""), (2, 1, ""), (3, 0, "办结"), (3, 1, ""),
    ]  # fmt: skip
    assert {b.kind for b in reading.blocks[1:-1]} == {"cell"}
    assert [reading.blocks[i].kind for i in (0, -1)] == ["paragraph", "paragraph"]


def test_paragraphs_of_a_cell_are_blocks():
    reading = body(table([cell(paragraph(run("甲")) + paragraph(run("乙"))), "丙"]))
    assert reading.text == "甲\n乙\t丙\n"
    assert reading.text[slice(*reading.tables[0].cells[0].span)] == "甲\n乙"


def test_merged_cells_and_header_rows():
    wide = cell("案件", "<w:gridSpan w:val='2'/>")
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{wide}{cell('备注')}</w:tr>"
    reading = body(
        table(
            head,
            [cell("复议", "<w:vMerge w:val='restart'/>"), "受理", "甲"],
            [cell("", "<w:vMerge/>"), "办结", "乙"],
            [cell("", "<w:vMerge w:val='continue'/>"), "撤回", "丙"],
            f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('丁')}{cell('戊')}</w:tr>",
        )
    )
    assert reading.text == "案件\t备注\n复议\t受理\t甲\n\t办结\t乙\n\t撤回\t丙\n丁\t戊\n"
    cells = {reading.text[slice(*c.span)]: c for c in reading.tables[0].cells}
    assert cells["案件"][1:] == (0, 0, 1, 2, True)
    assert cells["备注"][1:] == (0, 2, 1, 1, True)
    assert cells["复议"][1:] == (1, 0, 3, 1, False)
    assert cells["办结"][1:3] == (2, 1)
    assert cells["丁"][1:3] == (4, 1)


def test_nested_tables_follow_the_text_of_their_cell():
    inner = table(["子一", "子二"], ["子三", "子四"])
    reading = body(table([cell(paragraph(run("外")) + inner + paragraph("")), "右"], ["下", "末"]), "后")
    assert reading.text == "外\n子一\t子二\n子三\t子四\t右\n下\t末\n后\n"
    assert [len(each.cells) for each in reading.tables] == [4, 4]
    assert reading.text[slice(*reading.tables[0].cells[0].span)] == "外\n子一\t子二\n子三\t子四"


def test_a_table_of_one_cell_is_a_frame():
    reading = body(table([cell(paragraph(run("题"), "Heading1") + paragraph(run("文")))]))
    assert [block.kind for block in reading.blocks] == ["heading", "paragraph"]
    assert reading.tables == ()


# Text boxes and notes


def box(*content: str) -> str:
    """A text box as Word writes it: the drawing, and the same once more for old versions."""
    inner = "".join(content)
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><wps:txbx>"
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_comes_once_and_after_its_paragraph():
    reading = body(paragraph(run("前半") + box(paragraph(run("框内"))) + run("后半")), "下段")
    assert reading.text == "前半后半\n框内\n下段\n"
    assert [block.kind for block in reading.blocks] == ["paragraph", "textbox", "paragraph"]
    # w:p in document order: the anchor, the box, its old form, the next; the anchor's own runs: 前半, drawing, 后半
    assert reading.origin.at(2) == RunPlace("word/document.xml", 0, 2, 0)
    assert reading.origin.at(5) == RunPlace("word/document.xml", 1, 0, 0)
    assert reading.origin.at(8) == RunPlace("word/document.xml", 3, 0, 0)


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml w:element='a'>{}</w:customXml>", "<w:ins w:id='1'>{}</w:ins>",
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>", "<w:moveTo w:id='1'>{}</w:moveTo>",
    ],
)  # fmt: skip
def test_a_text_box_in_a_content_control_or_another_wrapper(wrapper: str):
    inside, framed = box(paragraph(run("框内"))), paragraph(box(paragraph(run("框内"))))
    assert body(paragraph(run("前") + wrapper.format(inside) + run("后"))).text == "前后\n框内\n"
    if "sdt" in wrapper or "customXml" in wrapper:
        assert body(wrapper.format(framed), "下段").text == "框内\n下段\n"
        held = paragraph(box(wrapper.format(paragraph(run("框内")))))
        assert body(held, "下段").text == "框内\n下段\n"


def test_the_old_form_of_a_text_box_is_read_when_only_it_has_text():
    old = f"<w:pict><v:textbox><w:txbxContent>{paragraph(run('框'))}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    for content in (old, both):
        assert body(paragraph(f"<w:r>{content}</w:r>")).text == "框\n"


def test_notes_come_last_in_the_order_of_reference():
    def note(kind: str, number: int) -> str:
        return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"

    footnotes = "".join(
        f"<w:footnote w:id='{number}'>{paragraph('<w:r><w:footnoteRef/></w:r>' + run(text))}</w:footnote>"
        for number, text in ((-1, "分隔"), (1, "注一"), (2, "注二"), (3, "无人引用"))
    )
    endnotes = f"<w:endnote w:id='1'>{paragraph(run('尾注'))}</w:endnote>"
    reading = body(
        paragraph(run("甲") + note("endnote", 1) + note("footnote", 2) + run("乙")),
        paragraph(
            run("丙") + note("footnote", 1) + f"<w:del>{note('footnote', 3)}</w:del>" + note("footnote", 9)
        ),
        footnotes=footnotes,
        endnotes=endnotes,
    )
    assert reading.text == "甲乙\n丙\n注二\n注一\n尾注\n"
    assert [block.kind for block in reading.blocks[2:]] == ["footnote"] * 3
    assert reading.origin.at(reading.text.index("注二")) == RunPlace("word/footnotes.xml", 2, 1, 0)


# Automatic numbering


def numbered(levels: list[int], **parts) -> list[str]:
    """The labels of paragraphs 文 on these levels of instance 1."""
    return labels([(1, index) for index in levels], **parts)


def labels(items: list[tuple[int, int]], **parts) -> list[str]:
    found = lines(body(*(paragraph(run("文"), number=item) for item in items), **parts))
    return [line.removesuffix("文") for line in found]


def test_numbers_that_are_not_in_the_text():
    reading = body("总体情况", "主要举措", "不足", "文", numbered={0: 0, 1: 1, 2: 1, 3: 0})
    assert lines(reading) == ["一、总体情况", "（一）主要举措", "（二）不足", "二、文"]
    assert reading.origin.at(0) == reading.origin.at(1) == RunPlace("word/document.xml", 0, -1, 0)
    assert reading.origin.at(2) == RunPlace("word/document.xml", 0, 0, 0)


def test_deeper_levels_start_anew():
    assert numbered([0, 1, 2, 2, 3, 1, 2, 0, 1]) == [
        "一、", "（一）", "1.", "2.", "（1）", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


@pytest.mark.parametrize(("restart", "last"), [("0", "3."), ("1", "3."), ("2", "1.")])
def test_level_restart(restart, last):
    levels = (
        level(0, "%1、", "chineseCounting")
        + level(1, "（%2）", "chineseCounting")
        + level(2, "%3.", more=f"<w:lvlRestart w:val='{restart}'/>")
    )
    assert numbered([0, 1, 2, 2, 1, 2], numbering=numbering(levels))[-1] == last


def test_counters_belong_to_the_definition_and_an_instance_may_start_anew():
    instances = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    found = labels([(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)], numbering=numbering(level(0, "%1."), instances))
    assert found == ["1.", "2.", "5.", "6.", "7."]


def test_an_instance_may_override_a_whole_level():
    instances = f"<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>{level(0, '第%1条', 'chineseCounting')}</w:lvlOverride></w:num>"
    assert labels([(1, 0), (2, 0)], numbering=numbering(level(0, "%1."), instances)) == ["1.", "第二条 "]


def test_numbering_from_a_style_and_its_base():
    styles = (
        "<w:style w:type='paragraph' w:styleId='s1'><w:name w:val='一级'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='s2'><w:name w:val='二级'/><w:basedOn w:val='s1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='s3'><w:name w:val='三级'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    levels = (
        level(0, "%1、", "chineseCounting")
        + level(1, "（%2）", "chineseCounting")
        + level(2, "%3.", more="<w:pStyle w:val='s3'/>")
    )
    reading = body(
        ("甲", "s1"), ("乙", "s2"), ("丙", "s3"), ("丁", "s1"),
        paragraph(run("戊"), "s1", properties="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>"),
        styles=styles, numbering=numbering(levels),
    )  # fmt: skip
    assert lines(reading) == ["一、甲", "（一）乙", "1.丙", "二、丁", "戊"]


def test_a_list_style_leads_to_the_definition():
    styles = "<w:style w:type='numbering' w:styleId='L'><w:name w:val='L'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    linked = "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='L'/></w:abstractNum>"
    instances = "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    found = labels(
        [(2, 0), (1, 0)], styles=styles, numbering=numbering(level(0, "%1、"), instances, more=linked)
    )
    assert found == ["1、", "2、"]


def test_patterns_with_several_numbers():
    levels = (
        level(0, "第%1章", "chineseCounting")
        + level(1, "%1.%2")
        + level(2, "%1.%2.%3", more="<w:isLgl/>")
        + level(3, "%4", more="<w:suff w:val='nothing'/>")
        + level(4, "%5", more="<w:suff w:val='space'/>")
    )
    found = numbered([0, 1, 2, 3, 4], numbering=numbering(levels))
    assert found == ["第一章 ", "一.1 ", "1.1.1 ", "1", "1 "]


def test_a_skipped_level_counts_as_used():
    levels = level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3")
    found = numbered([1, 1, 0, 1, 2, 0, 2], numbering=numbering(levels))
    assert found == ["1.1 ", "1.2 ", "2 ", "2.1 ", "2.1.1 ", "3 ", "3.1.1 "]


def test_text_boxes_and_notes_count_for_themselves():
    item = paragraph(run("文"), number=(1, 0))
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    reading = body(
        item,
        paragraph(run("文") + box(item, item) + note, number=(1, 0)),
        item,
        footnotes=f"<w:footnote w:id='1'>{item}</w:footnote>",
    )
    assert lines(reading) == ["一、文", "二、文", "一、文", "二、文", "三、文", "一、文"]


def test_a_text_box_in_a_paragraph_without_a_mark():
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    reading = body(paragraph(run("甲") + box(paragraph(run("框"))), properties=gone), paragraph(run("乙")))
    assert reading.text == "框\n甲乙\n"


def test_bullets_and_hidden_numbers_have_no_text():
    levels = (
        level(0, "\uf06c", "bullet")
        + level(1, "、", "none")
        + level(2, "%3.", more="<w:rPr><w:vanish/></w:rPr>")
    )
    assert numbered([0, 1, 2], numbering=numbering(levels)) == ["", "、", ""]


@pytest.mark.parametrize("item", [(1, 8), (99, 0), (0, 0)])
def test_unknown_instances_and_levels_have_no_number(item):
    assert labels([item]) == [""]


def test_an_empty_numbered_paragraph_shows_its_number():
    assert lines(body("甲", "", "乙", numbered={0: 0, 1: 0, 2: 0})) == ["一、甲", "二、", "三、乙"]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一〇〇"}),
        ("chineseCountingThousand", {10: "十", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 10000: "10000"}),
        ("taiwaneseCounting", {11: "十一"}),
        ("japaneseCounting", {11: "十一", 25: "二十五"}),
        ("ideographDigital", {1: "一", 10: "一〇", 11: "一一"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 101: "壹佰零壹"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {3: "c"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("none", {1: ""}),
    ],
)  # fmt: skip
def test_number_formats(name, numbers):
    assert {number: FORMATS[name](number) for number in numbers} == numbers


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", [-1, 0, 1, 19, 20, 100, 9999, 10_000, 1 << 30])
def test_number_formats_are_total_and_short(name, number):
    assert len(FORMATS[name](number)) <= 31


# Places


def test_every_code_point_leads_back_to_its_run():
    content = (
        run("依法") + "<w:r><w:t>行</w:t><w:tab/><w:t>政</w:t><w:br/><w:t>推进</w:t></w:r>"
        + field("begin", "= REF", "separate", "12", "end") + f"<w:del>{run('删')}</w:del>" + run("件")
    )  # fmt: skip
    blocks = (
        paragraph(content, number=(1, 0)),
        table(["甲", "乙"]),
        paragraph(box(paragraph(run("框"))) + run("尾")),
    )
    data = build_docx(blocks)
    reading = read(data)
    root = ElementTree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    paragraphs = list(root.iter(W + "p"))
    for index, char in enumerate(reading.text):
        place = reading.origin.at(index)
        assert isinstance(place, RunPlace)
        if place.run < 0:
            assert char in "一、\t\n"
            continue
        element = runs_of(paragraphs[place.paragraph])[place.run]
        assert "".join(map(run_text, element))[place.offset] == char


# The container


def test_contract_holds_on_damaged_files():
    data = build_docx(
        ["青禾县", ("总体情况", "Heading1"), paragraph(run("文") + box(paragraph(run("框"))))],
        numbered={1: 0},
        tables=[[["甲", "乙"], ["丙", "丁"]]],
        comments="<w:comment/>",
        core="<dc:title>题</dc:title>",
    )
    check_reader(READER, [Source("报告.docx", data)])


def test_the_strict_variant_and_other_names_of_the_main_part():
    blocks = [("总体情况", "Heading1"), "正文"]
    plain = read(build_docx(blocks, numbered={0: 0}))
    for data in (build_docx(blocks, {0: 0}, strict=True), build_docx(blocks, {0: 0}, main="正文/Main.xml")):
        other = read(data)
        assert (other.text, other.blocks) == (plain.text, plain.blocks)
    assert read(build_docx(["甲"], main="Main.xml")).origin.at(0) == RunPlace("Main.xml", 0, 0, 0)


def test_utf_16_parts():
    root = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>"
    part = f"<?xml version='1.0' encoding='UTF-16'?>{root.format(paragraph(run('甲')))}"
    assert read(build_docx(files={"word/document.xml": part.encode("utf-16")})).text == "甲\n"


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
DTD = "<?xml version='1.0' encoding='{}'?><!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>]><w>&a;</w>"
DEEP = "<w:tbl><w:tr><w:tc>" * 5000 + paragraph(run("甲")) + "</w:tc></w:tr></w:tbl>" * 5000


def encrypted_zip() -> bytes:
    """A zip whose central directory says that the main part is encrypted."""
    data = bytearray(build_docx(["甲"]))
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 17] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "E902", "0 字节"),
        (b"not a zip at all", "E902", "已损坏"),
        (build_docx(["甲"])[:-40], "E902", "已损坏"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "E904", "已加密，无法读取；请先解除密码"),
        (encrypted_zip(), "E904", "已加密"),
        (OLE + b"WordDocument", "E906", "另存为 docx"),
        (b"%PDF-1.7\n", "E902", "PDF"),
        (b"{\\rtf1\\ansi}", "E902", "RTF"),
        (b"\xef\xbb\xbf\n<HTML><body>", "E902", "网页"),
        (pack({"readme.txt": b"x"}), "E902", "没有 Word 正文"),
        (pack({"xl/workbook.xml": b"<x/>"}), "E902", "Excel"),
        (pack({"ppt/presentation.xml": b"<x/>"}), "E902", "PowerPoint"),
        (pack({"OFD.xml": b"<x/>"}), "E902", "OFD"),
        (pack({"mimetype": b"x", "content.xml": b"<x/>"}), "E902", "OpenDocument"),
        (build_docx(files={"word/document.xml": b"<w:document>"}), "E902", "不是完整的 XML"),
        (build_docx(files={"word/document.xml": DTD.format("UTF-8").encode()}), "E902", "DTD"),
        (build_docx(files={"word/document.xml": DTD.format("UTF-16").encode("utf-16")}), "E902", "DTD"),
        (build_docx(files={"word/document.xml": b" " * (1 << 27)}), "E902", "异常庞大"),
        (build_docx(files={"word/styles.xml": b" " * (9 << 20)}), "E902", "异常庞大"),
        (build_docx([DEEP]), "E902", "嵌套过深"),
        (build_docx(["<w:altChunk r:id='x'/>"]), "E902", "嵌入文件"),
    ],
)
def test_what_cannot_be_read_says_why(data, code, says):
    with pytest.raises(ReadError) as error:
        READER(Source("报告.docx", data))
    assert error.value.code == code
    assert says in str(error.value)
    assert str(error.value).startswith("报告.docx：")


def test_a_word_document_without_package_relations_is_found():
    assert read(build_docx(["甲"], files={"_rels/.rels": b"<x/>"})).text == "甲\n"


# Files other programs made, and time


def test_a_file_made_by_python_docx():
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("总体情况", 1)
    made.add_paragraph("第一项", style="List Number")
    made.add_paragraph("第二项", style="List Number")
    made.add_paragraph("圆点", style="List Bullet")
    grid = made.add_table(2, 2)
    for index, each in enumerate(grid._cells):
        each.text = f"格{index}"
    grid.cell(0, 0).merge(grid.cell(1, 0))
    buffer = BytesIO()
    made.save(buffer)
    reading = read(buffer.getvalue())
    assert reading.text == "总体情况\n1.第一项\n2.第二项\n圆点\n格0\n格2\t格1\n\t格3\n"
    assert (reading.blocks[0].kind, reading.blocks[0].outline) == ("heading", 1)
    assert reading.tables[0].cells[0].rowspan == 2


@pytest.mark.libreoffice
@pytest.mark.slow
def test_libreoffice_shows_the_same_numbers(tmp_path: Path):
    """LibreOffice's own plain text of a document is an independent witness of the numbering."""
    path = tmp_path / "numbers.docx"
    path.write_bytes(
        build_docx(
            [f"文{index}" for index in range(14)],
            dict(enumerate([0, 1, 2, 2, 3, 1, 2, 0, 1, 0, 0, 0, 0, 0])),
            numbering=NUMBERING,
        )
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for target in ("txt:Text (encoded):UTF8", "docx:MS Word 2007 XML"):
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            f"{tmp_path}/out",
            path,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    ours = READER(Source("报告.docx", path.read_bytes())).text.split()
    shown = (tmp_path / "out/numbers.txt").read_text("utf-8-sig")
    assert ["".join(line.split()) for line in shown.splitlines() if line.strip()] == ours
    again = check_reader(READER, [Source("报告.docx", (tmp_path / "out/numbers.docx").read_bytes())])[0]
    assert again.text.split() == ours


def seconds(data: bytes, times: int = 5) -> float:
    def once() -> float:
        start = time.process_time()
        READER(Source("报告.docx", data))
        return time.process_time() - start

    # The collector's full sweeps grow with whatever else the process holds; they are not the reader's.
    gc.disable()
    try:
        return min(once() for _ in range(times))
    finally:
        gc.enable()


def test_time_grows_with_the_text():
    blocks = [
        paragraph("".join(map(run, ("全面推进", "依法行政", "，", "办理案件", "12", "件。"))), number=(1, 0))
    ]
    seconds(build_docx(blocks))
    small, large = (seconds(build_docx(blocks * size)) for size in (1_000, 8_000))
    assert large < 8 * small * 2


def test_reading_imports_nothing_heavy():
    code = (
        "import sys; from hegui.reading import from_docx; "
        "sys.exit(bool({'lxml', 'docx', 'jieba', 'rich'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (r" EQ \f(3,4) ", "3/4"), (r"eq \o\ac(○,1)", "①"), (r"EQ \o\ac(○,12)", "⑫"), (r"EQ \o\ac(□,印)", "□印"),
        (r"EQ \o\ac(○,印)", "印"), (r"EQ \r(3,x)", "√x"), (r"EQ \f(1,\r(2))", "1/√2"), (r"EQ \b\bc\((\f(1,2))", "(1/2"),
        (r"EQ \f(3\,000,4\,000)", "3,000/4,000"), ("PAGE", ""), ("EQUAL 3", ""), (r"EQ \f(3", "3"), ("EQ " + "(" * 500, "(" * 500),
    ],
)  # fmt: skip
def test_what_an_equation_field_shows(code: str, words: str) -> None:
    fields = "".join(f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("separate", "end"))
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert (
        inline(f"{run('率')}{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{fields}{run('。')}")
        == f"率{words}。"
    )


def test_an_equation_in_several_runs_and_within_a_field() -> None:
    pieces = (r"eq \o\ac(", "○", ",3)")
    code = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    assert inline(f"{begin}{code}{end}{run('落实责任')}") == "③落实责任"


def test_word_art_is_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="青禾县2024年工作报告"/></v:shape></w:pict></w:r>'
    assert inline(f"{art}") == "青禾县2024年工作报告"


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [
        ("001, 002, 003, ...", ["001", "002"]), ("01, 02, 03, ...", ["01", "02"]), ("0001, 0002", ["0001", "0002"]),
        ("①, ②, ③, ...", ["①", "②"]), ("?, ??", ["1", "2"]), ("", ["1", "2"]),
    ],
)  # fmt: skip
def test_custom_number_formats(pattern: str, labels: list[str]) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        f'<w:numFmt w:val="custom" w:format="{pattern}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    data = build_docx(["甲", "乙"], numbering=numbering(level), numbered={0: 0, 1: 0})
    assert read(data).text.split("\n")[:2] == [f"{labels[0]}甲", f"{labels[1]}乙"]
