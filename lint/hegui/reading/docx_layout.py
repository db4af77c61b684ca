"""How a docx looks: page, paragraphs and runs with everything they inherit, page numbers.

Inheritance, from the weakest: ``w:docDefaults``, the chain of ``w:basedOn`` of the paragraph style, the level of the
numbering (before the properties of the style that names it), the character style, the paragraph or run itself (ECMA-376
Part 1, 17.7.2). Fonts of the theme are resolved through its fonts for Chinese. Table styles are not looked at: what
stands in tables is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from hegui.document.layout import (
    Grid,
    Indent,
    Layout,
    PageNumber,
    ParagraphLook,
    RunLook,
    SectionLook,
    TableLook,
)
from hegui.errors import ReadError
from hegui.reading.contract import Source
from hegui.reading.docx_numbering import Numbering
from hegui.reading.docx_package import Package, W, flag, integer, value
from hegui.reading.docx_styles import Styles
from hegui.reading.from_docx import P, R, T, children_of, run_text, runs_of

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TWIPS = 20.0
_HUNDREDTHS = 100.0
_GRID_SPREAD = 4096.0
"""``w:charSpace`` counts in 1/4096 of a point."""
_SINGLE = 240.0
"""``w:line`` of a single line where it is a multiple."""

_ALIGNS = {"start": "left", "end": "right", "left": "left", "right": "right", "center": "center"}
_SPREAD = {"both": "both", "distribute": "distribute", "thaiDistribute": "distribute"}
_SIDES = (
    ("left", "left"), ("start", "left"), ("right", "right"), ("end", "right"), ("firstLine", "first"), ("hanging", "hanging"),
)  # fmt: skip
_INDENTS = {name + unit: ours + unit for name, ours in _SIDES for unit in ("", "Chars")}
_FONTS = {"font": "eastAsia", "latin": "ascii"}
_THEME = "+"
"""Before the name of a font of the theme."""

Properties = dict[str, str]


def read(source: Source) -> Layout | None:
    """The layout of a docx that was read before; ``None`` when a part that it needs is damaged."""
    try:
        return _Sheet(Package(source)).layout()
    except (ReadError, RecursionError):
        return None


class _Resolved(NamedTuple):
    paragraph: Properties
    run: Properties


class _Sheet:
    """The parts of one docx that say how it looks."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.relations = package.relations(package.main)
        root = package.xml(package.main)
        assert root is not None  # Package.main names a part that is there
        self.root = root
        styles = self._part("styles")
        self.styles = Styles(styles)
        self.numbering = Numbering(self._part("numbering"), self.styles)
        self.raw = (
            {s.get(W + "styleId", ""): s for s in styles.iter(W + "style")} if styles is not None else {}
        )
        self.settings = self._part("settings")
        self.fonts = _theme_fonts(self._part("theme"), self.settings)
        defaults = styles.find(W + "docDefaults") if styles is not None else None
        self.defaults = _Resolved({}, {})
        if defaults is not None:
            self.defaults = _Resolved(
                _paragraph_properties(_below(defaults, "pPrDefault", "pPr")),
                _run_properties(_below(defaults, "rPrDefault", "rPr")),
            )
        self._resolved: dict[str, _Resolved] = {}

    def _part(self, kind: str) -> Element | None:
        target = next((r.target for r in self.relations if r.kind == kind), None)
        return self.package.xml(target) if target else None

    def layout(self) -> Layout:
        """The whole."""
        body = next(self.root.iter(W + "body"), self.root)
        inside = {p for table in body.iter(W + "tbl") for p in table.iter(P)}
        inside |= {p for box in body.iter(W + "txbxContent") for p in box.iter(P)}
        ends: list[Element] = []
        looks: dict[int, ParagraphLook] = {}
        ordinals: dict[Element, int] = {}
        sections_of: dict[Element, int] = {}
        broken = False
        for ordinal, paragraph in enumerate(self.root.iter(P)):
            ordinals[paragraph] = ordinal
            sections_of[paragraph] = len(ends)
            look = self.paragraph(paragraph, len(ends), paragraph in inside)
            if paragraph not in inside:
                before, behind = _page_breaks(paragraph)
                looks[ordinal] = look._replace(starts_page=look.starts_page or broken or before)
                shown = any(t.text and t.text.strip() for t in paragraph.iter(T))
                broken = behind or ((broken or before) and not shown)
            else:
                looks[ordinal] = look
            end = _below(paragraph, "pPr", "sectPr")
            if end is not None and paragraph not in inside:
                ends.append(end)
                broken = broken or value(end, "type") != "continuous"
        last = body.find(W + "sectPr")
        if last is not None or not ends:
            ends.append(last if last is not None else Element(W + "sectPr"))
        odd_and_even = bool(flag(self.settings, "evenAndOddHeaders"))
        sections = tuple(self.sections(ends))
        tables = tuple(_tables(body, inside, ordinals, sections_of))
        normal = self.run_look(self.style(self.styles.default).run)
        return Layout(
            self.package.name(self.package.main), sections, looks, tables, normal.size, odd_and_even
        )  # fmt: skip

    def style(self, name: str | None) -> _Resolved:
        """The properties of a paragraph style with what it inherits, its numbering left out."""
        key = name or ""
        if key not in self._resolved:
            paragraph, run = dict(self.defaults.paragraph), dict(self.defaults.run)
            for style in self.chain(name):
                _lay(paragraph, _paragraph_properties(style.find(W + "pPr")))
                _lay(run, _run_properties(style.find(W + "rPr")))
            self._resolved[key] = _Resolved(paragraph, run)
        return self._resolved[key]

    def chain(self, name: str | None) -> list[Element]:
        """The style and those that it is based on, the base first; a circle ends where it closes."""
        found: dict[str, Element] = {}
        while name is not None and name in self.raw and name not in found:
            found[name] = self.raw[name]
            name = value(found[name], "basedOn")
        return list(found.values())[::-1]

    def paragraph(self, paragraph: Element, section: int, floats: bool) -> ParagraphLook:
        """How one paragraph looks."""
        own = paragraph.find(W + "pPr")
        named = value(own, "pStyle")
        name = named if named in self.raw else self.styles.default
        style = self.style(name)
        properties = dict(style.paragraph)
        resolved = self.styles.paragraph(named)
        numbered = self.numbering.level(own, resolved, named)
        if numbered is not None:
            _lay(properties, _indents(self.numbering.properties(*numbered)))
            if own is None or own.find(W + "numPr") is None:
                # The style that names the numbering, and those based on it, have the last word.
                chain = self.chain(name)
                ids = [each.get(W + "styleId", "") for each in chain]
                first = ids.index(resolved.numbered_by) if resolved.numbered_by in ids else len(ids)
                for each in chain[first:]:
                    _lay(properties, _indents(each.find(W + "pPr")))
        _lay(properties, _paragraph_properties(own))
        line = properties.get("line")
        rule = properties.get("lineRule", "auto")
        unit = _SINGLE if rule == "auto" else _TWIPS
        raw = self.raw.get(name or "")
        return ParagraphLook(
            section,
            (value(raw, "name") or "") if raw is not None else "",
            resolved.outline if raw is not None else 0,
            properties.get("jc", "left"),
            _indent(properties, "left"),
            _indent(properties, "right"),
            _first(properties),
            integer(line) / unit if line else 1.0 if rule == "auto" else None,
            rule,
            properties.get("snapToGrid") != "0",
            floats or (own is not None and own.find(W + "framePr") is not None),
            own is not None and own.find(W + "tabs") is not None,
            tuple(self.run(run, style.run) for run in runs_of(paragraph)),
            properties.get("pageBreakBefore") == "1",
        )

    def run(self, run: Element, inherited: Properties) -> RunLook:
        """How the letters of a run look."""
        own = run.find(W + "rPr")
        if own is None:
            return self.run_look(inherited)
        properties = dict(inherited)
        for style in self.chain(value(own, "rStyle")):
            _lay(properties, _run_properties(style.find(W + "rPr")))
        _lay(properties, _run_properties(own))
        return self.run_look(properties)

    def run_look(self, properties: Properties) -> RunLook:
        """The look that resolved properties come to."""
        size = integer(properties.get("sz"), 0)
        colour = properties.get("color", "").upper()
        return RunLook(
            self.font(properties.get("font", "")),
            self.font(properties.get("latin", "")),
            size / 2 if size else None,
            "" if colour == "AUTO" else colour,
        )

    def font(self, said: str) -> str:
        """A font by its name, or by its place in the theme; ``""`` when that names none."""
        if said.startswith(_THEME):
            return self.fonts.get(said[1:], "")
        return said.split(";")[0].strip().lstrip("@")

    def sections(self, ends: Sequence[Element]) -> Iterator[SectionLook]:
        """The sections; headers and footers that a section does not name are those of the section before."""
        by_id = {relation.id: relation for relation in self.relations}
        inherited: dict[tuple[str, str], str] = {}
        read: dict[str, tuple[PageNumber, ...]] = {}
        for end in ends:
            for where in ("header", "footer"):
                for reference in end.iterfind(W + where + "Reference"):
                    relation = by_id.get(reference.get(_RELATED, ""))
                    if relation is not None:
                        inherited[where, reference.get(W + "type", "default")] = relation.target
            numbers: list[PageNumber] = []
            for (where, pages), target in inherited.items():
                if target not in read:
                    read[target] = tuple(self.numbers(target))
                numbers += (number._replace(where=where, pages=pages) for number in read[target])
            format_ = end.find(W + "pgNumType")
            if format_ is not None and format_.get(W + "fmt") == "numberInDash":
                numbers = [n._replace(before=n.before + "- ", after=" -" + n.after) for n in numbers]
            yield _section(end, numbers)

    def numbers(self, target: str) -> Iterator[PageNumber]:
        """The page numbers in one header or footer."""
        root = self.package.xml(target)
        for paragraph in root.iter(P) if root is not None else ():
            found = _page_field(paragraph)
            if found is None:
                continue
            before, number, after = found
            look = self.paragraph(paragraph, 0, False)
            run = next((r for r in number if r is not None), None)
            style = self.style(value(paragraph.find(W + "pPr"), "pStyle") or self.styles.default)
            align, gap = _place(root, paragraph, look, before, after)
            yield PageNumber(
                "", "", before, after, self.run(run, style.run) if run is not None else self.run_look(style.run),
                align, gap,
            )  # fmt: skip


