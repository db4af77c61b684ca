"""Planted numeric faults are found, legal edits raise nothing: the floors of ``benchmarks/mutation.py``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover  # thousands of checks; what they run is covered elsewhere

_PATH = Path(__file__).parent.parent / "benchmarks" / "mutation.py"
_spec = importlib.util.spec_from_file_location("mutation", _PATH)
assert _spec is not None
assert _spec.loader is not None
mutation = importlib.util.module_from_spec(_spec)
sys.modules["mutation"] = mutation
_spec.loader.exec_module(mutation)


PLACES = 5


def _rich() -> set[str]:
    return {path.read_text("utf-8") for path in (mutation.ROOT / "cases").glob("numbers-*.txt")}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return list(mutation.hosts())


def test_hosts_are_clean(texts: list[str]) -> None:
    rich = [text for text in texts if text in _rich()]
    assert len(rich) >= 6
    assert all(not mutation.findings(text) for text in rich)


@pytest.mark.parametrize(
    "operator", [*mutation.OPERATORS, mutation.VERBATIM, mutation.PARAPHRASED], ids=lambda o: o.id
)
def test_recall(operator: mutation.Operator, texts: list[str]) -> None:
    result, missed = mutation.score(operator, texts)
    assert result.made >= PLACES, "too few places in the hosts to say anything about this operator"
    assert result.recall >= operator.floor, missed


def test_legal_edits_raise_nothing(texts: list[str]) -> None:
    made, said = mutation.alarms(texts)
    assert made > 100
    assert said == []


def test_slips_without_a_witness_are_published(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for operator in mutation.PUBLISHED:
        assert operator.floor is None
        result, _ = mutation.score(operator, texts[:1])
        assert 0 <= result.recall <= 1


def test_the_oracle_agrees_with_published_truncations() -> None:
    assert mutation.rate_is_possible(mutation.Fraction("92.71"), 2, 151)
    assert not mutation.rate_is_possible(mutation.Fraction("97"), 0, 18)
    assert mutation.growth_is_possible(151, mutation.Fraction("128.78"), 2, False)
    assert not mutation.growth_is_possible(45, mutation.Fraction(420), 0, False)
