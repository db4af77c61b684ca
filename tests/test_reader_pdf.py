from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from hegui.document import Box, PagePlace
from hegui.errors import ReadError
from hegui.reading import READERS, Reading, Source
from hegui.reading.from_pdf import _require_text, character
from hegui.reading.pdf_lines import Glyph, PdfPage, lines_of, pieces, without_furniture
from hegui.testing import check_reader

pypdfium2 = pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")
from pdf_builder import Rows, Text, build, chinese_font_installed, scan  # noqa: E402

needs_font = pytest.mark.skipif(
    not chinese_font_installed(), reason="no Chinese font is installed, and the test PDFs embed none"
)

PDF = next(reader for reader in READERS if reader.name == "pdf")
LONG = (
    "2024年，青禾县坚持依法行政，扎实推进各项工作，全年开展培训12场次，受众1350余人次，办理行政复议案件37件，"
    "《青禾县行政执法工作办法》全面施行，Smart Law平台访问量达2.5万次。"
)
REPORT = [
    Text("青禾县人民政府关于2024年度", "centre", 22),
    Text("法治政府建设情况的报告", "centre", 22),
    Text("一、主要举措和成效"),
    *[Text(LONG * (1 + i % 3)) for i in range(7)],
    Text("（一）学习"),
    Text("短段。"),
    Text("青禾县人民政府", "right"),
    Text("2025年1月20日", "right"),
]


def read(data: bytes) -> Reading:
    (reading,) = check_reader(PDF, [Source("报告.pdf", data)], damage=False)
    return reading


def texts(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks]


@pytest.mark.parametrize("numbers", ["", "— {} —", "{}", "第{}页", "第 {} 页 共 3 页", "- {} -", "{}/3"])
@needs_font
def test_lines_are_rejoined_over_pages_and_page_numbers_dropped(numbers: str) -> None:
    data = build(REPORT, numbers=numbers, head="青禾县人民政府文件", watermark="内部")
    assert texts(read(data)) == [part.text for part in REPORT]


@needs_font
def test_paragraphs_without_indent_end_with_their_short_line() -> None:
    parts = [Text(LONG, "flush"), Text("一、短标题", "flush"), Text(LONG * 2, "flush")]
    assert texts(read(build(parts))) == [part.text for part in parts]


@needs_font
def test_a_centred_title_that_fills_its_line_goes_on_and_one_cut_on_purpose_does_not() -> None:
    title = "青禾县人民政府关于二〇二四年度推进法治政府建设情况的报告"
    parts = [Text(title, "centre", 22), Text("中共青禾县委员会", "centre", 22), *REPORT[2:6]]
    assert texts(read(build(parts))) == [part.text for part in parts]


@needs_font
def test_a_heading_glued_into_a_paragraph_stays_glued() -> None:
    glued = "一是开展执法检查工作并且按照要求整改突出的问题。（二）强化优质服务，推动法治营商环境再提升。"
    parts = [Text("（一）学习"), Text(glued), Text("（三）检查"), Text(LONG)]
    assert texts(read(build(parts))) == [part.text for part in parts]


@needs_font
def test_every_character_has_its_box() -> None:
    reading = read(build(REPORT))
    assert len(reading.text.split("\n")) == len(REPORT)
    for offset, char in enumerate(reading.text):
        place = reading.origin.at(offset)
        assert isinstance(place, PagePlace)
        if char not in "\n ":
            assert place.box is not None
            assert place.box.left < place.box.right <= 600
    pages = [
        segment.place.page for segment in reading.origin.segments if isinstance(segment.place, PagePlace)
    ]
    assert pages == sorted(pages)
    assert pages[-1] > 1


@needs_font
def test_headings_at_the_same_height_are_no_running_heads() -> None:
    parts = [part for i in range(30) for part in (Text(f"{'一二三'[i % 3]}、标题"), Text(LONG))]
    assert texts(read(build(parts))) == [part.text for part in parts]


@needs_font
def test_columns_that_line_up_are_a_table() -> None:
    rows = [["项目", "上年", "本年"], ["行政复议", "30", "37"], ["行政诉讼", "5", "4"]]
    reading = read(build([Text(LONG), Rows(rows), Text(LONG)]))
    (table,) = reading.tables
    cells = [(c.row, c.column, c.header, reading.text[c.span.start : c.span.end]) for c in table.cells]
    assert cells == [(r, c, r == 0, rows[r][c]) for r in range(3) for c in range(3)]
    assert "项目\t上年\t本年\n行政复议\t30\t37\n" in reading.text
    assert texts(reading)[-1] == LONG


@needs_font
def test_two_rows_are_no_table_and_no_paragraph() -> None:
    rows = [["项目名称", "上年", "本年度办理件数合计"], ["行政复议", "30", "本年度办理件数合计"]]
    reading = read(build([Text(LONG), Rows(rows)]))
    assert not reading.tables
    assert texts(reading)[1:] == [" ".join(row) for row in rows]


