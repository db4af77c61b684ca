"""The diff of findings and the counts of the house: on small invented cases."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


def _loaded(name: str) -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


diff, house = _loaded("findings_diff"), _loaded("architecture")


def _report(*found: tuple[str, int, int, str]) -> dict[str, Any]:
    diagnostics = [
        {"code": c, "start": s, "end": e, "message": m, "severity": "error", "line": 1, "quote": "词"}
        for c, s, e, m in found
    ]
    return {"documents": [{"path": "a.txt", "diagnostics": diagnostics}]}


def test_findings_are_paired_by_place_or_overlap() -> None:
    old = _report(("W101", 0, 2, "甲"), ("W101", 5, 9, "乙"), ("W201", 0, 2, "丙"), ("W301", 3, 4, "丁"))
    new = _report(("W101", 0, 2, "别的"), ("W101", 7, 11, "乙"), ("W301", 3, 4, "丁"), ("W301", 5, 6, "戊"))
    made = diff.changes(diff.findings(old), diff.findings(new))
    assert [(c.code, c.kind, (c.old or c.new).start) for c in made] == [
        ("W101", "changed", 0), ("W201", "removed", 0), ("W301", "added", 5), ("W101", "changed", 5)
    ]  # fmt: skip
    assert list(diff.show(made))[1].split() == ["W101", "0", "0", "2"]
    assert diff.changes(diff.findings(new), diff.findings(new)) == []


def test_complexity_counts_branches_and_not_inner_functions() -> None:
    (function,) = ast.parse(
        "def f(a):\n if a and a.b or a.c:\n  return [x for x in a if x]\n def g():\n  if a: pass\n return 1 if a else 2"
    ).body
    assert house.complexity(function) == 1 + 1 + 2 + 2 + 1


def test_circles_are_found_through_others() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"d"}}
    assert house.circles(graph) == [["a", "b", "c"]]


def test_the_house_is_counted() -> None:
    counted = {figure.title: figure.count for figure in house.figures(house.ROOT)}
    assert counted["files, rules"] > 150
    assert counted["circles of modules"] == 0
    assert counted["functions of complexity over 25"] == 0


def test_the_engine_holds_its_knowledge_of_language_in_tables() -> None:
    """What is left in constants are digits, marks, letters inside patterns; words belong in a table."""
    counted = {figure.title.strip(): figure.count for figure in house.figures(house.ROOT)}
    told, known = counted["told to people"], counted["knowledge of language"]
    assert told + known == counted["Han characters in constants, engine"]
    assert known < 2000


def test_what_is_matched_is_no_message() -> None:
    tree = ast.parse('_TOLD = "请改正"\n_SAID = re.compile("甲|乙"), "丙"\nclass A:\n    B: str = "丁"\n')
    found = sorted(house._constants(tree))
    assert [(c.name, c.words, c.matched) for c in found] == [
        ("B", "丁", False), ("_SAID", "丙", False), ("_SAID", "甲|乙", True), ("_TOLD", "请改正", False)
    ]  # fmt: skip
    module = house.Module("hegui.commands.some", Path("some.py"), "", tree)
    assert [house._told(module, c) for c in found] == [True, True, False, True]
    module = module._replace(name="hegui.facts.some")
    assert not any(house._told(module, c) for c in found)


_WORD_LISTS = """
@rule(examples=Bad(("甲乙", "乙丙", "丙丁", "丁戊", "戊己", "己庚")))
def check(): ...
FEW = ("甲乙", "乙丙", "丙丁", "丁戊", "戊己")
TUPLE = ("甲乙", "乙丙", "丙丁", "丁戊", "戊己", "己庚")
LETTERS = frozenset("甲乙丙丁戊己庚")
SET = frozenset({"甲乙", "乙丙", "丙丁", "丁戊", "戊己", "己庚"})
KEYS = {"甲乙": 1, "乙丙": 2, "丙丁": 3, "丁戊": 4, "戊己": 5, "己庚": 6}
PATTERN = re.compile("前(?:甲乙|乙丙|丙丁|丁戊|戊己|己庚)后")
WIDE = re.compile("前(?:甲+|[乙丙]|丙丁|丁戊|戊己|己庚)后")
def inside():
    return word in ["甲乙", "乙丙", "丙丁", "丁戊", "戊己", "己庚"]
"""


def test_word_lists_of_every_shape_are_counted() -> None:
    tree = ast.parse(_WORD_LISTS)
    lines = sorted({node.lineno for node in house.word_lists(tree)})
    assert lines == [5, 7, 8, 9, 12]


def test_no_rule_brings_a_longer_list_of_words_than_it_had() -> None:
    """A list of words is a word class or a table; what is left from before is in the file and only gets less."""
    table = Path(__file__).with_name("data") / "word_lists.tsv"
    left = {name: int(count) for name, count in map(str.split, table.read_text("utf-8").splitlines()[1:])}
    found = {
        module.name: len(list(house.word_lists(module.tree)))
        for module in house.modules(Path(__file__).parents[1])
        if module.in_rules
    }
    more = {name: count for name, count in found.items() if count > left.get(name, 0)}
    assert more == {}, "these words belong in lint/hegui/lexicon/data/classes.tsv or in a table"
    gone = {name for name, count in left.items() if count > found.get(name, 0)}
    assert gone == set(), f"well done: lower the count in {table.name}"
