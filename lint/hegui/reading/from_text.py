"""Plain text: every line is a block, the text is the decoded file.

A line that begins with the mark of a Markdown heading is one: texts are written in Markdown and saved as plain ones.
The mark stays in the text, where it can be told as a left-over, and outside the block, where it would be read as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.document import Mark, Span, identity_origin
from hegui.reading.contract import Block, Reading, Source
from hegui.reading.decoding import decode
from hegui.text.blanks import trimmed

_LINE = re.compile(r"[^\r\n]+")
_ATX = re.compile(r"(#{1,6})[ \t]+(?=[^#\s])")
# A soft hyphen between figures was a hyphen in the PDF it was copied from: 2021\u00ad2025年.
_INVISIBLE = re.compile("(?:[\u200b-\u200f\u202a-\u202e\ufeff]|(?<![0-9])\u00ad|\u00ad(?![0-9]))+")


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
        blocks=tuple(_block(text, span) for span in spans if span.length),
        marks=tuple(invisible_marks(text)),
    )


def _block(text: str, span: Span) -> Block:
    """A line, as a heading where it is marked as one."""
    mark = _ATX.match(text, *span)
    if mark is None:
        return Block(span)
    return Block(Span(mark.end(), span.end), "heading", outline=len(mark[1]))


def invisible_marks(text: str) -> Iterator[Mark]:
    """Characters that no one sees (zero-width space, byte order mark inside the text): no rule may trip over them."""
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        yield Mark(Span(*match.span()), "markup", "不可见字符")
