"""Patterns over word classes, matched inside a clause or a sentence."""

from hegui.matching.expression import Expression
from hegui.matching.pattern import Match, Pattern, find

__all__ = ["Expression", "Match", "Pattern", "find"]