def _below(parent: Element, *names: str) -> Element | None:
    """The child of a child …; ``None`` when one is missing."""
    found: Element | None = parent
    for name in names:
        found = found.find(W + name) if found is not None else None
    return found


def _lay(under: Properties, over: Mapping[str, str]) -> None:
    """Put ``over`` on ``under``; a first line that hangs and one that is indented take each other's place."""
    if "first" in over or "firstChars" in over:
        under.pop("hanging", None), under.pop("hangingChars", None)
    elif "hanging" in over or "hangingChars" in over:
        under.pop("first", None), under.pop("firstChars", None)
    under.update(over)


def _paragraph_properties(properties: Element | None) -> Properties:
    """What a ``w:pPr`` says, as far as it is asked for."""
    found = _indents(properties)
    if properties is None:
        return found
    align = value(properties, "jc")
    if align is not None:
        found["jc"] = _ALIGNS.get(align) or _SPREAD.get(align, "left")
    found |= _said(properties.find(W + "spacing"), {"line": "line", "lineRule": "lineRule"})
    if "line" in found:
        found.setdefault("lineRule", "auto")
    for name in ("snapToGrid", "pageBreakBefore"):
        on = flag(properties, name)
        if on is not None:
            found[name] = "1" if on else "0"
    return found


def _indents(properties: Element | None) -> Properties:
    return _said(properties.find(W + "ind") if properties is not None else None, _INDENTS)


