"""What one report contributes to a survey: rows for every table. Made in the process that checked the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hegui.api import Severity
from hegui.checking.results import FileResult
from hegui.comparing.content import Content, content
from hegui.comparing.fingerprints import fingerprints
from hegui.document import Document, Span
from hegui.facts import as_data as facts_data
from hegui.reporting.as_json import document_object
from hegui.reporting.visible import writable
from hegui.reporting.wording import bases
from hegui.running.results import RuleInfo

_SEVERITIES = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "infos": Severity.INFO}


class Entry(NamedTuple):
    """One report.

    Attributes:
        rows: rows of the public tables, as JSON arrays by table.
        result: the report as in ``hegui check --format json``.
        hashes, places: its fingerprints; empty for a report that could not be read.
        letters: what of it can be copied; ``None`` likewise.
        runs: places in ``letters`` from which letters stand one by one in the report, and their offsets there.
    """

    path: str
    rows: dict[str, list[dict[str, Any]]]
    result: str
    hashes: list[int]
    places: list[int]
    letters: Content | None
    runs: tuple[list[int], list[int]]
    text: str


def entry(
    result: FileResult, rules: Callable[[str], RuleInfo], set_phrases: Callable[[Document], list[Span]]
) -> Entry:
    """The entry of a checked (or failed) file.

    Args:
        rules: title and name of a rule by its code.
        set_phrases: words that nobody can say otherwise.
    """
    doc = result.document
    letters = content(doc, set_phrases(doc)) if doc is not None else None
    hashes, places = fingerprints(letters) if letters is not None else ([], [])
    known = {d.code: rules(d.code) for d in result.diagnostics}
    return Entry(
        result.path,
        {
            "documents": [_document(result, letters)],
            "diagnostics": _diagnostics(result),
            "checklist": _checklist(result),
            "answers": _answers(result),
            "quantities": _quantities(result.path, doc) if doc is not None else [],
        },
        writable(json.dumps(document_object(result, known), ensure_ascii=False)),
        hashes,
        places,
        # A number for each letter would be the greater part of what goes from process to process.
        letters._replace(offsets=()) if letters is not None else None,
        _runs(letters.offsets) if letters is not None else ([], []),
        doc.text if doc is not None else "",
    )


def _runs(offsets: Sequence[int]) -> tuple[list[int], list[int]]:
    places = [0, *(i for i, (a, b) in enumerate(pairwise(offsets), 1) if b != a + 1)] if offsets else []
    return places, [offsets[place] for place in places]


def _document(result: FileResult, letters: Content | None) -> dict[str, Any]:
    identity = result.identity
    severities = [d.severity for d in result.active]
    statuses = [e.status for e in result.checklist]
    return {
        "path": result.path,
        "format": result.format,
        "sha256": result.sha256,
        "status": result.status,
        "error_code": result.error.code if result.error else None,
        "error_message": result.error.message if result.error else None,
        "kind": identity.kind if identity else None,
        "title": identity.title if identity else None,
        "issuer": identity.issuer if identity else None,
        "level": identity.level if identity else None,
        "year": identity.year if identity else None,
        "published": identity.published.isoformat() if identity and identity.published else None,
        "length": len(result.document.text) if result.document is not None else 0,
        "characters": len(letters.text) if letters is not None else 0,
        **result.coverage._asdict(),
        **{name: severities.count(severity) for name, severity in _SEVERITIES.items()},
        "weak": statuses.count("weak"),
        "missing": statuses.count("missing"),
        "copied": 0.0,
        "verdict": result.verdict.grade,
        "verdict_reasons": "；".join(result.verdict.reasons),
    }


def _diagnostics(result: FileResult) -> list[dict[str, Any]]:
    return [
        {
            "path": result.path, "code": d.code, "family": d.code[0], "name": d.name, "severity": d.severity.word,
            "message": d.message, "start": d.span.start, "end": d.span.end, "line": d.location.line,
            "column": d.location.column, "page": d.location.page, "paragraph": d.location.paragraph,
            "section": d.location.section, "quote": d.quote, "suggestion": d.suggestion, "basis": bases(d),
            "fingerprint": d.fingerprint, "suppressed": d.suppressed is not None,
        }
        for d in result.diagnostics
    ]  # fmt: skip


def _checklist(result: FileResult) -> list[dict[str, Any]]:
    return [
        {
            "path": result.path, "id": e.id, "title": e.title, "status": e.status, "reason": e.reason, "code": e.code,
            "ordinal": ordinal,
        }
        for ordinal, e in enumerate(result.checklist)
    ]  # fmt: skip


def _answers(result: FileResult) -> list[dict[str, Any]]:
    return [
        {
            "path": result.path, "problem": row.problem.quote, "answer": row.answer.quote if row.answer else None,
            "shared": "、".join(row.shared),
        }
        for element in result.checklist
        for row in element.trace
    ]  # fmt: skip


def _quantities(path: str, doc: Document) -> list[dict[str, Any]]:
    return [{"path": path, **row} for row in facts_data(doc)["quantities"]]
