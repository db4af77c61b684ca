"""Where fixed formulations are worded wrongly: listed variants, and slips that nobody listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from hegui.api import Document, Severity, Span, Table, in_title, words_round
from hegui.api.language import Worded
from hegui.api.text import QUOTES, letters_before
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
    for entry, hit in table.hits(doc, lambda entry, word, _: _variant(entry, word) is not None):
        word, variant = unquoted(hit.word), _variant(entry, hit.word)
        if variant is None or not _applies(doc, entry):
            continue
        if inside_right(doc, hit.span, word, (entry.plain, unquoted(variant.right), *entry.similar)):
            continue
        if entry.strict != "political" and in_title(doc, hit.span.start):
            continue
        span = _masked(doc, hit.span, variant)
        if span is not None:
            found.append((entry, span, variant))
    yield from _apart(found, longest=True)


def _variant(entry: Formulation, found: str) -> Variant | None:
    """The listed wrong wording that ``found`` is."""
    word = unquoted(found) if entry.variants else ""
    return next((variant for variant in entry.variants if variant.wrong == word), None)


_MASKS = "_＿*＊×✕□■○〇●◯…"
"""What a filter of a web page leaves where it took a name out."""
_BLANKS = " \t\u3000\xa0"
_AWAY = f"{_MASKS}{_BLANKS}{QUOTES}\n\r"
_SPEAKS = Worded("习近平[^，,]{0,12}(?:<say>|说|讲话)")
"""He does not name himself."""
_REACH = 96


def lost_head(variant: Variant) -> str:
    """The beginning of the right words that the wrong ones lack; empty when they differ in another way."""
    words, right = variant.wrong.lstrip(_MASKS), unquoted(variant.right)
    return right.removesuffix(words) if right.endswith(words) else ""


def _masked(doc: Document, span: Span, variant: Variant) -> Span | None:
    """``span`` with the marks or blanks that stand where the beginning of the formulation was taken out.

    ``None`` when the beginning is there, behind blanks, marks of emphasis or a line break, when the leader's own words
    are told, or when the marks are emphasis themselves (``**法治思想**``).
    """
    head = lost_head(variant)
    if not head:
        return span
    low = span.start + len(variant.wrong) - len(variant.wrong.lstrip(_MASKS))
    there = letters_before(doc.body, low, len(head) + 2, _AWAY)
    begun = set(unquoted(variant.right)[: len(head) + 1])
    if there.endswith(head) or (there and set(there[-2:]) <= begun):
        return None  # with a slip in it (习近平平) it is another row's
    mask = _mask(doc.body, low)
    marks = doc.body[mask:low].strip()
    if not marks and _SPEAKS.of(doc).search(words_round(doc, (low, low), _REACH, 0)[0]):
        return None
    if marks and doc.body.startswith(marks[:1], span.end):
        return span if low == span.start else None
    at_line_start = not mask or doc.body[mask - 1] == "\n"
    return span if not marks and at_line_start else Span(mask, span.end)


def _mask(body: str, end: int) -> int:
    """Where the marks before ``end`` begin that a filter left, with the blanks round them."""
    start = end
    for kinds in (_BLANKS, _MASKS, _BLANKS):
        while start and body[start - 1] in kinds:
            start -= 1
    return start


def slipped(doc: Document, table: Table[Formulation]) -> Iterator[tuple[Formulation, Span]]:
    """Formulations written with one slip; of two that overlap the shorter one."""
    found: list[tuple[Formulation, Span]] = []

    def near(entry: Formulation, half: str, span: Span) -> Span | None:
        if not entry.near or _variant(entry, half) is not None:
            return None
        return near_miss(doc, span, half, entry.plain)

    for entry, hit in table.hits(doc, lambda *place: near(*place) is not None):
        span = near(entry, hit.word, hit.span)
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
