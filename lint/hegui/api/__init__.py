"""What a rule, reader, reporter or checklist author needs; stable within a major version."""

from hegui.api.discovery import rules_in
from hegui.api.findings import (
    Basis,
    Diagnostic,
    Excerpt,
    Finding,
    Fix,
    Related,
    RelatedPlace,
    Suppression,
)
from hegui.api.hookspecs import hookimpl
from hegui.api.knowledge import Table
from hegui.api.reporter import Reporter
from hegui.api.rule import FAMILIES, Bad, Good, Option, Options, Rule, family, rule
from hegui.api.severity import PROFILES, Severity
from hegui.document import Document, Kind, Span, Words
from hegui.facts.parts import (
    Found,
    Piece,
    clause_end,
    content,
    heading_words,
    is_bare_heading,
    part,
    parts,
    pieces,
    plain,
    within,
)
from hegui.facts.scanning import hits
from hegui.text.phrases import phrases
from hegui.writing import Edit

__all__ = [
    "FAMILIES", "PROFILES", "Bad", "Basis", "Diagnostic", "Document", "Edit", "Excerpt", "Finding", "Fix",
    "Found", "Good", "Kind", "Option", "Options", "Piece", "Related", "RelatedPlace", "Reporter", "Rule",
    "Severity", "Span", "Suppression", "Table", "Words", "clause_end", "content", "family", "heading_words",
    "hits", "hookimpl", "is_bare_heading", "part", "parts", "phrases", "pieces", "plain", "rule", "rules_in",
    "within",
]  # fmt: skip
