"""What a stranger's folder may do: choose rules. It reads and writes nothing outside, and loads no code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome

Run = Callable[..., Outcome]
REPORT = "青禾县2024年法治政府建设年度报告\n一、主要做法\n推进依法冶县,扎实开展宣传。\n"
SECRET = "SECRET-4711"


@pytest.fixture
def project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder; what lies beside it is somebody's own."""
    (folder / "own.toml").write_text(f"{SECRET} = [\n", "utf-8")
    (folder / "own.tsv").write_text(f"{SECRET}\t甲\n", "utf-8")
    (folder / "own.txt").write_text("推进依法行政,扎实开展。\n", "utf-8")
    (folder / "own.json").write_text(f'{{"{SECRET}": 1', "utf-8")
    place = folder / "project"
    place.mkdir()
    (place / "a.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(place)
    return place


def config(said: str, name: str) -> str:
    return f"[tool.hegui]\n{said}" if name == "pyproject.toml" else said


OUTSIDE = {
    "a baseline": 'baseline = "../own.json"',
    "a baseline by its whole path": 'baseline = "{up}/own.json"',
    "a checklist": 'checklists = ["../own.toml"]',
    "a checklist through the project": 'checklists = ["./x/../../own.toml"]',
    "a table": '[knowledge.confusions]\nadd = ["../own.tsv"]',
    "a word list": '[knowledge.word_classes]\nadd = ["{up}/own.tsv"]',
}


@pytest.mark.parametrize("what", OUTSIDE)
@pytest.mark.parametrize("name", ["hegui.toml", "pyproject.toml"])
def test_a_configuration_that_was_found_names_nothing_outside(
    hegui: Run, project: Path, what: str, name: str
) -> None:
    said = OUTSIDE[what].replace("{up}", project.parent.as_posix())
    if name == "pyproject.toml":
        said = said.replace("[knowledge", "[tool.hegui.knowledge")
    (project / name).write_text(config(said, name), "utf-8")
    before = {path: path.read_bytes() for path in project.parent.glob("own.*")}
    for more in ([], ["--write-baseline"], ["--fix"]):
        result = hegui("check", ".", *more)
        assert result.code == 2
        assert f"{name}:" in result.err
        assert "在配置文件的文件夹之外" in result.err
        assert "--config" in result.err
        assert SECRET not in result.err + result.out
    assert {path: path.read_bytes() for path in project.parent.glob("own.*")} == before


@pytest.mark.parametrize("what", ["checklists", "knowledge", "baseline", "hegui.toml"])
def test_a_link_in_the_project_leads_nowhere_else(hegui: Run, project: Path, what: str) -> None:
    said = {
        "checklists": ("own.toml", 'checklists = ["own.toml"]'),
        "knowledge": ("own.tsv", '[knowledge.confusions]\nadd = ["own.tsv"]'),
        "baseline": ("own.json", 'baseline = "own.json"'),
        "hegui.toml": ("own.toml", ""),
    }
    target, words = said[what]
    if words:
        (project / target).symlink_to(f"../{target}")
        (project / "hegui.toml").write_text(words, "utf-8")
    else:
        (project / "hegui.toml").symlink_to(f"../{target}")
    result = hegui("check", ".")
    assert result.code == 2
    assert "之外" in result.err
    assert SECRET not in result.err + result.out


def test_who_names_the_configuration_vouches_for_it(hegui: Run, project: Path) -> None:
    (project.parent / "rows.tsv").write_text(
        "id\twrong\tright\tkind\tbefore\tafter\tsource\tconfidence\nX1\t扎实\t踏实\tword\t\t\town\thigh\n", "utf-8"
    )  # fmt: skip
    (project / "hegui.toml").write_text('[knowledge.confusions]\nadd = ["../rows.tsv"]\n', "utf-8")
    assert hegui("check", "a.txt").code == 2
    result = hegui("check", "a.txt", "--config", "hegui.toml")
    assert result.code == 1
    assert "踏实" in result.out


def test_suppressions_beside_a_document_lie_beside_it(hegui: Run, project: Path) -> None:
    beside = project / "a.txt.hegui.toml"
    beside.symlink_to("../own.toml")
    result = hegui("check", "a.txt")
    assert result.code == 2
    assert "指向别处" in result.out
    assert SECRET not in result.out + result.err
    # A folder of links to documents with their suppressions.
    kept = project.parent / "kept"
    kept.mkdir()
    (kept / "b.txt").write_text(REPORT, "utf-8")
    (kept / "b.txt.hegui.toml").write_text(
        '[[suppress]]\ncode = "P401"\nquote = ","\nreason = "原文如此"\n', "utf-8"
    )
    (project / "b.txt").symlink_to("../kept/b.txt")
    (project / "b.txt.hegui.toml").symlink_to("../kept/b.txt.hegui.toml")
    assert "P401" not in hegui("check", "b.txt", "--show-info").out


def test_the_baseline_is_not_written_through_a_link(hegui: Run, project: Path) -> None:
    own = project.parent / "own.json"
    before = own.read_bytes()
    (project / "hegui-baseline.json").symlink_to(own)
    assert hegui("check", ".", "--write-baseline").code == 2
    assert own.read_bytes() == before
    own.unlink()
    assert hegui("check", ".", "--write-baseline").code == 2
    assert not own.exists()


@pytest.mark.parametrize("deep", [False, True])
def test_nothing_is_corrected_through_a_link_that_leads_out(hegui: Run, project: Path, deep: bool) -> None:
    own = project.parent / "own.txt"
    before = own.read_bytes()
    if deep:
        (project / "x").symlink_to("..", target_is_directory=True)
        (project.parent / "other").mkdir()
        own = own.rename(project.parent / "other" / "own.txt")
        (project / "x").unlink()
        (project / "x").symlink_to("../other", target_is_directory=True)
        link = project / "x" / "own.txt"
    else:
        link = project / "b.txt"
        link.symlink_to("../own.txt")
    result = hegui("check", ".", "--fix", "--select", "P401")
    assert own.read_bytes() == before
    assert not list(project.parent.rglob("own.txt.bak"))
    assert "之外" in result.err + result.out
    assert (project / "a.txt.bak").exists()
    # Who names it, means it.
    hegui("check", str(link), "--fix", "--select", "P401")
    assert own.read_bytes() != before


def test_a_link_to_a_folder_above_is_a_circle(hegui: Run, project: Path) -> None:
    (project / "x").symlink_to("..", target_is_directory=True)
    (project / "y").symlink_to("/", target_is_directory=True)
    documents = json.loads(hegui("check", ".", "--format", "json").out)["documents"]
    assert [d["path"] for d in documents] == ["./a.txt"]


def test_an_annotated_copy_is_not_written_through_a_link(hegui: Run, project: Path) -> None:
    own = project.parent / "own.html"
    (project / "a.批注.html").symlink_to(own)
    result = hegui("annotate", "a.txt")
    assert result.code == 2
    assert "链接" in result.err
    assert not own.exists()
    assert hegui("annotate", "a.txt", "-o", "a.批注.html").code == 0


CODE = f"import pathlib\npathlib.Path('ran').write_text('{SECRET}')\n"


def test_no_code_is_loaded_from_the_folder(project: Path) -> None:
    for name in ("json", "click", "pluggy", "tomllib", "own", "sitecustomize_", "hegui_rules_extra"):
        (project / f"{name}.py").write_text(CODE, "utf-8")
    about = project / "own-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1\n", "utf-8")
    (about / "entry_points.txt").write_text("[hegui]\nown = own\n", "utf-8")
    (project / "conftest.py").write_text(CODE, "utf-8")
    (project / "hegui_plugin.py").write_text(CODE, "utf-8")
    for said in ("", "plugins = ['own']", "[plugins]\nown = 'own.py'", "[rules.X1]\npath = 'own.py'"):
        (project / "hegui.toml").write_text(said, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "hegui", "check", "a.txt", "--no-cache"], cwd=project, capture_output=True, check=False,
            env={**os.environ, "HEGUI_CACHE_DIR": str(project.parent / "cache")},
        )  # fmt: skip
        assert done.returncode == (2 if said else 1), done.stderr.decode()
        assert not (project / "ran").exists()


