"""Stage: allow."""

from __future__ import annotations

from hegui.api import Document, hits
from hegui.checking.model import Judged
from hegui.checking.places import Places
from hegui.text.phrases import Phrases


def allow(document: Document, found: list[Judged], allowed: Phrases | None) -> list[Judged]:
    """``found`` without what lies wholly inside a proper noun that the configuration allows."""
    if allowed is None:
        return found
    names = Places(hit.span for hit in hits(document, allowed))
    return [judged for judged in found if not names.cover(judged.finding.span)]
