"""Invented reports with faults put in, corrected: nothing that must stay changes, and nothing new is to be said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hegui.checking.results import FileResult
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.fixing import fixed
from hegui.running.settings import Settings
from hegui.testing import meaning

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import fixes

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

SETTINGS = Settings()
ENGINE = engine(SETTINGS)


def told(text: str, result: FileResult) -> set[tuple[str, str]]:
    """Codes and the lines that they are told of. What a report or a list lacks (families C and S) may be told anywhere."""
    return {
        (d.code, text[text.rfind("\n", 0, d.span[0]) + 1 :].split("\n", 1)[0])
        for d in result.active
        if d.code[0] not in "CS"
    }


@pytest.mark.parametrize("number", range(9000, 9012))
def test_a_corrected_report(number: int) -> None:
    data = fixes.mutated(number).encode()
    done = fixed("a.txt", data, ENGINE, SETTINGS)
    changed = [
        (one, other)
        for one, other in zip(done.before.split("\n"), done.after.split("\n"), strict=True)
        if meaning(one, other)
    ]
    assert changed == []
    before = check_bytes("a.txt", data, ENGINE, SETTINGS)
    untouched = set(
        done.before.split("\n")
    )  # a line that was corrected may show what a slip in it has hidden
    new = told(done.after, done.result) - told(done.before, before)
    assert {(code, line) for code, line in new if line in untouched} == set()
    assert fixed("a.txt", done.data, ENGINE, SETTINGS).data == done.data


def test_the_reports_have_something_to_correct() -> None:
    assert (
        sum(fixed("a.txt", fixes.mutated(n).encode(), ENGINE, SETTINGS).made for n in range(9000, 9012)) > 5
    )
