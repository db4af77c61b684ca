"""The table of what each rule is worth: no rule keeps a severity that its labelled findings do not allow."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from hegui.api import Severity, rules_in

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"\| (?P<code>[A-Z]\d{3}) .*\| (?P<right>\d+)/(?P<said>\d+) \|")


def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", ROOT / "benchmarks" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


QUALITY = quality()
RULES = {rule.code: rule for rule in rules_in("hegui_rules")}


def judged() -> dict[str, tuple[int, int]]:
    lines = (ROOT / "docs" / "quality.md").read_text("utf-8").splitlines()
    return {m["code"]: (int(m["right"]), int(m["said"])) for line in lines if (m := ROW.fullmatch(line))}


def test_the_table_is_read() -> None:
    assert len(judged()) > 10


@pytest.mark.parametrize("code", [code for code in judged() if code in RULES])
def test_a_severity_is_a_promise(code: str) -> None:
    right, said = judged()[code]
    allowed = QUALITY.earned(right, said)
    assert RULES[code].severity <= allowed, f"{code} is right in {right} of {said}: {allowed.word} at most"


@pytest.mark.parametrize(
    ("right", "said", "allowed"),
    [
        (0, 4, "error"), (5, 5, "error"), (4, 5, "warning"), (98, 100, "error"), (90, 100, "warning"), (80, 100, "info"),
        (0, 5, "info"), (19, 20, "error"), (16, 20, "info"), (14, 20, "info"),
    ],
)  # fmt: skip
def test_what_findings_earn(right: int, said: int, allowed: str) -> None:
    assert QUALITY.earned(right, said) is Severity.of(allowed)
