"""Stage: baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from hegui.api import Diagnostic, Suppression
from hegui.checking.mask import one_line
from hegui.checking.model import Known
from hegui.checking.notes import note

KNOWN = Suppression("baseline", "基线中已登记")
"""Why a known finding does not count."""


def baseline(
    diagnostics: list[Diagnostic], ran: Collection[str], known: Iterable[Known]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The diagnostics with those marked that are known, and a note for each known one that is no longer there."""
    entries = {(k.code, k.fingerprint): k for k in known}
    if not entries:
        return diagnostics, []
    there = {(d.code, d.fingerprint) for d in diagnostics}
    marked = [
        replace(d, suppressed=KNOWN) if d.suppressed is None and (d.code, d.fingerprint) in entries else d
        for d in diagnostics
    ]
    notes = [
        note("E913", f"基线中的 {entry.code}“{_short(entry.quote)}”已不在文件中")
        for place, entry in entries.items()
        if place not in there and entry.code in ran
    ]
    return marked, notes


def _short(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= 20 else words[:19] + "…"
