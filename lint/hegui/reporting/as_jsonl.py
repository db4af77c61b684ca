"""JSON Lines: one document of schema ``hegui/1`` a line, the summary last. For collections too large for one object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hegui.reporting.as_json import SCHEMA, document_object, summary_object
from hegui.reporting.visible import writable
from hegui.running.results import Run


def render(run: Run) -> str:
    """Each line stands alone: it carries ``schema`` and ``version`` before its own keys."""
    head = {"schema": SCHEMA, "version": run.version}
    lines = [_line({**head, **document_object(file, run.rules)}) for file in run.files]
    return writable("".join([*lines, _line({**head, "summary": summary_object(run)})]))


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
