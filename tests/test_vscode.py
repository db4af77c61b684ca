"""The extension for Visual Studio Code: what it declares fits the program, and its own tool packages it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome
from hegui import __version__
from hegui.api import PROFILES
from hegui.document import LEVELS

FOLDER = Path(__file__).parent.parent / "editors/vscode"
MANIFEST: dict[str, Any] = json.loads((FOLDER / "package.json").read_text("utf-8"))
PROPERTIES = MANIFEST["contributes"]["configuration"]["properties"]


def test_version_and_choices_are_those_of_the_program() -> None:
    assert MANIFEST["version"] == __version__
    assert PROPERTIES["hegui.level"]["enum"] == ["", *LEVELS]
    assert PROPERTIES["hegui.profile"]["enum"] == ["", *PROFILES]


def test_every_setting_is_used_and_every_one_used_is_declared() -> None:
    script = (FOLDER / "extension.js").read_text("utf-8")
    declared = {name.removeprefix("hegui.") for name in PROPERTIES}
    passed_on = set(re.findall(r'"(\w+)"', re.search(r"SETTINGS = \[(.*?)\]", script)[1]))  # type: ignore[index]
    own = set(re.findall(r'said\.get\("(\w+)"\)', script))
    assert passed_on | own == declared
    server = (Path(__file__).parent.parent / "lint/hegui/editing/server.py").read_text("utf-8")
    assert all(f'"{name}"' in server for name in passed_on)


def test_the_problem_matcher_reads_the_concise_format(hegui: Callable[..., Outcome], folder: Path) -> None:
    (folder / "甲 乙.txt").write_text(
        "青禾县临溪镇人民政府2024年法治政府建设年度报告\n一、主要举措\n依法冶国,深入。\n", "utf-8"
    )
    out = hegui("check", ".", "--format", "concise", "--fail-on", "never").out
    pattern = re.compile(MANIFEST["contributes"]["problemPatterns"][0]["regexp"])
    found = [m for m in map(pattern.match, out.splitlines()) if m]
    assert len(found) >= 3
    assert {m[1] for m in found} <= {"甲 乙.txt", "./甲 乙.txt"}
    assert {"error", "warning", "info"} >= {m[4] for m in found}


def test_the_script_is_a_script() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    subprocess.run([node, "--check", str(FOLDER / "extension.js")], check=True)


STAGE = """
const Module = require("module");
const log = [];
const values = { enable: true, command: ["python", "-m", "hegui"], kind: "", level: "镇", profile: "", showInfo: false };
let changed = null;
let failing = false;
const vscode = {
  workspace: {
    getConfiguration: () => ({ get: (name) => values[name] }),
    createFileSystemWatcher: (glob) => glob,
    onDidChangeConfiguration: (act) => { changed = act; return {}; },
  },
  window: {
    createOutputChannel: () => ({}),
    showErrorMessage: async (words, choice) => { log.push(["told", words]); return choice; },
  },
  commands: { registerCommand: () => ({}), executeCommand: (...words) => log.push(words) },
};
class LanguageClient {
  constructor(id, name, server, client) { log.push(["made", server, client.documentSelector, client.initializationOptions]); }
  async start() { if (failing) throw new Error("ENOENT"); log.push(["started"]); }
  async stop() { log.push(["stopped"]); }
  async sendNotification(...words) { log.push(words); }
}
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient, State: { Stopped: 1 } } : load(name, ...rest);
(async () => {
  const extension = require(process.argv[1]);
  await extension.activate({ subscriptions: [] });
  values.level = "县";
  await changed({ affectsConfiguration: (name) => name === "hegui" });
  failing = true;
  values.command = ["nowhere"];
  await changed({ affectsConfiguration: (name) => name === "hegui" || name === "hegui.command" });
  await extension.deactivate();
  console.log(JSON.stringify(log));
})();
"""


def test_it_starts_the_server_and_says_what_to_do_when_it_cannot() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    done = subprocess.run(
        [node, "-e", STAGE, str(FOLDER / "extension.js")],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    log = json.loads(done.stdout)
    _, server, selector, options = log[0]
    assert server == {"command": "python", "args": ["-m", "hegui", "lsp", "--stdio"]}
    assert {s["language"] for s in selector} == {"markdown", "plaintext"}
    assert options == {"kind": "", "level": "镇", "profile": "", "showInfo": False}
    assert [entry[0] for entry in log[1:]] == [
        "started", "workspace/didChangeConfiguration", "stopped", "made", "told", "workbench.action.openSettings",
    ]  # fmt: skip
    assert log[2][1]["settings"]["hegui"]["level"] == "县"
    assert "hegui[lsp]" in log[5][1]


@pytest.mark.network
@pytest.mark.slow
def test_its_own_tool_packages_it(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    copy = tmp_path / "vscode"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    installed = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund"], cwd=copy, capture_output=True, text=True, timeout=600
    )
    if installed.returncode:
        pytest.skip(f"npm cannot install: {installed.stderr[-200:]}")
    subprocess.run([npm, "run", "package"], cwd=copy, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(copy / f"hegui-{__version__}.vsix") as package:
        names = package.namelist()
    assert {"extension/extension.js", "extension/package.json", "extension/readme.md"} <= set(names)
    assert "extension/node_modules/vscode-languageclient/package.json" in names
    assert not [n for n in names if "vsce" in n]
