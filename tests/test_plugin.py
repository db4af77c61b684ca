"""A third-party plugin, installed as a user would, and plugins that are broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from hegui.api import hookimpl
from hegui.api.registry import declarations
from hegui.api.word_classes import word_classes
from hegui.errors import PluginError

PLUGIN = Path(__file__).parents[1] / "fixtures" / "plugin"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process in which the example plugin is installed."""
    target = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--target", str(target), str(PLUGIN)],
        check=True,
    )  # fmt: skip
    path = os.pathsep.join(filter(None, (str(target), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def hegui(env: dict[str, str], *args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hegui", *args],
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_rule_reader_reporter_and_checklist_of_the_plugin_work(
    installed: dict[str, str], tmp_path: Path
) -> None:
    report = tmp_path / "年报.org"
    report.write_text(
        "* 青和县2024年度法治政府建设年度报告\n** 一、主要举措和成效\n"
        "2024年，青和县开展普法宣传12场次，化解矛盾纠纷80件，组织执法培训3期，公示执法信息46条。\n",
        "utf-8",
    )
    run = hegui(installed, "check", str(report), "--select", "W901", "--format", "csv")
    assert run.stderr == ""
    assert run.stdout.splitlines()[1:] == [
        f"{report.as_posix()},1,W901,警告,青和县,“青和县”是旧名",
        f"{report.as_posix()},3,W901,警告,青和县,“青和县”是旧名",
    ]
    assert "W901" in hegui(installed, "rules").stdout
    assert "青禾县名称使用办法" in hegui(installed, "explain", "old-county-name").stdout
    shown = hegui(installed, "check", str(report), "--kind", "qinghe-annual", "--format", "json")
    checklist = json.loads(shown.stdout)["documents"][0]["checklist"]
    assert {row["id"]: row["status"] for row in checklist}["contract-review"] == "missing"


def test_a_plugin_brings_a_kind_a_family_and_codes(installed: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "公开年报.txt"
    report.write_text(
        "竹园镇2024年政府信息公开工作年度报告\n根据《政府信息公开条例》编制本报告。\n主动公开\n"
        "全年主动公开信息136条，更新公开指南1次，维护公开栏目12个，解答群众咨询57人次。\n",
        "utf-8",
    )
    shown = hegui(installed, "check", str(report), "--select", "G", "--format", "json")
    assert shown.stderr == ""
    (document,) = json.loads(shown.stdout)["documents"]
    assert document["identity"]["kind"] == "gongkai-annual"
    assert [row["code"] for row in document["diagnostics"]] == ["G101", "G201"]
    assert [row["id"] for row in document["checklist"]] == ["on-request"]
    facts = json.loads(hegui(installed, "facts", str(report), "--format", "json").stdout)
    assert [s["title"] for s in facts["sections"]] == ["主动公开"]
    listed = hegui(installed, "rules", "--family", "G", "--format", "json")
    assert [(r["code"], r["family"]) for r in json.loads(listed.stdout)] == [
        ("G101", "公开"),
        ("G201", "公开"),
    ]
    assert "政府信息公开工作年度报告" in hegui(installed, "check", str(report)).stdout
    assert "G201.md" not in hegui(installed, "explain", "G201").stderr
    refused = hegui(installed, "check", str(report), "--select", "H")
    assert refused.returncode == 2


def test_a_plugin_brings_word_classes(installed: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("荷城青禾采取措施，堵防此类问题不再发生。\n", "utf-8")
    select = ("check", "a.txt", "--select", "W902,W404", "--format", "json")
    plain = json.loads(
        hegui(dict(os.environ), "check", "a.txt", "--select", "W404", "--format", "json", cwd=tmp_path).stdout
    )
    assert plain["documents"][0]["diagnostics"] == []

    def codes(*more: str) -> list[str]:
        run = hegui(installed, *select, *more, cwd=tmp_path)
        assert run.stderr == ""
        return sorted({row["code"] for row in json.loads(run.stdout)["documents"][0]["diagnostics"]})

    assert codes() == ["W404", "W902"]
    # An office has the last word.
    (tmp_path / "hegui.toml").write_text('[knowledge.word_classes]\noff = ["QH002"]\n', "utf-8")
    assert codes() == ["W902"]
    assert "没有问题" in hegui(installed, "knowledge", "check", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("WC001	prevent	严守	严守底线。	own	high", "WC001 已经使用"),
        ("QH1	own	甲	乙。	own	high", "example 中没有这一行的词"),
        ("QH1	own	甲	甲。", "有 4 格，表头有 6 格"),
    ],
)
def test_faulty_word_classes_stop_the_run(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"id	class	words	example	source	confidence\n{row}\n", "utf-8")
    with pytest.raises(PluginError, match=f"插件 坏插件 的词类有误.*{says}"):
        word_classes((("坏插件", str(path)),))


def test_examples_of_the_plugin_run(installed: dict[str, str]) -> None:
    code = (
        "from hegui.testing import run_examples, check_reader\n"
        "from hegui.reading import Reader, Source\n"
        "from hegui_qinghe.W901_old_county_name import old_county_name\n"
        "from hegui_qinghe.W902_nickname_in_report import nickname_in_report\n"
        "import hegui_qinghe\n"
        "from hegui_qinghe.G201_regulation_short import regulation_short\n"
        "from hegui.api.registry import declarations\n"
        "from hegui.checklist.engine import checklists, element_rules\n"
        "run_examples(old_county_name)\n"
        "run_examples(nickname_in_report)\n"
        "run_examples(regulation_short)\n"
        "[run_examples(r) for r in element_rules(checklists(declarations())) if r.code in ('C901', 'G101')]\n"
        "check_reader(hegui_qinghe.hegui_readers()[0], [Source('a.org', '* 标题\\n  正文。\\n'.encode())])\n"
    )
    subprocess.run([sys.executable, "-c", code], env=installed, check=True)


def plugin(**functions: object) -> ModuleType:
    module = ModuleType("broken")
    for name, function in functions.items():
        setattr(module, name, hookimpl(function))
    return module


def nothing() -> list[object]:
    return []


def a_rule() -> object:
    return next(iter(declarations().rules.values()))


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (plugin(hegui_rules=lambda: 1 / 0), ("坏插件", "ZeroDivisionError")),
        (plugin(hegui_rules=lambda: [3]), ("坏插件", "int")),
        (plugin(hegui_rules=lambda: [a_rule()]), ("坏插件", "重复")),
        (plugin(hegui_ruels=nothing), ("不存在的钩子", "hegui_ruels")),
        (plugin(hegui_readers=lambda: [SimpleNamespace()]), ("坏插件", "SimpleNamespace")),
    ],
)  # fmt: skip
def test_a_broken_plugin_stops_the_run_and_is_named(module: ModuleType, words: tuple[str, ...]) -> None:
    with pytest.raises(PluginError) as error:
        declarations([("坏插件", module)])
    for word in words:
        assert word in str(error.value)
    assert error.value.exit_code == 3


def test_a_plugin_that_does_not_import_is_named_on_the_command_line(
    tmp_path: Path, installed: dict[str, str]
) -> None:
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[hegui]\nbroken = broken_plugin\n")
    (tmp_path / "broken_plugin.py").write_text("import no_such_module\n")
    env = {**installed, "PYTHONPATH": f"{tmp_path}{os.pathsep}{installed['PYTHONPATH']}"}
    (tmp_path / "a.txt").write_text("正文。", "utf-8")
    run = hegui(env, "check", str(tmp_path / "a.txt"))
    assert run.returncode == 3
    assert "broken" in run.stderr
    assert "no_such_module" in run.stderr
    assert "Traceback" not in run.stderr
