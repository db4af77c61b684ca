"""Family D 重复: duplication inside a report."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
