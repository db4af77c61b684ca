"""GitLab Code Quality: a JSON array for the ``codequality`` report of a job."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import Any

from hegui.api import Severity
from hegui.reporting.visible import writable
from hegui.reporting.wording import repository_path, unspoken, whole
from hegui.running.results import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> str:
    """All active diagnostics, and verdicts that they do not tell; fingerprints are unique in the report and stable over edits elsewhere."""
    seen: Counter[str] = Counter()
    issues = []
    for file in run.files:
        for diagnostic in file.active:
            # The same words in two files are two faults: the path is part of the identity.
            identity = f"{file.path}\0{diagnostic.code}\0{diagnostic.fingerprint}"
            seen[identity] += 1
            where = diagnostic.location
            lines = where.line, max(where.line, where.end_line)
            words = f"{diagnostic.code} {whole(diagnostic)}"
            severity = _SEVERITIES[diagnostic.severity]
            issues.append(
                _issue(file.path, diagnostic.code, words, severity, f"{identity}\0{seen[identity]}", lines)
            )
        if remark := unspoken(file):
            issues.append(_issue(file.path, "verdict", remark, "minor", f"{file.path}\0verdict", (1, 1)))
    return writable(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(
    path: str, name: str, description: str, severity: str, identity: str, lines: tuple[int, int]
) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": name,
        "description": description,
        "categories": ["Style"],
        "severity": severity,
        "fingerprint": sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        "location": {"path": repository_path(path), "lines": {"begin": lines[0], "end": lines[1]}},
    }
