"""Configuration: what is taken, what is refused, and where the refusal points."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import engine_with, word_rule
from hegui.api import Option, Severity
from hegui.errors import ConfigError
from hegui.running import config
from hegui.running.engine import engine
from hegui.running.selection import Choice
from hegui.running.settings import Override, RuleSettings, Settings, matches


def load(folder: Path, text: str, name: str = "hegui.toml") -> Settings:
    path = folder / name
    path.write_text(text, "utf-8")
    return config.load(path)


def test_everything_is_taken(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """
        profile = "style"
        select = ["C", "N"]
        ignore = ["N101"]
        preview = true
        fail-on = "warning"
        kind = "fazhi-annual"
        level = "县"
        year = 2024
        published = 2025-03-20
        exclude = ["草稿"]
        checklists = ["清单.toml"]
        baseline = "b.json"
        [rules.heading-number-gap]
        severity = "warning"
        enabled = true
        [[override]]
        files = ["乡镇/*"]
        level = "镇"
        [[override]]
        files = ["*.md"]
        select = ["S"]
        rules.heading-number-gap.severity = "info"
        """,
    )
    assert settings.profile == "style"
    assert settings.only
    assert settings.choices == (
        Choice("C", True), Choice("N", True), Choice("N101", False), Choice("heading-number-gap", True),
    )  # fmt: skip
    assert (settings.fail_on, settings.level, settings.year) == ("warning", "县", 2024)
    assert settings.published == datetime.date(2025, 3, 20)
    assert settings.checklists == (str(tmp_path / "清单.toml"),)
    assert settings.baseline == str(tmp_path / "b.json")
    both = settings.overridden(settings.matching("乡镇/a.md"))
    assert both.level == "镇"
    assert both.rules["heading-number-gap"].severity is Severity.INFO
    assert both.choices == (Choice("N101", False), Choice("S", True))
    assert settings.overridden(settings.matching("a.docx")).level == "县"


def test_the_command_line_is_above_overrides() -> None:
    settings = Settings(
        level="县",
        overrides=(Override(("*",), {"level": "镇"}),),
        forced=Override(changes={"level": "市"}, choices=(Choice("W901", True),), only=True),
        choices=(Choice("W901", False), Choice("S", True)),
    )
    own = settings.overridden((0,))
    assert own.level == "市"
    assert own.choices == (Choice("W901", False), Choice("W901", True))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profil = "style"', "hegui.toml:2：profil：不是已知的键；是否要写 profile"),
        ('profile = "stile"', "hegui.toml:2：profile：应为 statutory、recommended、style 之一；是否要写 style"),
        ("preview = 1", "preview：应为 true 或 false"),
        ('select = "S101"', "select：应为字符串列表"),
        ("year = 24", "应为四位年份"),
        ('published = "2025-13-01"', "应为日期"),
        ('level = "村"', "level：应为 省、市"),
        ('fail-on = "errors"', "是否要写 error"),
        ("[override]", "应写成 [[override]]"),
        ("[[override]]\nlevel = '县'", "缺少 files"),
        ('[[override]]\nfiles = ["*"]\nfail-on = "info"', "hegui.toml:4：override[0].fail-on：不是已知的键"),
        ("[rules]\nx = 1", "rules.x：应写成 [rules.规则名]"),
        ('[rules.x]\nseverity = "fatal"', "hegui.toml:3：rules.x.severity：应为 error、warning、info 之一"),
        ("[rules.x]\nenabled = 1", "hegui.toml:3：rules.x.enabled：应为 true 或 false"),
        ("rules = 1", "hegui.toml:2：rules：应写成 [rules.规则名]"),
        ("[limits]\nseconds = 0", "hegui.toml:3：limits.seconds：应为正整数"),
        ("[limits]\nsecond = 1", "hegui.toml:3：limits.second：不是已知的键；是否要写 seconds"),
        ("[knowledge]\nallow = 1", "hegui.toml:3：knowledge.allow：应为字符串列表"),
        ("[knowledge.confusions]\nadds = []", "hegui.toml:3：knowledge.confusions.adds：不是已知的键；是否要写 add"),
        ("year = 24\nkind = 1", "hegui.toml:2：year：应为四位年份，如 2024（另有 1 处）"),
        ("a = [\n1 2]", "hegui.toml:3:3：TOML 语法有误"),
        ("a = ", "hegui.toml:2：TOML 语法有误"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, "# 配置\n" + text)
    assert says in str(caught.value)
    assert "hegui.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('select = ["S1", "Q"]', "hegui.toml:1：没有编号或名称为“Q”的规则"),
        ('ignore = ["heading-number-gab"]', "是否要写 heading-number-gap"),
        ('ignore = ["E901"]', "引擎代码"),
        (
            "[rules.old-wrod]\nenabled = true",
            "hegui.toml:1：没有编号或名称为“old-wrod”的规则；是否要写 old-word",
        ),
        (
            "[rules.old-word]\nlimt = 3",
            "hegui.toml:2：规则 old-word 的选项 limt：不是已知的键；是否要写 limit",
        ),
        ('[rules.old-word]\nlimit = "3"', "应为整数"),
        ("[rules.old-word]\nlimit = true", "应为整数"),
        ("[rules.old-word]\nwords = [1]", "选项 words[0]：应为字符串"),
        ('kind = "fazhi"', "没有名为“fazhi”的报告种类"),
        ('[[override]]\nfiles = ["*"]\nignore = ["Q"]', "没有编号或名称为“Q”的规则"),
    ],
)
def test_names_of_rules_and_options_are_checked_by_the_engine(tmp_path: Path, text: str, says: str) -> None:
    rule = word_rule(
        options=(
            Option("limit", int, 1, "上限"), Option("words", list, [], "词"), Option("share", float, 0.5, "比例"),
        )
    )  # fmt: skip
    with pytest.raises(ConfigError) as caught:
        engine_with(rule, settings=load(tmp_path, text))
    assert says in str(caught.value)


def test_options_reach_the_rule() -> None:
    rule = word_rule(options=(Option("share", float, 0.5, "比例"),))
    settings = Settings(rules={"W901": RuleSettings(Severity.INFO, {"share": 1})})
    task = next(t for t in engine_with(rule, settings=settings).tasks(settings) if t.rule.code == "W901")
    assert task.options.share == 1
    assert task.severity is Severity.INFO


def test_the_nearest_file_governs_and_foreign_pyprojects_are_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.hegui]\nyear = 2023\n", "utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    found = config.find(inner)
    assert found == tmp_path / "pyproject.toml"
    assert config.load(found).year == 2023
    (inner / "pyproject.toml").write_text("broken", "utf-8")
    (inner / "hegui.toml").write_text("", "utf-8")
    assert config.find(inner) == inner / "hegui.toml"


def test_the_file_may_have_a_byte_order_mark_but_no_other_encoding(tmp_path: Path) -> None:
    path = tmp_path / "hegui.toml"
    path.write_bytes(b"\xef\xbb\xbfyear = 2024\r\n")
    assert config.load(path).year == 2024
    path.write_bytes('level = "县"'.encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        config.load(path)
    with pytest.raises(ConfigError, match=r"找不到.*hegui init"):
        config.load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("path", "glob", "expected"),
    [
        ("a/b.txt", "*.txt", True),
        ("a/b.txt", "a", True),
        ("a/b.txt", "a/*", True),
        ("a/c/b.txt", "a/*", True),
        ("a/c/b.txt", "a/c/", True),
        ("b.txt", "**/b.txt", True),
        ("a/b.txt", "c/*", False),
        ("ab/c.txt", "a", False),
    ],
)
def test_globs(path: str, glob: str, expected: bool) -> None:
    assert matches(path, glob) is expected


def test_defaults_build() -> None:
    built = engine(Settings())
    assert built.find("heading-number-gap") is built.rules["S101"]
    assert built.find("s101") is built.rules["S101"]
