"""Finds what is not the report's own text: web page furniture, letterheads of pages, residue of Word."""

from __future__ import annotations

from hegui.document import Mark
from hegui.reading import Reading


def find_furniture(body: str, reading: Reading) -> tuple[Mark, ...]:
    """Marks for every stretch that is furniture; sorted, not overlapping."""
    return ()
