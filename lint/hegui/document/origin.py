"""Where each code point of a document's text came from: back to the run, the page box, the source line.

An ``Origin`` is a sorted tuple of segments that tile the text. Inside a segment the mapping is linear, so a
reader adds one segment for each run, text chunk or printed line, never one for each character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class FilePlace(NamedTuple):
    """A place in a decoded text file (txt, md, html): ``offset`` in code points of the decoded source."""

    offset: int


class RunPlace(NamedTuple):
    """A place in a docx.

    Attributes:
        part: the part's name inside the package, such as ``word/document.xml``.
        paragraph: ordinal of the ``w:p`` in that part, in document order, counted from 0.
        run: ordinal of the ``w:r`` inside the paragraph, in document order, counted from 0; -1 for text that is
            in no run (automatic numbering, separators between cells).
        offset: code points from the beginning of the run's own text.
    """

    part: str
    paragraph: int
    run: int
    offset: int


class Box(NamedTuple):
    """A rectangle on a page in PDF points, origin at the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


class PagePlace(NamedTuple):
    """A place in a pdf: ``page`` counted from 1, and the box of the character (``None`` for inserted text)."""

    page: int
    box: Box | None


Place = FilePlace | RunPlace | PagePlace


@dataclass(frozen=True, slots=True)
class Segment:
    """``text[start:end]`` comes from one stretch of the source beginning at ``place``.

    Attributes:
        boxes: for a pdf, one box for each code point of the segment; empty elsewhere.
        fixed: every code point of the segment maps to ``place`` itself (text that is not in the source as such:
            a resolved number, an entity such as ``&nbsp;``, a separator).
    """

    start: int
    end: int
    place: Place
    boxes: tuple[Box | None, ...] = ()
    fixed: bool = False

    def at(self, offset: int) -> Place:
        """The place of the code point at ``offset`` (an offset of the text, inside the segment)."""
        delta = 0 if self.fixed else offset - self.start
        place = self.place
        if isinstance(place, PagePlace):
            return PagePlace(place.page, self.boxes[offset - self.start] if self.boxes else place.box)
        if isinstance(place, FilePlace):
            return FilePlace(place.offset + delta)
        return place._replace(offset=place.offset + delta)


class Origin:
    """The map from text to source. Immutable; lookups are logarithmic in the number of segments."""

    __slots__ = ("_starts", "segments")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._starts = [s.start for s in self.segments]

    def at(self, offset: int) -> Place | None:
        """The place of the code point at ``offset``; ``None`` only for a document without segments."""
        if not self.segments:
            return None
        segment = self.segments[max(0, bisect_right(self._starts, offset) - 1)]
        return segment.at(min(max(offset, segment.start), max(segment.start, segment.end - 1)))

    def within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that share at least one code point with ``[start, end)``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for segment in self.segments[first:]:
            if segment.start >= end:
                break
            if segment.end > start:
                found.append(segment)
        return tuple(found)


def identity_origin(length: int) -> Origin:
    """The origin of a text that is its own source: txt and md."""
    return Origin((Segment(0, length, FilePlace(0)),))
