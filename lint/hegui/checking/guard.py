"""Stage: guard."""

from __future__ import annotations

from hegui.api import Document, Severity, hits
from hegui.checking.model import Judged
from hegui.checking.places import Places
from hegui.text.phrases import Phrases


def guard(document: Document, found: list[Judged], allowed: Phrases | None) -> list[Judged]:
    """``found`` without the corrections of doubtful findings, and those that change what must stay."""
    if all(judged.finding.fix is None for judged in found):
        return found
    from hegui.checking.untouchable import permitted  # few reports need it

    proper = Places(hit.span for hit in hits(document, allowed)) if allowed is not None else None
    return [
        judged._replace(finding=judged.finding._replace(fix=None))
        if judged.finding.fix is not None
        and (_doubtful(judged) or not permitted(document, judged.finding.fix, proper))
        else judged
        for judged in found
    ]


def unfixed(found: list[Judged]) -> list[Judged]:
    """``found`` without any correction."""
    return [judged._replace(finding=judged.finding._replace(fix=None)) for judged in found]


def _doubtful(judged: Judged) -> bool:
    """Whether the rule itself calls the finding only worth a look."""
    return judged.finding.severity is Severity.INFO < judged.task.rule.severity
