"""Family W 用语: formulations, wrong words, collocations, level words."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
