"""Knowledge tables: reading, checking, changing by configuration, and the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hegui.api import Table
from hegui.api.knowledge import Changes, Extra, day, parsed, pattern, split
from hegui.errors import ConfigError
from hegui.testing import document

HEADER = "id\tword\tsource\tconfidence\n"


def table(tmp_path: Path, rows: str, **more: Any) -> Table[str]:
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + rows, "utf-8")

    def entry(row: Any) -> str:
        if not row["word"]:
            raise ValueError("word 不能为空")
        return str(row["word"])

    return Table(
        "words", title="词", path=str(path), columns=("word",), entry=entry,
        words=lambda row: (row["word"],), **more,
    )  # fmt: skip


def test_hits_come_with_their_entries(tmp_path: Path) -> None:
    words = table(tmp_path, "A1\t甲\tx\thigh\n# 注释\n\nA2\t乙\tx\tlow\n")
    doc = document("乙甲乙", {"kind": "generic"}, ())
    assert [entry for entry, _ in words.hits(doc)] == ["乙", "甲", "乙"]
    assert list(words.problems()) == []


def test_a_user_adds_replaces_and_switches_off(tmp_path: Path) -> None:
    words = table(tmp_path, "A1\t甲\tx\thigh\nA2\t乙\tx\thigh\nA3\t丙\tx\thigh\n")
    own = words.changed(Changes((Extra("own.tsv", HEADER + "A2\t丁\ty\thigh\nB1\t戊\ty\tlow\n"),), ("A3",)))
    assert list(own.entries) == ["甲", "丁", "戊"]
    assert list(words.entries) == ["甲", "乙", "丙"]
    doc = document("甲，乙，丙，丁，戊", {"kind": "generic"}, ())
    assert [entry for entry, _ in own.hits(doc)] == ["甲", "丁", "戊"]


@pytest.mark.parametrize(
    ("rows", "place", "says"),
    [
        ("A1\t甲\tx\thigh\nA1\t乙\tx\thigh\n", ":2", "id 重复"),
        ("1A\t甲\tx\thigh\n", ":2", "字母开头"),
        ("A1\t甲\t\thigh\n", ":2", "source 不能为空"),
        ("A1\t甲\tx\tsure\n", ":2", "confidence"),
        ("A1\t\tx\thigh\n", ":2", "word 不能为空"),
        ("A1\t甲\tx\n", "words.tsv", "有 3 格"),
    ],
)
def test_problems_name_the_line(tmp_path: Path, rows: str, place: str, says: str) -> None:
    problems = list(table(tmp_path, rows).problems())
    assert problems
    assert any(says in str(p) and place in p.place for p in problems)


def test_sources_must_be_known_in_the_own_file_only(tmp_path: Path) -> None:
    (tmp_path / "sources.tsv").write_text("key\ttitle\nx\t某文件\n", "utf-8")
    words = table(tmp_path, "A1\t甲\tz\thigh\n", sources=str(tmp_path / "sources.tsv"))
    assert ["来源“z”不在来源表中" in str(p) for p in words.problems()] == [True]
    own = words.changed(Changes((Extra("own.tsv", HEADER + "B1\t乙\t本县规定\thigh\n"),)))
    assert list(own.changed_problems()) == []


def test_an_unknown_row_cannot_be_switched_off(tmp_path: Path) -> None:
    words = table(tmp_path, "A1\t甲\tx\thigh\n").changed(Changes((), ("A9",)))
    assert [p.id for p in words.changed_problems()] == ["A9"]


def test_a_bad_cell_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="words 的 A1"):
        table(tmp_path, "A1\t\tx\thigh\n").entry(0)


def test_cells() -> None:
    assert split("甲; 乙;") == ("甲", "乙")
    assert split("") == ()
    assert day("") is None
    assert str(day("2021-03-12")) == "2021-03-12"
    with pytest.raises(ValueError, match="日期"):
        day("2021年")
    assert pattern("") is None
    with pytest.raises(ValueError, match="正则"):
        pattern("(")
    with pytest.raises(ConfigError, match="缺少列 source"):
        list(parsed("id\tconfidence\n", "x.tsv", ()))
    with pytest.raises(ConfigError, match="不认识的列 extra"):
        list(parsed("id\tsource\tconfidence\textra\n", "x.tsv", ()))


OWN = "id\twrong\tright\tkind\tbefore\tafter\tsource\tconfidence\n"


def test_configuration_adds_switches_off_and_allows(folder: Path, hegui: Callable[..., Any]) -> None:
    (folder / "a.txt").write_text("本所建立台帐，推行青溪模试，布署工作。", "utf-8")

    def codes() -> list[str]:
        out = hegui("check", "a.txt", "--kind", "generic", "--select", "W2", "--format", "json").out
        return [d["quote"] for d in json.loads(out)["documents"][0]["diagnostics"]]

    assert codes() == ["台帐", "布署"]
    (folder / "own.tsv").write_text(OWN + "Q1\t模试\t模式\tchar\t\t\t本县\thigh\n", "utf-8")
    (folder / "hegui.toml").write_text(
        '[knowledge]\nallow = ["布署"]\n[knowledge.confusions]\nadd = ["own.tsv"]\n', "utf-8"
    )
    assert codes() == ["台帐", "模试"]
    shown = hegui("knowledge", "show", "confusions", "台帐", "--format", "json").out
    key = json.loads(shown)[0]["id"]
    (folder / "hegui.toml").write_text(f'[knowledge.confusions]\noff = ["{key}"]\n', "utf-8")
    assert codes() == ["布署"]


def test_the_command_lists_shows_and_checks(folder: Path, hegui: Callable[..., Any]) -> None:
    listed = hegui("knowledge", "list").out
    assert "formulations" in listed
    assert "W101" in listed
    assert hegui("knowledge", "check").code == 0
    assert "台账" in hegui("knowledge", "show", "confusions", "台帐").out
    wrong = hegui("knowledge", "show", "formulation")
    assert wrong.code == 2
    assert "formulations" in wrong.err


def test_check_tells_every_fault_of_the_configuration(folder: Path, hegui: Callable[..., Any]) -> None:
    (folder / "own.tsv").write_text(
        OWN + "Q1\t甲\t甲\tchar\t\t\t本县\thigh\nQ2\t乙\t丙\tx\t\t(\t本县\thigh\n", "utf-8"
    )
    (folder / "hegui.toml").write_text('[knowledge.confusions]\nadd = ["own.tsv"]\noff = ["Z9"]\n', "utf-8")
    outcome = hegui("knowledge", "check")
    assert outcome.code == 2
    assert all(word in outcome.err for word in ("Q1", "Q2", "Z9", "own.tsv:2"))
    assert hegui("check", "own.tsv").code == 2
    (folder / "hegui.toml").write_text('[knowledge.confusion]\noff = ["Z9"]\n', "utf-8")
    assert "confusions" in hegui("knowledge", "check").err
