"""Characters and words, without a document: numerals, days, blanks, views, the dictionary."""

from hegui.snapshot import derived
from hegui.text.blanks import BLANK, trimmed
from hegui.text.compiled import compiled, of_text
from hegui.text.days import YEAR, day_words
from hegui.text.dictionary import TOTAL, frequency, tags
from hegui.text.foreign import Matching
from hegui.text.marks import quotations
from hegui.text.numerals import ONES, TENS, circled, ordinal, read, write
from hegui.text.phrases import QUOTES, Hit, Phrases, whole
from hegui.text.tables import rows
from hegui.text.views import letters, letters_before, squeezed
from hegui.text.words import seams, words

__all__ = [
    "BLANK",
    "ONES",
    "QUOTES",
    "TENS",
    "TOTAL",
    "YEAR",
    "Hit",
    "Matching",
    "Phrases",
    "circled",
    "compiled",
    "day_words",
    "derived",
    "frequency",
    "letters",
    "letters_before",
    "of_text",
    "ordinal",
    "quotations",
    "read",
    "rows",
    "seams",
    "squeezed",
    "tags",
    "trimmed",
    "whole",
    "words",
    "write",
]
