"""Family S 结构: headings, numbering, enumerations."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
