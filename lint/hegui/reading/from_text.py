"""Plain text: every line is a block, the text is the decoded file."""

from __future__ import annotations

import re

from hegui.document import Span, identity_origin, trimmed
from hegui.reading.contract import Block, Reading, Source
from hegui.reading.decoding import decode

_LINE = re.compile(r"[^\r\n]+")


def read(source: Source) -> Reading:
    """Read a text file.

    Raises:
        ReadError: ``E902`` when the bytes are no text.
    """
    text = decode(source.data, source.path)
    spans = (trimmed(text, Span(*m.span())) for m in _LINE.finditer(text))
    return Reading(
        text=text,
        format="txt",
        origin=identity_origin(len(text)),
        blocks=tuple(Block(span) for span in spans if span.length),
    )
