"""The command line: commands, exit codes, output, reports."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from hegui import docs
from hegui.checking.engine_codes import ENGINE_CODES
from hegui.commands.main import COMMANDS
from hegui.commands.shared import write_atomically
from hegui.errors import UsageError
from hegui.reporting.layout import measure
from hegui.running.engine import engine
from hegui.running.settings import Settings

GAP = "青禾县2024年工作报告\n一、主要工作\n开展工作。\n三、下一步\n继续工作。\n"
Run = Callable[..., Outcome]


def process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "hegui", *arguments], cwd=cwd, env={**os.environ, **environment},
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.fixture
def report(folder: Path) -> str:
    (folder / "a.txt").write_text(GAP, "utf-8")
    return "a.txt"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning"], 1),
        (["--ignore", "S101"], 0),
        (["--ignore", "heading-number-gap"], 0),
        (["--ignore", "S", "--fail-on", "info"], 1),
        (["--ignore", "S101", "--fail-on", "info"], 0),
    ],
)
@pytest.mark.parametrize(
    "form", ["terminal", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"]
)
def test_exit_codes_do_not_depend_on_the_format(
    hegui: Run, report: str, options: list[str], code: int, form: str
) -> None:
    extend = ["--select", "S101"]
    assert hegui("check", report, "--format", form, *extend, *options).code == code
    with_report = hegui("check", report, "--format", form, *extend, *options, "--report", f"{form}=out")
    assert with_report.code == code
    assert Path("out").read_text("utf-8").strip()


def test_the_report_holds_what_the_format_prints(hegui: Run, report: str) -> None:
    printed = hegui("check", report, "--format", "json", "--report", "json=out.json").out
    assert Path("out.json").read_text("utf-8") == printed
    assert not list(Path().glob(".out.json*"))


def test_writing_is_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_atomically("x.txt", "旧")
    Path("x.txt").chmod(0o600)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(UsageError, match=r"无法写入 x\.txt"):
            write_atomically("x.txt", "新")
    assert Path("x.txt").read_text("utf-8") == "旧"
    write_atomically("x.txt", "新")
    assert Path("x.txt").stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in folder.iterdir()) == ["hegui.toml", "x.txt"]


def test_output_is_the_same_for_any_number_of_jobs(hegui: Run, folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.txt").write_text(GAP.replace("2024", str(2010 + number)), "utf-8")
    one, three, default = (
        hegui("check", ".", "--format", "json", *j).out for j in (["--jobs", "1"], ["--jobs", "3"], [])
    )
    assert one == three == default
    paths = [d["path"] for d in json.loads(one)["documents"]]
    assert paths == sorted(paths)


def test_standard_input(hegui: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GAP.encode("gb18030"))))
    (folder / "年报.md.hegui.toml").write_text(
        '[[suppress]]\ncode = "S101"\nquote = "三、"\nreason = "沿用上级编号"\n', "utf-8"
    )
    result = hegui("check", "-", "--stdin-filename", "年报.md", "--format", "json", "--select", "S101")
    (document,) = json.loads(result.out)["documents"]
    assert (document["path"], document["format"]) == ("年报.md", "md")
    assert document["diagnostics"][0]["suppressed"]
    assert result.code == 0


def test_baseline(hegui: Run, report: str) -> None:
    written = hegui("check", report, "--select", "S", "--write-baseline", "--format", "concise")
    assert written.code == 0
    assert "已把 1 个问题登记到基线 hegui-baseline.json" in written.err
    known = ("--select", "S", "--baseline", "hegui-baseline.json", "--format", "concise")
    assert hegui("check", report, *known).code == 0
    Path(report).write_text(GAP + "五、其他\n好。\n", "utf-8")
    changed = hegui("check", report, *known)
    assert changed.code == 1
    assert len(re.findall("S101", changed.out)) == 1
    Path(report).write_text(GAP.replace("三", "二"), "utf-8")
    assert "E913" in hegui("check", report, *known, "--show-info").out
    assert hegui("check", report, "--baseline", "none.json", "--select", "S").code == 0


def test_the_command_line_beats_overrides_which_beat_the_file(hegui: Run, report: str) -> None:
    Path("hegui.toml").write_text(
        'select = ["S101"]\n[[override]]\nfiles = ["a.*"]\nignore = ["S101"]\n', "utf-8"
    )
    assert hegui("check", report).code == 0
    assert hegui("check", report, "--select", "S101").code == 1
    assert hegui("check", report, "--isolated", "--select", "S101").code == 1


def test_what_is_stated_overrides_what_is_read(hegui: Run, report: str) -> None:
    stated = ["--kind", "generic", "--level", "镇", "--year", "2023", "--published", "2024-03-01"]
    (document,) = json.loads(hegui("check", report, "--format", "json", *stated).out)["documents"]
    identity = document["identity"]
    assert [identity[k] for k in ("kind", "level", "year", "published")] == [
        "generic",
        "镇",
        2023,
        "2024-03-01",
    ]


def test_colour_only_when_wanted(hegui: Run, report: str) -> None:
    assert "\x1b[" not in hegui("check", report).out
    assert "\x1b[" in hegui("check", report, "--color", "always").out
    assert "\x1b[" not in hegui("check", report, "--color", "never").out


def test_version_names_plugins(hegui: Run) -> None:
    result = hegui("--version")
    assert result.code == 0
    assert re.match(r"hegui \d+\.\d+\.\d+（Python 3\.", result.out)
    assert "插件 builtin" in result.out


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], *([c, "--help"] for c in COMMANDS), ["checklist", "show", "--help"]]
)
def test_help_is_chinese(hegui: Run, arguments: list[str]) -> None:
    result = hegui(*arguments)
    assert result.code == 0
    assert "用法：" in result.out
    assert not re.search("Usage|Options|Commands|Show this|Positional", result.out)


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_the_terminal(hegui: Run, monkeypatch: pytest.MonkeyPatch, width: int, name: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = hegui(*filter(None, [name]), "--help").out
    assert "选项：" in out
    assert all(measure(line) <= width for line in out.splitlines() if not line.startswith("用法"))


@pytest.mark.parametrize("word", ["S101", "s101", "heading-number-gap"])
def test_explain_a_rule(hegui: Run, word: str) -> None:
    out = hegui("explain", word).out
    for part in ("S101", "依据", "会报出", "不会报出", "⟦", "hegui-disable S101: 理由", "错误"):
        assert part in out
    assert hegui("explain", word, "--format", "markdown").out.startswith("# S101 ")


@pytest.mark.parametrize("code", ENGINE_CODES)
def test_explain_an_engine_code(hegui: Run, code: str) -> None:
    assert ENGINE_CODES[code].remedy in hegui("explain", ENGINE_CODES[code].name).out
    assert docs.page(ENGINE_CODES[code]).startswith(f"# {code} ")


def test_examples_are_underlined_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from hegui.commands import explain

    monkeypatch.setenv("FORCE_COLOR", "1")
    explain._paint(explain.lines(engine(Settings()).rules["S101"]))
    out = capsys.readouterr().out
    assert "⟦" not in out
    assert re.search(r"\x1b\[[0-9;]*4[0-9;]*m四、", out)


def test_rules(hegui: Run) -> None:
    everything = json.loads(hegui("rules", "--format", "json").out)
    codes = [r["code"] for r in everything]
    assert codes == sorted(codes, key=lambda c: (c[0] == "E", c))
    assert {"S101", "E901", "C101"} <= set(codes)
    assert {r["code"][0] for r in json.loads(hegui("rules", "--format", "json", "--family", "S").out)} == {
        "S"
    }
    statutory = json.loads(hegui("rules", "--format", "json", "--profile", "statutory").out)
    assert {r["profile"] for r in statutory} == {"statutory"}
    assert hegui("rules", "--severity", "error", "--family", "S").out.startswith("S101  错误")


def test_pages_are_written_and_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    page = folder / "docs/rules/S101.md"
    page.write_text("旧", "utf-8")
    (folder / "docs/rules/S999.md").write_text("多余", "utf-8")
    assert docs.main(["--check"]) == 1
    assert "docs/rules/S101.md 已过时" in capsys.readouterr().out
    docs.main([])
    assert docs.main(["--check"]) == 0


def test_checklists(hegui: Run, folder: Path) -> None:
    assert "published-on-time" in hegui("checklist", "show", "fazhi-annual").out
    kinds = [c["kind"] for c in json.loads(hegui("checklist", "show", "--format", "json").out)]
    assert kinds == ["fazhi-annual", "generic", "xxgk-annual"]
    (folder / "坏.toml").write_text("kind = 1", "utf-8")
    result = hegui("checklist", "validate", "坏.toml")
    assert result.code == 2
    assert "坏.toml" in result.err


def test_facts(hegui: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(GAP.replace("开展工作", "开展普法宣传12场，依据《行政复议法》"), "utf-8")
    data = json.loads(hegui("facts", "a.txt", "--format", "json").out)
    assert data["identity"]["year"] == 2024
    assert [s["title"] for s in data["sections"]] == ["主要工作", "下一步"]
    assert {"quantities", "dates", "citations"} <= set(data)
    assert any(q["value"] == 12 for q in data["quantities"])
    text = hegui("facts", "a.txt", "--year", "2023").out
    assert "年度：2023" in text
    assert "章节（2）" in text


def test_facts_say_what_speaks_for_what_and_the_head_says_when_it_is_little(hegui: Run, folder: Path) -> None:
    little = "一、推进法治政府建设的主要举措\n我镇召开会议4次，我镇走访6次。\n二、履行第一责任人职责情况\n书记部署工作3次。"
    (folder / "a.txt").write_text(little, "utf-8")
    data = json.loads(hegui("facts", "a.txt", "--format", "json").out)
    assert data["identity"]["doubtful"]
    assert {
        "about": "level",
        "value": "镇",
        "source": "自称“我镇”",
        "weight": 24,
        "start": None,
        "end": None,
    } in data["clues"]
    text = hegui("facts", "a.txt").out
    assert "种类：fazhi-annual（依据不多）" in text
    assert re.search("层级  镇  [+]24  自称“我镇”", text)
    assert "依据不多" in hegui("check", "a.txt").out
    assert "依据不多" not in hegui("check", "a.txt", "--kind", "fazhi-annual").out


def test_init_writes_a_configuration_that_loads(hegui: Run, report: str) -> None:
    Path("hegui.toml").unlink()
    assert hegui("init").code == 0
    assert hegui("check", report, "--select", "S101").code == 1
    from hegui.commands.init import TEMPLATE

    live = re.sub(r"^# (?=[a-z-]+ = |\[)", "", TEMPLATE, flags=re.M)
    Path("hegui.toml").write_text(
        live.replace('checklists = ["清单/本县.toml"]', "").replace('"P105"', '"C"').replace('["W"]', '["C101"]')
        .replace('["F"]', '["C1"]'), "utf-8",
    )  # fmt: skip
    assert hegui("check", report).code in (0, 1)
    assert hegui("init").code == 2
    assert hegui("init", "--force").code == 0
    assert Path("hegui.toml").read_text("utf-8") == TEMPLATE


@pytest.mark.parametrize("package", [True, False])
def test_new_rule_runs_as_it_stands(hegui: Run, folder: Path, package: bool) -> None:
    if package:
        (folder / "__init__.py").write_text("")
    result = hegui("new-rule", "W950", "house-style")
    assert result.code == 0
    code = (
        "from hegui.testing import run_examples, run_pairs; from W950_house_style import house_style as r;"
        "run_examples(r); run_pairs(r, 'W950.pairs')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True)
    assert (folder / "test_W950_house_style.py").exists() is not package
    assert hegui("new-rule", "W950", "house-style").code == 2


def test_a_closed_pipe_is_no_error(report: str, folder: Path) -> None:
    command = f"{sys.executable} -m hegui check a.txt --format json | head -c 10"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_locale_without_chinese_does_not_crash(report: str, folder: Path, locale: dict[str, str]) -> None:
    done = process("check", report, "--select", "S", cwd=folder, **locale)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    if "LC_ALL" in locale:
        assert "标题序号".encode() in done.stdout


def test_a_cold_run_imports_only_what_it_uses(report: str, folder: Path) -> None:
    code = (
        "import sys; from hegui.commands.main import run; run(['check', 'a.txt', '--format', 'concise']);"
        "print(sorted({'rich', 'jieba', 'lxml', 'pypdfium2', 'docx', 'multiprocessing', 'concurrent'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
