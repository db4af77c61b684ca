"""The prescribed tables in every layout that offices and pages give them, and every fault where it was planted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

import pytest

import disclosure_reports as made
import pdf_builder
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.document import Document
from hegui.facts.sheets import sheets
from hegui.reading import Source
from hegui.structure import Stated, build
from hegui.testing import findings, heard
from hegui_rules.numbers.N180_sheet_does_not_add_up import sheet_does_not_add_up
from hegui_rules.numbers.N181_sheet_cell_empty import sheet_cell_empty
from hegui_rules.numbers.N182_text_against_sheet import text_against_sheet

DECLARED = declarations()
CHECKLISTS = engine.checklists(DECLARED)
KINDS = engine.kinds(DECLARED)
RULES = {rule.code: rule for rule in engine.element_rules(CHECKLISTS)}
REPORTS = range(20)
FORMATS = [
    pytest.param(name, marks=pytest.mark.skipif(not pdf_builder.chinese_font_installed(), reason="no Chinese font is installed"))
    if name == "pdf"
    else name
    for name in made.FORMATS
]  # fmt: skip


def seeds(format: str) -> Sequence[int]:
    """Every report in the formats that are quickly made, a few in the others."""
    return {"pdf": range(1), "docx": range(1)}.get(format, REPORTS)


def document(parts: Iterable[str | made.Grid], format: str) -> Document:
    suffix = format.partition("-")[0]
    source = Source(f"年报.{suffix}", made.rendered(parts, format))
    return build(DECLARED.readers[f".{suffix}"](source), source, Stated(), KINDS)


def parts(report: made.Report, told: made.Report | None = None) -> list[str | made.Grid]:
    """The parts of a report, its text that of another."""
    found = list(made.parts(report))
    if told is not None:
        found[2] = list(made.parts(told))[2]
    return found


def numbers(doc: Document, id: str) -> dict[tuple[str, str], int]:
    (filled,) = (f for f in sheets(doc) if f.sheet.id == id)
    return {place: int(entry.number) for place, entry in filled.cells.items()}


def laid_out(report: made.Report, layout: str, told: made.Report | None = None) -> list[str | made.Grid]:
    change = made.LAYOUTS[layout]
    return [part if isinstance(part, str) else change(part) for part in parts(report, told)]


def fits(layout: str, format: str) -> bool:
    """A copy as plain text cannot show which of its cells are empty."""
    return not (format.startswith("txt") and layout in ("empty", "loose heads"))


@pytest.mark.parametrize("layout", made.LAYOUTS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_layout_says_the_same(format: str, layout: str) -> None:
    if not fits(layout, format):
        pytest.skip("not to be told")
    for seed in seeds(format)[:4]:
        report = made.report(seed)
        doc = document(laid_out(report, layout), format)
        assert numbers(doc, "applications") == report.applications
        assert numbers(doc, "reviews") == report.reviews
        assert findings(sheet_does_not_add_up, doc) == []
        assert findings(text_against_sheet, doc) == []
        dice = random.Random(seed)
        # A sum that is printed: one that is nought may stand there as an empty cell, and is then a matter of its own.
        place = dice.choice(
            [p for p, value in sorted(report.applications.items()) if p[1] == "all" and value]
        )
        wrong = report.planted("applications", place, 10)
        doc = document(laid_out(wrong, layout, report), format)
        (filled,) = (f for f in sheets(doc) if f.sheet.id == "applications")
        (finding,) = findings(sheet_does_not_add_up, doc)
        assert finding.span == filled.cells[place].span


@pytest.mark.parametrize("copy", made.COPIES)
def test_every_way_of_copying_as_plain_text(copy: str) -> None:
    for seed in REPORTS:
        report = made.report(seed)
        doc = document(parts(report), copy)
        for id in ("disclosed", "applications", "reviews"):
            assert numbers(doc, id) == getattr(report, id), (copy, seed, id)
        for rule in (sheet_does_not_add_up, sheet_cell_empty, text_against_sheet):
            assert findings(rule, doc) == []


@pytest.mark.parametrize("format", ["html", "docx", "md"])
def test_two_tables_in_one_and_one_in_two(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        found = parts(report)
        tables = [part for part in found if not isinstance(part, str)]
        one: list[str | made.Grid] = [
            made.joined(tables[0], tables[1]) if part is tables[0] else part for part in found if part is not tables[1]
        ]  # fmt: skip
        assert numbers(document(one, format), "applications") == report.applications
        for again in (False, True):
            two = [piece for part in found for piece in (made.cut(tables[1], 12, again) if part is tables[1] else [part])]  # fmt: skip
            doc = document(two, format)
            assert numbers(doc, "applications") == report.applications
            assert findings(sheet_does_not_add_up, doc) == []


@pytest.mark.parametrize("format", ["html", "docx", "md", "txt-lines", "txt-cells"])
def test_the_form_of_2019_and_2020(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)._replace(year=2020)
        found = parts(report)
        found[4] = made.trial_grid(report.disclosed)
        doc = document(found, format)
        read = numbers(doc, "disclosed-trial")
        assert "disclosed" not in {f.sheet.id for f in sheets(doc)}
        assert read["trial-documents", "made"] == report.disclosed["documents", "made"]
        assert read["trial-penalties", "decisions"] == report.disclosed["penalties", "decisions"]
        for rule in (sheet_does_not_add_up, sheet_cell_empty, text_against_sheet):
            assert findings(rule, doc) == []


# -- faults ------------------------------------------------------------------------------------------------------


def moved(report: made.Report, row: str, column: str, change: int) -> made.Report:
    """A figure and the total of its row changed alike: the row adds up, its column does not."""
    return report.planted("applications", (row, column), change).planted("applications", (row, "all"), change)


def planted(
    report: made.Report, dice: random.Random
) -> Iterator[tuple[str, made.Report, frozenset[tuple[str, str]]]]:
    """One fault of every identity: what it breaks, the report, and the cells at one of which it must be told."""
    column = dice.choice(sorted(made.APPLICANTS))
    row = dice.choice(("new", "carried", "forward"))
    yield "row", report.planted("applications", (dice.choice(made.RESULTS), column), 3), frozenset()
    columns = frozenset((r, c) for r in ("new", "carried", "total", "forward") for c in (column, "all"))
    yield "column", moved(report, row, column, 2), columns
    result = dice.choice(made.RESULTS)
    groups = frozenset((r, c) for r in (*made.RESULTS, "total") for c in (column, "all"))
    yield "sub-rows", moved(report, result, column, 2), groups


@pytest.mark.parametrize("format", FORMATS)
def test_every_identity_of_applications(format: str) -> None:
    for seed in seeds(format):
        report, dice = made.report(seed), random.Random(seed)
        for what, wrong, where in planted(report, dice):
            doc = document(parts(wrong, report), format)
            (filled,) = (f for f in sheets(doc) if f.sheet.id == "applications")
            changed = {p for p, v in wrong.applications.items() if v != report.applications[p]}
            found = findings(sheet_does_not_add_up, doc)
            assert len(found) == 1, (what, seed, [f.message for f in found])
            places = {filled.cells[place].span for place in (where or changed)}
            assert found[0].span in places, (what, seed)


@pytest.mark.parametrize("format", FORMATS)
def test_every_total_of_reviews(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        for way in made.WAYS:
            total = ("cases", f"{way}-all")
            doc = document(parts(report.planted("reviews", total, 4)), format)
            (filled,) = (f for f in sheets(doc) if f.sheet.id == "reviews")
            (finding,) = findings(sheet_does_not_add_up, doc)
            assert finding.span == filled.cells[total].span


@pytest.mark.parametrize("format", FORMATS)
def test_text_against_the_cell(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        told = report.planted("applications", ("forward", "all"), 7)
        doc = document(parts(report, told), format)
        (finding,) = findings(text_against_sheet, doc)
        assert doc.quote(finding.span) == str(told.applications["forward", "all"])
        (filled,) = (f for f in sheets(doc) if f.sheet.id == "applications")
        assert finding.related[0].span == filled.cells["forward", "all"].span


@pytest.mark.parametrize("format", FORMATS)
def test_empty_cells_and_sums_not_filled_in(format: str) -> None:
    for seed in seeds(format):
        report = made.report(seed)
        found = parts(report)
        grid = found[6]
        assert not isinstance(grid, str)
        stroked = [[cell._replace(words="/") if cell.words == "0" else cell for cell in row] for row in grid]
        (finding,) = findings(sheet_cell_empty, document([*found[:6], stroked, *found[7:]], format))
        assert finding.suggestion == "没有发生的填0"
        # The total of what came in, not filled in.
        hollow = [list(row) for row in grid]
        hollow[3][-1] = hollow[3][-1]._replace(words="/")
        doc = document([*found[:6], hollow, *found[7:]], format)
        (finding,) = findings(sheet_cell_empty, doc)
        assert f"应为{report.applications['new', 'all']}" in finding.message
        assert findings(sheet_does_not_add_up, doc) == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_part_without_its_table(format: str) -> None:
    for seed in seeds(format)[:4]:
        found = parts(made.report(seed))
        for at, code in ((4, "C302"), (6, "C303"), (8, "C304")):
            bare = [*found[:at], *found[at + 1 :]]
            rules = [RULES["C302"], RULES["C303"], RULES["C304"]]
            told = heard(rules, document(bare, format))
            assert [j.task.rule.code for j in told] == [code]
            assert heard(rules, document(found, format)) == []
