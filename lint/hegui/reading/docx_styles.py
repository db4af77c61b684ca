"""What a paragraph or character style of a docx says about text: outline level, numbering, hidden text."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.reading.docx_package import VAL, W, flag, integer, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|contents)\s*[1-9]", re.IGNORECASE)


class Style(NamedTuple):
    """A style with everything it inherits.

    Attributes:
        outline: outline level, 1 = highest, 0 for body text.
        number: id of the numbering (``w:num``) of its paragraphs; ``None`` without, ``"0"`` when switched off.
        level: numbering level from 0, ``None`` when the style does not say.
        numbered_by: the style in the chain of ``basedOn`` that names the numbering.
        hidden: the text is not shown.
        contents: a line of an automatic table of contents.
    """

    outline: int = 0
    number: str | None = None
    level: int | None = None
    numbered_by: str = ""
    hidden: bool = False
    contents: bool = False


PLAIN = Style()


class Styles:
    """The styles of one document by id; inheritance is resolved once for each."""

    def __init__(self, root: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._done: dict[str, Style] = {}
        self.default = ""
        for style in root.iter(W + "style") if root is not None else ():
            name = style.get(W + "styleId", "")
            self._raw.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = name

    def paragraph(self, name: str | None) -> Style:
        """The style of a paragraph that names it; the default style when it names none or an unknown one."""
        return self.named(name if name in self._raw else self.default)

    def named(self, name: str | None) -> Style:
        """A style by its id; ``PLAIN`` when there is none. A circle of ``basedOn`` ends where it closes."""
        chain: dict[str, Element] = {}
        while name is not None and name not in self._done and name not in chain:
            style = self._raw.get(name)
            if style is None:
                break
            chain[name] = style
            name = value(style, "basedOn")
        found = self._done.get(name or "", PLAIN)
        for key in reversed(chain):
            found = self._done[key] = _inherit(found, key, chain[key])
        return found


def _inherit(parent: Style, key: str, style: Element) -> Style:
    properties = style.find(W + "pPr")
    name = value(style, "name") or ""
    heading = _HEADING.fullmatch(name)
    outline = outline_level(properties)
    if outline is None:
        outline = int(heading[1]) if heading else parent.outline
    number, level = numbering_of(properties)
    hidden = flag(style.find(W + "rPr"), "vanish")
    return Style(
        outline=outline,
        number=parent.number if number is None else number,
        level=parent.level if level is None else level,
        numbered_by=parent.numbered_by if number is None else key,
        hidden=parent.hidden if hidden is None else hidden,
        contents=parent.contents or _CONTENTS.fullmatch(name) is not None,
    )


def outline_level(properties: Element | None) -> int | None:
    """The level ``w:outlineLvl`` says, 1 = highest, 0 for body text; ``None`` when it is not there."""
    said = value(properties, "outlineLvl")
    if said is None:
        return None
    level = integer(said, 9)
    return level + 1 if 0 <= level < 9 else 0


def numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    """Id and level of the numbering that ``w:pPr`` names; ``None`` for what it does not name."""
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return None, None
    level = numbering.find(W + "ilvl")
    return value(numbering, "numId"), integer(level.get(VAL)) if level is not None else None
