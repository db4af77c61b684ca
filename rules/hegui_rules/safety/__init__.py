"""Family X 安全: privacy and secrecy before publication."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
