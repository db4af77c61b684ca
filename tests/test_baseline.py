"""The baseline: known findings stay known wherever they move, new ones count, stale ones are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import engine_with, word_rule
from hegui.checking.results import FileResult
from hegui.errors import ConfigError
from hegui.running import baseline
from hegui.running.files import check_bytes
from hegui.running.selection import Choice
from hegui.running.settings import Settings

SETTINGS = Settings(choices=(Choice("W901", True),), only=True)
ENGINE = engine_with(word_rule(), settings=SETTINGS)


def check(text: str, known: tuple[baseline.Known, ...] = ()) -> FileResult:
    return check_bytes("a.txt", text.encode(), ENGINE, SETTINGS, known=known)


def known_of(text: str) -> tuple[baseline.Known, ...]:
    return tuple(baseline.Known(d.code, d.fingerprint, d.quote) for d in check(text).diagnostics)


def test_known_findings_do_not_count_new_ones_do_stale_ones_are_named() -> None:
    known = known_of("这里是旧词。")
    assert check("新的一行。\n\n这里还是旧词。", known).active == ()
    assert [d.code for d in check("旧词。旧词。", known).active] == ["W901"]
    stale = check("改好了。", known).active
    assert [(d.code, d.severity.word) for d in stale] == [("E913", "info")]
    assert "旧词" in stale[0].message


@given(
    st.lists(st.sampled_from(["好。", "旧词。", "一、工作\n", "\n"]), max_size=6),
    st.text("甲乙\n", max_size=5),
)
def test_edits_elsewhere_change_no_fingerprint(lines: list[str], before: str) -> None:
    text = "报告\n" + "".join(lines)
    known = known_of(text)
    assert not [d for d in check(before + "\n" + text, known).active if d.code == "W901"]


def test_the_file_keys_on_paths_relative_to_itself_and_keeps_what_was_not_checked(tmp_path: Path) -> None:
    path = str(tmp_path / "b.json")
    result = check("旧词。")
    before = {"other.txt": (baseline.Known("W901", "00", "词"),)}
    file = FileResult(str(tmp_path / "子" / "a.txt"), "txt", "", diagnostics=result.diagnostics)
    text = baseline.render([file], path, before)
    Path(path).write_text(text, "utf-8")
    loaded = baseline.load(path)
    assert set(loaded) == {"other.txt", "子/a.txt"}
    assert not {"line", "start", "column"} & set(json.loads(text)["files"]["子/a.txt"][0])
    assert baseline.render([file], path, loaded) == text
    assert all(d.suppressed for d in baseline.settled(file).diagnostics)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"schema": "x"}', '{"schema": "hegui-baseline/1", "files": 1}']
)
def test_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigError, match=r"b\.json 不是 hegui 的基线文件"):
        baseline.load(str(path))
