"""SARIF 2.1.0 for code scanning services and viewers.

Columns and offsets are code points (``columnKind``). For txt and md, regions are regions of the file. docx and pdf
have no lines: their regions are those of the extracted text, the page and the paragraph stand in ``properties`` and
the heading path in ``logicalLocations``. For html the lines are those of the source, and the offset of the extracted
text moves to ``properties``. The verdict on a document stands in the ``properties`` of its artifact. What the engine says about itself is a notification of the invocation, not a result.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from hegui.api import FAMILIES, Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.document import Location, Span
from hegui.reporting.visible import writable
from hegui.reporting.wording import EXIT_CODES, is_engine, repository_path, whole
from hegui.running.results import RuleInfo, Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SUPPRESSIONS = {"comment": "inSource", "file": "inSource", "sidecar": "external", "baseline": "external"}
_FILE_OFFSETS = ("txt", "md")
_DRIVE = re.compile(r"[A-Za-z]:/")
_LINK = re.compile(r"\[(?=[^\]]{0,400}\]\()")


def render(run: Run) -> str:
    """The run as one SARIF log with one run, without blanks: services limit the size of uploads."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return writable(json.dumps(log, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _run(run: Run) -> dict[str, Any]:
    rules = sorted(info for code, info in run.rules.items() if not code.startswith("E"))
    engine = sorted(info for code, info in run.rules.items() if code.startswith("E"))
    index = {info.code: number for number, info in enumerate(rules)}
    baseline = any(
        d.suppressed is not None and d.suppressed.kind == "baseline" for f in run.files for d in f.diagnostics
    )
    return {
        "tool": {
            "driver": {
                "name": "hegui",
                "fullName": f"hegui {run.version}",
                "version": run.version,
                "language": "zh-CN",
                "rules": [_rule(info) for info in rules],
                "notifications": [_rule(info) for info in engine],
            },
            "extensions": [
                {"name": name, **({"version": version} if version else {})} for name, version in run.plugins
            ],
        },
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN",
        "invocations": [_invocation(run, {info.code: number for number, info in enumerate(engine)})],
        "artifacts": [_artifact(file) for file in run.files],
        "results": [
            _result(file, number, diagnostic, index, baseline)
            for number, file in enumerate(run.files)
            for diagnostic in file.diagnostics
            if not is_engine(diagnostic)
        ],
    }


def _rule(info: RuleInfo) -> dict[str, Any]:
    return {
        "id": info.code,
        "name": info.name,
        "shortDescription": {"text": _message(info.title)},
        "fullDescription": {"text": _message(info.rationale or info.title)},
        "help": {"text": _message(f"{info.rationale or info.title}\n详见：hegui explain {info.code}")},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {"tags": [FAMILIES.get(info.code[0], info.code[0])]},
    }


def _artifact(file: FileResult) -> dict[str, Any]:
    return {
        "location": {"uri": uri(file.path)},
        **({"hashes": {"sha-256": file.sha256}} if file.sha256 else {}),
        "sourceLanguage": "zh-CN",
        "properties": {"verdict": file.verdict.grade, "verdictReasons": list(file.verdict.reasons)},
    }


def _invocation(run: Run, index: Mapping[str, int]) -> dict[str, Any]:
    code = run.exit_code
    notes = [note for number, file in enumerate(run.files) for note in _notifications(file, number, index)]
    return {
        "executionSuccessful": code < 2,
        "exitCode": code,
        "exitCodeDescription": EXIT_CODES[code],
        "toolExecutionNotifications": [note for note in notes if not _about_settings(note)],
        "toolConfigurationNotifications": [note for note in notes if _about_settings(note)],
    }


def _about_settings(note: Mapping[str, Any]) -> bool:
    """E91x speak of suppressions and baselines, E90x of files and rules."""
    return str(note["descriptor"]["id"]).startswith("E91")


