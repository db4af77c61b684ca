"""Every reader keeps the contract, and one report reads the same in every format."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.errors import ReadError
from hegui.reading import READERS, Reader, Reading, Source
from hegui.structure.build import blanked
from hegui.testing import check_reader

READER = {reader.name: reader for reader in READERS}

TITLE = "青禾县人民政府关于2024年度法治政府建设情况的报告"
PARAGRAPHS = [
    (1, "一、主要举措和成效"),
    (0, "2024年，青禾县坚持依法行政，扎实推进各项工作，全年开展培训12场次，受众1350余人次，办理行政复议案件37件，"
        "较上年增加7件；公开听取意见5场次，“最多跑一次”改革覆盖98.5%的事项。"),
    (2, "（一）健全制度"),
    (0, "一是修订《青禾县行政执法工作办法》；二是建立部门联席会议制度，定期研究解决突出问题，全年召开会议4次，"
        "印发督办通知11份，推动整改问题26个。"),
    (1, "二、存在的不足和原因"),
    (0, "基层执法力量仍显薄弱，主要是因为编制调整尚未到位。"),
]  # fmt: skip
ROWS = [["项目", "上年", "本年"], ["行政复议", "30", "37"], ["行政诉讼", "5", "4"]]
SIGNATURE = ["青禾县人民政府", "2025年1月20日"]
EXPECTED = [TITLE, *(text for _, text in PARAGRAPHS), *(cell for row in ROWS for cell in row), *SIGNATURE]


def as_txt() -> bytes:
    rows = ["\t".join(row) for row in ROWS]
    return "\n".join([TITLE, *(text for _, text in PARAGRAPHS), *rows, *SIGNATURE]).encode("gb18030")


def as_md() -> bytes:
    lines = [f"# {TITLE}", ""]
    for level, text in PARAGRAPHS:
        lines += [f"{'#' * (level + 1)} {text}" if level else text.replace("依法行政", "**依法行政**"), ""]
    lines += ["| " + " | ".join(row) + " |" for row in ROWS]
    lines.insert(-2, "|---|---|---|")
    return "\n".join([*lines, "", SIGNATURE[0], "", SIGNATURE[1]]).encode()


def as_html() -> bytes:
    parts = [f"<h1>{TITLE}</h1>"]
    for level, text in PARAGRAPHS:
        said = escape(text).replace("依法行政", "<b>依法\n行政</b>")
        parts.append(f"<h{level + 1}>{said}</h{level + 1}>" if level else f"<p>　　{said}</p>")
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    parts += [f"<table>{cells}</table>", *(f"<p align=right>{line}</p>" for line in SIGNATURE)]
    menu = "".join(f"<a href=/{i}>栏目名称{i}</a>" for i in range(20))
    page = f"<html><meta charset=gbk><body><div>{menu}</div><div id=zoom>{''.join(parts)}</div></body></html>"
    return page.encode("gbk")


def as_docx() -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for level, text in PARAGRAPHS:
        if level:
            document.add_heading(text, level)
            continue
        before, word, after = text.partition("依法行政")
        paragraph = document.add_paragraph(before)
        paragraph.add_run(word).bold = True
        paragraph.add_run(after)
    table = document.add_table(len(ROWS), 3)
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for line in SIGNATURE:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf() -> bytes:
    pytest.importorskip("reportlab")
    from pdf_builder import Rows, Text, build, chinese_font_installed

    if not chinese_font_installed():
        pytest.skip("no Chinese font is installed, and the test PDFs embed none")
    body = [Text(text) for _, text in PARAGRAPHS]
    parts = [Text(TITLE, "centre", 16), *body, Rows(ROWS), *(Text(line, "right") for line in SIGNATURE)]
    return build(parts, numbers="— {} —")


def as_ofd() -> bytes:
    from ofd_builder import build

    pytest.importorskip("reportlab")
    from pdf_builder import Rows, Text

    body = [Text(text) for _, text in PARAGRAPHS]
    return build(
        [Text(TITLE, "centre", 16), *body, Rows(ROWS), *(Text(line, "right") for line in SIGNATURE)],
        numbers="— {} —",
    )


MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": as_txt, "md": as_md, "html": as_html, "docx": as_docx, "pdf": as_pdf, "ofd": as_ofd,
}  # fmt: skip


def words(reading: Reading) -> list[str]:
    """The texts of the blocks without markup; a line of txt with tabs counts as its cells."""
    body = blanked(reading.text, reading.marks)
    found = (body[b.span.start : b.span.end].replace("\u2060", "").strip() for b in reading.blocks)
    return [cell for text in found if text for cell in text.split("\t")]


@pytest.mark.parametrize("name", list(MAKERS))
def test_one_report_reads_the_same_in_every_format(name: str) -> None:
    (reading,) = check_reader(READER[name], [Source(f"报告.{name}", MAKERS[name]())], damage=False)
    assert words(reading) == EXPECTED


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "txt"])
def test_the_table_is_the_same_in_every_format(name: str) -> None:
    reading = READER[name](Source(f"报告.{name}", MAKERS[name]()))
    (table,) = reading.tables
    assert [(c.row, c.column, reading.text[c.span.start : c.span.end]) for c in table.cells] == [
        (r, c, ROWS[r][c]) for r in range(3) for c in range(3)
    ]


@pytest.mark.parametrize("name", ["md", "html", "docx"])
def test_headings_keep_their_order_of_levels(name: str) -> None:
    reading = READER[name](Source(f"报告.{name}", MAKERS[name]()))
    levels = [b.outline for b in reading.blocks if b.kind == "heading"][-3:]
    assert levels[0] == levels[2] < levels[1]


@pytest.mark.parametrize("name", list(MAKERS))
def test_damaged_copies_give_a_reading_or_a_read_error(name: str) -> None:
    check_reader(READER[name], [Source(f"报告.{name}", MAKERS[name]())])


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_files_of_another_format(reader: Reader) -> None:
    for name, make in MAKERS.items():
        try:
            reader(Source(f"报告{reader.suffixes[0]}", make()))
        except ReadError as error:
            assert error.code.startswith("E9")
            assert error.remedy
        else:
            assert {reader.name, name} <= {"txt", "md", "html"} or name == reader.name


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_any_bytes(reader: Reader) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=300))
    def check(data: bytes) -> None:
        for prefix in (b"", b"%PDF-1.4\n", b"PK\x03\x04"):
            with suppress(ReadError):
                check_reader(reader, [Source("a", prefix + data)], damage=False)

    check()


def test_errors_survive_the_way_between_processes() -> None:
    import pickle

    error: Any = pickle.loads(pickle.dumps(ReadError("E902", "甲", "乙")))
    assert (error.code, str(error)) == ("E902", "甲；乙")
