"""What other programs take us in by: actions, templates, completion, the one-file program."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import Outcome

ROOT = Path(__file__).parents[1]
YAML = [
    "action.yml", ".github/workflows/ci.yml", ".github/workflows/release.yml", "packaging/gitlab.yml", ".pre-commit-hooks.yaml",
]  # fmt: skip


@pytest.mark.parametrize("path", YAML)
def test_it_is_valid_and_names_options_that_exist(hegui: Callable[..., Outcome], path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert yaml.safe_load(text)
    known = hegui("check", "--help").out + hegui("--help").out
    for line in text.splitlines():
        if "hegui check" in line:
            for option in re.findall(r"(?<!\S)(--[a-z-]+)", line):
                assert option in known, line


def test_inputs_of_the_action_never_reach_the_shell_as_code() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{ inputs" not in step.get("run", "")


def test_rdjson_counts_columns_in_bytes(hegui: Callable[..., Outcome], folder: Path) -> None:
    line = "全年开展普法宣传5场次,化解矛盾纠纷十余件。"
    (folder / "a.txt").write_text(line + "\n", "utf-8")
    report = json.loads(hegui("check", "a.txt", "--format", "rdjson", "--fail-on", "never").out)
    comma = next(d for d in report["diagnostics"] if d["code"]["value"] == "P401")
    start = comma["location"]["range"]["start"]
    assert start == {"line": 1, "column": len(line[: line.index(",")].encode()) + 1}
    (suggestion,) = comma["suggestions"]
    assert suggestion["text"] == "，"
    assert suggestion["range"]["end"]["column"] - suggestion["range"]["start"]["column"] == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(hegui: Callable[..., Outcome], shell: str) -> None:
    assert "_HEGUI_COMPLETE" in hegui("completion", shell).out


def test_completion_knows_commands_and_options(tmp_path: Path) -> None:
    def completed(words: str, number: int) -> str:
        import os

        environment = {
            **os.environ, "_HEGUI_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number),
        }  # fmt: skip
        code = "import sys; sys.argv=['hegui']; from hegui.__main__ import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60
        ).stdout

    assert "annotate" in completed("hegui ann", 1)
    assert "--profile" in completed("hegui check --pro", 2)


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("PyInstaller") is None, reason="PyInstaller is not installed")
def test_one_file_program_works_without_python(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "build"),
            "--log-level", "ERROR", "-y", str(ROOT / "packaging" / "hegui.spec"),
        ],
        check=True, timeout=900,
    )  # fmt: skip
    program = tmp_path / "dist" / ("hegui.exe" if sys.platform == "win32" else "hegui")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(program), *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    here = run(
        "check", str(ROOT / "fixtures" / "reports"), "--fail-on", "never", "--jobs", "2", "--format", "jsonl"
    )
    with_python = subprocess.run(
        [
            sys.executable, "-m", "hegui", "check", str(ROOT / "fixtures" / "reports"), "--fail-on", "never", "--format", "jsonl",
        ],
        capture_output=True, text=True, check=True, timeout=120, encoding="utf-8",
    ).stdout  # fmt: skip
    assert here == with_python
    assert "N104" in run("explain", "N104")
