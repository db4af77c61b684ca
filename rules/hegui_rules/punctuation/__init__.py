"""Family P 标点: punctuation."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
