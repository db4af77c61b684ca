"""The immutable document model: text, spans, origin, structure."""

from hegui.document.kind import GENERIC, LEVELS, Kind, Part, Sign, Signs, Term, Wording
from hegui.document.lines import LineIndex
from hegui.document.model import (
    Cell,
    Clause,
    Clue,
    Document,
    Enumeration,
    Heading,
    Identity,
    Item,
    Location,
    Mark,
    Paragraph,
    Section,
    Sentence,
    Table,
    fact,
    watch_facts,
)
from hegui.document.origin import (
    Box,
    FilePlace,
    Origin,
    PagePlace,
    Place,
    RunPlace,
    Segment,
    identity_origin,
)
from hegui.document.sheet import Carried, Equation, Sheet, SheetColumn, SheetRow, Told
from hegui.document.words import NO_WORDS, Words
from hegui.text.blanks import trimmed
from hegui.text.spans import Span

__all__ = [
    "GENERIC", "LEVELS", "NO_WORDS", "Box", "Carried", "Cell", "Clause", "Clue", "Document", "Enumeration", "Equation", "FilePlace", "Heading", "Identity", "Item", "Kind", 
    "LineIndex", "Location", "Mark", "Origin", "PagePlace", "Paragraph", "Part", "Place", "RunPlace", "Section",
    "Segment", "Sentence", "Sheet", "SheetColumn", "SheetRow", "Sign", "Signs", "Span", "Table", "Term", "Told", "Wording", "Words", "fact", "identity_origin", "trimmed", "watch_facts",
]  # fmt: skip
