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
from hegui.lexicon.scanning import characters, everywhere, matches, pairs_of
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
    "everywhere",
    "find",
    "first_in",
    "matches",
    "pairs_of",
    "starting_at",
]
