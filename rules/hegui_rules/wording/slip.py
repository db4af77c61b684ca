"""What a slip of the pen is, and where none is looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from hegui.api import Document, Span
from hegui.api.facts import fact
from hegui.api.language import everywhere

_MARKS = "“”‘’《》〈〉「」『』【】"
_QUOTED = re.compile(f"[{_MARKS[::2]}][^{_MARKS}\n]{{1,80}}[{_MARKS[1::2]}]")


class Slip(NamedTuple):
    """A slip.

    Attributes:
        span: of the whole word or phrase as found.
        found, right: as written and as it should be.
        how: ``sound`` (a letter of the same toneless syllable), ``near`` (nearly the same) or ``look``; ``lost``, ``added``,
            ``doubled``, ``swapped`` letters.
        sure: ``False`` where little but the sound or the shape speaks for the right word: a name, perhaps.
    """

    span: Span
    found: str
    right: str
    how: str
    sure: bool = True


@fact
def _quotations(doc: Document) -> tuple[list[int], list[int]]:
    """Where quotations begin, and where they end."""
    spans = [match.span() for match in everywhere(doc, _QUOTED)]
    return [start for start, _ in spans], [end for _, end in spans]


def quoted(doc: Document, at: int) -> bool:
    """Whether ``at`` lies inside quotation or title marks: there a writer coins words, and cites."""
    starts, ends = _quotations(doc)
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < ends[place]
