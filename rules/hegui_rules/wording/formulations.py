"""Where fixed formulations are worded wrongly: listed variants, and slips that nobody listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from hegui.api import Document, Severity, Span, Table, in_title
from hegui_rules.wording.tables import Formulation, Variant, inside_right, near_miss, unquoted, written_on

F = TypeVar("F", bound=tuple[Any, ...])

_SEVERITIES = {
    "political": Severity.ERROR,
    "legal": Severity.ERROR,
    "fixed": Severity.WARNING,
    "usual": Severity.INFO,
}


def severity(entry: Formulation) -> Severity:
    """How grave a wrong wording is; a row that is not sure is at most worth a look."""
    return _SEVERITIES[entry.strict] if entry.sure else Severity.INFO


def misworded(doc: Document, table: Table[Formulation]) -> Iterator[tuple[Formulation, Span, Variant]]:
    """Listed wrong variants in ``doc``; of two that overlap the longer one, in the order of the text."""
    found = []
    for entry, hit in table.hits(doc):
        word = unquoted(hit.word)
        variant = next((v for v in entry.variants if v.wrong == word), None)
        if variant is None or not _applies(doc, entry):
            continue
        if inside_right(doc, hit.span, word, (entry.plain, unquoted(variant.right), *entry.similar)):
            continue
        if entry.strict != "political" and in_title(doc, hit.span.start):
            continue
        found.append((entry, hit.span, variant))
    yield from _apart(found, longest=True)


def slipped(doc: Document, table: Table[Formulation]) -> Iterator[tuple[Formulation, Span]]:
    """Formulations written with one slip; of two that overlap the shorter one."""
    found: list[tuple[Formulation, Span]] = []
    for entry, hit in table.hits(doc):
        if not entry.near or any(v.wrong == unquoted(hit.word) for v in entry.variants):
            continue
        span = near_miss(doc, hit.span, hit.word, entry.plain)
        if span is None or not _applies(doc, entry) or in_title(doc, span.start):
            continue
        text = unquoted(doc.quote(span))
        if not any(_is_right(text, other) for other in table.entries):
            found.append((entry, span))
    yield from _apart(found, longest=False)


def _is_right(text: str, entry: Formulation) -> bool:
    """Whether ``entry`` knows ``text`` as right, or as no worse than unusual."""
    unusual = entry.strict == "usual" and any(variant.wrong == text for variant in entry.variants)
    return unusual or any(text in right for right in (entry.plain, *entry.similar))


def _applies(doc: Document, entry: Formulation) -> bool:
    return entry.since is None or written_on(doc) >= entry.since


def _apart(found: list[F], longest: bool) -> list[F]:
    """``found`` without those that overlap a better one, by place."""
    kept: list[F] = []
    for item in sorted(found, key=lambda f: (-f[1].length if longest else f[1].length, f[1])):
        if not any(other[1].overlaps(item[1]) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f[1])
