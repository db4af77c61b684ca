"""Notes as highlights with their words in an OFD (GB/T 33190-2016, clause 15): every other part of the package stays.

A page has one file of annotations, which ``Annotations.xml`` names; what others have put there stays before ours.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from hegui.annotating.boxes import COLOURS, boxes_of
from hegui.annotating.notes import AUTHOR, Note
from hegui.document import Box, Origin
from hegui.reading import Source
from hegui.reading.archive import Archive
from hegui.reading.from_ofd import POINTS, Leaf, Sheet, children, leaves, text_of
from hegui.writing import WriteError
from hegui.writing.docx import packed, refuse_other_encodings

_ALPHA = 100
"""Of 255: annotations lie over the words, which must be read through them."""
_AFTER = frozenset(("Attachments", "CustomTags", "Extensions"))
"""What follows ``Annotations`` in a document."""
_ID = re.compile(rb"""\bID\s*=\s*["'](\d{1,9})["']""")
_MAX_ID = re.compile(rb"(<(?:[\w.-]+:)?MaxUnitID\b[^>]*>\s*)(\d+)")
_NAMESPACE = "http://www.ofdspec.org/2016"
_SAVE_AS = "请用原来的软件另存后再试"

Marked = tuple[Note, list[Box]]


class _Place(NamedTuple):
    """Where the annotations of a page go."""

    part: str
    there: bool


def annotate(source: Source, origin: Origin, notes: Sequence[Note]) -> bytes:
    """The OFD with a highlight on the words of each note.

    Raises:
        ReadError: it is damaged.
        WriteError: it is signed, or strange inside.
    """
    archive = Archive(source.path, source.data, "OFD")
    root = archive.xml("OFD.xml")
    assert root is not None  # it has been read
    if any(text_of(body, "Signatures") for body in children(root, "DocBody")):
        raise WriteError(f"{source.path}：文件带有电子签章，不能改动", "请在签章之前的文件上批注")
    if "OFDEntries.xml" in archive:
        raise WriteError(f"{source.path}：文件带有完整性保护，不能改动", "请在保护之前的文件上批注")
    names = [entry.filename for entry in archive.entries]
    if len(set(names)) < len(names):
        raise WriteError(f"{source.path}：文件的内部结构异常，不能改动", _SAVE_AS)
    marked: dict[int, list[Marked]] = defaultdict(list)
    for note in notes:
        for page, boxes in boxes_of(origin, note.span):
            marked[page].append((note, boxes))
    by_document: dict[str, list[tuple[Leaf, list[Marked]]]] = defaultdict(list)
    for number, leaf in enumerate(leaves(archive, root), 1):
        if number in marked:
            by_document[leaf.document].append((leaf, marked[number]))
    new: dict[str, bytes] = {}
    for document, pages in by_document.items():
        new |= _document(archive, document, pages)
    with ZipFile(BytesIO(source.data)) as package:
        return packed(package, new)


def _document(
    archive: Archive, document: str, pages: Iterable[tuple[Leaf, list[Marked]]]
) -> Mapping[str, bytes]:
    """The parts of one document that are new or change, by their names in the package."""
    body = _Part(archive, document)
    said = text_of(body.root, "Annotations")
    listed = posixpath.join(posixpath.dirname(document), said or "Annots/Annotations.xml")
    known = bool(said) and listed in archive
    if not known:
        listed = _unused(archive, listed)
    listing = _Part(archive, listed) if known else _Part.empty("Annotations", body.namespace)
    files = dict(_files(archive, listing.root, posixpath.dirname(listed), posixpath.dirname(document)))
    taken = (*(file for file in files.values() if file in archive), document)
    number = max(body.most, *(_most(archive, part) for part in taken))
    if not body.most:  # the document does not say what is used
        number = max(
            number, *(_most(archive, e.filename) for e in archive.entries if e.filename.endswith(".xml"))
        )
    changed: dict[str, _Part] = {document: body, listed: listing}
    for leaf, marked in pages:
        place = files.get(leaf.identifier, "")
        if place not in archive:
            place = _unused(archive, f"{posixpath.dirname(listed)}/Page_{leaf.identifier}/Annotation.xml")
            changed[place] = _Part.empty("PageAnnot", body.namespace)
            listing.add(
                f"<ofd:Page PageID={quoteattr(leaf.identifier)}><ofd:FileLoc>/{escape(place)}</ofd:FileLoc></ofd:Page>"
            )
        elif place not in changed:
            changed[place] = _Part(archive, place)
        for note, boxes in marked:
            number += 1
            changed[place].add(_annotation(note, boxes, leaf.sheet, number))
            number += len(boxes)
    if not known:
        body.add(f"<ofd:Annotations>/{escape(listed)}</ofd:Annotations>", _AFTER)
    body.count(number)
    return {archive.filename(name): part.data for name, part in changed.items()}


def _files(archive: Archive, listing: Element, *folders: str) -> Iterator[tuple[str, str]]:
    """The file of each page that has one; makers differ in what a place is relative to."""
    for page in children(listing, "Page"):
        said = text_of(page, "FileLoc")
        places = [posixpath.join(folder, said) for folder in folders]
        yield page.get("PageID", ""), next((place for place in places if place in archive), "")


def _unused(archive: Archive, part: str) -> str:
    part = part.lstrip("/")
    stem, suffix = posixpath.splitext(part)
    number = 1
    while part in archive:
        part = f"{stem}_{number}{suffix}"
        number += 1
    return part


def _most(archive: Archive, part: str) -> int:
    return max((int(found) for found in _ID.findall(archive.read(part))), default=0)


def _annotation(note: Note, boxes: Sequence[Box], sheet: Sheet, number: int) -> str:
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    bottom, top = min(b.bottom for b in boxes), max(b.top for b in boxes)
    red, green, blue = COLOURS[note.severity]
    shapes = "".join(
        f'<ofd:PathObject ID="{number + n}" Boundary="{_box(box, left, top)}" Stroke="false" Fill="true" Alpha="{_ALPHA}">'
        f'<ofd:FillColor Value="{red} {green} {blue}"/>'
        f"<ofd:AbbreviatedData>{_outline(box)}</ofd:AbbreviatedData></ofd:PathObject>"
        for n, box in enumerate(boxes, 1)
    )
    # From the lower left corner in points to the upper left corner in millimetres.
    x, y = left / POINTS + sheet.left, sheet.height - top / POINTS + sheet.top
    return (
        f'<ofd:Annot ID="{number}" Type="Highlight" Creator="{AUTHOR}" LastModDate="{datetime.date.today()}">'
        f"<ofd:Remark>{escape(chr(10).join(note.lines))}</ofd:Remark>"
        f'<ofd:Appearance Boundary="{x:.3f} {y:.3f} {(right - left) / POINTS:.3f} {(top - bottom) / POINTS:.3f}">'
        f"{shapes}</ofd:Appearance></ofd:Annot>"
    )


def _box(box: Box, left: float, top: float) -> str:
    """In millimetres, from the upper left corner of the annotation."""
    return " ".join(
        f"{length / POINTS:.3f}"
        for length in (box.left - left, top - box.top, box.right - box.left, box.top - box.bottom)
    )


def _outline(box: Box) -> str:
    width, height = (box.right - box.left) / POINTS, (box.top - box.bottom) / POINTS
    return f"M 0 0 L {width:.3f} 0 L {width:.3f} {height:.3f} L 0 {height:.3f} C"


class _Part:
    """A part of the package that is added to; its own bytes stay as they are."""

    def __init__(self, archive: Archive, name: str) -> None:
        root = archive.xml(name)
        assert root is not None  # whoever asks has seen it
        self.root, self.data = root, archive.read(name)
        refuse_other_encodings(archive.path, self.data)

    @classmethod
    def empty(cls, name: str, namespace: str) -> _Part:
        """A part with nothing in it."""
        part = cls.__new__(cls)
        part.root = Element(name)
        part.data = f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{name} xmlns:ofd={quoteattr(namespace)}></ofd:{name}>'.encode()
        return part

    @property
    def namespace(self) -> str:
        """Of its elements."""
        return self.root.tag[1:].partition("}")[0] if self.root.tag.startswith("{") else _NAMESPACE

    @property
    def most(self) -> int:
        """The largest identifier in use, as a document says; 0 when it does not."""
        found = _MAX_ID.search(self.data)
        return int(found[2]) if found else 0

    def count(self, number: int) -> None:
        """Say that identifiers up to ``number`` are in use."""
        self.data = _MAX_ID.sub(lambda found: found[1] + str(number).encode(), self.data, count=1)

    def add(self, element: str, before: frozenset[str] = frozenset()) -> None:
        """Put ``element``, whose prefix is ``ofd``, at the end, or before the first child with one of these names."""
        name = element[: re.search(r"[\s>]", element).start()]  # type: ignore[union-attr]
        declared = f"{name} xmlns:ofd={quoteattr(self.namespace)}{element[len(name) :]}".encode()
        at, closing = _end_of(self.data, before)
        if closing:  # <root/>
            end = self.data.rindex(b"/>", 0, at)
            self.data = self.data[:end] + b">" + declared + b"</" + closing + b">" + self.data[at:]
        else:
            self.data = self.data[:at] + declared + self.data[at:]


def _end_of(data: bytes, before: frozenset[str]) -> tuple[int, bytes]:
    """Where to put a child of the root; the name of the root when it is empty and has no end of its own."""
    depth = 0
    place = -1
    root = ""
    empty = False
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        nonlocal depth, place, root
        root = root or name
        if depth == 1 and place < 0 and name.rpartition(":")[2] in before:
            place = parser.CurrentByteIndex
        depth += 1

    def end(name: str) -> None:
        nonlocal depth, place, empty
        depth -= 1
        if depth == 0 and place < 0:
            place = parser.CurrentByteIndex
            empty = not data.startswith(b"</", place)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    if not empty:
        return place, b""
    return data.rindex(b"/>") + 2, root.encode()
