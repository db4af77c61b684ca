"""Family C rules that are written in Python."""

from __future__ import annotations

import pytest

from hegui.api import Rule, rules_in
from hegui.testing import document, findings, run_examples
from reports_text import GOOD_REPORT, SHORTCOMINGS, replaced

RULES = rules_in("hegui_rules.elements")

BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)


def test_good_report_is_silent() -> None:
    doc = document(GOOD_REPORT)
    for rule in RULES:
        assert findings(rule, doc) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("做到重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办", 0),
        ("做到重要工作亲自部署，重大问题亲自过问，重点环节亲自协调，重要任务亲自督办", 0),
        ("做到重要工作亲自部署,重大问题亲自过问,重点环节亲自协调,重要任务亲自督办", 0),
        ("做到“重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办”", 0),
        ("做到亲自部署、亲自过问、亲自协调", 0),
        ("重要工作亲自部署、重大问题亲自过问", 1),
        ("重大问题亲自过问、重点环节亲自协调、重要任务亲自督办", 1),
        ("重要工作亲自部署、重大问题亲自过问、关键环节亲自协调、重要任务亲自督办", 1),
        ("重点工作亲自部署、重大问题亲自过问、重点环节亲自协调、重大任务亲自督办", 1),
        ("重要信访亲自接待、重要工作亲自部署、重大问题亲自过问", 0),
    ],
)
def test_four_personally(text: str, count: int) -> None:
    assert len(findings(BY_CODE["C202"], document(f"镇党委书记、镇长{text}，成效明显。"))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("可能未考虑", 1), ("可能没有完全做到", 1), ("不可能全做到", 0), ("可能导致程序违法", 0), ("存在可能性", 0),
        ("似乎不够主动", 1), ("尽可能还原事实", 0),
    ],
)  # fmt: skip
def test_hedges(text: str, count: int) -> None:
    report = replaced(
        SHORTCOMINGS, f"三、存在的不足\n一是执法中{text}，由于培训少。二是案卷质量不高，由于人手少。"
    )
    assert len(findings(BY_CODE["C204"], document(report))) == count
