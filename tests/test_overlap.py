"""Overlap is the engine's business: every rule finds its faults by itself, and one stage says each of them once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome, word_rule
from hegui.api import Document, Finding, Span, Table, hookimpl
from hegui.api.registry import declarations
from hegui.checking.dedupe import dedupe
from hegui.checking.judge import judge
from hegui.checking.model import Judged, Task
from hegui.errors import PluginError
from hegui.running.engine import engine
from hegui.running.selection import Choice
from hegui.running.settings import Settings
from hegui.testing import document, marked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

ROOT = Path(__file__).parents[1]
ALL = Settings(choices=(Choice("ALL", True),), preview=True)
TASKS = engine(ALL).plan(ALL, "a.txt").tasks
RULES = {task.rule.code: task.rule for task in TASKS}
FIXTURES = sorted((ROOT / "fixtures").glob("*/*.txt"))

_TWICE = "组织律师和退休教师走进工地、集市和校园，面对面解答劳动报酬和校园安全方面的疑问"
_REPORT = (
    "围绕年初确定的任务逐项推进，定期调度进展。邀请律师为企业讲解合同签订中的常见风险。全年受理咨询四百余人次。\n"
    "执法力量偏少，装备老旧，业务培训不够系统。个别村的调解员年龄偏大，文字记录不规范。\n"
)
BOTH = {
    ("W102", "W101"): "青禾乡落实重大执法决定法治审核，审核案件12件。",
    ("W103", "W101"): "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁守信、人民满意的法治政府。",
    ("W201", "W101"): "各村推进依法冶国。",
    ("W202", "W101"): "青禾乡落实重大执法决定法治审核，审核案件12件。",
    ("W303", "W201"): "临溪镇建设法冶乡村。",
    ("W303", "W101"): "临溪镇建设法冶政府。",
    (
        "L103",
        "T301",
    ): "临溪县2018年法治政府建设年度报告\n一、主要举措和成效\n组织学习《习近平法治思想学习纲要》。",
    ("R402", "R401"): "受理投诉（具体数据待核实）件。",
    (
        "S101",
        "S102",
    ): "一、主要举措和成效\n全乡开展普法宣传12场，受众900人。\n一、存在的不足\n执法力量还需加强。\n三、下一步安排\n继续普法。",
    ("D203", "D201"): f"一、主要举措\n{_TWICE}。全年公开信息40条。\n二、存在的不足\n执法力量不足。{_TWICE}。",
    ("D202", "D204"): _REPORT + _REPORT,
}
"""Where two rules find one fault: the one that yields, the one it yields to, the text."""


@cache
def examples() -> tuple[Document, ...]:
    """Every example of every rule."""
    return tuple(
        document(marked(example.text)[0], example.settings)
        for rule in RULES.values()
        for example in (*rule.bad, *rule.good)
    )


@cache
def told() -> tuple[tuple[Document, tuple[Judged, ...]], ...]:
    """Every example, with all that is found in it."""
    return tuple((doc, tuple(raw(doc))) for doc in examples())


def raw(doc: Document, tasks: Iterable[Task] = TASKS) -> list[Judged]:
    judgement = judge(doc, tasks)
    assert not judgement.notes
    return judgement.found


def said(found: Iterable[Judged]) -> set[tuple[str, Finding]]:
    return {(judged.task.rule.code, judged.finding) for judged in found}


def test_a_rule_finds_alone_what_it_finds_among_all_others() -> None:
    for number, (doc, everything) in enumerate(told()):
        speak = {judged.task.rule.code for judged in everything}
        # Those that speak, and a few of the others: each of them has its turn many times.
        some = [t for i, t in enumerate(TASKS) if t.rule.code in speak or (i + number) % 60 == 0]
        alone = {pair for task in some for pair in said(raw(replace(doc), (task,)))}
        assert alone == said(everything), doc.text


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_the_same_in_whole_reports(path: Path) -> None:
    doc = document(path.read_text("utf-8"))
    alone = {pair for task in TASKS for pair in said(raw(replace(doc), (task,)))}
    assert alone == said(raw(doc))


def _places(judged: Judged) -> Iterator[Span]:
    yield from (judged.finding.span, *judged.finding.accounts_for)


def _lost(found: list[Judged]) -> list[Judged]:
    """Findings whose place nobody speaks of any more."""
    spoken = [Span(*place) for other in dedupe(found) for place in _places(other)]
    return [judged for judged in found if not any(place.overlaps(judged.finding.span) for place in spoken)]


def test_ignoring_a_rule_hides_nothing_that_another_finds() -> None:
    reports = [document(path.read_text("utf-8")) for path in FIXTURES]
    for found in [*(list(found) for _, found in told()), *map(raw, reports)]:
        assert not _lost(found)
        for code in {judged.task.rule.code for judged in found}:
            assert not _lost([judged for judged in found if judged.task.rule.code != code])


@pytest.mark.parametrize(("yielding", "other"), BOTH, ids="-".join)
def test_where_two_rules_find_one_fault_the_better_one_is_heard(yielding: str, other: str) -> None:
    found = raw(document(BOTH[yielding, other]))
    first = {judged.task.rule.code for judged in found}
    assert {yielding, other} <= first
    assert yielding not in {judged.task.rule.code for judged in dedupe(found)}
    rest = [judged for judged in found if judged.task.rule.code not in RULES[yielding].yields_to]
    assert yielding in {judged.task.rule.code for judged in dedupe(rest)}


def test_a_rule_asks_only_tables_that_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that the user cannot see in the rule's declaration could silence it."""
    asked: set[str] = set()
    hits = Table.hits

    def watched(table: Table[tuple[object, ...]], doc: Document, *more: object) -> object:
        asked.add(table.name)
        return hits(table, doc, *more)

    monkeypatch.setattr(Table, "hits", watched)
    for task in TASKS:
        asked.clear()
        for example in (*task.rule.bad, *task.rule.good):
            list(task.rule.check(document(marked(example.text)[0], example.settings), task.options))
        assert asked <= {table.name for table in task.rule.knowledge}, task.rule.code


