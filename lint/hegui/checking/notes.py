"""The engine's own diagnostics, E9xx."""

from __future__ import annotations

from dataclasses import replace

from hegui.api import Diagnostic, Document, Excerpt, Severity, Span
from hegui.checking.engine_codes import ENGINE_CODES
from hegui.checking.locate import fingerprint
from hegui.checking.mask import one_line
from hegui.checking.results import Failure, FileResult
from hegui.document import Location
from hegui.text.digests import sha256

_START = Span(0, 0)


def note(code: str, message: str, span: Span = _START, document: Document | None = None) -> Diagnostic:
    """The diagnostic of an engine code, at the beginning of the document unless a place is given."""
    entry = ENGINE_CODES[code]
    location = document.locate(span) if document is not None else Location(1, 1, 1, 1, None, None, "")
    quote = document.quote(span) if document is not None else ""
    return Diagnostic(
        code=code, name=entry.name, severity=entry.severity, message=message, span=span, location=location,
        quote=quote, excerpt=Excerpt(one_line(quote), span[0]), fingerprint=fingerprint(code, message, 0),
        suggestion="" if entry.remedy in message else entry.remedy,
    )  # fmt: skip


def passed_over(result: FileResult) -> FileResult:
    """``result``, of a file in a format that nobody reads, where such files are known to lie beside the reports."""
    notes = (replace(d, severity=Severity.INFO) for d in result.diagnostics)
    return replace(result, skipped=True, diagnostics=tuple(notes))


def failed(path: str, code: str, message: str, data: bytes = b"") -> FileResult:
    """The result of a file that could not be checked; ``message`` names it and says what to do."""
    return FileResult(
        path=path,
        format="",
        sha256=sha256(data).hexdigest() if data else "",
        error=Failure(code, message),
        diagnostics=(note(code, message),),
    )
