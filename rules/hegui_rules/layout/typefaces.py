"""Which fonts are 仿宋, 黑体, 楷体, 小标宋; what sizes are called; whether words are set as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.api import Document, Options, Severity, Table
from hegui.api.knowledge import Cells, split
from hegui.api.layout import Line, RunLook, Stretch
from hegui_rules.knowledge import path_of
from hegui_rules.layout.common import Fault, plain

SONG, FANGSONG, KAI, HEI, PLAIN_SONG = "小标宋体", "仿宋体", "楷体", "黑体", "宋体"


class Typeface(NamedTuple):
    """A row of typefaces.tsv: a typeface, and what is found in the names of its fonts, in lower case."""

    family: str
    words: tuple[str, ...]


class TypeSize(NamedTuple):
    """A row of type_sizes.tsv: 三号, and its points."""

    name: str
    points: float


def _typeface(row: Cells) -> Typeface:
    words = split(row["words"].lower())
    if row["family"] not in (SONG, FANGSONG, KAI, HEI, PLAIN_SONG) or not words:
        raise ValueError(
            f"family 应为 {'、'.join((SONG, FANGSONG, KAI, HEI, PLAIN_SONG))} 之一，words 不能为空"
        )
    return Typeface(row["family"], words)


def _type_size(row: Cells) -> TypeSize:
    try:
        return TypeSize(row["name"], float(row["points"]))
    except ValueError:
        raise ValueError("points 应为磅数") from None


TYPEFACES: Table[Typeface] = Table(
    "typefaces", title="公文用的字体和字库名称里的字", path=path_of("typefaces.tsv"), columns=("family", "words"), entry=_typeface
)  # fmt: skip
SIZES: Table[TypeSize] = Table(
    "type_sizes", title="字号和磅数", path=path_of("type_sizes.tsv"), columns=("name", "points"), entry=_type_size
)  # fmt: skip


class Face(NamedTuple):
    """How words should be set.

    Attributes:
        families: of which one is right; the first one is named.
        beside: families that single words may have too.
        near: families that stand in for the right one: only worth a look.
    """

    families: tuple[str, ...]
    points: float
    beside: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def family(options: Options, font: str) -> str:
    """The typeface of a font, ``""`` for one that the table does not know."""
    name = font.lower()
    return next((row.family for row in options.typefaces.entries if any(w in name for w in row.words)), "")


def size_name(options: Options, points: float) -> str:
    """三号（16 磅）; 17 磅 for a size that has no name."""
    name = next((row.name for row in options.type_sizes.entries if row.points == points), "")
    return f"{name}（{plain(points)} 磅）" if name else f"{plain(points)} 磅"


_FEW = 2
"""Letters: a single one in another font may be a rare character that the font lacks."""
_TOLERANCE = 0.25
"""Points."""


def misset(
    doc: Document, options: Options, what: str, line: Line, face: Face, common: Mapping[str, int]
) -> Iterator[Fault]:
    """The words of ``line`` whose typeface or size is not that of ``face``.

    Args:
        what: what the words are: 正文.
        common: how many letters of all lines of this sort have which typeface.
    """
    allowed = face.families
    if _most(common) in face.families:
        allowed += face.beside
    for stretch in line.stretches:
        letters = _letters(doc, stretch)
        if letters < _FEW:
            continue
        fault = _fault(options, what, stretch, face, allowed)
        if fault is not None:
            yield fault


def _fault(
    options: Options, what: str, stretch: Stretch, face: Face, allowed: tuple[str, ...]
) -> Fault | None:
    look = stretch.look
    own = family(options, look.font) if look.font else ""
    wrong_font = bool(look.font) and own not in allowed
    wrong_size = look.size is not None and abs(look.size - face.points) > _TOLERANCE
    if not wrong_font and not wrong_size:
        return None
    found, wanted = [], []
    if wrong_font:
        found.append(_named(own, look))
        wanted.append("或".join(face.families))
    if wrong_size and look.size is not None:
        found.append(size_name(options, look.size))
        wanted.append(size_name(options, face.points))
    doubtful = not wrong_size and own in face.near
    return Fault(
        stretch.span,
        f"{what}用的是{''.join(found)}，应为{''.join(wanted)}",
        f"选中后在“开始→字体”中改为{'或'.join(face.families)}、{size_name(options, face.points)}",
        Severity.INFO if doubtful else None,
    )


def _named(own: str, look: RunLook) -> str:
    """The font by its Chinese name: 华文中宋, 宋体 for SimSun."""
    return own if own and look.font.isascii() else look.font


def _letters(doc: Document, stretch: Stretch) -> int:
    words = doc.text[stretch.span.start : stretch.span.end]
    return sum("\u4e00" <= c <= "\u9fff" for c in words)


def count(doc: Document, options: Options, lines: tuple[Line, ...]) -> dict[str, int]:
    """How many letters of ``lines`` have which typeface; those whose font is not known are left out."""
    found: dict[str, int] = {}
    for line in lines:
        for stretch in line.stretches:
            own = family(options, stretch.look.font)
            if own:
                found[own] = found.get(own, 0) + _letters(doc, stretch)
    return found


def _most(common: Mapping[str, int]) -> str:
    return max(common, key=lambda f: common[f], default="")
