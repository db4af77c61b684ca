"""Long runs of one kind of character: they say nothing, and whatever looks for words in them looks in vain, for long."""

from __future__ import annotations

import re

from hegui.document import Mark, Span
from hegui.text.blanks import FILLER

_LONG = 200
_HEAD = 100
_TAIL = 10

# Blanks with line breaks among them; digits; any character again and again.
_RUN = re.compile(rf"(?:\s|[{FILLER}]){{{_LONG},}}|[0-9０-９]{{{_LONG},}}|(.)\1{{{_LONG - 1},}}", re.S)


def find_noise(text: str) -> tuple[Mark, ...]:
    """The middle of each run of blanks, of digits, or of one character: its ends stay and can be spoken of."""
    if len(text) < _LONG:
        return ()
    return tuple(
        Mark(Span(match.start() + _HEAD, match.end() - _TAIL), "markup", "连续的同类字符")
        for match in _RUN.finditer(text)
    )
