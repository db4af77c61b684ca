"""Grids of vocabulary x construction: the share of faulty texts found may not fall, right texts stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.api import Severity
from hegui.api.registry import declarations
from hegui.grids import Case, Grid, read_grid
from hegui.running.engine import engine
from hegui.running.settings import Settings
from hegui.testing import document

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

GRIDS = [read_grid(path) for path in sorted((Path(__file__).parent / "grids").glob("*.toml"))]
TASKS = [t for t in engine(Settings(), declarations()).tasks(Settings()) if t.rule.family not in "CFE"]


def found(case: Case) -> list[tuple[int, int, str]]:
    """Place and code of what is found, related places included, infos only in faulty texts."""
    doc = document(case.text, {"path": "grid.txt", **case.settings})
    return [
        (*span, task.rule.code)
        for task in TASKS
        if task.rule.applies(doc)
        for f in task.rule.check(doc, task.options)
        if case.wrong or (f.severity if f.severity is not None else task.rule.severity) > Severity.INFO
        for span in (f.span, *(r.span for r in f.related))
    ]


def touched(case: Case) -> bool:
    return any(s < end and start < e for start, end, _ in found(case) for s, e in case.spans)


@pytest.mark.parametrize("grid", GRIDS, ids=lambda g: g.name)
def test_grid(grid: Grid) -> None:
    wrong = [case for case in grid.cases if case.wrong]
    missed = [case.text for case in wrong if not touched(case)]
    assert 1 - len(missed) / max(1, len(wrong)) >= grid.floor, missed[:5]
    alarms = [(said, case.text) for case in grid.cases if not case.wrong and (said := found(case))]
    assert not alarms, alarms[:3]
