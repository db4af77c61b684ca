"""What the rules of family X share: bases, and what stands round a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.api import Document, Span, hits
from hegui.api.document import fact
from hegui.api.language import everywhere
from hegui.api.text import Phrases, compiled

_LONG_NUMBER = r"[0-9０-９](?:[ \-—.·]?[0-9０-９XxＸｘ]){9,}"
_BEHIND = 6


def matches(doc: Document, pattern: str, signs: Phrases) -> Iterator[re.Match[str]]:
    """``pattern`` over the lines of the report's own text that can hold it.

    Args:
        pattern: does not run over the end of a line.
        signs: words of which every match holds at least one; a line without them, as nearly all are, costs no scan.
    """
    found = hits(doc, signs)
    if not found:
        return
    body, expression, done = doc.body, compiled(pattern), -1
    for hit in found:
        at = hit.span.start
        if at < done:
            continue
        stop = body.find("\n", at)
        done = len(body) if stop < 0 else stop
        yield from expression.finditer(body, body.rfind("\n", 0, at) + 1, done)


@fact
def long_numbers(doc: Document) -> tuple[Span, ...]:
    """Runs of ten digits and more, blanks and hyphens inside allowed: where numbers of persons and cards can stand."""
    return tuple(Span(*match.span()) for match in everywhere(doc, compiled(_LONG_NUMBER)))


def in_long_numbers(doc: Document, pattern: str) -> Iterator[re.Match[str]]:
    """``pattern``, which must match from digit to digit, inside the long numbers."""
    expression, body = compiled(pattern), doc.body
    for start, end in long_numbers(doc):
        # The characters behind are for what the pattern looks ahead to.
        for match in expression.finditer(body, start, min(end + _BEHIND, len(body))):
            if match.start() < end:
                yield match


def beyond(doc: Document, at: int, optional: str | re.Pattern[str]) -> int:
    """Where ``optional``, a pattern that always matches, ends when it begins at ``at``."""
    pattern = compiled(optional) if isinstance(optional, str) else optional
    match = pattern.match(doc.body, at)
    return match.end() if match else at
