"""What rules need: with the gate and without it the same is found, and what is left out is not imported."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from hegui.api import Bad, Basis, Document, Needs, Rule, Severity, rule
from hegui.api.language import BUILT_IN
from hegui.api.late import LateRule, about
from hegui.api.needs import FACTS
from hegui.api.registry import declarations
from hegui.errors import PluginError
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings
from hegui.testing import document, unmarked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

model = import_module("hegui.facts.relations.model")
FIXTURES = Path(__file__).parents[1] / "fixtures"
RULES = {code: r for code, r in declarations().rules.items() if r.needs is not None}


def test_many_rules_say_what_they_need() -> None:
    assert len(RULES) > 40


@pytest.mark.parametrize("code", RULES)
def test_what_is_kept_is_what_the_rule_declares(code: str) -> None:
    declared = RULES[code]
    kept = LateRule(marshal.loads(marshal.dumps(about(declared, "nowhere"))))
    assert kept.needs == declared.needs
    assert declared.needs is not None
    for name in declared.needs.relations:
        assert issubclass(getattr(model, name), model.Relation)
    assert set(declared.needs.facts) <= FACTS.keys()
    assert set(declared.needs.classes) <= BUILT_IN.by_name.keys()


@pytest.mark.parametrize("code", RULES)
def test_every_bad_example_has_what_the_rule_needs(code: str) -> None:
    for example in RULES[code].bad:
        assert RULES[code].may_speak(_document(example)), example.text


def _document(example: Bad) -> Document:
    settings = {name: value for name, value in example.settings.items() if name != "options"}
    return document(unmarked(example.text), settings)


def test_with_the_gate_and_without_it_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    built = engine(settings)
    files = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".txt", ".md", ".html"))
    assert len(files) > 20
    asked: list[str] = []
    original = Rule.may_speak

    def counted(self: Rule, doc: Document) -> bool:
        said = original(self, doc)
        asked.extend([] if said else [self.code])
        return said

    monkeypatch.setattr(Rule, "may_speak", counted)
    on = [check_bytes(str(path), path.read_bytes(), built, settings) for path in files]
    monkeypatch.setattr(Rule, "may_speak", lambda self, doc: True)
    off = [check_bytes(str(path), path.read_bytes(), built, settings) for path in files]
    assert on == off
    assert len(asked) > 10 * len(files)


def test_a_word_a_relation_or_a_fact_is_enough() -> None:
    doc = document("临溪县2024年法治政府建设年度报告\n开展培训3次，其中线上5次。")
    assert Needs(words=("培训",)).met(doc)
    assert not Needs(words=("草稿",)).met(doc)
    assert Needs(relations=("PartOf",)).met(doc)
    assert not Needs(relations=("Ranked",)).met(doc)
    assert not Needs(facts=("marks", "sheets", "malformed numerals")).met(doc)
    assert Needs(words=("草稿",), relations=("PartOf",)).met(doc)


@pytest.mark.parametrize("needs", [Needs(), Needs(words=("",)), Needs(facts=("weather",))])
def test_needs_that_say_nothing_are_refused(needs: Needs) -> None:
    with pytest.raises(PluginError):
        rule(
            code="W950", name="house-style", title="用词", severity=Severity.INFO, basis=Basis("惯例", "", "惯例"),
            rationale="。", bad=("甲", "乙"), good=("丙", "丁"), needs=needs,
        )  # fmt: skip


def test_a_rule_that_is_not_needed_is_not_imported(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("临溪县2024年法治政府建设年度报告\n一、主要做法\n开展培训3次。\n", "utf-8")
    left_out = [import_module(RULES[code].check.__module__).__name__ for code in ("N154", "R205")]
    code = (
        "import sys; from hegui import patterns\n"
        "with patterns.installed():\n"
        "    from hegui.commands.run import run; run(sys.argv[1:])\n"
        f"print(*[name for name in {left_out} if name in sys.modules], file=sys.stderr)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", str(report), "--isolated"],
            env={**os.environ, "HEGUI_CACHE_DIR": str(tmp_path / "cache")},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert done.stderr.split() == []