def test_neither_ignoring_a_rule_nor_switching_off_a_row_hides_a_fault(
    hegui: Callable[..., Outcome], folder: Path
) -> None:
    (folder / "a.txt").write_text("各村推进依法冶国，建设法冶政府。", "utf-8")
    assert hegui("check", "a.txt", "--format", "concise").out.count("W101") == 2
    for options in (("--ignore", "W101"), ("--select", "W201"), ("--ignore", "W102,W101,W3")):
        outcome = hegui("check", "a.txt", "--format", "concise", *options)
        assert (outcome.code, outcome.out.count("W201")) == (1, 2)
    (folder / "hegui.toml").write_text(
        '[knowledge.formulations]\noff = ["F087", "F088", "F105", "F106"]', "utf-8"
    )
    outcome = hegui("check", "a.txt", "--format", "concise")
    assert (outcome.code, outcome.out.count("W201"), outcome.out.count("W101")) == (1, 2, 0)


def _judged(code: str, span: Span, **fields: object) -> Judged:
    yields = {"W901": (), "W902": ("W901",), "W903": ("W901", "W902")}[code]
    rule = word_rule(code, f"rule-{code.lower()}", yields_to=yields)
    return Judged(Task(rule, rule.options_with({}), None), Finding(span, "有误", **fields))  # type: ignore[arg-type]


def test_only_what_is_reported_explains() -> None:
    first, second, third = (
        _judged("W901", Span(0, 4)),
        _judged("W902", Span(3, 8)),
        _judged("W903", Span(7, 9)),
    )
    assert dedupe([first, second]) == [first]
    # The second is not heard, so it explains nothing.
    assert dedupe([first, second, third]) == [first, third]
    assert dedupe([second, third]) == [second]
    # Neighbours do not overlap.
    assert dedupe([first, _judged("W902", Span(4, 8))]) == [first, _judged("W902", Span(4, 8))]
    wide = _judged("W901", Span(0, 4), accounts_for=(Span(20, 30),))
    assert dedupe([wide, _judged("W903", Span(25, 26))]) == [wide]


@given(
    st.lists(
        st.tuples(st.sampled_from(["W901", "W902", "W903"]), st.integers(0, 30), st.integers(1, 9)),
        max_size=12,
    )
)
def test_dedupe_is_what_it_says(places: list[tuple[str, int, int]]) -> None:
    found = [_judged(code, Span(start, start + length)) for code, start, length in places]
    heard = dedupe(found)
    for judged in found:
        explained = any(
            other.task.rule.code in judged.task.rule.yields_to
            and Span(*other.finding.span).overlaps(judged.finding.span)
            for other in heard
        )
        assert (judged not in heard) == explained


def test_rules_that_yield_to_each_other_are_refused() -> None:
    plugin = ModuleType("extra")
    rules = [word_rule("W901", "one", yields_to=("W902",)), word_rule("W902", "two", yields_to=("W901",))]
    plugin.hegui_rules = hookimpl(lambda: rules)  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match="互相让位"):
        declarations(extra=[("extra", plugin)])
    with pytest.raises(PluginError, match="yields_to"):
        word_rule("W901", "one", yields_to=("W901",))
    assert all(code in RULES for rule in RULES.values() for code in rule.yields_to)
