"""The published shape of the JSON output, generated: ``python -m hegui.reporting.schema`` prints it.

Consumers may rely on every key named here; keys may be added within ``hegui/1``, none renamed or removed, so that
no object forbids additional ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hegui.api import Severity
from hegui.checking.verdict import GRADES
from hegui.checklist.results import STATUSES
from hegui.reporting.as_json import SCHEMA

Shape = dict[str, Any]


def _text(description: str, **more: Any) -> Shape:
    return {"type": "string", "description": description, **more}


def _number(description: str, least: int = 0) -> Shape:
    return {"type": "integer", "minimum": least, "description": description}


def _list(items: Shape, description: str) -> Shape:
    return {"type": "array", "items": items, "description": description}


def _object(properties: Mapping[str, Shape], description: str) -> Shape:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(properties),
    }


def _or_null(shape: Shape) -> Shape:
    return {"anyOf": [shape, {"type": "null"}]}


def _ref(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


_SPAN = {
    "start": _number("First code point, counted from 0 in the document's text."),
    "end": _number("One past the last code point."),
}
_PLACE = {
    "line": _number("From 1; of the file (txt, md, html source), of the extracted text (docx, pdf).", 1),
    "column": _number("In code points, from 1.", 1),
}
_PAGE = _or_null(_number("From 1; only for pdf.", 1))
_HEAD = {
    "schema": {"const": SCHEMA, "description": "Name and version of this shape."},
    "version": _text("Version of hegui."),
}


def schema() -> Shape:
    """The JSON Schema (draft 2020-12) of ``--format json``; ``$defs/line`` describes a line of ``jsonl``."""
    evidence = _object({**_SPAN, "quote": _text("The words.")}, "Words of the document.")
    basis = _object(
        {
            "document": _text("Full title of the law, document or standard."),
            "article": _text("Article; empty unless it is certain."),
            "strength": _text("规定 (law or Party document), 国标 (national standard), 惯例 (usage)."),
        },
        "Why it is a fault.",
    )
    summary = _object(
        {
            "documents": _number("Files in the run."),
            "checked": _number("Files that were checked."),
            "failed": _number("Files that could not be checked."),
            "skipped": _number("Files in formats nobody reads, passed over as asked (--skip-unsupported)."),
            **{
                s.word: _number(f"Diagnostics of severity {s.word} that count.")
                for s in sorted(Severity, reverse=True)
            },
            "suppressed": _number("Diagnostics that do not count."),
        },
        "Counts of the whole run.",
    )
    identity = _object(
        {
            "kind": _text("Kind of report: one that a checklist declares, or generic."),
            "title": _text("Title on one line; empty when there is none."),
            "issuer": _text("The body that reports; empty when unknown."),
            "level": _text("省 市 县 乡 镇 街道 部门, or empty."),
            "year": _or_null({"type": "integer", "description": "The year reported on."}),
            "published": _or_null(_text("Day of publication.", format="date")),
            "doubtful": {"type": "boolean", "description": "Little speaks for the kind."},
        },
        "What the document is.",
    )
    trace = _object(
        {
            "problem": _ref("evidence"),
            "answer": _or_null(_ref("evidence")),
            "shared": _list(_text("A content word."), "Content words that both have in common."),
        },
        "A shortcoming, and what the plan says about it (null = nothing).",
    )
    element = _object(
        {
            "id": _text("Stable name, such as shortcomings.causes."),
            "title": _text("Chinese name."),
            "status": {"enum": list(STATUSES), "description": "How the element stands."},
            "evidence": _list(_ref("evidence"), "Words that made it count as met or weak."),
            "reason": _text("One Chinese sentence saying why."),
            "basis": _list(_ref("basis"), "Why the element is required."),
            "trace": _list(trace, "Traceability table; empty for elements that do not trace."),
        },
        "One required element.",
    )
    related = _object(
        {
            **_SPAN,
            **_PLACE,
            "page": _PAGE,
            "quote": _text("The words."),
            "message": _text("What the place has to do with the fault."),
        },
        "A second place that the fault involves.",
    )
    edit = _object({**_SPAN, "text": _text("The words to put there.")}, "Replace a span.")
    diagnostic = _object(
        {
            "code": _text("Code of the rule.", pattern="^[A-Z][0-9]{3}$"),
            "name": _text("Name of the rule, also its key in the configuration."),
            "title": _text("The fault in a few Chinese words."),
            "severity": {"enum": [s.word for s in sorted(Severity, reverse=True)]},
            "message": _text("What is wrong here, one Chinese sentence."),
            **_SPAN,
            **_PLACE,
            "end_line": _number("Line of the end.", 1),
            "end_column": _number("Column one past the last code point.", 1),
            "page": _PAGE,
            "paragraph": _or_null(_number("From 1, over the whole document.", 1)),
            "section": _text("Headings above it, joined by ' / '."),
            "quote": _text("The words at fault; masked when sensitive."),
            "basis": _list(_ref("basis"), "Why it is a fault."),
            "related": _list(related, "Other places it involves."),
            "suggestion": _text("What to write or do instead; empty when the message says it."),
            "fix": _or_null(
                _object({"edits": _list(edit, "Do not overlap.")}, "A correction that changes no meaning.")
            ),
            "fingerprint": _text("Stable over edits elsewhere in the document."),
            "suppressed": _or_null(
                _object(
                    {
                        "kind": _text("comment, file, sidecar or baseline."),
                        "reason": _text("As its author wrote it."),
                    },
                    "Why it does not count.",
                )
            ),
        },
        "One fault.",
    )
    document = _object(
        {
            "path": _text("As given or found, with /."),
            "format": _text("Name of the reader; empty when none took the file."),
            "sha256": _text("Of the bytes; empty when they could not be read.", pattern="^([0-9a-f]{64})?$"),
            "status": {"enum": ["checked", "failed", "skipped"]},
            "error": _or_null(
                _object({"code": _text("Engine code E9xx."), "message": _text("One Chinese sentence.")}, "Why it failed.")
            ),
            "verdict": {
                "enum": list(GRADES),
                "description": "Whether it may be published: "
                + ", ".join(f"{grade} {title}" for grade, title in GRADES.items())
                + ".",
            },
            "verdict_reasons": _list(_text("A Chinese phrase."), "What decided; never empty."),
            "identity": _or_null(_ref("identity")),
            "checklist": _list(_ref("element"), "The required elements of this kind of report."),
            "coverage": _object(
                {
                    "quantities": _number("Quantities found."),
                    "checkable": _number("Standing in a relation that can be checked."),
                    "checked": _number("Checked."),
                },
                "How far the numbers could be checked.",
            ),
            "diagnostics": _list(_ref("diagnostic"), "Sorted by start and code; suppressed ones included."),
        },
        "One file.",
    )  # fmt: skip
    whole = _object(
        {**_HEAD, "summary": _ref("summary"), "documents": _list(_ref("document"), "Sorted by path.")},
        "The outcome of hegui check --format json.",
    )
    head = {"type": "object", "properties": _HEAD, "required": list(_HEAD)}
    last = {"type": "object", "properties": {"summary": _ref("summary")}, "required": ["summary"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **whole,
        "$defs": {
            "summary": summary,
            "identity": identity,
            "basis": basis,
            "evidence": evidence,
            "element": element,
            "diagnostic": diagnostic,
            "document": document,
            "line": {
                "description": "A line of --format jsonl: a document, or (the last one) the summary.",
                "allOf": [head, {"oneOf": [_ref("document"), last]}],
            },
        },
    }


def text() -> str:
    """The schema as published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(text(), end="")
