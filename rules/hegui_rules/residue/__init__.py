"""Family R 残留: residue of templates, Word and web pages."""

from hegui.api import Rule

RULES: tuple[Rule, ...] = ()
