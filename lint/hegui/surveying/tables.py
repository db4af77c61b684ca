"""The tables of a survey: what they are called, what stands in them. One home for the schema."""

from __future__ import annotations

TABLES: dict[str, dict[str, str]] = {
    "documents": {
        "path": "VARCHAR", "format": "VARCHAR", "sha256": "VARCHAR", "status": "VARCHAR", "error_code": "VARCHAR",
        "error_message": "VARCHAR", "kind": "VARCHAR", "title": "VARCHAR", "issuer": "VARCHAR", "level": "VARCHAR",
        "year": "INTEGER", "published": "DATE", "length": "INTEGER", "characters": "INTEGER", "quantities": "INTEGER",
        "checkable": "INTEGER", "checked": "INTEGER", "errors": "INTEGER", "warnings": "INTEGER", "infos": "INTEGER",
        "weak": "INTEGER", "missing": "INTEGER", "copied": "DOUBLE",
        "verdict": "VARCHAR", "verdict_reasons": "VARCHAR",
    },
    "diagnostics": {
        "path": "VARCHAR", "code": "VARCHAR", "family": "VARCHAR", "name": "VARCHAR", "severity": "VARCHAR",
        "message": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "line": "INTEGER", "column": "INTEGER",
        "page": "INTEGER", "paragraph": "INTEGER", "section": "VARCHAR", "quote": "VARCHAR", "suggestion": "VARCHAR",
        "basis": "VARCHAR", "fingerprint": "VARCHAR", "suppressed": "BOOLEAN",
    },
    "checklist": {
        "path": "VARCHAR", "id": "VARCHAR", "title": "VARCHAR", "status": "VARCHAR", "reason": "VARCHAR",
        "code": "VARCHAR", "ordinal": "INTEGER",
    },
    "answers": {
        "path": "VARCHAR", "problem": "VARCHAR", "answer": "VARCHAR", "shared": "VARCHAR",
    },
    "quantities": {
        "path": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "surface": "VARCHAR", "value": "DOUBLE",
        "low": "DOUBLE", "high": "DOUBLE", "modifier": "VARCHAR", "unit": "VARCHAR", "kind": "VARCHAR",
        "head": "VARCHAR", "year": "INTEGER", "role": "VARCHAR",
    },
    "passages": {
        "path": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "quote": "VARCHAR", "other_path": "VARCHAR",
        "other_start": "INTEGER", "other_end": "INTEGER", "other_quote": "VARCHAR", "similarity": "DOUBLE",
        "letters": "INTEGER",
    },
}  # fmt: skip
"""Public tables: column to type. Offsets and ``length`` are code points, ``characters`` the letters and digits of the report's own text; ``copied`` is the share of letters found in other reports; ``verdict`` a grade as in JSON."""

PRIVATE: dict[str, dict[str, str]] = {
    # What was checked under which settings: the key of resuming.
    "state": {"path": "VARCHAR", "key": "VARCHAR", "document": "INTEGER", "result": "VARCHAR"},
    "fingerprints": {"document": "INTEGER", "hash": "UBIGINT", "place": "INTEGER"},
    # Letters of a report as runs: ``places[i]`` in the letters stands at ``offsets[i]`` of the text.
    "letters": {
        "document": "INTEGER", "whole": "VARCHAR", "text": "VARCHAR", "shape": "VARCHAR", "own": "BLOB", "places": "INTEGER[]",
        "offsets": "INTEGER[]",
    },
}  # fmt: skip
"""Tables of the store that no one else needs."""


def quoted(name: str) -> str:
    """``name`` as SQL spells it."""
    return f'"{name}"'


def structure(columns: dict[str, str]) -> str:
    """``columns`` as DuckDB's ``from_json`` wants them: a list of objects."""
    inner = ",".join(f'"{name}":"{kind}"' for name, kind in columns.items())
    return f"[{{{inner}}}]"
