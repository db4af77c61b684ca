"""Family S: every rule's own examples, and documents in which several rules meet."""

from __future__ import annotations

import pytest

from hegui.api import Rule, rules_in
from hegui.testing import run_examples

RULES = rules_in("hegui_rules.structure")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    run_examples(rule)
