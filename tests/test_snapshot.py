"""What is kept between runs: never a result changes, whatever becomes of the file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui import patterns, snapshot
from hegui.snapshot import Snapshot

SOURCES = (
    r"(?P<year>[12][0-9]{3})年(?:(?P<month>[0-9]{1,2})月)?",
    r"(?<=[。！？])[一-鿿]{2,}(?!的)|a(?i:b)",
    r"(?x) 第 (\w+) 条  # comment",
    r"([“‘])(.+?)(?:”|’)\2?",
)
TEXT = "2024年3月。我们依据第十条说“依法行政依法行政”aB，2023年完成。"


REPORT = (
    "临溪县2024年法治政府建设年度报告\n\n2024年，临溪县开展培训3次，其中线上5次。\n二是依法行政依法行政。\n"
)


@pytest.fixture(autouse=True)
def _nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ``installed`` opens a snapshot, as in a new process, and finds modules as this process does."""
    original = snapshot.open_own

    def opened() -> Snapshot:
        path = [*sys.meta_path]
        snapshot._current = None
        try:
            return original()
        finally:
            sys.meta_path[:] = path

    monkeypatch.setattr(snapshot, "open_own", opened)
    monkeypatch.setattr(snapshot, "_current", None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fresh(source: str, flags: int = 0) -> re.Pattern[str]:
    re.purge()
    return re.compile(source, flags)


def matches(source: str, flags: int = 0) -> list[object]:
    made = fresh(source, flags)
    found = [(m.span(), m.groupdict(), m.groups(), m.lastgroup) for m in made.finditer(TEXT)]
    return [*found, made.groupindex, made.flags, made.groups, made.pattern]


@pytest.mark.parametrize("source", SOURCES)
def test_a_kept_pattern_is_the_same_pattern(folder: Path, source: str) -> None:
    plain = matches(source)
    with patterns.installed():
        compiled = matches(source)
    assert len(list(folder.iterdir())) == 1
    with patterns.installed():
        kept = matches(source)
    assert plain == compiled == kept
    assert fresh(source) == re.compile(source)


@given(
    st.text("ab|*+?()[]^$.年{}1,\\d", max_size=12),
    st.sampled_from([0, re.IGNORECASE, re.MULTILINE | re.DOTALL]),
)
def test_any_source_compiles_or_fails_as_before(
    tmp_path_factory: pytest.TempPathFactory, source: str, flags: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEGUI_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "any"))
        try:
            plain: object = [m.span() for m in fresh(source, flags).finditer("aab1年(b)")]
        except re.error as error:
            plain = str(error)
        for _ in range(2):
            with patterns.installed():
                try:
                    kept: object = [m.span() for m in fresh(source, flags).finditer("aab1年(b)")]
                except re.error as error:
                    kept = str(error)
            assert kept == plain


@pytest.mark.parametrize("place", [-7, 20, 2])
@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"abc", None])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes | None, place: int) -> None:
    with patterns.installed():
        right = matches(SOURCES[0])
    (path,) = folder.iterdir()
    good = path.read_bytes()
    path.write_bytes(damage if damage is not None else good[:place] + b"\xff" * 7 + good[place:][7:])
    for _ in range(2):
        with patterns.installed():
            assert matches(SOURCES[0]) == right
    assert path.read_bytes() == good


def test_a_folder_that_cannot_be_written_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("HEGUI_CACHE_DIR", str(tmp_path / "file" / "below"))
    with patterns.installed():
        assert fresh("依法").search(TEXT)


def test_the_compiler_is_given_back(folder: Path) -> None:
    before = re._compiler.compile  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError), patterns.installed():
        raise RuntimeError
    assert re._compiler.compile is before  # type: ignore[attr-defined]


def test_leftovers_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_MOST", 2)
    for source in SOURCES[:3]:
        with patterns.installed():
            fresh(source)
    (path,) = folder.iterdir()
    kept = Snapshot(str(path))
    assert kept.open()
    assert len(kept._index) == 1
    assert kept.get(("re", SOURCES[2], 0))


