"""The arithmetic of tables is checked alike in every format that has tables: sums, subtotals, 其中, shares, rates."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest

from hegui.api import rules_in
from hegui.document import Document
from hegui.reading import Source, from_docx, from_html, from_markdown, from_pdf
from hegui.structure import Stated, build

RULES = rules_in("hegui_rules.numbers")

Rows = Sequence[Sequence[str]]
SENTENCE = "青禾县全年办理各类案件，具体数目如下表所示。"


def as_md(rows: Rows) -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return (SENTENCE + "\n\n" + "\n".join(lines) + "\n").encode()


def as_html(rows: Rows) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><div><p>{SENTENCE}</p><table>{cells}</table></div></body></html>".encode()


def as_docx(rows: Rows) -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(rows: Rows) -> bytes:
    pytest.importorskip("reportlab")
    from pdf_builder import Rows as Table
    from pdf_builder import Text
    from pdf_builder import build as pdf

    return pdf([Text(SENTENCE), Table(rows), Text(SENTENCE)])


FORMATS: dict[str, tuple[Callable[[Rows], bytes], Callable[[Source], object]]] = {
    "md": (as_md, from_markdown.read),
    "html": (as_html, from_html.read),
    "docx": (as_docx, from_docx.read),
    "pdf": (as_pdf, from_pdf.read),
}


def said(form: str, rows: Rows) -> list[tuple[str, str]]:
    make, read = FORMATS[form]
    source = Source(f"report.{form}", make(rows))
    doc: Document = build(read(source), source, Stated())  # type: ignore[arg-type]
    assert doc.tables
    return [(rule.code, doc.quote(f.span)) for rule in RULES for f in rule.check(doc, rule.options_with({}))]


HEAD = ["类别", "受理（件）", "办结（件）"]
SOUND = [HEAD, ["邻里纠纷", "12", "11"], ["土地纠纷", "9", "8"], ["劳资纠纷", "4", "4"], ["合计", "25", "23"]]
CASES: list[tuple[str, Rows, list[tuple[str, str]]]] = [
    ("sound", SOUND, []),
    ("column", [*SOUND[:-1], ["合计", "25", "22"]], [("N150", "22")]),
    (
        "row",
        [["村", "上半年", "下半年", "合计"], ["柳河村", "3", "4", "7"], ["竹园村", "2", "6", "9"], ["古渡村", "7", "1", "8"]],
        [("N150", "9")],
    ),
    (
        "total first",
        [HEAD, ["合计", "26", "23"], *SOUND[1:-1]],
        [("N150", "26")],
    ),
    (
        "subtotal",
        [HEAD, ["邻里纠纷", "12", "11"], ["土地纠纷", "9", "8"], ["小计", "22", "19"], ["劳资纠纷", "4", "4"], ["合计", "25", "23"]],
        [("N150", "22")],
    ),
    (
        "subtotals right",
        [HEAD, ["邻里纠纷", "12", "11"], ["土地纠纷", "9", "8"], ["小计", "21", "19"], ["劳资纠纷", "4", "4"], ["合计", "25", "23"]],
        [],
    ),
    (
        "part of a row",
        [HEAD, ["邻里纠纷", "12", "11"], ["其中：宅基地", "21", "5"], ["土地纠纷", "9", "8"], ["合计", "21", "19"]],
        [("N103", "21")],
    ),
    (
        "part within its row",
        [HEAD, ["邻里纠纷", "12", "11"], ["其中：宅基地", "5", "5"], ["土地纠纷", "9", "8"], ["合计", "21", "19"]],
        [],
    ),
    (
        "share",
        [["类别", "件数", "占比"], ["邻里纠纷", "12", "48%"], ["土地纠纷", "9", "36%"], ["劳资纠纷", "4", "61%"], ["合计", "25", "100%"]],
        [("N151", "61%")],
    ),
    (
        "shares right",
        [["类别", "件数", "占比"], ["邻里纠纷", "12", "48%"], ["土地纠纷", "9", "36%"], ["劳资纠纷", "4", "16%"], ["合计", "25", "100%"]],
        [],
    ),
    (
        "rate",
        [["村", "受理", "办结", "办结率"], ["柳河村", "20", "18", "90%"], ["竹园村", "16", "12", "75%"], ["古渡村", "25", "24", "98%"]],
        [("N151", "98%")],
    ),
    (
        "rates of something else",
        [["村", "受理", "办结", "满意率"], ["柳河村", "20", "18", "99%"], ["竹园村", "16", "12", "95%"], ["古渡村", "25", "24", "97%"]],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tables(form: str, rows: Rows, expected: list[tuple[str, str]]) -> None:
    assert said(form, rows) == expected
