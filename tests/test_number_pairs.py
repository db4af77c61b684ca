"""Minimal pairs of family N, with all its rules: a wrong sentence is reported at its place, a right one by no rule at all.

The sentences stand beside the rules (``N103.pairs``); each is tried as it is and with half-width punctuation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import hegui_rules
from hegui.api import rules_in
from hegui.testing import document, lines_of_pairs, marked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RULES = rules_in("hegui_rules.numbers")

_HALF = str.maketrans("，：；（）", ",:;()")


LINES = [
    (path.stem, line.mark, line.text)
    for path in sorted((Path(hegui_rules.__file__).parent / "numbers").glob("*.pairs"))
    for line in lines_of_pairs(path)
]


def said(text: str) -> list[tuple[str, int, int]]:
    doc = document(text)
    return [(rule.code, *f.span) for rule in RULES for f in rule.check(doc, rule.options_with({}))]


@pytest.mark.parametrize(("code", "mark", "text"), LINES, ids=[f"{c}{m}{t[:24]}" for c, m, t in LINES])
def test_line(code: str, mark: str, text: str) -> None:
    plain, places = marked(text)
    for width in ({}, _HALF):
        found = said(plain.translate(width))
        if mark == "+":
            assert found == []
        for start, end in places:
            assert any(c == code and s < end and start < e for c, s, e in found), found


RIGHT = (Path(__file__).parent / "data" / "numbers_right.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", RIGHT, ids=[sentence[:24] for sentence in RIGHT])
def test_right_sentences_are_silent(sentence: str) -> None:
    assert said(sentence) == []
    assert said(sentence.translate(_HALF)) == []


OF_THEIR_OWN = {"N170", "N171", "N172", "N180", "N181", "N182"}
"""Balances and prescribed tables: grids and test_sheets have their pairs."""


def test_every_rule_has_pairs() -> None:
    """Rules on tables and on one number under two names apart, three pairs at least for each."""
    counted = {rule.code: sum(code == rule.code and mark == "-" for code, mark, _ in LINES) for rule in RULES}
    few = {code for code, n in counted.items() if n < 3}
    assert few <= {"N113", "N122", "N133", "N135", "N138", "N146", "N150", "N151", *OF_THEIR_OWN}, few
