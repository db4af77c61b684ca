"""Stage: guard."""

from __future__ import annotations

from hegui.api import Document, hits
from hegui.checking.model import Judged
from hegui.text.phrases import Phrases


def guard(document: Document, found: list[Judged], allowed: Phrases | None) -> list[Judged]:
    """``found`` without the corrections that change what must stay."""
    if all(judged.finding.fix is None for judged in found):
        return found
    from hegui.checking.untouchable import permitted  # few reports need it

    proper = [hit.span for hit in hits(document, allowed)] if allowed is not None else []
    return [
        Judged(task, finding._replace(fix=None))
        if finding.fix is not None and not permitted(document, finding.fix, proper)
        else Judged(task, finding)
        for task, finding in found
    ]
