"""Patterns over word classes, matched inside a clause or a sentence."""

from hegui.matching.pattern import Match, Pattern, find

__all__ = ["Match", "Pattern", "find"]
