"""GitLab Code Quality: a JSON array for the ``codequality`` report of a job."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from hegui.api import Severity
from hegui.reporting.plain import writable
from hegui.reporting.wording import repository_path, whole
from hegui.running.results import Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> str:
    """All active diagnostics; fingerprints are unique in the report and stable over edits elsewhere."""
    seen: Counter[str] = Counter()
    issues = []
    for file in run.files:
        for diagnostic in file.active:
            # The same words in two files are two faults: the path is part of the identity.
            identity = f"{file.path}\0{diagnostic.code}\0{diagnostic.fingerprint}"
            seen[identity] += 1
            where = diagnostic.location
            issues.append(
                {
                    "type": "issue",
                    "check_name": diagnostic.code,
                    "description": f"{diagnostic.code} {whole(diagnostic)}",
                    "categories": ["Style"],
                    "severity": _SEVERITIES[diagnostic.severity],
                    "fingerprint": sha256(
                        f"{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")
                    ).hexdigest(),
                    "location": {
                        "path": repository_path(file.path),
                        "lines": {"begin": where.line, "end": max(where.line, where.end_line)},
                    },
                }
            )
    return writable(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"
