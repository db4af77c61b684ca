"""Family N: every rule's own examples, and documents in which several rules meet."""

from __future__ import annotations

import pytest

from hegui.api import Rule
from hegui.testing import run_examples
from hegui_rules.numbers import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)
