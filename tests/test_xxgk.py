"""The annual report on open government: a kind that is nothing but data of the built-in pack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hegui
from hegui.api.registry import declarations
from hegui.checklist import engine
from hegui.testing import document, run_examples

ENGINE = Path(hegui.__file__).parent
DECLARED = declarations()
CHECKLISTS = engine.checklists(DECLARED)
XXGK = CHECKLISTS["xxgk-annual"]
RULES = {rule.code: rule for rule in engine.element_rules(CHECKLISTS)}
OWN = sorted(e.code for e in XXGK.elements if e.code.startswith("C3"))


def test_the_engine_does_not_name_the_kind() -> None:
    """Neither the built-in kind nor those of the offices' own that stand in fixtures."""
    named = re.compile("xxgk-|信息公开工作年度|勾稽|新收政府|shufa-|述法报告|office-summary|年度工作总结")
    files = [p for p in ENGINE.rglob("*") if p.suffix in (".py", ".toml", ".tsv", ".txt", ".html", ".js")]
    assert len(files) > 100
    assert [str(p.relative_to(ENGINE)) for p in files if named.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize("code", OWN)
def test_examples_of_the_elements(code: str) -> None:
    run_examples(RULES[code])


PARTS = (
    "一、总体情况\n全年主动公开政府信息136条，收到申请0件，栏目每月检查一次。\n二、主动公开政府信息情况\n制发0件。\n"
    "三、收到和处理政府信息公开申请情况\n没有收到申请。\n四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n"
    "五、存在的主要问题及改进情况\n更新不够及时，今后每月检查。\n六、其他需要报告的事项\n无。\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"临溪镇2024年政府信息公开工作年度报告\n{PARTS}", "xxgk-annual"),
        (f"2024年青禾县水务局政府信息公开年度报告\n{PARTS}", "xxgk-annual"),
        (f"白塔街道2024年度政府信息公开工作报告\n{PARTS}", "xxgk-annual"),
        (f"临溪镇2024年信息公开年报\n{PARTS}", "xxgk-annual"),
        (f"根据《中华人民共和国政府信息公开条例》，编制本报告。\n{PARTS}", "xxgk-annual"),
        (PARTS, "xxgk-annual"),
        ("关于做好2024年政府信息公开工作年度报告编制工作的通知\n各镇、各部门：\n现将有关事项通知如下。\n", "generic"),
        ("临溪镇2024年政务公开工作总结\n一、工作开展情况\n全年主动公开信息136条。\n", "generic"),
        ("青禾县政府信息公开指南\n一、主动公开\n范围见目录。\n二、依申请公开\n可以当面申请。\n", "generic"),
        ("《青禾县2024年政府信息公开工作年度报告》解读\n一、总体情况\n主动公开136条。\n", "generic"),
        ("临溪镇2024年法治政府建设年度报告\n一、主要举措和成效\n主动公开信息136条。\n", "fazhi-annual"),
        ("青禾县2024年政府工作报告\n一、过去一年工作\n全面推进政务公开。\n", "generic"),
    ],
)  # fmt: skip
def test_it_is_told_from_its_neighbours(text: str, kind: str) -> None:
    assert document(text, kinds=engine.kinds(DECLARED)).identity.kind == kind


TITLE = "临溪镇2024年政府信息公开工作年度报告\n"
LISTED = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议及行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项等六部分组成。\n"
)


FULL = PARTS.replace("制发0件", "制发行政规范性文件0件").replace("没有收到申请", "没有收到申请，也没有结转")


def results(text: str) -> dict[str, str]:
    doc = document(text, kinds=engine.kinds(DECLARED))
    return {r.code: r.status for r in engine.evaluate(doc, XXGK) if r.code.startswith("C3")}


def met(text: str) -> bool:
    return set(results(text).values()) <= {"met", "not-applicable"}


def test_headings_in_markdown_of_a_plain_text() -> None:
    marked = re.sub("(?m)^(?=[一二三四五六]、)", "## ", FULL)
    assert met(f"# {TITLE}\n{marked}")
    assert met(f"# {TITLE}\n{re.sub('## [一二三四五六]、', '## ', marked)}")


def test_a_report_on_one_line() -> None:
    assert met(f"{TITLE}{LISTED}{FULL}".replace("\n", " "))


def test_a_sentence_that_lists_the_parts_tells_nothing_of_them() -> None:
    found = results(f"{TITLE}{LISTED}一年来，镇政府完善公开目录1次，全年主动公开政府信息136条。\n")
    assert found["C303"] == "missing"
    assert found["C306"] == "not-applicable"


def test_questions_that_are_published_are_no_shortcomings() -> None:
    found = results(
        f"{TITLE}一、总体情况\n镇政府按照有关规定公布群众关心的热点问题，全年主动公开政府信息136条，更新公开指南1次。\n"
        "二、主动公开政府信息情况\n制发行政规范性文件0件。\n三、其他需要报告的事项\n无。\n"
    )
    assert found["C305"] == "missing"
    assert found["C306"] == "not-applicable"


def test_the_first_part_of_a_page_on_one_line() -> None:
    found = results(
        "根据《中华人民共和国政府信息公开条例》规定，编制2024年政府信息公开工作年度报告。 一、总体情况 （一）主动公开情况。"
        " 全年主动公开政府信息136条，更新公开指南1次。 （二）依申请公开情况。 全年没有收到申请，也没有上年结转。"
    )
    assert {found[code] for code in ("C301", "C302", "C303")} == {"met"}
