"""Stage: suppress."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from hegui.api import Diagnostic, Document, Span
from hegui.checking.model import Plan, Sidecar
from hegui.checking.notes import note
from hegui.checking.suppressions import Entry, Fault, applied, from_comments, from_sidecar

_MOST = 50


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
    faults = [(fault.message, fault.at) for fault in said if isinstance(fault, Fault)]
    unused = [
        (f"{entry.place}（{entry.code}）没有对应的问题", entry.at)
        for index, entry in enumerate(entries)
        if index not in used and entry.code in ran
    ]
    return marked, [*_notes("E912", faults, document), *_notes("E911", unused, document)]


def _notes(code: str, said: list[tuple[str, Span]], document: Document) -> Iterator[Diagnostic]:
    """One note each; of very many the first, and how many there are besides."""
    for message, at in said[:_MOST]:
        yield note(code, message, at, document)
    if len(said) > _MOST:
        yield note(code, f"另有 {len(said) - _MOST} 条同类的屏蔽", said[_MOST][1], document)
