"""Stage: suppress."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from hegui.api import Diagnostic, Document
from hegui.checking.model import Plan, Sidecar
from hegui.checking.notes import note
from hegui.checking.suppressions import Entry, Fault, applied, from_comments, from_sidecar


def suppress(
    document: Document,
    diagnostics: list[Diagnostic],
    ran: Collection[str],
    plan: Plan,
    sidecar: Sidecar | None,
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The diagnostics with those marked that comments or the sidecar except, and a note for each exception without effect."""
    said = list(from_comments(document, plan.codes))
    if sidecar is not None:
        said += from_sidecar(sidecar.data, sidecar.path, plan.codes, plan.today)
    entries = [entry for entry in said if isinstance(entry, Entry)]
    taken, used = applied(diagnostics, entries)
    marked = [replace(d, suppressed=s) if s else d for d, s in zip(diagnostics, taken, strict=True)]
    notes = [note("E912", fault.message, fault.at, document) for fault in said if isinstance(fault, Fault)]
    notes += [
        note("E911", f"{entry.place}（{entry.code}）没有对应的问题", entry.at, document)
        for index, entry in enumerate(entries)
        if index not in used and entry.code in ran
    ]
    return marked, notes
