"""Loading checklists: strict, with messages that help; an office's own checklists."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from hegui.api import Severity
from hegui.api.registry import declarations
from hegui.checklist import engine, files
from hegui.checklist import load as loading
from hegui.errors import ConfigError
from hegui.testing import document, findings
from reports_text import GOOD_REPORT, without

DECLARED = declarations()

OWN = """
kind = "shangban"
title = "商务办年度报告"
version = 1
[recognise]
titles = ['商务工作.{0,6}年度报告']
[[part]]
id = "figures"
headings = ['主要数据']
[[element]]
id = "figures"
title = "主要数据"
code = "C901"
name = "own-figures"
severity_missing = "warning"
basis = [{ document = "青禾县年度报告编写办法", strength = "规定" }]
rationale = "便于逐年比较。"
[[element.condition]]
type = "part"
part = "figures"
say = { missing = "没有写主要数据", mention = "主要数据只有一句话", empty = "主要数据部分没有内容" }
"""


def write(folder: Path, text: str, name: str = "own.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_built_in_checklists_are_sound() -> None:
    for path in DECLARED.checklists:
        assert engine.validate(path) == []
    assert sorted(engine.checklists(DECLARED)) == ["fazhi-annual", "generic", "xxgk-annual"]
    assert [kind.name for kind in engine.kinds(DECLARED)] == ["fazhi-annual", "generic", "xxgk-annual"]


def test_loading_is_cheap() -> None:
    """Not much more than reading the files as TOML: nothing is compiled before it is needed."""

    def best(work: Callable[[], object]) -> float:
        times = []
        for _ in range(7):
            files._read.cache_clear()
            engine._cached.cache_clear()
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        return min(times)

    texts = [Path(path).read_text("utf-8") for path in DECLARED.checklists]
    plain = best(lambda: [tomllib.loads(text) for text in texts])
    assert best(lambda: engine.checklists(DECLARED)) < 4 * plain


def test_describe_says_everything_in_words() -> None:
    rows = engine.describe(engine.checklists(DECLARED)["fazhi-annual"])
    assert len(rows) == 10
    assert rows[0]["years"] == "2020年度起"
    deadline = next(r for r in rows if r["id"] == "published-on-time")
    assert "第二十四条" in deadline["basis"]
    assert all(isinstance(value, str) and value for row in rows for value in row.values())


def test_only_the_certain_article_is_named() -> None:
    for element in engine.checklists(DECLARED)["fazhi-annual"].elements:
        for basis in element.basis:
            assert basis.article in ("", "第二十四条")


def test_own_checklist(tmp_path: Path) -> None:
    path = write(tmp_path, OWN)
    assert engine.validate(path) == []
    found = engine.checklists(DECLARED, [path])
    assert "shangban" in found
    rules = {r.code: r for r in engine.element_rules(found)}
    assert rules["C901"].kinds == ("shangban",)
    doc = document(
        "青禾县2024年商务工作年度报告\n一、工作情况\n召开会议3次。", kinds=engine.kinds(DECLARED, [path])
    )
    assert doc.identity.kind == "shangban"
    (finding,) = findings(rules["C901"], doc)
    assert finding.severity is Severity.WARNING
    assert finding.message == "没有写主要数据"


def test_own_checklist_extends_and_overrides(tmp_path: Path) -> None:
    text = """
