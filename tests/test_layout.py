"""How a docx looks: what is inherited from where, and what the rules of family F say of real files, right and wrong."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from docx_builder import build_docx, level, numbering, pack, paragraph, run
from hegui.document.layout import MILLIMETRE, Layout
from hegui.facts.looks import claims_official_form
from hegui.reading import Source
from hegui.reading.from_docx import read
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings
from hegui.structure import build

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TEXT = "临溪镇组织学法用法，调解矛盾纠纷，各项工作按时完成，群众满意。"


def layout(data: bytes) -> Layout:
    late = read(Source("a.docx", data)).layout
    assert late is not None
    found = late()
    assert found is not None
    return found


def looks(*paragraphs: str, **parts: Any) -> Layout:
    return layout(build_docx(paragraphs, **parts))


def fonts(ea: str, size: int = 0) -> str:
    return f'<w:rFonts w:eastAsia="{ea}"/>' + (f'<w:sz w:val="{size}"/>' if size else "")


# What is inherited.


def test_a_run_inherits_from_defaults_styles_character_style_and_itself() -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('宋体', 21)}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="正文文本"/><w:rPr>{fonts("仿宋", 32)}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="子"/><w:basedOn w:val="Body"/>'
        '<w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="Kai"><w:name w:val="楷"/><w:rPr>{fonts("楷体")}</w:rPr></w:style>'
    )
    found = looks(
        paragraph(run("甲")),
        paragraph(run("乙"), "Body"),
        paragraph(run("丙") + run("丁", '<w:rStyle w:val="Kai"/>') + run("戊", fonts("黑体", 28)), "Child"),
        styles=styles,
    )
    assert [(r.font, r.size, r.colour) for p in found.paragraphs.values() for r in p.runs] == [
        ("宋体", 10.5, ""),
        ("仿宋", 16.0, ""),
        ("仿宋", 16.0, "FF0000"),
        ("楷体", 16.0, "FF0000"),
        ("黑体", 14.0, "FF0000"),
    ]


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="{ea}"/><a:font script="Hans" typeface="等线"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


@pytest.mark.parametrize(
    ("ea", "language", "font"),
    [("华文仿宋", "", "华文仿宋"), ("", '<w:themeFontLang w:eastAsia="zh-CN"/>', "等线"), ("", "", "")],
)
def test_fonts_of_the_theme(ea: str, language: str, font: str) -> None:
    said = '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="宋体" w:asciiTheme="minorHAnsi"/>'
    data = build_docx([paragraph(run("甲", said))], settings=language or "<w:zoom/>", theme="<x/>")
    found = layout(_with(data, "word/theme.xml", THEME.format(ea=ea)))
    assert found.paragraphs[0].runs[0][:2] == (font, "Calibri")


def _with(data: bytes, name: str, text: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as source:
        files = {each: source.read(each) for each in source.namelist()}
    return pack({**files, name: text.encode()})


@pytest.mark.parametrize(
    ("properties", "first", "left"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="420"/>', 2.0, 0.0),
        ('<w:ind w:firstLine="640"/>', 2.0, 0.0),
        ('<w:ind w:left="640" w:hanging="640"/>', -2.0, 2.0),
        ('<w:ind w:startChars="100" w:hangingChars="100" w:hanging="210"/>', -1.0, 1.0),
        ('<w:ind w:firstLineChars="0" w:firstLine="0"/>', 0.0, 0.0),
    ],
)
def test_indents_in_characters_and_points(properties: str, first: float, left: float) -> None:
    look = looks(paragraph(run("甲"), properties=properties)).paragraphs[0]
    assert (look.first.in_characters(16.0), look.left.in_characters(16.0)) == (first, left)


def test_a_hanging_line_takes_the_place_of_an_inherited_first_line() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/>'
        '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>'
    )
    found = looks(
        paragraph(run("甲"), "B"),
        paragraph(run("乙"), "B", properties='<w:ind w:left="320" w:hanging="320"/>'),
        styles=style,
    )
    assert [p.first.in_characters(16.0) for p in found.paragraphs.values()] == [2.0, -1.0]


def test_indents_of_the_numbering_yield_to_the_paragraph_and_to_a_style_that_names_it() -> None:
    one = level(0, "%1、", "chineseCounting").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="640"/></w:pPr></w:lvl>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="n"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:ind w:left="160"/></w:pPr></w:style>'
    )
    found = looks(
        paragraph(run("甲"), number=(1, 0)),
        paragraph(run("乙"), number=(1, 0), properties='<w:ind w:left="0"/>'),
        paragraph(run("丙"), "N"),
        numbering=numbering(one),
        styles=styles,
    )
    assert [p.left.points for p in found.paragraphs.values()] == [32.0, 0.0, 8.0]


def test_sections_lines_and_grids() -> None:
    first = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1474" w:right="1474" '
        'w:gutter="114"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
    )
    found = looks(
        paragraph(run("甲"), properties='<w:spacing w:line="560" w:lineRule="exact"/>' + first),
        paragraph(
            run("乙"), properties='<w:spacing w:line="360"/><w:snapToGrid w:val="0"/><w:jc w:val="end"/>'
        ),
    )
    page = found.sections[0]
    assert [round((side or 0) / MILLIMETRE) for side in page[:6]] == [210, 297, 37, 35, 28, 26]
    assert (page.grid.kind, page.grid.pitch, round(page.grid.spread, 3)) == ("linesAndChars", 28.95, -0.207)
    one, two = found.paragraphs.values()
    assert (one.section, one.line, one.line_rule, one.align) == (0, 28.0, "exact", "left")
    assert (two.section, two.line, two.line_rule, two.snaps, two.align) == (1, 1.5, "auto", False, "right")
    assert two.starts_page


def footer(content: str, properties: str = '<w:jc w:val="right"/>') -> str:
    return paragraph(content, properties=properties)


PAGE = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>' + (
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("paragraphs", "around", "align", "size"),
    [
        (footer(run("— ") + PAGE.format(run("1", '<w:sz w:val="28"/>')) + run(" —　")), ("— ", " —　"), "right", 14.0),
        (footer('<w:fldSimple w:instr="PAGE \\* MERGEFORMAT">' + run("1") + "</w:fldSimple>"), ("", ""), "right", None),
        (footer(PAGE.format(run("1")), '<w:framePr w:xAlign="outside"/>'), ("", ""), "outside", None),
        (footer(run("\u3000") + PAGE.format(run("1")), ""), ("\u3000", ""), "left", None),
        (footer(run("第") + PAGE.format("") + run("页"), '<w:jc w:val="center"/>'), ("第", "页"), "center", None),
    ],
)  # fmt: skip
def test_page_numbers(paragraphs: str, around: tuple[str, str], align: str, size: float | None) -> None:
    body = [paragraph(run("甲"))]
    data = build_docx(body, footer=paragraphs)
    section = '<w:sectPr><w:footerReference w:type="default" r:id="r-footer"/></w:sectPr>'
    found = layout(_replaced(data, "<w:sectPr/>", section))
    (number,) = found.sections[0].numbers
    assert ((number.before, number.after), number.align, number.look.size) == (around, align, size)


def _replaced(data: bytes, old: str, new: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as source:
        text = source.read("word/document.xml").decode()
    assert old in text
    return _with(data, "word/document.xml", text.replace(old, new))


def test_damaged_styles_give_no_layout_and_no_crash() -> None:
    data = _with(build_docx(["甲"]), "word/settings.xml", "<w:broken")
    late = read(Source("a.docx", data)).layout
    assert late is not None
    late()


# The whole: a document in the official form, and one fault at a time.


class Official:
    """A report set by python-docx as the standard wants it; a test changes what it likes before saving."""

    def __init__(self) -> None:
        self.doc = docx.Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        self.doc.settings.odd_and_even_pages_header_footer = True
        self._number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
        self._number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
        self.number = self.add("临政发〔2025〕3号", align=WD_ALIGN_PARAGRAPH.CENTER, first=0)
        self.title = self.add(
            "青禾县临溪镇2024年法治政府建设年度报告", "方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER, 0
        )
        self.addressee = self.add("青禾县人民政府：", first=0)
        self.opening = self.add("2024年，临溪镇坚持依法行政，现将有关情况报告如下。")
        self.head = self.add("一、主要做法", "黑体")
        self.second = self.add("（一）强化学习", "楷体_GB2312")
        self.body = [self.add(TEXT) for _ in range(24)]
        self.note = self.add("附件：任务分解表")
        self.signature = self.add("青禾县临溪镇人民政府", align=WD_ALIGN_PARAGRAPH.RIGHT, first=0, right=2)
        self.date = self.add("2025年1月20日", align=WD_ALIGN_PARAGRAPH.RIGHT, first=0, right=4)
        self.copies = self.add("抄送：青禾县司法局。", size=14, first=1)

    def add(
        self, text: str, font: str = "仿宋_GB2312", size: float = 16, align: Any = WD_ALIGN_PARAGRAPH.JUSTIFY,
        first: float = 2, right: float = 0,
    ) -> Any:  # fmt: skip
        added = self.doc.add_paragraph()
        set_font(added.add_run(text), font, size)
        form = added.paragraph_format
        form.alignment, form.space_after = align, Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28.95)
        characters(added, "firstLineChars", first)
        characters(added, "rightChars", right)
        return added

    def _number(self, footer: Any, align: Any) -> None:
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = align
        characters(line, "rightChars" if align == WD_ALIGN_PARAGRAPH.RIGHT else "leftChars", 1)
        set_font(line.add_run("— "), "宋体", 14)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        line._p.append(field)
        number = line.add_run("1")
        set_font(number, "宋体", 14)
        field.append(number._r)
        set_font(line.add_run(" —"), "宋体", 14)

    def data(self) -> bytes:
        buffer = io.BytesIO()
        self.doc.save(buffer)
        return buffer.getvalue()


def set_font(run: Any, font: str, size: float) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), font)


def characters(paragraph: Any, side: str, count: float) -> None:
    indents = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indents.set(qn(f"w:{side}"), str(int(count * 100)))


def said(data: bytes, profile: str = "style") -> list[tuple[str, str]]:
    settings = Settings(profile=profile, kind="generic")
    result = check_bytes("a.docx", data, engine(settings), settings)
    return [(d.code, d.message) for d in result.diagnostics if d.code[0] in "FE"]


def test_the_official_form_is_right() -> None:
    assert said(Official().data()) == []


def _margins(o: Official) -> None:
    o.doc.sections[0].top_margin = o.doc.sections[0].bottom_margin = Mm(25.4)


def _letter(o: Official) -> None:
    o.doc.sections[0].page_width = Mm(216)
    o.doc.sections[0].right_margin = Mm(32)


def _spacing(o: Official) -> None:
    for p in o.body:
        p.paragraph_format.line_spacing = Pt(22)


def _title(o: Official) -> None:
    set_font(o.title.runs[0], "黑体", 18)


def _title_left(o: Official) -> None:
    o.title.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _head(o: Official) -> None:
    set_font(o.head.runs[0], "仿宋", 16)


def _second(o: Official) -> None:
    set_font(o.second.runs[0], "黑体", 16)


def _body(o: Official) -> None:
    for p in o.body:
        set_font(p.runs[0], "宋体", 12)


def _pasted(o: Official) -> None:
    set_font(o.body[3].add_run("另据统计，全镇调解成功率提高。"), "微软雅黑", 16)


def _indent(o: Official) -> None:
    for p in o.body:
        characters(p, "firstLineChars", 0)


def _addressee(o: Official) -> None:
    characters(o.addressee, "firstLineChars", 2)


def _red(o: Official) -> None:
    o.body[2].runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)


def _no_numbers(o: Official) -> None:
    for footer in (o.doc.sections[0].footer, o.doc.sections[0].even_page_footer):
        for line in footer.paragraphs:
            line._p.getparent().remove(line._p)


def _centred_numbers(o: Official) -> None:
    o.doc.sections[0].footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    o.doc.settings.odd_and_even_pages_header_footer = False


def _small_numbers(o: Official) -> None:
    line = o.doc.sections[0].footer.paragraphs[0]
    for field in line._p.iter(qn("w:sz")):
        field.set(qn("w:val"), "18")


def _signed_left(o: Official) -> None:
    o.signature.alignment = o.date.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _date_flush(o: Official) -> None:
    characters(o.signature, "rightChars", 0)
    characters(o.date, "rightChars", 0)


def _note_stop(o: Official) -> None:
    o.note.add_run("。")
    set_font(o.note.runs[-1], "仿宋", 16)


def _copies(o: Official) -> None:
    set_font(o.copies.runs[0], "仿宋", 16)


FAULTS: list[tuple[Callable[[Official], None], list[tuple[str, str]]]] = [
    (_margins, [("F102", "上 25.4 毫米、下 25.4 毫米，应为上 37 毫米、下 35 毫米")]),
    (_letter, [("F101", "216 毫米"), ("F102", "右 32 毫米")]),
    (_spacing, [("F103", "固定值 22 磅，每面约 28 行，一般应为 22 行（约 29 磅），共 24 段")]),
    (_title, [("F201", "标题用的是黑体小二（18 磅），应为小标宋体二号（22 磅）")]),
    (_title_left, [("F202", "标题居左")]),
    (_head, [("F203", "一级标题（一、）用的是仿宋，应为黑体")]),
    (_second, [("F203", "二级标题（（一））用的是黑体，应为楷体")]),
    (_body, [("F204", "正文用的是宋体小四（12 磅），应为仿宋体三号（16 磅），共 24 段")]),
    (_pasted, [("F204", "正文用的是微软雅黑，应为仿宋体")]),
    (_indent, [("F206", "段首没有缩进，应左空二字，共 24 段")]),
    (_addressee, [("F207", "主送机关左空 2 字")]),
    (_red, [("F105", "文字是红色")]),
    (_no_numbers, [("F301", "没有页码")]),
    (_centred_numbers, [("F303", "页码居中")]),
    (_small_numbers, [("F302", "小五（9 磅）")]),
    (_signed_left, [("F401", "发文机关署名居左"), ("F401", "成文日期居左")]),
    (_date_flush, [("F402", "成文日期右边没有空字")]),
    (_note_stop, [("F403", "附件名称后不加标点符号")]),
    (_copies, [("F406", "抄送机关用的是三号（16 磅），应为四号（14 磅）")]),
]


@pytest.mark.parametrize(("spoil", "expected"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_one_fault_is_told_once_with_what_is_and_what_should_be(
    spoil: Callable[[Official], None], expected: list[tuple[str, str]]
) -> None:
    report = Official()
    spoil(report)
    found = said(report.data())
    assert [code for code, _ in found] == [code for code, _ in expected]
    for (_, message), (_, words) in zip(found, expected, strict=True):
        assert words in message


def _annex(o: Official) -> None:
    o.copies._p.getparent().remove(o.copies._p)
    o.add("附件1", "宋体", first=0)
    o.add("任务分解表", "黑体", 12)


def _annex_right(o: Official) -> None:
    o.copies._p.getparent().remove(o.copies._p)
    o.add("附件1", "黑体", first=0).paragraph_format.page_break_before = True
    o.add("这里是附件的内容，用什么字体和字号由附件自己决定，不在检查的范围之内。", "宋体", 10.5, first=0)


def _note_behind(o: Official) -> None:
    o.note._p.getparent().remove(o.note._p)
    o.copies._p.getparent().remove(o.copies._p)
    o.add("附件：任务分解表")


def _wide_table(o: Official) -> None:
    table = o.doc.add_table(2, 2)
    o.head._p.addprevious(table._tbl)
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:type"), "dxa")
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), "10200")
    for cell in (c for row in table.rows for c in row.cells):
        set_font(cell.paragraphs[0].add_run("调解"), "宋体", 10.5)


def _clauses(o: Official) -> None:
    for p, number in zip(o.body, "一二三", strict=False):
        p.runs[0].text = f"（{number}）对不按期报送材料的，予以通报批评。"


def _resolutions(o: Official) -> None:
    for p, number in zip(o.body[:2], "二三", strict=True):
        p.runs[0].text = f"{number}、同意将目前已核实的材料作为依据，由司法所汇总后报镇政府。"


def _emphasis(o: Official) -> None:
    for p in o.body[:3]:
        p.runs[0].text = "要加强学习。"
        set_font(p.runs[0], "楷体", 16)
        set_font(p.add_run(TEXT), "FangSong", 16)


def _times(o: Official) -> None:
    for p in o.body:
        p.runs[0]._r.rPr.rFonts.set(qn("w:ascii"), "Times New Roman")


def _typed_blanks(o: Official) -> None:
    for p in o.body:
        characters(p, "firstLineChars", 0)
        p.runs[0].text = "\u3000\u3000" + p.runs[0].text


def _two_characters_in_points(o: Official) -> None:
    for p in o.body:
        p._p.pPr.remove(p._p.pPr.ind)
        p.paragraph_format.first_line_indent = Pt(32)


def _unsealed(o: Official) -> None:
    characters(o.signature, "rightChars", 2)
    characters(o.date, "rightChars", 3.5)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_annex, ["F405", "F405"]),
        (_annex_right, []),
        (_note_behind, ["F404"]),
        (_wide_table, ["F106"]),
        (_clauses, []),
        (_resolutions, []),
        (_emphasis, []),
        (_times, []),
        (_typed_blanks, []),
        (_two_characters_in_points, []),
        (_unsealed, []),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_annexes_tables_and_what_is_right_in_another_way(
    change: Callable[[Official], None], codes: list[str]
) -> None:
    report = Official()
    change(report)
    assert [code for code, _ in said(report.data())] == codes


def test_what_the_report_says_is_to_be_mended_before_how_it_looks() -> None:
    from hegui.checking.verdict import urgent

    report = Official()
    _margins(report)
    report.body[5].runs[0].text = "2024年2月30日，临溪镇召开会议，研究部署普法工作，会后抓好落实。"
    settings = Settings(kind="generic")
    result = check_bytes("a.docx", report.data(), engine(settings), settings)
    first = [getattr(item, "code", "") for item, _ in urgent((), result.diagnostics, 50)]
    assert first.index("F102") > 0


def test_many_sorts_of_faults_are_told_together() -> None:
    report = Official()
    for number, p in enumerate(report.body[:12]):
        set_font(p.runs[0], "仿宋", 8 + number % 6)
    found = [message for code, message in said(report.data()) if code == "F204"]
    assert len(found) == 3
    assert "还有 3 种与国标不同的" in found[-1] or any("还有 3 种" in message for message in found)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_document_that_went_through_libreoffice(tmp_path: Path) -> None:
    report = Official()
    _two_characters_in_points(report)
    for p in (report.opening, report.head, report.second, report.note):
        p._p.pPr.remove(p._p.pPr.ind)
        p.paragraph_format.first_line_indent = Pt(32)
    for p, points in ((report.signature, 32), (report.date, 64)):
        p._p.pPr.remove(p._p.pPr.ind)
        p.paragraph_format.right_indent = Pt(points)
    (tmp_path / "a.docx").write_bytes(report.data())
    for source, kind in (("a.docx", "odt"), ("a.odt", "docx")):
        folder = tmp_path if kind == "odt" else tmp_path / "out"
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", kind,
             "--outdir", str(folder), str(tmp_path / source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    assert [f for f in said((tmp_path / "out" / "a.docx").read_bytes()) if f[0] != "F303"] == []


# Which documents are judged.


def test_recommended_judges_documents_that_claim_the_official_form() -> None:
    report = Official()
    _body(report)
    assert [code for code, _ in said(report.data(), "recommended")] == ["F204"]
    assert said(report.data(), "statutory") == []


def _bare(o: Official) -> None:
    for p in (o.number, o.copies):
        p._p.getparent().remove(p._p)


def test_addressee_signature_and_day_count_only_with_a_mark_of_the_form() -> None:
    report = Official()
    _bare(report)
    assert _claim(report.data()) == "主送机关、署名、成文日期和公文版式"
    _margins(report)
    _body(report)
    _title(report)
    assert _claim(report.data()) == ""
    assert said(report.data(), "recommended") == []
    assert said(report.data())


def test_plain_text_claims_nothing() -> None:
    assert _claim(build_docx(["临溪镇2024年法治政府建设年度报告", TEXT, TEXT])) == ""


def _claim(data: bytes) -> str:
    source = Source("a.docx", data)
    return claims_official_form(build(read(source), source))


@pytest.mark.parametrize("first", ["临政发〔2025〕3号", "签发人：王某", "青禾县人民政府文件"])
def test_what_stands_above_the_title_claims_the_form(first: str) -> None:
    assert _claim(build_docx([first, "关于2024年法治政府建设情况的报告", TEXT, TEXT]))


def test_other_formats_are_not_judged_and_import_nothing(tmp_path: Path) -> None:
    settings = Settings(profile="style", kind="generic")
    text = "关于普法工作的通知\n\n" + f"{TEXT}\n" * 40
    result = check_bytes("a.txt", text.encode(), engine(settings), settings)
    assert [d.code for d in result.diagnostics if d.code[0] == "F"] == []
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code = (
        "import sys\nfrom hegui import patterns\nwith patterns.installed():\n"
        "    from hegui.commands.main import run\n    run(sys.argv[1:])\n"
        "print([m for m in sys.modules if m.endswith(('document.layout', 'docx_layout', 'facts.looks')) or 'rules.layout' in m], file=sys.stderr)"
    )
    arguments = ["check", str(tmp_path / "a.txt"), "--isolated", "--profile", "style", "--kind", "generic"]
    env = {**os.environ, "HEGUI_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):  # the second run is one as a user has it: what the first derived is kept
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=env, check=False
        )
    assert done.stderr.strip().splitlines()[-1] == "[]"
