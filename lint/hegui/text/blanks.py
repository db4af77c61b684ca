"""White space: what stands between words and at the ends of lines, and says nothing."""

from __future__ import annotations

from hegui.text.spans import Span

FILLER = "\u2060\u200b\ufeff"
"""Characters without width: blanked inline markup, leftovers of web pages and of files joined together."""
BLANK = " \t\u3000\xa0\u2002\u2003" + FILLER
"""White space inside a line, to be put into the brackets of a pattern."""


def is_blank(character: str) -> bool:
    """Whether ``character`` is white space (line breaks included) or has no width."""
    return character.isspace() or character in FILLER


def skip(text: str, start: int, end: int) -> int:
    """The first place from ``start`` on that is not blank; ``end`` when all is."""
    while start < end and is_blank(text[start]):
        start += 1
    return start


def trimmed(text: str, span: tuple[int, int]) -> Span:
    """``span`` without the blanks at both ends; may be empty, never inverted."""
    start, end = span
    # Most spans begin and end with a letter.
    if start < end and "\u3001" <= text[start] < "\ufe00" and "\u3001" <= text[end - 1] < "\ufe00":
        return Span(start, end)
    start = skip(text, start, end)
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)