@needs_font
def test_metadata() -> None:
    reading = read(build([Text("短段。正文内容。")], title="青禾县报告"))
    assert reading.metadata == {"title": "青禾县报告", "created": "2000-01-01"}
    assert "title" not in read(build([Text("短段。正文内容。")], title="Microsoft Word - 报告.doc")).metadata


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (build([Text(LONG)], password="secret"), "E904", "密码"),
        (scan(2), "E903", "OCR"),
        (build([Text("")]), "E905", "没有文字"),
        (b"", "E902", "不是 PDF"),
        (b"PK\x03\x04", "E902", "不是 PDF"),
        (b"%PDF-1.7\n" + b"x" * 200, "E902", "损坏"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str, word: str) -> None:
    with pytest.raises(ReadError, match=word) as caught:
        PDF(Source("报告.pdf", data))
    assert caught.value.code == code


@needs_font
def test_pages_of_images_among_text_are_named() -> None:
    joined = pypdfium2.PdfDocument.new()
    for data in (build([Text(LONG)]), scan()):
        with pypdfium2.PdfDocument(data) as part:
            joined.import_pages(part)
    out = io.BytesIO()
    joined.save(out)
    joined.close()
    assert read(out.getvalue()).metadata["unread_pages"] == "2"


@needs_font
def test_turned_pages_read_like_others() -> None:
    reading = read(build(REPORT, numbers="— {} —", watermark="内部", turned=True))
    assert texts(reading) == [part.text for part in REPORT]
    boxes = [box for segment in reading.origin.segments for box in segment.boxes if box is not None]
    assert all(box.right <= 842 and box.top <= 595 for box in boxes)
    document = pypdfium2.PdfDocument(build(REPORT, numbers="— {} —"))
    for page in document:
        page.set_rotation(180)
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert texts(read(out.getvalue())) == [part.text for part in REPORT]


def test_radicals_become_characters() -> None:
    assert "".join(map(character, map(ord, "⼈⺠法⻚⻔⻋"))) == "人民法页门车"
    assert character(0) == "\ufffd"


@needs_font
def test_many_threads() -> None:
    data = build(REPORT)
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: PDF(Source("a.pdf", data)).text, range(8)))
    assert len(found) == 1


@needs_font
def test_damaged_copies() -> None:
    check_reader(PDF, [Source("a.pdf", build(REPORT[:5]))])


def glyphs(text: str, left: float, bottom: float, size: float = 16) -> list[Glyph]:
    boxes = [Box(left + i * size, bottom, left + (i + 1) * size, bottom + size) for i in range(len(text))]
    return [Glyph(char, *box, box) for char, box in zip(text, boxes, strict=True)]


def test_lines_stand_in_the_order_of_the_page_whatever_the_order_of_the_file() -> None:
    lines = lines_of(1, [*glyphs("下行", 80, 100), *glyphs("右", 200, 131), *glyphs("左", 80, 130)])
    assert [line.text for line in lines] == ["左右", "下行"]


def test_fonts_without_characters_are_no_text() -> None:
    page = PdfPage(1, 842, lines_of(1, glyphs("\ue001\ufffd\ue003" * 6 + "青禾县年度报告", 80, 100)))
    with pytest.raises(ReadError, match="乱码") as caught:
        _require_text("报告.pdf", [page], [])
    assert caught.value.code == "E903"


def test_number_in_the_text_is_no_page_number() -> None:
    rows = [glyphs("甲乙丙丁", 80, 60 + 28 * i) for i in range(9, 0, -1)] + [glyphs("２０２４", 80, 60)]
    page = PdfPage(1, 842, lines_of(1, [g for row in rows for g in row]))
    (kept,) = without_furniture([page])
    assert kept.lines[-1].text == "２０２４"
    assert len(list(pieces([kept]))) >= 1


WITHOUT_FONTS = """
import ctypes, sys
import pypdfium2.raw as raw
raw.FPDF_DestroyLibrary()
none = (ctypes.c_char_p * 2)(b"/nonexistent", None)
config = raw.FPDF_LIBRARY_CONFIG(version=2)
config.m_pUserFontPaths = ctypes.cast(none, type(config.m_pUserFontPaths))
raw.FPDF_InitLibraryWithConfig(ctypes.byref(config))
from hegui.errors import ReadError
from hegui.reading import Source
from hegui.reading.from_pdf import read
try:
    sys.stdout.buffer.write(read(Source("a.pdf", sys.stdin.buffer.read())).text.encode())
except ReadError as error:
    sys.stdout.buffer.write(f"{error.code} {error}".encode())
"""


def test_a_font_neither_embedded_nor_installed_is_named() -> None:
    data = build([Text("2024年，青禾县坚持依法行政，全年开展培训12场次。")])
    said = subprocess.run([sys.executable, "-c", WITHOUT_FONTS], input=data, capture_output=True, check=True)
    assert said.stdout.decode().startswith("E903 a.pdf：PDF 没有嵌入中文字体")
    assert "安装中文字体" in said.stdout.decode()