kind = "fazhi-annual"
extends = "fazhi-annual"
title = "青禾县法治政府建设年度报告"
drop = ["next-year-plan.answers"]
[[element]]
id = "first-responsible.duties"
severity_weak = "warning"
[[element]]
id = "secrecy-review"
title = "保密审查"
code = "C902"
name = "secrecy-review"
basis = [{ document = "青禾县年度报告编写办法" }]
rationale = "公开前须经保密审查。"
[[element.condition]]
type = "part"
part = "secrecy"
accept = { mention = "met" }
say = { missing = "没有写明经过保密审查", empty = "没有内容" }
[[part]]
id = "secrecy"
mentions = ['保密审查']
"""
    path = write(tmp_path, text)
    assert engine.validate(path) == []
    checklist = engine.checklists(DECLARED, [path])["fazhi-annual"]
    ids = [e.id for e in checklist.elements]
    assert "next-year-plan.answers" not in ids
    assert ids[-1] == "secrecy-review"
    duties = checklist.element("first-responsible.duties")
    assert duties is not None
    assert duties.severity_weak is Severity.WARNING
    assert duties.conditions
    found = {r.id: r.status for r in engine.evaluate(document(GOOD_REPORT), checklist)}
    assert found["secrecy-review"] == "missing"
    assert found["measures"] == "met"
    met = GOOD_REPORT.replace("特此报告。", "本报告已经保密审查。")
    assert {r.id: r.status for r in engine.evaluate(document(met), checklist)}["secrecy-review"] == "met"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "商务办年度报告"', 'titel = "商务办年度报告"', ("titel", "title")),
        ('code = "C901"', 'code = "X1"', ("code", "C9xx")),
        ('type = "part"', 'type = "prat"', ("type", "part")),
        ('part = "figures"', 'part = "figure"', ("figures",)),
        ("['主要数据']", "['主要(数据']", ("headings[0]", "主要(数据")),
        ('severity_missing = "warning"', 'severity_missing = "warn"', ("severity_missing", "warning")),
        ('rationale = "便于逐年比较。"', "", ("rationale",)),
        ('strength = "规定"', 'strength = "规矩"', ("strength", "规定")),
        ('missing = "没有写主要数据", ', "", ("say.missing",)),
        ('"没有写主要数据"', '"没有写{yaer}年主要数据"', ("yaer", "year")),
        ("mention =", "mentoin =", ("mentoin", "mention")),
        ("headings = ['主要数据']", "headings = ['@plan']", ("plan",)),
        ('id = "figures"\ntitle', 'id = "figures"\nlevels = ["镇子"]\ntitle', ("levels", "镇")),
        ('severity_missing = "warning"', "severity_missing = 3", ("severity_missing", "warning")),
        ('kind = "shangban"', 'kind = "商办"', ("kind",)),
        ('kind = "shangban"', 'kind = "shangban"\nextends = "fazhi-anual"', ("fazhi-annual",)),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, says: tuple[str, ...]) -> None:
    assert old in OWN
    path = write(tmp_path, OWN.replace(old, new))
    with pytest.raises(ConfigError) as caught:
        engine.load(path)
    message = str(caught.value)
    assert re.search(re.escape(path) + r"(?::[0-9]+)?：", message), message
    for words in says:
        assert words in message
    assert engine.validate(path)


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        OWN.replace("version = 1", "versoin = 1").replace('"C901"', '"9"').replace("主要数据']", "(']"),
    )
    assert len(engine.validate(path)) == 3


def test_unreadable_files(tmp_path: Path) -> None:
    assert "无法读取" in engine.validate(tmp_path / "nowhere.toml")[0]
    assert "TOML" in engine.validate(write(tmp_path, "kind = "))[0]
    binary = tmp_path / "b.toml"
    binary.write_bytes('kind = "商"'.encode("gb18030"))
    assert "UTF-8" in engine.validate(binary)[0]
    with pytest.raises(ConfigError):
        engine.checklists(DECLARED, [str(tmp_path / "nowhere.toml")])


def test_codes_cannot_be_taken_twice(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="C101"):
        engine.checklists(DECLARED, [write(tmp_path, OWN.replace("C901", "C101"))])
    with pytest.raises(ConfigError, match="C202"):
        engine.checklists(DECLARED, [write(tmp_path, OWN.replace("C901", "C202"), "two.toml")])


def test_extends_in_a_circle(tmp_path: Path) -> None:
    first = write(tmp_path, 'kind = "a"\nextends = "b"\ntitle = "甲"', "a.toml")
    second = write(tmp_path, 'kind = "b"\nextends = "a"\ntitle = "乙"', "b.toml")
    with pytest.raises(ConfigError, match="循环"):
        engine.load(first, {"a": first, "b": second})


def test_bad_pattern_in_a_lazy_checklist_is_a_config_error(tmp_path: Path) -> None:
    path = write(tmp_path, OWN.replace("['主要数据']", "['主要(数据']"))
    checklist = loading.load(path, {}, eager=False)
    with pytest.raises(ConfigError, match="主要"):
        engine.evaluate(document(without("title"), {"kind": "shangban"}), checklist)
