"""Family L 法规文件: laws and documents cited."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
