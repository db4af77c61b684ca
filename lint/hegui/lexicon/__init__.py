"""Words by what they do in a sentence: classes as data, and where their words stand in a document."""

from hegui.lexicon.classes import (
    BUILT_IN,
    WordClasses,
    class_hits,
    classes_of,
    ending_at,
    first_in,
    starting_at,
)
from hegui.lexicon.worded import Worded

__all__ = [
    "BUILT_IN",
    "WordClasses",
    "Worded",
    "class_hits",
    "classes_of",
    "ending_at",
    "first_in",
    "starting_at",
]