def _notifications(file: FileResult, number: int, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    said = [d for d in file.diagnostics if is_engine(d)]
    for diagnostic in said:
        place: dict[str, Any] = {"artifactLocation": _location(file, number)}
        if diagnostic.span.length:
            place["region"] = _region(file.format, diagnostic.span, diagnostic.location, diagnostic.quote)
        yield _notification(diagnostic.code, diagnostic.severity, whole(diagnostic), place, index)
    if file.error and not any(d.code == file.error.code for d in said):
        place = {"artifactLocation": _location(file, number)}
        yield _notification(file.error.code, Severity.ERROR, file.error.message, place, index)


def _notification(
    code: str, severity: Severity, message: str, place: Mapping[str, Any], index: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "descriptor": {"id": code, **({"index": index[code]} if code in index else {})},
        "level": _LEVELS[severity],
        "message": {"text": _message(message)},
        "locations": [{"physicalLocation": dict(place)}],
    }


def _result(
    file: FileResult, number: int, diagnostic: Diagnostic, index: Mapping[str, int], baseline: bool
) -> dict[str, Any]:
    location = diagnostic.location
    found: dict[str, Any] = {"ruleId": diagnostic.code}
    if diagnostic.code in index:
        found["ruleIndex"] = index[diagnostic.code]
    found |= {
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _message(whole(diagnostic))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(file, number),
                    "region": _region(file.format, diagnostic.span, location, diagnostic.quote),
                },
                **_logical(location),
            }
        ],
    }
    if diagnostic.related:
        found["relatedLocations"] = [
            {
                "id": ordinal,
                "physicalLocation": {
                    "artifactLocation": _location(file, number),
                    "region": _region(file.format, related.span, related.location, related.quote),
                },
                **({"message": {"text": _message(related.message)}} if related.message else {}),
                **_logical(related.location),
            }
            for ordinal, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fingerprint:
        found["partialFingerprints"] = {"hegui/v1": diagnostic.fingerprint}
    known = diagnostic.suppressed
    if baseline:
        found["baselineState"] = "unchanged" if known and known.kind == "baseline" else "new"
    found["suppressions"] = (
        [{"kind": _SUPPRESSIONS.get(known.kind, "external"), "justification": known.reason}] if known else []
    )
    # A fix of extracted text cannot be carried out on the bytes of a docx, pdf or page.
    if diagnostic.fix and file.format in _FILE_OFFSETS:
        found["fixes"] = [
            {
                **(
                    {"description": {"text": _message(diagnostic.suggestion)}}
                    if diagnostic.suggestion
                    else {}
                ),
                "artifactChanges": [
                    {
                        "artifactLocation": _location(file, number),
                        "replacements": [
                            {"deletedRegion": _offsets(edit.span), "insertedContent": {"text": edit.text}}
                            for edit in diagnostic.fix.edits
                        ],
                    }
                ],
            }
        ]
    found["properties"] = {
        "basis": [str(basis) for basis in diagnostic.basis],
        "suggestion": diagnostic.suggestion,
        "quote": diagnostic.quote,
    }
    return found


def _location(file: FileResult, number: int) -> dict[str, Any]:
    return {"uri": uri(file.path), "index": number}


def _region(format: str, span: Span, location: Location, words: str) -> dict[str, Any]:
    html = format == "html"
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
        **({} if html else _offsets(span)),
        "snippet": {"text": words},
        **({"properties": {"textOffset": span.start, "textLength": span.length}} if html else {}),
    }


def _offsets(span: Span) -> dict[str, int]:
    return {"charOffset": span.start, "charLength": span.length}


def _logical(location: Location) -> dict[str, Any]:
    logical: dict[str, Any] = {}
    if location.section:
        name = location.section.rsplit(" / ", 1)[-1]
        logical["logicalLocations"] = [
            {"name": name, "fullyQualifiedName": location.section, "kind": "section"}
        ]
    where = {"page": location.page, "paragraph": location.paragraph}
    stated = {key: value for key, value in where.items() if value is not None}
    return {**logical, **({"properties": stated} if stated else {})}


def _message(text: str) -> str:
    """``text`` as a message string: braces are doubled (3.11.5), and nothing reads as an embedded link (3.11.6)."""
    return _LINK.sub(r"\\[", text).replace("{", "{{").replace("}", "}}")


def uri(path: str) -> str:
    """``path`` (with ``/``) as a URI reference: percent-encoded UTF-8, relative unless the path is absolute."""
    path = repository_path(path)
    encoded = quote(path, safe="/", errors="surrogateescape")
    if path.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{path[:2]}{encoded[4:]}" if _DRIVE.match(path) else encoded
