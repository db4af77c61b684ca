"""What keeps the rule pack in order: one rule, one file, one code, examples that run."""

from __future__ import annotations

import copy
import re
import tomllib
from pathlib import Path

import pytest

import hegui_rules
from hegui.api import Rule, Severity, rules_in
from hegui.errors import PluginError
from hegui.testing import document, findings, marked, run_examples

FAMILIES = sorted(
    path.parent.name
    for path in Path(hegui_rules.__file__).parent.glob("*/__init__.py")
    if rules_in(f"hegui_rules.{path.parent.name}")
)
ROOT = Path(hegui_rules.__file__).parent
RULE_FILE = re.compile(r"([A-Z]\d{3})_([a-z0-9_]+)")
LISTED: dict[str, tuple[Rule, ...]] = {
    family: tuple(rules_in(f"hegui_rules.{family}")) for family in FAMILIES
}
RULES = sorted((rule for rules in LISTED.values() for rule in rules), key=lambda r: r.code)
RETIRED = tomllib.loads((ROOT / "RETIRED.toml").read_text("utf-8"))["retired"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_file_holds_the_rule_it_is_named_after(family: str) -> None:
    files = {}
    for path in sorted((ROOT / family).glob("*.py")):
        match = RULE_FILE.fullmatch(path.stem)
        if match:
            files[match[1]] = match[2].replace("_", "-")
    assert files == {rule.code: rule.name for rule in LISTED[family]}
    assert [r.code for r in LISTED[family]] == sorted(r.code for r in LISTED[family])
    assert len({r.family for r in LISTED[family]}) <= 1


def test_codes_and_names_are_unique_and_never_reused() -> None:
    codes, names = [r.code for r in RULES], [r.name for r in RULES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert not set(codes) & set(RETIRED)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_metadata_reads_well(rule: Rule) -> None:
    assert re.search(r"[\u4e00-\u9fff]", rule.title)
    assert len(rule.title) <= 24, "标题宜短"
    assert not rule.title.endswith("。")
    assert rule.rationale.endswith("。")
    for examples in (rule.bad, rule.good):
        assert len({(e.text, e.settings.get("layout")) for e in examples}) == len(examples)
    if rule.severity is Severity.ERROR:
        assert any(b.strength != "惯例" for b in rule.basis)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_check_is_pure(rule: Rule) -> None:
    text, _ = marked(rule.bad[0].text)
    doc = document(text, rule.bad[0].settings)
    before = copy.deepcopy({k: v for k, v in doc.__getstate__().items() if k != "origin"})
    options = rule.bad[0].settings.get("options")
    first, second = findings(rule, doc, options), findings(rule, doc, options)
    assert first == second
    after = {k: v for k, v in doc.__getstate__().items() if k != "origin"}
    for key in ("text", "body", "paragraphs", "sections", "identity", "marks"):
        assert after[key] == before[key]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "实有 0 条"),
        ("from hegui_rules.wording.W403_redundant_words import redundant_words\n", "实有 0 条"),
    ],
)
def test_a_rule_file_without_its_rule_is_named(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / f"pack{len(text)}"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "W950_house_style.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError, match=said):
        rules_in(package.name)