STORES = {
    "a view": "CREATE VIEW {table} AS SELECT content AS path FROM read_text('{own}')",
    "a macro": "CREATE MACRO lower(x) AS (SELECT content FROM read_text('{own}'))",
    "a table macro": "CREATE MACRO duckdb_views() AS TABLE SELECT content FROM read_text('{own}')",
    "a default": "CREATE TABLE {table} (path VARCHAR DEFAULT upper('a'))",
    "a computed column": "CREATE TABLE {table} (path VARCHAR, k VARCHAR AS (lower(path)))",
    "another schema": "CREATE SCHEMA other; CREATE VIEW other.x AS SELECT content FROM read_text('{own}')",
    "an endless view": "CREATE VIEW {table} AS WITH RECURSIVE r AS (SELECT 1 AS path UNION ALL SELECT path + 1 FROM r) SELECT * FROM r",
}


@pytest.mark.parametrize("table", ["state", "reports", "letters"])
@pytest.mark.parametrize("what", STORES)
def test_a_store_with_a_life_of_its_own_is_refused(hegui: Run, project: Path, what: str, table: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    own = project.parent / "own.json"
    with duckdb.connect(str(project / "hegui-survey.duckdb")) as made:
        made.execute(STORES[what].format(table=table, own=own.as_posix()))
    for form in ("terminal", "json"):
        result = hegui("survey", ".", "--format", form)
        assert result.code == 2
        assert "不是本工具" in result.err
        assert SECRET not in result.out + result.err


def test_a_store_is_not_opened_through_a_link(hegui: Run, project: Path) -> None:
    pytest.importorskip("duckdb")
    (project / "hegui-survey.duckdb").symlink_to("../elsewhere.duckdb")
    assert hegui("survey", ".").code == 2
    assert not (project.parent / "elsewhere.duckdb").exists()


def test_a_store_of_ours_goes_on(hegui: Run, project: Path) -> None:
    pytest.importorskip("duckdb")
    first = hegui("survey", ".", "--format", "json")
    again = hegui("survey", ".", "--format", "json")
    assert (first.code, again.code) == (0, 0)
    assert first.out == again.out
