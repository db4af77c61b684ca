"""The parts of a report, and the items a part consists of: what the checklist and many rules look at."""

from hegui.facts.parts.find import find_parts, part, parts, within
from hegui.facts.parts.model import HOWS, Found, Piece
from hegui.facts.parts.pieces import pieces
from hegui.facts.parts.places import (
    best_place,
    clause_end,
    content,
    evened,
    first_clause,
    heading_words,
    is_bare_heading,
    is_fragment,
    main_sections,
    whole_end,
)

__all__ = [
    "HOWS",
    "Found",
    "Piece",
    "best_place",
    "clause_end",
    "content",
    "evened",
    "find_parts",
    "first_clause",
    "heading_words",
    "is_bare_heading",
    "is_fragment",
    "main_sections",
    "part",
    "parts",
    "pieces",
    "whole_end",
    "within",
]  # fmt: skip
