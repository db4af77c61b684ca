"""Stage: locate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hegui.api import Diagnostic, RelatedPlace, Span
from hegui.checking.mask import Shown
from hegui.checking.model import Judged
from hegui.text.digests import sha256


def locate(found: Iterable[Judged], shown: Shown) -> list[Diagnostic]:
    """The diagnostics of ``found`` in the order of the text: each with place, quote, excerpt and fingerprint."""
    ordinals: Counter[tuple[str, str]] = Counter()
    diagnostics = []
    for judged in sorted(found, key=lambda j: (j.finding.span, j.task.rule.code, j.finding.message)):
        code, finding = judged.task.rule.code, judged.finding
        essence = finding.key or "".join(shown.quote(finding.span).split())
        diagnostics.append(_diagnostic(judged, shown, fingerprint(code, essence, ordinals[code, essence])))
        ordinals[code, essence] += 1
    return diagnostics


def _diagnostic(judged: Judged, shown: Shown, fingerprint: str) -> Diagnostic:
    rule, finding = judged.task.rule, judged.finding
    span = Span(*finding.span)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=judged.severity,
        message=shown.say(finding.message),
        span=span,
        location=shown.location(span),
        quote=shown.quote(span),
        excerpt=shown.excerpt(span),
        basis=rule.basis if finding.basis is None else finding.basis,
        related=tuple(
            RelatedPlace(Span(*r.span), shown.location(r.span), shown.quote(r.span), shown.say(r.message))
            for r in finding.related
        ),
        suggestion=shown.say(finding.suggestion),
        fix=finding.fix,
        fingerprint=fingerprint,
    )


def fingerprint(code: str, essence: str, ordinal: int) -> str:
    """16 hexadecimal digits that stay the same while the words (or the key) and those before them do.

    Args:
        essence: the finding's key, or its quote without white space (masked when sensitive).
        ordinal: among the findings of the document with the same code and essence, from 0.
    """
    return sha256(f"{code}\0{essence}\0{ordinal}".encode("utf-8", "replace")).hexdigest()[:16]
