"""PDF as it is printed: ruling lines, empty and wrapped cells, bold printed twice, hyphens and fonts without codes."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import pdf_builder
from hegui.errors import ReadError
from hegui.reading import Source
from hegui.reading.everyday import is_garbage
from hegui.reading.from_pdf import read
from hegui.reading.pdf_ruling import Bar, bars, rasters

pytestmark = pytest.mark.skipif(
    not pdf_builder.chinese_font_installed(), reason="no Chinese font is installed: pdfium shows nothing"
)
REPORT = (Path(__file__).parents[1] / "fixtures/correct/township-2024.txt").read_text("utf-8")
LINES = [line for line in REPORT.splitlines() if line.strip()]
ROWS = (
    ("类别", "上年", "本年", "增减"), ("行政许可", "120", "135", "12.5%"), ("行政处罚", "40", "", "-5%"),
    ("行政检查和\n执法监督", "16", "18", "-2.5%"), ("合计", "176", "153", ""),
)  # fmt: skip


def canvas_on(out: io.BytesIO) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(pdf_builder.FONT))
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(pdf_builder.FONT, 12)
    return canvas


def table(xs: Sequence[float], ruling: str) -> bytes:
    """A page with ``ROWS`` in columns that begin at ``xs``, between two paragraphs."""
    out = io.BytesIO()
    canvas = canvas_on(out)
    canvas.drawString(80, 780, "各项工作完成情况如下表所示。")
    edges = [x - 4 for x in (*xs, xs[-1] + 60)]
    y = 740.0
    tops = [y + 16]
    for row in ROWS:
        for x, cell in zip(xs, row, strict=True):
            for number, part in enumerate(cell.split("\n")):
                canvas.drawString(x, y - 14 * number, part)
        y -= 14 * max(len(cell.split("\n")) for cell in row) + 10
        tops.append(y + 16)
    if ruling == "lines":
        for top in tops:
            canvas.line(edges[0], top, edges[-1], top)
        for edge in edges:
            canvas.line(edge, tops[0], edge, tops[-1])
    elif ruling == "frames":
        for high, low in pairwise(tops):
            for left, right in pairwise(edges):
                canvas.rect(left, low, right - left, high - low)
    elif ruling == "open sides":
        for top in tops:
            canvas.line(edges[0], top, edges[-1], top)
        for edge in edges[1:-1]:
            canvas.line(edge, tops[0], edge, tops[-1])
    canvas.drawString(80, y - 30, "以上为全年情况。")
    canvas.save()
    return out.getvalue()


WIDE, NARROW = (80, 200, 280, 360), (80, 145, 172, 199)


@pytest.mark.parametrize(
    ("ruling", "xs"),
    [
        ("lines", WIDE),
        ("lines", NARROW),
        ("frames", WIDE),
        ("frames", NARROW),
        ("open sides", WIDE),
        ("none", WIDE),
    ],
)
def test_a_table_with_empty_and_wrapped_cells(ruling: str, xs: Sequence[float]) -> None:
    reading = read(Source("表.pdf", table(xs, ruling)))
    (found,) = reading.tables
    cells = {(cell.row, cell.column): reading.text[slice(*cell.span)] for cell in found.cells}
    assert cells == {
        (row, column): words.replace("\n", "") for row, line in enumerate(ROWS) for column, words in enumerate(line)
    }  # fmt: skip
    assert reading.text.startswith("各项工作完成情况如下表所示。\n类别\t上年")
    assert reading.text.endswith("合计\t176\t153\t\n以上为全年情况。")


def test_figures_side_by_side_are_not_one_figure() -> None:
    text = read(Source("表.pdf", table(NARROW, "none"))).text
    assert "120135" not in text
    assert "1618" not in text


@pytest.mark.parametrize("backgrounds", [True, False])
def test_a_frame_round_a_text_or_a_background_makes_no_table(backgrounds: bool) -> None:
    out = io.BytesIO()
    canvas = canvas_on(out)
    for number, line in enumerate(("第一段写在框里。", "第二段也写在框里。", "第三段同样如此。")):
        canvas.setFillGray(0.9)
        if backgrounds:
            canvas.rect(78, 755 - 24 * number, 90, 20, fill=1, stroke=0)
            canvas.rect(170, 755 - 24 * number, 60, 20, fill=1, stroke=0)
        canvas.setFillGray(0)
        canvas.drawString(80, 760 - 24 * number, line)
    canvas.rect(70, 600, 400, 200)
    canvas.save()
    assert read(Source("框.pdf", out.getvalue())).tables == ()


def test_fields_without_a_line_between_them_are_one_cell() -> None:
    across = [Bar(300, 0, 90), Bar(200, 30, 90), Bar(100, 0, 90)]
    upright = [Bar(0, 100, 300), Bar(30, 100, 300), Bar(60, 100, 200), Bar(90, 100, 300)]
    (raster,) = rasters(across, upright)
    assert [tuple(field) for field in raster.fields] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_borders_drawn_piece_by_piece_are_one_line() -> None:
    across, upright = bars([(0, 99.5, 30, 100.5), (30, 99.6, 60, 100.4), (59, 0, 60, 50), (59, 48, 60, 100)])
    assert (len(across), len(upright)) == (1, 1)


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8, 1.5])
@pytest.mark.parametrize("times", [2, 4])
@pytest.mark.parametrize("whole", [True, False])
def test_bold_printed_over_itself_counts_once(shift: float, times: int, whole: bool) -> None:
    out = io.BytesIO()
    canvas = canvas_on(out)
    words = "（一）习近平法治思想学习宣传，惺惺相惜，干干净净2024年11月22日。"
    runs = [words] if whole else list(words)
    x = 80.0
    for run in runs:
        for time in range(times):
            canvas.drawString(x + time * shift / times, 700, run)
        x += pdf_builder.width(run, 12)
    canvas.drawString(80, 660, "叠印的标题只读一遍。")
    canvas.save()
    assert read(Source("粗.pdf", out.getvalue())).text.replace("\n", "") == words + "叠印的标题只读一遍。"


def test_a_soft_hyphen_that_is_seen_is_a_hyphen() -> None:
    from hegui.reading.from_pdf import character

    assert character(0xAD) == "-"


def set_in(words: Sequence[str]) -> bytes:
    return pdf_builder.build([pdf_builder.Text(line) for line in words])


def test_a_font_with_codes_of_its_own_is_garbage() -> None:
    pick = random.Random(7)
    characters = sorted({char for line in LINES for char in line if "\u4e00" <= char <= "\u9fff"})
    other = dict(
        zip(characters, pick.sample([chr(c) for c in range(0x4E00, 0x9FA5)], len(characters)), strict=True)
    )
    with pytest.raises(ReadError) as caught:
        read(Source("乱.pdf", set_in(["".join(other.get(c, c) for c in line) for line in LINES])))
    assert caught.value.code == "E903"


@pytest.mark.parametrize(
    ("text", "garbage"),
    [
        (REPORT, False),
        (REPORT[:150], False),
        ("丠丯丱丵乀乄乕乚乴亂" * 40, True),
        ("".join(chr(0x21 + ord(c) % 90) if "\u4e00" <= c <= "\u9fff" else c for c in REPORT), True),
        ("The government of the county has published the annual report on its work in the year. " * 6, False),
        ("2024-01-05 13.5 88% 1,234 " * 30, False),
        ("第1页，共2页" * 3, False),
    ],
)
def test_everyday_chinese(text: str, garbage: bool) -> None:
    assert is_garbage(Counter("".join(text.split()))) is garbage


def test_every_report_of_the_house_is_everyday_chinese() -> None:
    for path in sorted((Path(__file__).parents[1] / "fixtures").rglob("*.txt")):
        assert not is_garbage(Counter("".join(path.read_text("utf-8").split()))), path
