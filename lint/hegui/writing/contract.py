"""What a writer promises: only the words that a change names are different in the new bytes.

A writer either makes every change it is given or raises ``WriteError``; who calls it reads the result again and
compares. Formats that are not in ``WRITERS`` cannot be written: a pdf has no text to edit, and a web page belongs to the
system that made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from hegui.document import Origin, Span
from hegui.errors import HeguiError
from hegui.reading import Source


class Edit(NamedTuple):
    """Replace ``span`` of the document's text by ``text``."""

    span: Span
    text: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits`` (sorted, not overlapping) made."""
    pieces: list[str] = []
    done = 0
    for (start, end), words in edits:
        pieces += (text[done:start], words)
        done = end
    return "".join((*pieces, text[done:]))


class WriteError(HeguiError):
    """The document cannot take the changes; nothing was written."""


Writer = Callable[[Source, Origin, Sequence[Edit]], bytes]

WRITERS = {
    "txt": "hegui.writing.text:write",
    "md": "hegui.writing.text:write",
    "docx": "hegui.writing.docx:write",
}
"""Format to the function that writes it, imported when it is needed."""


def write(format: str, source: Source, origin: Origin, changes: Sequence[Edit]) -> bytes:
    """The bytes of ``source`` with ``changes`` made.

    Args:
        format: of the document, as its reader names it.
        origin: of the document's text.

    Raises:
        WriteError: they cannot be made.
    """
    module, _, name = WRITERS[format].partition(":")
    writer: Writer = getattr(import_module(module), name)
    return writer(source, origin, changes)