def _said(element: Element | None, names: Mapping[str, str]) -> Properties:
    """The attributes of ``element`` that ``names`` lists, under the names it gives them."""
    found: Properties = {}
    for name, ours in names.items() if element is not None else ():
        said = element.get(W + name) if element is not None else None
        if said:
            found[ours] = said
    return found


def _indent(properties: Properties, side: str) -> Indent:
    characters = integer(properties.get(side + "Chars"))
    return Indent(
        integer(properties.get(side)) / _TWIPS, characters / _HUNDREDTHS if characters else None
    )  # fmt: skip


def _first(properties: Properties) -> Indent:
    hanging = _indent(properties, "hanging")
    if hanging.characters:
        return Indent(-hanging.points, -hanging.characters)
    first = _indent(properties, "first")
    if hanging.points and not first.characters:
        return Indent(-hanging.points)
    return first


def _run_properties(properties: Element | None) -> Properties:
    """What a ``w:rPr`` says, as far as it is asked for. A font of the theme wins over a named one beside it."""
    found: Properties = {}
    if properties is None:
        return found
    fonts = properties.find(W + "rFonts")
    found |= _said(fonts, {name: slot for slot, name in _FONTS.items()})
    themes = _said(fonts, {name + "Theme": slot for slot, name in _FONTS.items()})
    found |= {slot: _THEME + place for slot, place in themes.items()}
    for name in ("sz", "color"):
        said = value(properties, name)
        if said is not None:
            found[name] = said
    return found


