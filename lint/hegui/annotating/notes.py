"""What is written beside the words: one note for each finding, and one on the title for the report as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hegui.api import Diagnostic, Edit, Severity
from hegui.checking.results import FileResult
from hegui.document import Span
from hegui.reporting.visible import visible
from hegui.reporting.wording import STATUSES, UNMET, bases, found_at
from hegui.writing import WRITERS

AUTHOR = "hegui"
INITIALS = "合规"


class Note(NamedTuple):
    """Something to say about a stretch of the document.

    Attributes:
        span: code points of the document's text; empty where there is no text at all.
        severity: ``None`` for what is said of the whole report.
        lines: paragraphs of the comment; the first is its heading.
        edits: the certain correction, for those who want it as a tracked change.
        quote: the words, for where they cannot be marked.
    """

    span: Span
    severity: Severity | None
    lines: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    quote: str = ""


def notes(result: FileResult, infos: bool = True) -> list[Note]:
    """The notes on ``result``, which must have kept its document, in the order of the text; the whole report first.

    Args:
        infos: also what is only worth a look.
    """
    document = result.document
    assert document is not None, "the result was made without keep_document"
    identity = document.identity
    title = identity.title_span or next((p.span for p in document.report if p.span), Span(0, 0))
    shown = [d for d in result.active if infos or d.severity > Severity.INFO]
    here = [d for d in shown if d.quote]
    summary = Note(title, None, tuple(map(visible, _summary(result, [d for d in shown if not d.quote]))))
    return [summary, *(_note(d, result) for d in here)]


def _note(diagnostic: Diagnostic, result: FileResult) -> Note:
    fix = diagnostic.fix if result.format in WRITERS else None
    lines = [f"[{diagnostic.severity.title}] {diagnostic.code}", diagnostic.message]
    if diagnostic.suggestion:
        lines.append(f"建议：{diagnostic.suggestion}")
    lines += (
        f"对照：{r.message} “{r.quote}”".replace("： ", "：") for r in diagnostic.related[:3] if r.quote
    )
    if diagnostic.basis:
        lines.append(f"依据：{bases(diagnostic)}")
    return Note(
        diagnostic.span,
        diagnostic.severity,
        tuple(map(visible, lines)),
        fix.edits if fix is not None else (),
        visible(diagnostic.quote),
    )


def _summary(result: FileResult, placeless: list[Diagnostic]) -> Iterator[str]:
    yield f"结论：{result.verdict.title}"
    yield from result.verdict.reasons
    told = {d.code for d in result.active if found_at(d, result)}
    for element in result.checklist:
        if element.status in UNMET and element.code not in told:
            yield f"{STATUSES[element.status]}：{element.title}（{element.reason}）"
    for diagnostic in placeless:
        yield f"{diagnostic.code} {diagnostic.message}"
