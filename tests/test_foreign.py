"""Patterns that an office wrote end in time, and say whose they are."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from hegui.document.kind import Words
from hegui.errors import ConfigError
from hegui.text import foreign
from hegui.text.foreign import Foreign, Limited, compiled_for

ENDLESS = "(甲|甲甲)+$"
TEXT = "甲" * 60 + "丁"


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "SECONDS", 0.05)


@pytest.mark.parametrize("call", ["search", "match", "finditer"])
def test_a_search_without_end_is_ended(call: str) -> None:
    with pytest.raises(ConfigError, match=r"own\.tsv:3.*没有得出结果") as error:
        getattr(Limited(ENDLESS, "own.tsv:3"), call)(TEXT)
    assert "改写" in str(error.value)


def test_it_finds_what_re_finds() -> None:
    source = r"(?<![一二三])第(?P<n>[0-9]+)条"
    for text in ("依据第12条、第3条", "一第5条", ""):
        ours, theirs = re.compile(source), Limited(source)
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
        assert [m["n"] for m in ours.finditer(text)] == [m["n"] for m in theirs.finditer(text)]
        assert (ours.search(text, 1) is None) == (theirs.search(text, 1) is None)
    with pytest.raises(re.error):
        Limited("(")
    assert pickle.loads(pickle.dumps(Limited(source, "x"))).where == "x"


def test_only_what_is_foreign_is_limited() -> None:
    assert isinstance(compiled_for("甲"), re.Pattern)
    cell = Foreign("!甲", "own.tsv:3")
    assert isinstance(compiled_for(cell.removeprefix("!")), Limited)
    assert copy.deepcopy(cell).where == cell.where
    assert Words(("甲",)).search("甲") is not None
    with pytest.raises(ConfigError, match=r"own\.toml 的 part"):
        Words(("乙", Foreign(ENDLESS, "own.toml")), "part").search(TEXT)


def test_the_command_names_row_and_file(hegui: Callable[..., Outcome], folder: Path) -> None:
    (folder / "own.tsv").write_text(
        "id\twrong\tright\tkind\tbefore\tafter\tsource\tconfidence\n"
        f"X1\t丙丁\t丙戊\tword\t{ENDLESS}\t\town\thigh\n", "utf-8",
    )  # fmt: skip
    (folder / "hegui.toml").write_text('[knowledge.confusions]\nadd = ["own.tsv"]\n', "utf-8")
    (folder / "a.txt").write_text(TEXT[:38] + "丁丙丁。\n", "utf-8")
    outcome = hegui("check", "a.txt")
    assert outcome.code == 2
    assert "own.tsv:2 X1" in outcome.err
