"""Minimal pairs: a wrong sentence that its rule must report at the place, and the right one beside it, silent.

``data/number_pairs.tsv`` holds the code, the wrong text with ⟦⟧ round a part of the place, and the right text; ``\\n``
stands for a line break. Every pair is tried as it is and with half-width punctuation.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from hegui.api import rules_in
from hegui.testing import document

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

RULES = rules_in("hegui_rules.numbers")

_HALF = str.maketrans("，：；（）", ",:;()")


def _pairs() -> list[tuple[str, str, str]]:
    with (Path(__file__).parent / "data" / "number_pairs.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(code, bad.replace("\\n", "\n"), good.replace("\\n", "\n")) for code, bad, good in rows[1:]]


PAIRS = _pairs()


def said(text: str) -> list[tuple[str, int, int]]:
    doc = document(text)
    return [(rule.code, *f.span) for rule in RULES for f in rule.check(doc, rule.options_with({}))]


@pytest.mark.parametrize(("code", "bad", "good"), PAIRS, ids=[f"{c}-{b[:24]}" for c, b, _ in PAIRS])
def test_pair(code: str, bad: str, good: str) -> None:
    before, rest = bad.split("⟦")
    place, after = rest.split("⟧")
    start, end = len(before), len(before) + len(place)
    for width in ({}, _HALF):
        found = said((before + place + after).translate(width))
        assert any(c == code and s < end and start < e for c, s, e in found), found
        assert said(good.translate(width)) == []


RIGHT = (Path(__file__).parent / "data" / "numbers_right.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", RIGHT, ids=[sentence[:24] for sentence in RIGHT])
def test_right_sentences_are_silent(sentence: str) -> None:
    assert said(sentence) == []
    assert said(sentence.translate(_HALF)) == []


OF_THEIR_OWN = {"N170", "N171", "N172", "N180", "N181", "N182"}
"""Balances and prescribed tables: grids and test_sheets have their pairs."""


def test_every_rule_has_pairs() -> None:
    """Rules on tables and on one number under two names apart, three pairs at least for each."""
    counted = {rule.code: sum(code == rule.code for code, _, _ in PAIRS) for rule in RULES}
    few = {code for code, n in counted.items() if n < 3}
    assert few <= {"N113", "N122", "N133", "N135", "N138", "N146", "N150", "N151", *OF_THEIR_OWN}, few
