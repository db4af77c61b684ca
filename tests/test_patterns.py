"""Compiled patterns kept between runs: never a result changes, whatever becomes of the file."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui import patterns

SOURCES = (
    r"(?P<year>[12][0-9]{3})年(?:(?P<month>[0-9]{1,2})月)?",
    r"(?<=[。！？])[一-鿿]{2,}(?!的)|a(?i:b)",
    r"(?x) 第 (\w+) 条  # comment",
    r"([“‘])(.+?)(?:”|’)\2?",
)
TEXT = "2024年3月。我们依据第十条说“依法行政依法行政”aB，2023年完成。"


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


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"abc", None])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes | None) -> None:
    with patterns.installed():
        right = matches(SOURCES[0])
    (path,) = folder.iterdir()
    good = path.read_bytes()
    path.write_bytes(damage if damage is not None else good[:-7] + b"\xff" * 7)
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
    monkeypatch.setattr(patterns, "_MOST", 2)
    for source in SOURCES[:3]:
        with patterns.installed():
            fresh(source)
    (path,) = folder.iterdir()
    assert list(patterns._read(path)) == [(SOURCES[2], 0)]


def test_a_second_run_of_the_command_compiles_almost_nothing(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("临溪县2024年法治政府建设年度报告\n\n2024年，临溪县开展培训3次。\n", "utf-8")
    count = (
        "import re, sys\n"
        "original, count = re._compiler._code, 0\n"
        "def code(*given):\n    global count\n    count += 1\n    return original(*given)\n"
        "re._compiler._code = code\n"
        "from hegui import patterns\n"
        "with patterns.installed():\n"
        "    from hegui.commands.main import run\n"
        f"    run(['check', {str(report)!r}, '--fail-on', 'never'])\n"
        "print(count, file=sys.stderr)\n"
    )
    counts = [
        int(
            subprocess.run(
                [sys.executable, "-c", count], capture_output=True, text=True, check=True
            ).stderr.split()[-1]
        )
        for _ in range(2)
    ]
    assert counts[0] > 100
    assert counts[1] < 10
