"""Family L 法规文件: laws and documents cited."""

from hegui.api import Rule
from hegui_rules.law.L101_title_slip import title_slip

RULES: tuple[Rule, ...] = (title_slip,)
