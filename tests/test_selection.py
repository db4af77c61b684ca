"""Selection: flake8's semantics, as a pure function."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import word_rule
from hegui.api import PROFILES
from hegui.errors import suggestion
from hegui.running.selection import Choice, selected, unknown

RULE = word_rule("W123", "old-word")


@pytest.mark.parametrize(
    ("choices", "only", "expected"),
    [
        ("", False, True),
        ("", True, False),
        ("+W", True, True),
        ("+W1", True, True),
        ("+old-word", True, True),
        ("+old", True, False),
        ("+S", True, False),
        ("-W", False, False),
        ("-ALL", False, False),
        ("-ALL +W123", False, True),
        ("-W +W1", False, True),
        ("-W1 +W", False, False),
        ("+W1 -W", True, True),
        ("+W -W1", True, False),
        ("+W -W", True, False),
        ("-W +W", False, True),
        ("-old-word +W1", False, False),
        ("+W123 -old-word", True, False),
        ("-W123 +old-word", False, True),
        ("+w1", True, True),
    ],
)
def test_explicit_beats_implicit_and_longer_beats_shorter(choices: str, only: bool, expected: bool) -> None:
    asked = [Choice(word[1:], word[0] == "+") for word in choices.split()]
    assert selected(RULE, asked, only=only) is expected


@pytest.mark.parametrize("own", PROFILES)
@pytest.mark.parametrize("asked", PROFILES)
def test_a_profile_contains_those_before_it(own: str, asked: str) -> None:
    rule = word_rule("W123", profile=own)
    assert selected(rule, profile=asked) is (PROFILES.index(own) <= PROFILES.index(asked))


def test_preview_rules_run_only_with_preview_and_deprecated_ones_only_by_name() -> None:
    trial, old = word_rule(status="preview"), word_rule(status="deprecated")
    by_code = [Choice("W901", True)]
    assert not selected(trial, by_code)
    assert selected(trial, by_code, preview=True)
    assert not selected(old)
    assert not selected(old, [Choice("W", True)])
    assert selected(old, by_code)


@given(st.lists(st.sampled_from(["W", "W1", "W12", "W123", "old-word", "S", "ALL"]), max_size=4))
def test_ignoring_everything_that_was_selected_runs_nothing(patterns: list[str]) -> None:
    choices = [Choice(p, True) for p in patterns] + [Choice(p, False) for p in patterns]
    assert not selected(RULE, choices, only=True)


def test_unknown_patterns_and_suggestions() -> None:
    assert not unknown("ALL", [RULE])
    assert not unknown("W1", [RULE])
    assert unknown("W9", [RULE])
    assert suggestion("old-wrd", ["old-word", "W123"]) == "是否要写 old-word"
    assert suggestion("TERMINAL", ["terminal"]) == "是否要写 terminal"
    assert suggestion("zzz", ["terminal"]) == ""
