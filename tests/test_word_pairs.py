"""Families W and P, and words of one sense stacked, on pairs of sentences: the faulty one is reported at its place, the right one not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.api import Severity, rules_in
from hegui.testing import document, heard, marked

RULES = [
    rule
    for family in ("wording", "punctuation", "repetition")
    for rule in rules_in(f"hegui_rules.{family}")
    if rule.profile != "style" and (family != "repetition" or rule.code == "D110")
]

LINES = [
    line
    for line in (Path(__file__).parent / "data" / "word_pairs.txt").read_text("utf-8").splitlines()
    if line[:2] in ("- ", "+ ")
]


@pytest.mark.parametrize("line", LINES)
def test_pair(line: str) -> None:
    text, spans = marked(line[2:])
    doc = document(text, {"kind": "generic", "year": 2026})
    found = {judged.finding.span for judged in heard(RULES, doc) if judged.severity is not Severity.INFO}
    assert sorted(found) == sorted(spans)
