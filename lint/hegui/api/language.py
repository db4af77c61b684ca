"""Word classes, patterns over them, and where phrases stand in a document."""

from hegui.lexicon import (
    BUILT_IN,
    WordClasses,
    Worded,
    class_hits,
    classes_of,
    ending_at,
    first_in,
    starting_at,
)
from hegui.lexicon.scanning import characters, matches
from hegui.matching import Pattern, find

__all__ = [
    "BUILT_IN",
    "Pattern",
    "WordClasses",
    "Worded",
    "characters",
    "class_hits",
    "classes_of",
    "ending_at",
    "find",
    "first_in",
    "matches",
    "starting_at",
]