def _theme_fonts(theme: Element | None, settings: Element | None) -> dict[str, str]:
    """The fonts of the theme by their places: ``minorEastAsia`` …

    A theme that names no font for East Asia has one for each script; which of them counts, the settings say.
    """
    found: dict[str, str] = {}
    language = settings.find(W + "themeFontLang") if settings is not None else None
    chinese = language is not None and language.get(W + "eastAsia", "").lower() in ("zh-cn", "zh-hans")
    for size in ("major", "minor"):
        fonts = next(theme.iter(f"{_DRAWING}{size}Font"), None) if theme is not None else None
        if fonts is None:
            continue
        faces = {each.tag.removeprefix(_DRAWING): each.get("typeface", "") for each in fonts}
        scripts = {f.get("script"): f.get("typeface", "") for f in fonts.iterfind(_DRAWING + "font")}
        found[size + "EastAsia"] = faces.get("ea") or (scripts.get("Hans", "") if chinese else "")
        found[size + "Ascii"] = found[size + "HAnsi"] = faces.get("latin", "")
    return found


def _section(end: Element, numbers: Iterable[PageNumber]) -> SectionLook:
    size, margins, grid = (end.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
    columns = end.find(W + "cols")

    def said(element: Element | None, name: str) -> float | None:
        found = element.get(W + name) if element is not None else None
        return integer(found) / _TWIPS if found else None

    left, gutter = said(margins, "left"), said(margins, "gutter") or 0.0
    top, bottom = said(margins, "top"), said(margins, "bottom")
    return SectionLook(
        said(size, "w"),
        said(size, "h"),
        abs(top) if top is not None else None,  # negative: headers do not push the text down
        abs(bottom) if bottom is not None else None,
        left + gutter if left is not None else None,
        said(margins, "right"),
        _grid(grid),
        integer(columns.get(W + "num"), 1) if columns is not None else 1,
        tuple(numbers),
        bool(flag(end, "titlePg")),
    )


def _grid(grid: Element | None) -> Grid:
    kind = grid.get(W + "type", "") if grid is not None else ""
    if grid is None or kind in ("", "default"):
        return Grid()
    pitch = integer(grid.get(W + "linePitch")) / _TWIPS
    return Grid(kind, pitch or None, integer(grid.get(W + "charSpace")) / _GRID_SPREAD)


def _page_breaks(paragraph: Element) -> tuple[bool, bool]:
    """Whether a page break stands before the words of a paragraph, and whether one stands behind them."""
    before = behind = written = False
    for run in runs_of(paragraph):
        for child in children_of(run):
            if child.tag == W + "br" and child.get(W + "type") == "page":
                before, behind = before or not written, True
            elif run_text(child).strip():
                written, behind = True, False
    return before, behind


def _tables(
    body: Element, inside: set[Element], ordinals: Mapping[Element, int], sections: Mapping[Element, int]
) -> Iterator[TableLook]:
    nested = {
        inner for table in body.iter(W + "tbl") for inner in table.iter(W + "tbl") if inner is not table
    }
    boxed = {t for box in body.iter(W + "txbxContent") for t in box.iter(W + "tbl")}
    for table in body.iter(W + "tbl"):
        first = next(table.iter(P), None)
        if table in nested or table in boxed or first is None:
            continue
        columns = [integer(c.get(W + "w")) for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        said = _below(table, "tblPr", "tblW")
        kind = said.get(W + "type", "auto") if said is not None else "auto"
        width: float | None = None
        if kind == "dxa" and said is not None:
            width = integer(said.get(W + "w")) / _TWIPS
        elif kind == "auto" and columns and _below(table, "tblPr", "tblLayout") is not None:
            width = sum(columns) / _TWIPS
        yield TableLook(ordinals[first], sections[first], width or None)


class _PageField:
    """The page number of a paragraph, found by reading its runs in order.

    Attributes:
        before, after: the words beside the number.
        number: the runs that show it.
        seen: there is one.

    While it reads it keeps what the outermost field asks for, and whether a field shows what it came to, and that the number.
    """

    def __init__(self) -> None:
        self.before: list[str] = []
        self.after: list[str] = []
        self.number: list[Element | None] = []
        self.seen = False
        self._depth = 0
        self._code = ""
        self._shown = False
        self._wanted = False

    def found(self, run: Element) -> None:
        """A run is all of the field."""
        self.seen = True
        self.number.append(run)

    def read(self, run: Element, child: Element) -> None:
        """The next piece of a run."""
        if child.tag == W + "fldChar":
            step = self._STEPS.get(child.get(W + "fldCharType", ""))
            if step is not None:
                step(self, run)
        elif child.tag == W + "instrText":
            self._code += child.text or ""
        elif self._wanted:
            self.number.append(run)
        elif not self._depth or self._shown:  # beside it, or in another field: the number of pages
            (self.after if self.seen else self.before).append(run_text(child))

    def _begin(self, run: Element) -> None:
        if not self._depth:
            self._code = ""
        self._depth += 1
        self._shown = False

    def _separate(self, run: Element) -> None:
        self._wanted, self._shown = _is_page(self._code), True
        self.seen = self.seen or self._wanted

    def _end(self, run: Element) -> None:
        self._depth = max(0, self._depth - 1)
        if not self._depth and not self._shown and _is_page(self._code):
            self.found(run)
        self._wanted = self._wanted and self._depth > 0

    _STEPS = {"begin": _begin, "separate": _separate, "end": _end}


def _page_field(paragraph: Element) -> tuple[str, list[Element | None], str] | None:
    """The words before a page number, its runs, and the words behind; ``None`` without a page number."""
    simple = [(field, field.get(W + "instr", "")) for field in paragraph.iter(W + "fldSimple")]
    inside = {run: code for field, code in simple for run in field.iter(R)}
    field = _PageField()
    for run in runs_of(paragraph):
        if run not in inside:
            for child in children_of(run):
                field.read(run, child)
        elif _is_page(inside[run]):
            field.found(run)
    if not field.seen and not any(_is_page(code) for _, code in simple):
        return None
    return "".join(field.before), field.number, "".join(field.after)


def _is_page(code: str) -> bool:
    words = code.split()
    return bool(words) and words[0].upper() == "PAGE"


def _floating(root: Element | None, paragraph: Element) -> str | None:
    """Where the frame or the box of a paragraph stands, ``""`` where it does not say; ``None`` for one in the text."""
    frame = _below(paragraph, "pPr", "framePr")
    if frame is not None:
        return frame.get(W + "xAlign", "")
    if root is None:
        return None
    for anchor in root.iter(_ANCHOR + "anchor"):
        if any(each is paragraph for each in anchor.iter(P)):
            said = anchor.find(f"{_ANCHOR}positionH/{_ANCHOR}align")
            return said.text or "" if said is not None else ""
    boxes = root.iter(W + "txbxContent")
    return "" if any(each is paragraph for box in boxes for each in box.iter(P)) else None


def _place(
    root: Element | None, paragraph: Element, look: ParagraphLook, before: str, after: str
) -> tuple[str, float | None]:
    """Where a page number stands: see ``PageNumber``."""
    floating = _floating(root, paragraph)
    if floating is not None:
        return floating, None
    if "\t" in before or "\t" in after or look.floats:
        return "", None
    align = "left" if look.align in ("both", "distribute") else look.align
    size = next((run.size for run in look.runs if run.size), None) or 14.0
    if align == "right":
        return align, look.right.in_characters(size) + _blanks(after[::-1])
    if align == "left":
        start = look.left.in_characters(size) + look.first.in_characters(size) + _blanks(before)
        return ("left" if start < _MIDDLE else ""), start
    return align, None


_MIDDLE = 6
"""Characters: a number that far from the left margin is set right or in the middle by blanks."""


def _blanks(words: str) -> float:
    """How wide the blanks are that ``words`` begin with, in characters."""
    blanks = words[: len(words) - len(words.lstrip())]
    return sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks)
