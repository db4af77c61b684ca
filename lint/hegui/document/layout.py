"""How a document looks: pages, paragraphs, runs, page numbers, with everything inherited resolved.

Lengths are points unless a name says otherwise. ``None`` and ``""`` mean that the file does not say, or says it in a
way that only the machine at hand can resolve (a font of the theme, a file without defaults): rules are silent then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

MILLIMETRE = 72 / 25.4
"""Points."""


class Indent(NamedTuple):
    """An indent: so many characters of the paragraph's size where ``characters`` is given, else points."""

    points: float = 0.0
    characters: float | None = None

    def in_characters(self, size: float) -> float:
        """How many characters of ``size`` points it is wide."""
        return self.points / size if self.characters is None else self.characters


class RunLook(NamedTuple):
    """How the letters of a run look.

    Attributes:
        font: of Chinese letters.
        latin: of Latin letters and digits.
        size: points.
        colour: ``RRGGBB``; ``""`` = automatic.
    """

    font: str = ""
    latin: str = ""
    size: float | None = None
    colour: str = ""


class ParagraphLook(NamedTuple):
    """How a paragraph looks.

    Attributes:
        section: index in ``Layout.sections``.
        style: name of its style.
        style_level: level of the heading style it has, 1 = highest; 0 without.
        align: ``left``, ``center``, ``right``, ``both`` or ``distribute``.
        first: of the first line, against ``left``; negative when it hangs out.
        line: distance of lines: a multiple for ``line_rule`` ``auto``, else points.
        line_rule: ``auto``, ``exact`` or ``atLeast``.
        snaps: lines keep to the grid of the section, where it has one.
        floats: it stands in a frame or a table, not in the column of text.
        tabs: it has tab stops of its own.
        runs: of each of its runs, as ``RunPlace.run`` counts them.
        starts_page: a page break or a section of a new page is right before its words.
    """

    section: int
    style: str = ""
    style_level: int = 0
    align: str = "left"
    left: Indent = Indent()
    right: Indent = Indent()
    first: Indent = Indent()
    line: float | None = None
    line_rule: str = "auto"
    snaps: bool = True
    floats: bool = False
    tabs: bool = False
    runs: tuple[RunLook, ...] = ()
    starts_page: bool = False


class PageNumber(NamedTuple):
    """The number of the page, as a footer or header prints it.

    Attributes:
        where: ``footer`` or ``header``.
        pages: on which pages: ``default`` (all, or odd ones), ``even``, ``first``.
        before, after: the words round it in its paragraph, blanks included.
        look: of the number.
        align: ``left``, ``center``, ``right``, ``inside``, ``outside``; ``""`` = cannot be told.
        gap: characters between it and the margin that it is aligned to; ``None`` = cannot be told.
    """

    where: str
    pages: str
    before: str
    after: str
    look: RunLook
    align: str
    gap: float | None


class Grid(NamedTuple):
    """The grid of a section.

    Attributes:
        kind: ``""`` none, ``lines``, ``linesAndChars`` or ``snapToChars``.
        pitch: distance of lines.
        spread: what is added to the width of each character of the default size.
    """

    kind: str = ""
    pitch: float | None = None
    spread: float = 0.0


class SectionLook(NamedTuple):
    """How the pages of a section look. ``left`` holds the gutter."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    grid: Grid = Grid()
    columns: int = 1
    numbers: tuple[PageNumber, ...] = ()
    title_page: bool = False

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return (self.width or 0) > (self.height or 0)

    @property
    def measure(self) -> float | None:
        """The width of the text."""
        if self.width is None or self.left is None or self.right is None or self.columns > 1:
            return None
        return self.width - self.left - self.right


class TableLook(NamedTuple):
    """A table of the body.

    Attributes:
        paragraph: ordinal of its first ``w:p``.
        width: ``None`` when it fits itself to the page or its content.
    """

    paragraph: int
    section: int
    width: float | None


class Layout(NamedTuple):
    """How a document looks.

    Attributes:
        part: name of the part that holds the body, as in ``RunPlace``.
        paragraphs: of the body, by ``RunPlace.paragraph``.
        size: default size of letters, by which grids count.
        odd_and_even: odd and even pages have footers of their own.
    """

    part: str
    sections: tuple[SectionLook, ...]
    paragraphs: Mapping[int, ParagraphLook]
    tables: tuple[TableLook, ...] = ()
    size: float | None = None
    odd_and_even: bool = False
