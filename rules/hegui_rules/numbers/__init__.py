"""Family N 数字: numbers that cannot be."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
