"""JSON, schema ``hegui/1``; its shape is described in ``hegui.reporting.schema``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hegui.api import Basis, Diagnostic, Fix, RelatedPlace, Severity, Span
from hegui.checking.results import FileResult
from hegui.checklist.results import ElementResult, Evidence
from hegui.document import Identity
from hegui.reporting.visible import writable
from hegui.running.results import RuleInfo, Run, Streamed, Tally

SCHEMA = "hegui/1"


def render(run: Run) -> str:
    """The whole run as one JSON object, indented."""
    return writable(json.dumps(run_object(run), ensure_ascii=False, indent=2)) + "\n"


def streamed(version: str, rules: Mapping[str, RuleInfo]) -> Streamed:
    """The same text, one file after the other; the summary, which stands before them, is worded last."""

    def before(tally: Tally) -> str:
        head = {"schema": SCHEMA, "version": version, "summary": summary_object(tally), "documents": []}
        text = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("]\n}")
        return text + ("\n" if tally.documents else "")

    def document(file: FileResult) -> str:
        text = json.dumps(document_object(file, rules), ensure_ascii=False, indent=2)
        return writable("    " + text.replace("\n", "\n    "))

    return Streamed(before, document, ",\n", lambda tally: ("\n  " if tally.documents else "") + "]\n}\n")


def run_object(run: Run) -> dict[str, Any]:
    """The run as plain data, keys in the order of the schema."""
    return {
        "schema": SCHEMA,
        "version": run.version,
        "summary": summary_object(run.tally),
        "documents": [document_object(file, run.rules) for file in run.files],
    }


def summary_object(tally: Tally) -> dict[str, int]:
    """The counts of the run; suppressed diagnostics are counted only as such."""
    return {
        "documents": tally.documents,
        **{status: tally.statuses[status] for status in ("checked", "failed", "skipped")},
        **{s.word: tally.active[s] for s in sorted(Severity, reverse=True)},
        "suppressed": tally.suppressed,
    }


def document_object(file: FileResult, rules: Mapping[str, RuleInfo]) -> dict[str, Any]:
    """One file as plain data."""
    return {
        "path": file.path,
        "format": file.format,
        "sha256": file.sha256,
        "status": file.status,
        "error": file.error._asdict() if file.error else None,
        "verdict": file.verdict.grade,
        "verdict_reasons": list(file.verdict.reasons),
        "identity": _identity(file.identity) if file.identity else None,
        "checklist": [_element(element) for element in file.checklist],
        "coverage": file.coverage._asdict(),
        "diagnostics": [_diagnostic(diagnostic, rules) for diagnostic in file.diagnostics],
    }


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "kind": identity.kind,
        "title": identity.title,
        "issuer": identity.issuer,
        "level": identity.level,
        "year": identity.year,
        "published": identity.published.isoformat() if identity.published else None,
        "doubtful": identity.doubtful,
    }


def _element(element: ElementResult) -> dict[str, Any]:
    return {
        "id": element.id,
        "title": element.title,
        "status": element.status,
        "evidence": [_evidence(evidence) for evidence in element.evidence],
        "reason": element.reason,
        "basis": _bases(element.basis),
        "trace": [
            {
                "problem": _evidence(row.problem),
                "answer": _evidence(row.answer) if row.answer else None,
                "shared": list(row.shared),
            }
            for row in element.trace
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {**_ends(evidence.span), "quote": evidence.quote}


def _diagnostic(diagnostic: Diagnostic, rules: Mapping[str, RuleInfo]) -> dict[str, Any]:
    location = diagnostic.location
    rule = rules.get(diagnostic.code)
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "title": rule.title if rule else "",
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        **_ends(diagnostic.span),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "page": location.page,
        "paragraph": location.paragraph,
        "section": location.section,
        "quote": diagnostic.quote,
        "basis": _bases(diagnostic.basis),
        "related": [_related(place) for place in diagnostic.related],
        "suggestion": diagnostic.suggestion,
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "fingerprint": diagnostic.fingerprint,
        "suppressed": (
            {"kind": diagnostic.suppressed.kind, "reason": diagnostic.suppressed.reason}
            if diagnostic.suppressed
            else None
        ),
    }


def _related(place: RelatedPlace) -> dict[str, Any]:
    return {
        **_ends(place.span),
        "line": place.location.line,
        "column": place.location.column,
        "page": place.location.page,
        "quote": place.quote,
        "message": place.message,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"edits": [{**_ends(edit.span), "text": edit.text} for edit in fix.edits]}


def _bases(bases: Iterable[Basis]) -> list[dict[str, str]]:
    return [basis._asdict() for basis in bases]


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
