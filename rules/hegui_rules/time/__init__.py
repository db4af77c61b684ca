"""Family T 时间: years, deadlines, anachronisms."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
