"""``hegui survey``: complete, resumable, and nothing lost to one bad file."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest

from conftest import Outcome
from hegui.checking.verdict import GRADES
from hegui.running.engine import engine
from hegui.running.inputs import Found
from hegui.running.settings import Settings
from hegui.surveying import copies
from hegui.surveying.store import Store
from hegui.surveying.survey import survey

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from inventing import invented_report, invented_sentence
from survey import collect
from survey import found as copied_pairs

Run = Callable[..., Outcome]


@pytest.fixture
def collection(folder: Path) -> Path:
    """Six reports, of which the second has three sentences of the first; and one that is none."""
    random_ = random.Random(7)
    copied = [invented_sentence(random_) for _ in range(3)]
    reports = folder / "报告"
    reports.mkdir()
    for number in range(6):
        text = invented_report(
            random_, town=f"青禾县第{number}镇", year=2024, extra=copied if number < 2 else None
        )
        (reports / f"{number}.txt").write_text(text, "utf-8")
    (reports / "坏.docx").write_bytes(b"no zip at all")
    return reports


def test_everything_comes_out(hegui: Run, collection: Path, folder: Path) -> None:
    outcome = hegui(
        "survey", collection, "--report", "xlsx=汇总.xlsx", "--report", "html=汇总.html", "--report", "json=汇总.json",
        "--report", "parquet=表", "--report", "duckdb=汇总.duckdb", "--jobs", "1",
    )  # fmt: skip
    assert outcome.code == 2, "one file could not be checked"
    assert "坏.docx" in outcome.out
    assert "共7份报告，未能检查1份" in outcome.out
    data = json.loads((folder / "汇总.json").read_text("utf-8"))
    assert [d["status"] for d in data["documents"]].count("checked") == 6
    pairs = {(Path(p["first"]["path"]).stem, Path(p["second"]["path"]).stem) for p in data["passages"]}
    assert ("0", "1") in pairs
    for passage in data["passages"]:
        for side in ("first", "second"):
            text = Path(passage[side]["path"]).read_text("utf-8")
            assert text[passage[side]["start"] : passage[side]["end"]] == passage[side]["quote"]
    book = openpyxl.load_workbook(folder / "汇总.xlsx")
    assert book.sheetnames == ["概况", "报告与要素", "问题清单", "问题与安排", "相同的文字"]
    matrix = book["报告与要素"]
    assert matrix.max_row == 7
    assert matrix.freeze_panes == "C2"
    assert matrix.auto_filter.ref
    verdicts = Counter(row[0] for row in matrix.iter_rows(min_row=2, min_col=2, max_col=2, values_only=True))
    assert outcome.out.startswith("结论")
    assert all(
        f"{title}{number + (title == '未核对')}份" in outcome.out for title, number in verdicts.items()
    )
    assert set(verdicts) <= set(GRADES.values())
    page = (folder / "汇总.html").read_text("utf-8")
    assert page.count("<tr>") > 6
    for document in [d for d in data["documents"] if d["status"] == "checked"]:
        for found in [d for d in document["diagnostics"] if d["severity"] != "info"][:1]:
            assert f"<td>{found['code']}</td>" in page, "what is counted is told"
    with duckdb.connect() as db:
        assert db.execute(f"SELECT count(*) FROM '{folder}/表/documents.parquet'").fetchone() == (7,)
    with duckdb.connect(str(folder / "汇总.duckdb"), read_only=True) as db:
        assert db.execute("SELECT count(*) FROM checklist").fetchone() == (60,)
        assert db.execute("SELECT count(*) > 100 FROM quantities").fetchone() == (True,)


def test_a_store_of_an_earlier_version_is_brought_up_to_date(
    hegui: Run, collection: Path, folder: Path
) -> None:
    hegui("survey", collection, "--jobs", "1")
    with duckdb.connect("hegui-survey.duckdb") as db:
        db.execute("ALTER TABLE documents DROP COLUMN verdict")
        db.execute("UPDATE state SET key = 'another'")
    outcome = hegui("survey", collection, "--jobs", "1")
    assert outcome.out.startswith("结论")
    with Store("hegui-survey.duckdb") as store:
        assert store.value("SELECT count(*) FROM documents WHERE verdict IS NULL") == 0


def test_a_second_run_checks_only_what_changed(hegui: Run, collection: Path) -> None:
    hegui("survey", collection, "--jobs", "1")
    (collection / "5.txt").unlink()
    changed = collection / "4.txt"
    changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    outcome = hegui("survey", collection, "--jobs", "1", "--format", "json")
    assert "5 份没有变化" in outcome.err
    assert len(json.loads(outcome.out)["documents"]) == 6


def test_the_same_words_in_two_files_and_unanswered_shortcomings_are_named(
    hegui: Run, collection: Path, folder: Path
) -> None:
    (collection / "副本.md").write_bytes((collection / "3.txt").read_bytes())
    outcome = hegui("survey", collection, "--jobs", "1", "--report", "json=a.json", "--report", "html=a.html")
    data = json.loads((folder / "a.json").read_text("utf-8"))
    assert [sorted(Path(p).name for p in paths) for paths in data["duplicates"]] == [["3.txt", "副本.md"]]
    assert "文字完全相同的文件" in outcome.out
    assert "文字完全相同的文件" in (folder / "a.html").read_text("utf-8")
    with Store("hegui-survey.duckdb") as store:
        lost = store.value("SELECT count(*) FROM answers WHERE answer IS NULL")
    assert ("下一步安排没有回应的问题" in outcome.out) == (lost > 0)


def test_copies_are_found_between_pairs_and_strangers_are_left_alone(folder: Path) -> None:
    pairs = collect(folder / "many", 60)
    settings = Settings()
    with Store("a.duckdb") as store:
        survey(
            [Found(str(p)) for p in sorted((folder / "many").iterdir())], store, engine(settings), settings
        )
    found = copied_pairs(Path("a.duckdb"))
    assert len(found & set(pairs)) >= 0.95 * len(pairs)
    assert len(found - set(pairs)) <= 0.05 * len(pairs)


def test_a_survey_stopped_half_way_goes_on_without_loss_or_repetition(collection: Path) -> None:
    settings = Settings()
    built = engine(settings)
    files = [Found(str(p)) for p in sorted(collection.glob("*.txt"))]

    class StopError(Exception):
        pass

    seen: list[int] = []

    def stop(count: int) -> None:
        seen.append(count)
        if sum(seen) == 4:
            raise StopError

    with Store("a.duckdb") as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("hegui.surveying.survey.BATCH", 2)
            with pytest.raises(StopError):
                survey(files, store, built, settings, advance=stop)
        there = store.value("SELECT count(*) FROM documents")
        assert 0 < there < 6
    with Store("a.duckdb") as store:
        assert survey(files, store, built, settings) == 6 - there
        whole = list(store.rows("SELECT * FROM documents ORDER BY path"))
        diagnostics = store.value("SELECT count(*) FROM diagnostics")
    with Store("b.duckdb") as store:
        survey(files, store, built, settings)
        assert list(store.rows("SELECT * FROM documents ORDER BY path")) == whole
        assert store.value("SELECT count(*) FROM diagnostics") == diagnostics


def test_a_query_short_of_memory_is_run_again_with_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[str] = []

    def hungry(store: Store) -> int:
        limits.append(store.value("SELECT current_setting('memory_limit')"))
        if len(limits) < 3:
            raise duckdb.OutOfMemoryException
        return 7

    monkeypatch.setattr(copies, "_find_copies", hungry)
    with Store("a.duckdb") as store:
        assert copies.find_copies(store) == 7
        assert limits == ["256.0 MiB", "512.0 MiB", "1.0 GiB"]
        limits[:] = []
        with pytest.raises(duckdb.OutOfMemoryException):
            copies.find_copies(store)


def test_links_of_the_workbook_lead_from_where_it_lies(hegui: Run, folder: Path) -> None:
    for name in ("报告", "结果"):
        (folder / name).mkdir()
    (folder / "报告" / "a.txt").write_text("开展宣传6场。", "utf-8")
    hegui("survey", "报告", "--report", "xlsx=结果/a.xlsx", "--jobs", "1")
    cell = openpyxl.load_workbook(folder / "结果" / "a.xlsx")["报告与要素"]["A2"]
    assert cell.hyperlink.target.replace("\\", "/") == "../报告/a.txt"


def test_formulas_and_markup_in_documents_stay_words(hegui: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("=1+1\n<b>粗</b>XX年XX月\n共XX件\n", "utf-8")
    hegui("survey", "a.txt", "--report", "xlsx=a.xlsx", "--report", "html=a.html", "--jobs", "1")
    book = openpyxl.load_workbook(folder / "a.xlsx")
    assert not any(c.data_type == "f" for sheet in book for row in sheet.iter_rows() for c in row)
    assert "<b>粗</b>" not in (folder / "a.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("空",), "空：文件夹中没有可检查的文件"),
        (("a.txt", "--report", "xls=a.xls"), "没有名为“xls”的格式"),
        (("a.txt", "--store", "没有/a.duckdb"), "无法写入"),
        (("a.txt", "--store", "a.txt"), "无法打开汇总数据库"),
    ],
)
def test_bad_input_is_named(hegui: Run, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    (folder / "空").mkdir()
    (folder / "a.txt").write_text("一份报告。", "utf-8")
    outcome = hegui("survey", *arguments)
    assert outcome.code == 2
    assert words in outcome.err + outcome.out