def run(report: Path, folder: Path, *, path: tuple[Path, ...] = (), code: str = "") -> tuple[str, str, int]:
    env = {**os.environ, "HEGUI_CACHE_DIR": str(folder)}
    env["PYTHONPATH"] = os.pathsep.join([*map(str, path), env.get("PYTHONPATH", "")])
    words = ["-c", code] if code else ["-m", "hegui"]
    done = subprocess.run(
        [sys.executable, *words, "check", str(report), "--isolated", "--no-cache", "--format", "json"],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip
    return done.stdout, done.stderr, done.returncode


COUNT = """
import re, sys, dataclasses
original, count = re._compiler._code, 0
def code(*given):
    global count
    count += 1
    return original(*given)
re._compiler._code = code
from hegui import patterns
with patterns.installed():
    from hegui.commands.main import run
    run(sys.argv[1:])
print(count, sum(name.startswith("hegui_rules.") for name in sys.modules), file=sys.stderr)
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_a_second_run_compiles_nothing_and_says_the_same(folder: Path, report: Path) -> None:
    first = run(report, folder, code=COUNT)
    second = run(report, folder, code=COUNT)
    if not os.path.exists(snapshot.shipped_file()):
        assert int(first[1].split()[0]) > 100
    assert int(second[1].split()[0]) < 10
    assert first[0] == second[0] == run(report, folder)[0]


def test_without_a_cache_that_can_be_written_the_same_is_said(folder: Path, report: Path) -> None:
    right = run(report, folder)
    (report.parent / "file").write_text("", "utf-8")
    assert run(report, report.parent / "file" / "below") == right


def test_a_changed_package_is_derived_again(folder: Path, report: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(Path(snapshot.FOLDER).parent, tree / "lint", ignore=shutil.ignore_patterns("__pycache__"))
    rules = Path(import_module("hegui_rules").__file__ or "").parents[1]
    shutil.copytree(rules, tree / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    path = (tree / "lint", tree / "rules")
    before = [run(report, folder, path=path)[0] for _ in range(2)]
    (table,) = (tree / "rules").rglob("N103_*.py")
    table.write_text(table.read_text("utf-8").replace("大于总数", "多于总数"), "utf-8")
    after = [run(report, folder, path=path)[0] for _ in range(2)]
    assert "大于总数" in before[0]
    assert before[1] == before[0]
    assert after[0] == after[1] == before[0].replace("大于总数", "多于总数")


def test_a_snapshot_that_ships_is_used_where_nothing_can_be_written(report: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(Path(snapshot.FOLDER).parent, tree / "lint", ignore=shutil.ignore_patterns("__pycache__"))
    rules = Path(import_module("hegui_rules").__file__ or "").parents[1]
    shutil.copytree(rules, tree / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    path = (tree / "lint", tree / "rules")
    nowhere = report / "below"
    plain = run(report, nowhere, path=path)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*map(str, path), os.environ.get("PYTHONPATH", "")])}
    subprocess.run([sys.executable, "-m", "hegui.snapshot"], env=env, check=True, capture_output=True)
    assert list((tree / "lint" / "hegui" / "__pycache__").glob("snapshot-*.bin"))
    assert run(report, nowhere, path=path) == plain
    compiled = run(report, nowhere, path=path, code=COUNT)
    assert compiled[0] == plain[0]
    assert int(compiled[1].split()[0]) < 10


def test_two_runs_at_once_leave_one_whole_file(folder: Path, report: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        said = list(pool.map(lambda _: run(report, folder), range(3)))
    assert len({out for out, _, _ in said}) == 1
    (path,) = folder.iterdir()
    assert Snapshot(str(path)).open()


def test_later_runs_write_nothing(folder: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    for seed in range(5):
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        run(report, folder)
        (path,) = folder.iterdir()
        seen.add((path.stat().st_ino, path.stat().st_mtime_ns))
    # The first run writes what it had to make; the second what is only made when that is there.
    assert len(seen) <= 2


def test_no_words_of_a_document_are_kept(folder: Path, report: Path) -> None:
    report.write_text(
        REPORT.replace("临溪县", "阙瓯镇") + "阙瓯镇人民政府\n2025年1月20日\n阙瓯乡的案件办阙率95%。\n",
        "utf-8",
    )
    for _ in range(2):
        run(report, folder)
    (path,) = folder.iterdir()
    assert "阙瓯".encode() not in path.read_bytes()
