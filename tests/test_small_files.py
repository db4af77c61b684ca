"""What a run reads besides the documents is small, and an ordinary file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from hegui.errors import ConfigError
from hegui.small import read_small

Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("青禾县2024年工作报告\n", "utf-8")
    return tmp_path


def test_a_file_up_to_the_limit(folder: Path) -> None:
    (folder / "x").write_bytes(b"12345")
    assert read_small(folder / "x", 5) == b"12345"
    with pytest.raises(ConfigError, match="超过"):
        read_small(folder / "x", 4)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no such devices")
@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        ("hegui.toml", "", ("--config", "hegui.toml")),
        ("x.toml", "checklists = ['x']", ()),
        ("x", "[knowledge.word_classes]\nadd = ['x']", ()),
        ("x", "baseline = 'x'", ()),
        ("a.txt.hegui.toml", "", ()),
    ],
)
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_what_never_ends_is_not_read(
    hegui: Run, folder: Path, name: str, content: str, arguments: tuple[str, ...], kind: str
) -> None:
    if content:
        (folder / "hegui.toml").write_text(content, "utf-8")
    name = "x" if name == "x.toml" else name
    if kind == "device":
        (folder / name).symlink_to("/dev/zero")
    else:
        os.mkfifo(folder / name)
    outcome = hegui("check", "a.txt", *arguments)
    assert outcome.code == 2
    # A link that leads out of the folder of the configuration is not followed at all.
    assert any(
        words in outcome.err + outcome.out for words in ("不是普通文件", "文件夹之外", "指向别处的链接")
    )
