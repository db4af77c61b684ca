"""Reviewdog Diagnostic Format (``rdjson``): one object that reviewdog turns into review comments of any code host."""

from __future__ import annotations

import json
from typing import Any

from hegui.api import Diagnostic, Severity
from hegui.checking.results import FileResult
from hegui.reporting.visible import writable
from hegui.reporting.wording import bases, repository_path, unspoken, whole
from hegui.running.results import Run

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_PLAIN = ("txt", "md")


def render(run: Run) -> str:
    """All active diagnostics, and verdicts that they do not tell.

    Columns of the format count bytes of UTF-8, ours code points: they are given where the text is the file itself, so that
    the line can be measured; elsewhere a finding has its line only.
    """
    diagnostics = []
    for file in run.files:
        diagnostics += [_diagnostic(file, d) for d in file.active]
        if remark := unspoken(file):
            location = {"path": repository_path(file.path), "range": {"start": {"line": 1}}}
            diagnostics.append({"message": remark, "location": location, "severity": "WARNING"})
    report = {"source": {"name": "hegui"}, "diagnostics": diagnostics}
    return writable(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


def _diagnostic(file: FileResult, diagnostic: Diagnostic) -> dict[str, Any]:
    where = diagnostic.location
    start: dict[str, int] = {"line": where.line}
    end: dict[str, int] = {"line": max(where.line, where.end_line)}
    if file.document is not None and file.format in _PLAIN:
        start["column"] = _bytes(file.document.text, diagnostic.span.start)
        end["column"] = _bytes(file.document.text, diagnostic.span.end)
    words = whole(diagnostic)
    found: dict[str, Any] = {
        "message": f"{words}。依据：{bases(diagnostic)}" if diagnostic.basis else words,
        "location": {"path": repository_path(file.path), "range": {"start": start, "end": end}},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code},
    }
    if diagnostic.fix is not None and file.document is not None and file.format in _PLAIN:
        found["suggestions"] = [
            {
                "range": {
                    "start": _position(file.document.text, edit.span.start),
                    "end": _position(file.document.text, edit.span.end),
                },
                "text": edit.text,
            }
            for edit in diagnostic.fix.edits
        ]
    return found


def _position(text: str, offset: int) -> dict[str, int]:
    return {"line": text.count("\n", 0, offset) + 1, "column": _bytes(text, offset)}


def _bytes(text: str, offset: int) -> int:
    """The column of ``offset`` in bytes of UTF-8, from 1."""
    begin = text.rfind("\n", 0, offset) + 1
    return len(text[begin:offset].encode("utf-8", "surrogatepass")) + 1
