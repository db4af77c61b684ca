"""Parts are a fact of the document: every rule that asks for one follows the checklist in force."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from hegui.api import Document, Rule, parts
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.comparing.comparison import compare
from hegui.document import fact
from hegui.testing import document, findings
from reports_text import GOOD_REPORT, replaced

DECLARED = declarations()
KINDS = ("fazhi-annual", "qinghe-annual")
"""An own checklist may take the place of the one it extends, or declare a kind of its own."""

OWN = """
kind = "KIND"
title = "青禾县法治政府建设年度报告"
extends = "fazhi-annual"
[[part]]
id = "first-responsible"
headings = ['带头人怎么做']
[[part]]
id = "shortcomings"
headings = ['有待打磨之处']
[[part]]
id = "next-year-plan"
headings = ['往前走']
"""
TITLE = "临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n开展普法宣传12场。\n"
LOOKS_BACK = "2023年，全镇共排查矛盾纠纷120件，化解118件。"

FOLLOWING = {
    "C201": f"{TITLE}二、带头人怎么做\n镇党委、政府领导同志听取法治建设汇报2次，研究执法问题3个。",
    "C203": f"{TITLE}二、有待打磨之处\n一是普法形式单一。二是案卷不规范。三是应诉率偏低。\n三、整改措施\n一是举办讲座4场。二是评查案卷2次。",
    "C204": f"{TITLE}二、有待打磨之处\n一是普法对象也许没有分清，效果不好。二是应诉率偏低。",
    "C205": f"{TITLE}二、有待打磨之处\n一是案卷不规范，由于人手少。下一步将配齐法制审核人员。\n三、往前走\n一是组织培训2期。",
    "C206": f"{TITLE}二、带头人怎么做：履行第一责任情况\n镇党委书记、镇长听取汇报2次，研究问题3个。",
    "T108": f"{TITLE}二、往前走\n一是培养法律明白人，到2024年底实现村村有。\n镇政府\n2025年1月20日",
}
"""Code of a rule to a report it has something to say about when the own checklist is in force, and only then."""

SILENCED = {"T103": f"{TITLE}二、往前走\n{LOOKS_BACK}"}
"""The same for a rule that what is planned silences."""


class Own(NamedTuple):
    """An own checklist: its kind and the path of its file."""

    kind: str
    path: str

    def document(self, text: str) -> Document:
        """``text`` as a report of this kind."""
        return document(text, {"kind": self.kind}, engine.kinds(DECLARED, [self.path]))


@pytest.fixture(params=KINDS)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Own:
    """An office's own checklist."""
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("KIND", request.param), "utf-8")
    return Own(request.param, str(path))


def said(rule: Rule, text: str, own: Own | None = None) -> bool:
    """Whether ``rule`` says something about ``text``, as a run would: only of kinds it is for."""
    doc = own.document(text) if own else document(text)
    return rule.applies(doc) and bool(findings(rule, doc))


@pytest.mark.parametrize("code", FOLLOWING)
def test_a_rule_follows_the_checklist_in_force(code: str, own: Own) -> None:
    assert said(DECLARED.rules[code], FOLLOWING[code], own)


@pytest.mark.parametrize("code", sorted(FOLLOWING.keys() - {"C206"}))
def test_the_shipped_checklist_says_nothing_of_the_same_words(code: str) -> None:
    assert not said(DECLARED.rules[code], FOLLOWING[code])


@pytest.mark.parametrize("code", SILENCED)
def test_what_the_own_checklist_calls_a_plan_is_one(code: str, own: Own) -> None:
    assert said(DECLARED.rules[code], SILENCED[code])
    assert not said(DECLARED.rules[code], SILENCED[code], own)


def test_a_comparison_follows_the_checklist_in_force(own: Own) -> None:
    found = engine.checklists(DECLARED, [own.path])
    old = own.document(
        replaced("2025年推进法治政府建设的主要安排\n2025年，我镇将", "往前走\n我镇", GOOD_REPORT)
    )
    new = own.document(GOOD_REPORT.replace("2025", "2026").replace("2024", "2025"))
    assert len(compare(old, new, found).promises) == 3


def test_a_document_without_a_checklist_has_no_parts() -> None:
    assert parts(document(GOOD_REPORT, {"kind": "generic"})) == {}


def test_a_fact_may_have_arguments_and_answers_once_for_each() -> None:
    asked: list[int] = []

    @fact
    def longer(doc: Document, by: int) -> int:
        asked.append(by)
        return len(doc.text) + by

    doc = document("报告")
    assert [longer(doc, 1), longer(doc, 2), longer(doc, 1)] == [len(doc.text) + n for n in (1, 2, 1)]
    assert asked == [1, 2]
