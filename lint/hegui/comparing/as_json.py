"""``hegui compare`` as JSON, schema ``hegui-compare/1``."""

from __future__ import annotations

import json
from typing import Any

from hegui import __version__
from hegui.comparing.comparison import Comparison
from hegui.comparing.wording import headline
from hegui.document import Document, Span
from hegui.reporting.visible import writable

SCHEMA = "hegui-compare/1"


def render(comparison: Comparison) -> str:
    """The comparison as one JSON object, indented."""
    return writable(json.dumps(as_data(comparison), ensure_ascii=False, indent=2)) + "\n"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data; offsets are code points of each report's text."""
    old, new = comparison.old, comparison.new
    return {
        "schema": SCHEMA,
        "version": __version__,
        "old": _document(old),
        "new": _document(new),
        "summary": headline(comparison),
        "share": comparison.share,
        "passages": [
            {
                "old": _place(old, p.old),
                "new": _place(new, p.new),
                "similarity": p.similarity,
                "verbatim": p.verbatim,
                "letters": p.letters,
            }
            for p in comparison.passages
        ],
        "figures": [
            {
                "old": {**_place(old, f.old), "value": f.old_value},
                "new": {**_place(new, f.new), "value": f.new_value},
                "unit": f.unit,
                "head": f.head,
                "changed": f.changed,
                "suspect": f.suspect,
            }
            for f in comparison.figures
        ],
        "promises": [
            {
                "plan": _place(old, p.plan),
                "result": _place(new, p.result) if p.result else None,
                "shared": list(p.shared),
            }
            for p in comparison.promises
        ],
        "carried": [
            {
                "cell": c.name,
                "old": _place(old, c.old),
                "new": _place(new, c.new),
                "value": c.value,
                "wanted": c.wanted,
                "fits": c.fits,
            }
            for c in comparison.carried
        ],
        "repeated": [
            {"old": _place(old, r.old), "new": _place(new, r.new), "similarity": r.similarity}
            for r in comparison.repeated
        ],
    }


def _document(doc: Document) -> dict[str, Any]:
    identity = doc.identity
    return {
        "path": doc.path,
        "format": doc.format,
        "sha256": doc.sha256,
        "kind": identity.kind,
        "title": identity.title,
        "issuer": identity.issuer,
        "year": identity.year,
    }


def _place(doc: Document, span: Span) -> dict[str, Any]:
    location = doc.locate(span)
    return {
        "start": span.start,
        "end": span.end,
        "line": location.line,
        "column": location.column,
        "page": location.page,
        "paragraph": location.paragraph,
        "section": location.section,
        "quote": doc.quote(span),
    }
