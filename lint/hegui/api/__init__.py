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
from hegui.api.needs import Needs
from hegui.api.reporter import Reporter
from hegui.api.rule import FAMILIES, Bad, Form, Good, Option, Options, Repair, Rule, family, rule, table_rule
from hegui.api.severity import PROFILES, Severity
from hegui.document import Document, Kind, Span, Words
from hegui.facts.date_spans import DateSpan, date_spans, period_before
from hegui.facts.parts import (
    Found,
    Piece,
    clause_end,
    content,
    evened,
    heading_words,
    is_bare_heading,
    part,
    parts,
    pieces,
    within,
)
from hegui.facts.persons import name_at, name_before
from hegui.facts.places import (
    clause_at,
    clause_before,
    in_cell,
    in_quotation,
    in_title,
    sentence_at,
    sentence_round,
    words_round,
)
from hegui.facts.time_frame import (
    Frame,
    clause_of_future,
    frame,
    in_plan,
    is_annual,
    is_passage,
    looks_back,
    opens_a_story,
    own_dates,
    relative_years,
    running_dates,
    tells_its_year,
    titled_year,
    topic_before,
    topics,
    year_told,
)
from hegui.lexicon.scanning import before, hits, matches
from hegui.text.phrases import phrases
from hegui.writing import Edit

__all__ = [
    "FAMILIES", "PROFILES", "Bad", "Basis", "DateSpan", "Diagnostic", "Document", "Edit", "Excerpt", "Finding",
    "Fix", "Form", "Found", "Frame", "Good", "Kind", "Needs", "Option", "Options", "Piece", "Related", "RelatedPlace",
    "Repair", "Reporter", "Rule", "Severity", "Span", "Suppression", "Table", "Words", "before", "clause_at", "clause_before",
    "clause_end", "clause_of_future", "content", "date_spans", "evened", "family", "frame", "heading_words",
    "hits", "hookimpl", "in_cell", "in_plan", "in_quotation", "in_title", "is_annual", "is_bare_heading",
    "is_passage", "looks_back", "matches", "name_at", "name_before", "opens_a_story", "own_dates", "part",
    "parts", "period_before", "phrases", "pieces", "relative_years", "rule", "rules_in", "running_dates",
    "sentence_at", "sentence_round", "table_rule", "tells_its_year", "titled_year", "topic_before", "topics",
    "within", "words_round", "year_told",
]  # fmt: skip
