"""Prescribed tables: read in every format, every equation checked, the wrong cell pointed at."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

import pytest

import disclosure_reports as made
import pdf_builder
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.document import Document
from hegui.facts.sheets import faults, retold, sheets
from hegui.reading import Source
from hegui.structure import Stated, build
from hegui.testing import findings
from hegui_rules.numbers.N150_table_total import table_total
from hegui_rules.numbers.N180_sheet_does_not_add_up import sheet_does_not_add_up
from hegui_rules.numbers.N181_sheet_cell_empty import sheet_cell_empty
from hegui_rules.numbers.N182_text_against_sheet import text_against_sheet

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

DECLARED = declarations()
KINDS = engine.kinds(DECLARED)
SEEDS = range(24)
FORMATS = [
    pytest.param(name, marks=pytest.mark.skipif(not pdf_builder.chinese_font_installed(), reason="no Chinese font is installed"))
    if name == "pdf"
    else name
    for name in made.FORMATS
]  # fmt: skip
SHEETS = ("disclosed", "applications", "reviews")


def read(report: made.Report, format: str, told: made.Report | None = None) -> Document:
    """The report as a file, its text that of ``told``."""
    parts = list(made.parts(report))
    if told is not None:
        parts[2] = list(made.parts(told))[2]
    suffix = format.partition("-")[0]
    source = Source(f"年报.{suffix}", made.rendered(parts, format))
    return build(DECLARED.readers[f".{suffix}"](source), source, Stated(), KINDS)


def cells(doc: Document) -> Mapping[str, Mapping[tuple[str, str], int | None]]:
    return {
        filled.sheet.id: {p: None if e.value is None else int(e.value) for p, e in filled.cells.items()}
        for filled in sheets(doc)
    }


def seeds(format: str) -> range:
    """Fewer where making the file takes a second."""
    return range({"pdf": 3, "docx": 6}.get(format, len(SEEDS)))


@pytest.mark.parametrize("format", FORMATS)
def test_every_cell_is_read_and_right_reports_are_silent(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        doc = read(report, format)
        assert doc.kind.name == "xxgk-annual"
        assert cells(doc) == {sheet: getattr(report, sheet) for sheet in SHEETS}
        for rule in (sheet_does_not_add_up, sheet_cell_empty, text_against_sheet):
            assert findings(rule, doc) == []
        assert len(retold(doc)) == 5


@pytest.mark.parametrize("format", FORMATS)
def test_a_wrong_cell_is_found_where_it_is(format: str) -> None:
    for seed in seeds(format):
        dice = random.Random(seed)
        report = made.report(seed)
        place = dice.choice(sorted(report.applications))
        change = dice.choice((1, 2, 10))
        doc = read(report.planted("applications", place, change), format, report)
        (filled,) = (f for f in sheets(doc) if f.sheet.id == "applications")
        (finding,) = findings(sheet_does_not_add_up, doc)
        assert finding.span == filled.cells[place].span
        assert f"改为{report.applications[place]}，" in finding.suggestion
        (fault,) = faults(filled)
        assert fault.cell == place


@pytest.mark.parametrize("seed", SEEDS)
def test_two_wrong_cells_are_told_apart(seed: int) -> None:
    dice = random.Random(seed)
    report = made.report(seed)
    columns = dice.sample(sorted(made.APPLICANTS), 2)
    rows = dice.sample(sorted(made.RESULTS), 2)
    wrong = report
    for place in zip(rows, columns, strict=True):
        wrong = wrong.planted("applications", place, dice.choice((1, 2, 3)))
    (filled,) = (f for f in sheets(read(wrong, "md")) if f.sheet.id == "applications")
    assert {f.cell for f in faults(filled)} == set(zip(rows, columns, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_group_of_reviews_that_does_not_add_up(seed: int) -> None:
    dice = random.Random(seed)
    way, end = dice.choice(sorted(made.WAYS)), dice.choice((*made.ENDS, "all"))
    doc = read(
        made.report(seed).planted("reviews", ("cases", f"{way}-{end}"), 1), dice.choice(made.FORMATS[:5])
    )
    (filled,) = (f for f in sheets(doc) if f.sheet.id == "reviews")
    (finding,) = findings(sheet_does_not_add_up, doc)
    assert finding.span == filled.cells["cases", f"{way}-all"].span


@pytest.mark.parametrize("format", ["md", "txt-lines", "docx"])
def test_text_that_was_not_changed_with_the_table(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        told = report.planted("applications", ("new", "all"), 1000).planted(
            "disclosed", ("documents", "made"), 1
        )
        found = findings(text_against_sheet, read(report, format, told))
        assert [f.message for f in found if "新收申请" in f.message or "制发" in f.message] == [
            f.message for f in found
        ]
        assert len(found) == 2


def test_what_came_in_and_did_not_go_out_is_one_fault() -> None:
    report = made.report(3)
    wrong = report.planted("applications", ("forward", "natural"), 2).planted(
        "applications", ("forward", "all"), 2
    )
    (finding,) = findings(sheet_does_not_add_up, read(wrong, "html", report))
    assert "本年新收" in finding.message
    assert "另有1处关系也不成立" in finding.message


def test_empty_cells_are_noughts_and_told_once() -> None:
    report = made.report(5)
    text = made.rendered(made.parts(report), "md").decode().replace("| 0 ", "|  ").encode()
    source = Source("年报.md", text)
    doc = build(DECLARED.readers[".md"](source), source, Stated(), KINDS)
    assert findings(sheet_does_not_add_up, doc) == []
    assert 1 <= len(findings(sheet_cell_empty, doc)) <= 3


def test_a_table_of_the_earlier_form_is_left_alone() -> None:
    doc = read(made.report(1), "md")
    old = doc.text.replace("本年制发件数", "本年新制作数量").replace("本年废止件数", "本年新公开数量")
    assert old != doc.text
    source = Source("年报.md", made.rendered(made.parts(made.report(1)), "md").decode().replace("本年制发件数", "本年新制作数量").replace("本年废止件数", "本年新公开数量").replace("现行有效件数", "对外公开总数量").encode())  # fmt: skip
    found = cells(build(DECLARED.readers[".md"](source), source, Stated(), KINDS))
    assert ("documents", "made") not in found.get("disclosed", {})


def test_the_rule_on_totals_leaves_prescribed_tables_to_their_own() -> None:
    from hegui.testing import heard

    report = made.report(2)
    doc = read(report.planted("applications", ("new", "natural"), 5), "html", report)
    assert [j.task.rule.code for j in heard((table_total, sheet_does_not_add_up), doc)] == ["N180"]


def test_a_table_that_does_not_go_on_from_last_year() -> None:
    from hegui.comparing import compare
    from hegui.comparing.as_html import render as page
    from hegui.comparing.as_json import as_data
    from hegui.comparing.as_terminal import render

    last = made.report(4)
    rows = {("carried", "all"): last.applications["forward", "all"]}
    valid = last.disclosed["documents", "valid"]
    now = last._replace(
        year=last.year + 1,
        applications={**last.applications, **rows},
        disclosed={**last.disclosed, ("documents", "valid"): valid + last.disclosed["documents", "made"] + 5},
    )
    comparison = compare(read(last, "docx"), read(now, "html"), engine.checklists(DECLARED))
    told = {cell.name.partition("》")[2]: (cell.value, cell.wanted, cell.fits) for cell in comparison.carried}
    made_, repealed = (last.disclosed["documents", key] for key in ("made", "repealed"))
    assert told["“行政规范性文件”一行“现行有效件数”一列"] == (
        valid + made_ + 5,
        valid + made_ - repealed,
        False,
    )
    assert told["“上年结转”一行“总计”一列"][2]
    assert "表中由上年定下的数" in render(comparison)
    assert "不符，请核对" in page(comparison)
    assert [c["fits"] for c in as_data(comparison)["carried"]].count(False) == 1


@pytest.mark.parametrize("bars", [" | ", "\t"])
def test_empty_cells_between_bars(bars: str) -> None:
    report = made.report(6)
    lines = made.rendered(made.parts(report), "txt-lines").decode()
    spaced = re.sub(r"(?<=\d) (?=\d)", bars, lines)
    spaced = re.sub(rf"(?<=[^\d|\t ]) (?=\d+{re.escape(bars)})", bars, spaced)
    hollow = re.sub(rf"(?<={re.escape(bars)})0(?={re.escape(bars)})", "", spaced)
    assert hollow != spaced
    source = Source("年报.txt", hollow.encode())
    doc = build(DECLARED.readers[".txt"](source), source, Stated(), KINDS)
    (filled,) = (f for f in sheets(doc) if f.sheet.id == "applications")
    read_ = {place: int(entry.number) for place, entry in filled.cells.items()}
    assert read_ == report.applications
    assert findings(sheet_does_not_add_up, doc) == []


_ENDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")


def _three(group: str, form: str) -> str:
    """A table of one group of reviews, its name in the head, above the table, or in lines of text."""
    if form == "txt":
        return f"{group}\n" + "\n".join((*_ENDS, "1", "0", "2", "0", "3")) + "\n"
    head = f"|{'|'.join([group] * 5)}|\n|-|-|-|-|-|\n|{'|'.join(_ENDS)}|\n"
    below = f"（一）{group}\n\n|{'|'.join(_ENDS)}|\n|-|-|-|-|-|\n"
    return f"{head if form == 'head' else below}|1|0|2|0|3|\n\n"


@pytest.mark.parametrize("form", ["head", "above", "txt"])
def test_groups_of_reviews_printed_as_three_tables(form: str) -> None:
    tables = "".join(_three(group, form) for group in _GROUPS)
    text = f"临溪镇2024年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{tables}"
    suffix = ".txt" if form == "txt" else ".md"
    source = Source(f"年报{suffix}", text.encode())
    doc = build(DECLARED.readers[suffix](source), source, Stated(), KINDS)
    (filled,) = sheets(doc)
    assert [int(entry.number) for entry in filled.cells.values()] == [1, 0, 2, 0, 3] * 3


def test_rows_of_prescribed_tables_are_nobodys_copy() -> None:
    from hegui.comparing.content import content

    for format in ("txt-lines", "md", "html"):
        words = content(read(made.report(3), format)).text
        assert "第三方合法权益" not in words
        assert "行政规范性文件" not in words.replace("制发行政规范性文件", "").replace(
            "废止行政规范性文件", ""
        )
