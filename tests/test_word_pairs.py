"""Families W and P, and words of one sense stacked, on pairs of sentences: the faulty one is reported at its place, the right one not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.api import Severity, rules_in
from hegui.testing import document, heard, marked

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

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


MISSED = [
    line
    for line in (Path(__file__).parent / "data" / "word_pairs.txt").read_text("utf-8").splitlines()
    if line.startswith("? ")
]


def test_few_are_missed() -> None:
    """Slips in phrases that the reference corpus hardly writes; a row that is found again goes back to the others."""
    assert len(MISSED) <= 7


@pytest.mark.parametrize("line", LINES)
def test_pair(line: str) -> None:
    text, spans = marked(line[2:])
    doc = document(text, {"kind": "generic", "year": 2026})
    told = heard(RULES, doc)
    loud = {judged.finding.span for judged in told if judged.severity is not Severity.INFO}
    # The phrase or the part of it that slipped: both lead the reader to the place.
    assert all(
        any(span.overlaps(found) for found in {judged.finding.span for judged in told}) for span in spans
    )
    assert all(any(span.overlaps(found) for span in spans) for found in loud)
