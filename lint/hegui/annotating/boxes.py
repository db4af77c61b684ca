"""Where words stand on the pages of a fixed layout, and the colours they are marked with."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Severity
from hegui.document import Box, Origin, PagePlace, Span

COLOURS = {
    Severity.ERROR: (255, 138, 128),
    Severity.WARNING: (255, 213, 79),
    Severity.INFO: (179, 229, 252),
    None: (200, 230, 201),
}
"""Light enough for black words to be read through them."""
_SAME_LINE = 0.5


def boxes_of(origin: Origin, span: Span) -> Iterator[tuple[int, list[Box]]]:
    """The pages that ``span`` reaches, with one box for each printed line; a page alone where no box is known."""
    pages: dict[int, list[Box]] = {}
    for segment in origin.within(span.start, max(span.end, span.start + 1)):
        for offset in range(max(span.start, segment.start), min(max(span.end, span.start + 1), segment.end)):
            place = segment.at(offset)
            if not isinstance(place, PagePlace):
                continue
            lines = pages.setdefault(place.page, [])
            box = place.box
            if box is None:
                continue
            if lines and _on_one_line(lines[-1], box):
                last = lines[-1]
                lines[-1] = Box(
                    min(last.left, box.left), min(last.bottom, box.bottom),
                    max(last.right, box.right), max(last.top, box.top),
                )  # fmt: skip
            else:
                lines.append(box)
    yield from ((page, lines) for page, lines in pages.items() if lines)


def _on_one_line(line: Box, box: Box) -> bool:
    height = min(line.top - line.bottom, box.top - box.bottom)
    return min(line.top, box.top) - max(line.bottom, box.bottom) > _SAME_LINE * height
