"""JSON Lines: one document of schema ``hegui/1`` a line, the summary last. For collections too large for one object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hegui.reporting.as_json import SCHEMA, document_object, summary_object
from hegui.reporting.visible import writable
from hegui.running.results import RuleInfo, Run, Streamed


def render(run: Run) -> str:
    """Each line stands alone: it carries ``schema`` and ``version`` before its own keys."""
    lines = streamed(run.version, run.rules)
    return "".join([*map(lines.document, run.files), lines.after(run.tally)])


def streamed(version: str, rules: Mapping[str, RuleInfo]) -> Streamed:
    """The same lines, one after the other."""
    head = {"schema": SCHEMA, "version": version}
    return Streamed(
        None,
        lambda file: _line({**head, **document_object(file, rules)}),
        "",
        lambda tally: _line({**head, "summary": summary_object(tally)}),
    )


def _line(value: Mapping[str, Any]) -> str:
    return writable(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) + "\n"
