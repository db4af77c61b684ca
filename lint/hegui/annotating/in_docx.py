"""Notes as Word comments on exactly the words they are about. The look of the document does not change.

No part is serialised anew (see ``hegui.writing.docx``): comments are spliced into the bytes. A run is cut in two where
a comment begins or ends inside it; both halves keep its properties. Words that stand in no run of the body itself (a
number that Word makes, a text box, a base of ruby) are commented on at the run or paragraph that shows them, since Word
has no comments there. Words of a footnote or endnote are commented on at its mark in the body and quoted in the comment:
Word takes a comment inside a note, LibreOffice does not open such a file at all.

Corrections may go in as tracked changes. ``cleaned`` takes comments of ours out again.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count, pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZipFile

from hegui.annotating.notes import AUTHOR, INITIALS, Note
from hegui.document import Origin, RunPlace, Span
from hegui.reading import Source
from hegui.reading.docx_package import STRICT, Package, W
from hegui.reading.from_docx import P, R, T, children_of, run_text, runs_of
from hegui.writing import WriteError
from hegui.writing.docx import editable, packed, refuse_other_encodings, whole

_SPACES = tuple(space.decode().strip('"') for space in STRICT[0])
_MAIN = {f"{space} {name}" for space in _SPACES for name in ("r", "rPr", "t", "ins", "moveTo", "comment")}
_LOCAL = {name: name.rpartition(" ")[2] for name in _MAIN}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ROOT_SPACE = re.compile(rb"<[A-Za-z_][^>]*?\sxmlns:w\s*=\s*[\"']([^\"']+)[\"']")
_MARKER = re.compile(
    rb"<(\w+:)?(commentRangeStart|commentRangeEnd)\b[^>]*?\bid\s*=\s*[\"'](-?\d+)[\"'][^>]*/>"
)
_NOTES = {W + "footnote": "脚注", W + "endnote": "尾注"}
_FLOWS = {W + "txbxContent", *_NOTES}
"""What holds a text of its own; the outermost is the body."""
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class _Child(NamedTuple):
    """A direct child of a run, in bytes."""

    start: int
    end: int
    local: str


class _Run(NamedTuple):
    """A ``w:r`` in bytes.

    Attributes:
        start, end: with its tags; ``opened`` where the opening tag ends, ``closing`` where the end tag begins.
        home: number of the outermost run that this one stands in (a text box, ruby); its own when in none.
        inserted: it is an insertion that nobody accepted yet.
    """

    start: int
    opened: int
    closing: int
    end: int
    home: int
    inserted: bool
    children: tuple[_Child, ...]


class _Point(NamedTuple):
    """A place to cut: before ``child`` of run ``run`` (or behind its last one), ``offset`` code points into it."""

    run: int
    child: int
    offset: int


def annotate(source: Source, origin: Origin, notes: Sequence[Note], track: bool = False) -> bytes:
    """The docx with a comment for each note.

    Args:
        track: make the corrections of the notes, as tracked changes.

    Raises:
        WriteError: the package cannot be written to (a signature, another encoding).
    """
    package = Package(source)
    with ZipFile(BytesIO(source.data)) as archive:
        spelled = editable(source.path, archive)
        comments = _Comments(package, archive, spelled)
        parts: dict[str, _Part] = {}

        def part(name: str) -> _Part:
            if name not in parts:
                parts[name] = _Part(source.path, whole(archive, spelled[name]), comments.ids)
            return parts[name]

        main = package.name(package.main)
        for note in notes:
            ends = _ends(origin, note.span)
            if ends is None:
                part(main).whole(comments.add(note))
                continue
            first, last = ends
            if first.part != main:
                kind, number = part(first.part).note_of(first.paragraph)
                if kind and note.quote:
                    heading, *rest = note.lines
                    note = note._replace(lines=(heading, f"{_NOTES[kind]}：“{note.quote}”", *rest))
                part(main).comment_on_mark(kind, number, comments.add(note))
                continue
            part(main).comment(first, last if last.part == first.part else first, comments.add(note))
        if track:
            for note in notes:
                for span, words in note.edits:
                    ends = _ends(origin, span)
                    if ends is not None and span.length and ends[0][:3] == ends[1][:3]:
                        part(ends[0].part).replace(ends[0], ends[1], words)
        new = {spelled[name]: each.written() for name, each in parts.items()}
        return packed(archive, new | comments.written())


def cleaned(source: Source) -> tuple[bytes, int]:
    """The docx without comments of ours, and how many there were. Comments of others and tracked changes stay.

    Raises:
        ReadError, WriteError: it is no docx, or cannot be written to.
    """
    package = Package(source)
    with ZipFile(BytesIO(source.data)) as archive:
        spelled = editable(source.path, archive)
        name = _comments_part(package)
        if name is None:
            return source.data, 0
        data = whole(archive, spelled[name])
        ours = list(_own_comments(data))
        if not ours:
            return source.data, 0
        ids = {identifier for identifier, _, _ in ours}
        new = {spelled[name]: _without(data, [(start, end) for _, start, end in ours])}
        for relation in package.relations(package.main):
            if relation.kind in ("footnotes", "endnotes") and relation.target in map(str.lower, spelled):
                part = spelled[package.name(relation.target)]
                new[part] = _unmarked(whole(archive, part), ids)
        main = spelled[package.name(package.main)]
        new[main] = _unmarked(whole(archive, main), ids)
        return packed(archive, new), len(ours)


# --- where ------------------------------------------------------------------------------------------------------------


def _ends(origin: Origin, span: Span) -> tuple[RunPlace, RunPlace] | None:
    """First and last place of ``span``, the last one behind its last character; a run of -1 stands for a paragraph."""
    shown: list[tuple[RunPlace, int]] = []
    lent: RunPlace | None = None
    for segment in origin.within(*span):
        place = segment.place
        if not isinstance(place, RunPlace):
            continue
        if segment.fixed or place.run < 0:
            lent = lent or place
            continue
        start, end = max(span.start, segment.start), min(span.end, segment.end)
        shown.append(
            (place._replace(offset=place.offset + start - segment.start), end - max(start, segment.start))
        )
    if not shown:
        return (lent, lent) if lent else None
    first, (last, length) = shown[0][0], shown[-1]
    return first, last._replace(offset=last.offset + length)


class _Part:
    """One XML part, its runs by their bytes, and what is to be put between them."""

    def __init__(self, path: str, data: bytes, ids: Iterator[int]) -> None:
        refuse_other_encodings(path, data)
        self._data = data
        self._ids = ids
        uniform = data
        for strict, common in STRICT:
            uniform = uniform.replace(strict, common)
        root = fromstring(uniform)
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._paragraphs = list(root.iter(P))
        self._numbers = {run: number for number, run in enumerate(root.iter(R))}
        self._elements = list(self._numbers)
        self._runs = _runs(data)
        space = _ROOT_SPACE.search(data)
        declared = space is not None and space[1].decode("ascii", "replace") in _SPACES
        strict_space = STRICT[0][0].strip(b'"') in data[:8192]
        self._declares = "" if declared else f' xmlns:w="{_SPACES[0 if strict_space else 1]}"'
        self._between: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._cuts: dict[int, dict[tuple[int, int], list[tuple[int, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._deleted: dict[int, list[tuple[tuple[int, int], tuple[int, int], str]]] = defaultdict(list)

    def comment(self, first: RunPlace, last: RunPlace, identifier: int) -> None:
        """A comment on what stands from ``first`` to right before ``last``."""
        if not self._together(first, last):
            last = first._replace(run=-2)
        begin, end = self._begin(first), self._end(last)
        if begin is None or end is None or end < begin:
            begin, end = self._around(first.paragraph)
        if begin is None or end is None:
            self.whole(identifier)
            return
        self._put(begin, 1, self._beginning(identifier))
        self._put(end, 0, self._ending(identifier))

    def note_of(self, paragraph: int) -> tuple[str, str]:
        """The tag and the number of the footnote or endnote that holds a paragraph; both empty where none does."""
        element: Element | None = self._paragraphs[paragraph]
        while element is not None and element.tag not in _NOTES:
            element = self._parents.get(element)
        return (element.tag, element.get(W + "id", "")) if element is not None else ("", "")

    def comment_on_mark(self, kind: str, number: str, identifier: int) -> None:
        """A comment on the mark in the text that leads to a footnote or endnote."""
        for run, element in enumerate(self._elements):
            children = [child for child in element if child.tag != W + "rPr"]
            for index, child in enumerate(children):
                if child.tag == f"{kind}Reference" and child.get(W + "id") == number:
                    self._put(_Point(run, index, 0), 1, self._beginning(identifier))
                    self._put(_Point(run, index + 1, 0), 0, self._ending(identifier))
                    return
        self.whole(identifier)

    def whole(self, identifier: int) -> None:
        """A comment on the first words there are."""
        for run in self._runs:
            if any(child.local == "t" for child in run.children):
                at = run.home
                self._between[self._runs[at].start].append((1, self._beginning(identifier)))
                self._between[self._runs[at].end].append((0, self._ending(identifier)))
                return

    def replace(self, first: RunPlace, last: RunPlace, words: str) -> None:
        """A tracked change; left out where Word would not take it."""
        begin, end = self._point(first, False), self._point(last, True)
        if begin is None or end is None or begin.run != end.run:
            return
        run = self._runs[begin.run]
        inside = run.children[begin.child : end.child + (end.offset > 0)]
        if run.inserted or run.home != begin.run or any(child.local != "t" for child in inside):
            return
        self._cuts[begin.run][begin.child, begin.offset] += []
        self._cuts[begin.run][end.child, end.offset] += []
        self._deleted[begin.run].append(((begin.child, begin.offset), (end.child, end.offset), words))

    def written(self) -> bytes:
        """The part with everything in its place."""
        pieces: list[tuple[int, int, bytes]] = [
            (at, at, "".join(words for _, words in sorted(put, key=lambda p: p[0])).encode())
            for at, put in self._between.items()
        ]
        for number in self._cuts:
            run = self._runs[number]
            pieces.append((run.start, run.end, self._cut(number).encode()))
        out: list[bytes] = []
        done = 0
        # Right before a run goes before it, right behind a run behind it, also where that run is cut.
        for start, end, words in sorted(pieces, key=lambda p: (p[0], p[1])):
            out += (self._data[done:start], words)
            done = end
        return b"".join((*out, self._data[done:]))

    # -- places

    def _together(self, first: RunPlace, last: RunPlace) -> bool:
        """Whether both stand in one flow: a comment may reach over cells and content controls, never out of a text box."""
        return first.paragraph == last.paragraph or self._flow(first.paragraph) is self._flow(last.paragraph)

    def _flow(self, paragraph: int) -> Element:
        element = self._paragraphs[paragraph]
        while element.tag not in _FLOWS and element in self._parents:
            element = self._parents[element]
        return element

    def _begin(self, place: RunPlace) -> _Point | None:
        return self._around(place.paragraph)[0] if place.run < 0 else self._point(place, False)

    def _end(self, place: RunPlace) -> _Point | None:
        return self._around(place.paragraph)[1] if place.run < 0 else self._point(place, True)

    def _around(self, paragraph: int) -> tuple[_Point | None, _Point | None]:
        """The whole of a paragraph's own runs."""
        runs = [self._numbers[run] for run in runs_of(self._paragraphs[paragraph])]
        if not runs:
            return None, None
        return _Point(runs[0], 0, 0), _Point(runs[-1], len(self._runs[runs[-1]].children), 0)

    def _point(self, place: RunPlace, ends: bool) -> _Point | None:
        """Where ``place`` is; with ``ends``, behind the character before it rather than before the one at it."""
        element = runs_of(self._paragraphs[place.paragraph])[place.run]
        number = self._numbers[element]
        direct = {child: index for index, child in enumerate(c for c in element if c.tag != W + "rPr")}
        offset = 0
        for child in children_of(element):
            length = len(run_text(child))
            if length and (place.offset <= offset + length if ends else place.offset < offset + length):
                if child not in direct:
                    # Inside an alternative, which cannot be cut.
                    return _Point(number, len(direct) if ends else 0, 0)
                within = place.offset - offset
                if within <= 0:
                    return _Point(number, direct[child], 0)
                if within >= length:
                    return _Point(number, direct[child] + 1, 0)
                return _Point(number, direct[child], within)
            offset += length
        return _Point(number, len(direct) if ends else 0, 0)

    def _put(self, point: _Point, rank: int, words: str) -> None:
        run = self._runs[point.run]
        if run.home != point.run:
            home = self._runs[run.home]
            self._between[home.start if rank else home.end].append((rank, words))
        elif point.offset == 0 and point.child == 0:
            self._between[run.start].append((rank, words))
        elif point.offset == 0 and point.child >= len(run.children):
            self._between[run.end].append((rank, words))
        else:
            self._cuts[point.run][point.child, point.offset].append((rank, words))

    def _beginning(self, identifier: int) -> str:
        return f'<w:commentRangeStart{self._declares} w:id="{identifier}"/>'

    def _ending(self, identifier: int) -> str:
        space = self._declares
        return (
            f'<w:commentRangeEnd{space} w:id="{identifier}"/>'
            f'<w:r{space}><w:commentReference w:id="{identifier}"/></w:r>'
        )

    # -- a run in pieces

    def _cut(self, number: int) -> str:
        """The run in several, with what goes between them."""
        run, element = self._runs[number], self._elements[number]
        data = self._data
        opening = data[run.start : run.opened].decode()
        closing = data[run.closing : run.end].decode()
        properties = element.find(W + "rPr")
        head = run.children[0].start if run.children else run.closing
        opening += data[run.opened : head].decode() if properties is not None else ""
        children = [child for child in element if child.tag != W + "rPr"]
        edges = sorted({(0, 0), *self._cuts[number], (len(children), 0)})
        out: list[str] = []
        for begin, end in pairwise(edges):
            put = sorted(self._cuts[number].get(begin, ()), key=lambda p: p[0])
            out += (words for _, words in put)
            change = next((d for d in self._deleted[number] if d[0] <= begin and end <= d[1]), None)
            content = "".join(self._content(run, children, begin, end, change is not None))
            piece = f"{opening}{content}{closing}" if content else ""
            if change is not None and piece:
                piece = self._tracked("del", piece)
                if change[2] and change[1] == end:
                    text = f'<w:t{self._declares} xml:space="preserve">{_escaped(change[2])}</w:t>'
                    piece += self._tracked("ins", f"{opening}{text}{closing}")
            out.append(piece)
        out += (words for _, words in sorted(self._cuts[number].get(edges[-1], ()), key=lambda p: p[0]))
        return "".join(out)

    def _tracked(self, kind: str, runs: str) -> str:
        return f'<w:{kind}{self._declares} w:id="{next(self._ids)}" w:author="{AUTHOR}">{runs}</w:{kind}>'

    def _content(
        self,
        run: _Run,
        children: Sequence[Element],
        begin: tuple[int, int],
        end: tuple[int, int],
        deleted: bool,
    ) -> Iterator[str]:
        """What stands between two cuts of a run."""
        for index in range(begin[0], end[0] + (end[1] > 0)):
            child, bytes_ = children[index], run.children[index]
            start = begin[1] if index == begin[0] else 0
            stop = end[1] if index == end[0] else None
            raw = self._data[bytes_.start : bytes_.end].decode()
            if child.tag != T or (not start and stop is None and not deleted):
                yield raw
                continue
            text = child.text or ""
            if child.get(_PRESERVE) != "preserve":
                text = text.strip(" \t\r\n")
            name = "delText" if deleted else "t"
            yield f'<w:{name}{self._declares} xml:space="preserve">{_escaped(text[start:stop])}</w:{name}>'


def _runs(data: bytes) -> list[_Run]:
    """The runs of a part in the order of their opening tags."""
    found: list[_Run | None] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    stack: list[str] = []
    open_runs: list[tuple[int, int, bool, list[_Child]]] = []
    starts: list[int] = []

    def start(name: str, _: object) -> None:
        local = _LOCAL.get(name, "")
        at = parser.CurrentByteIndex
        stack.append(local)
        starts.append(at)
        if local == "r":
            home = open_runs[0][0] if open_runs else len(found)
            inserted = "ins" in stack or "moveTo" in stack
            open_runs.append((len(found), len(stack), inserted, []))
            homes.append(home)
            found.append(None)

    def end(name: str) -> None:
        local, begun, at = stack.pop(), starts.pop(), parser.CurrentByteIndex
        opening = _TAG.match(data, begun)
        assert opening is not None  # expat took it for a tag
        # Of <w:tab/> expat says that it ends behind itself, of others where their end tag begins.
        stop = opening.end() if opening[0].endswith(b"/>") else data.index(b">", at) + 1
        if local == "r" and open_runs and open_runs[-1][1] == len(stack) + 1:
            number, _, inserted, children = open_runs.pop()
            found[number] = _Run(begun, opening.end(), at, stop, homes[number], inserted, tuple(children))
        if open_runs and open_runs[-1][1] == len(stack) and local != "rPr":
            open_runs[-1][3].append(_Child(begun, stop, local))

    homes: list[int] = []
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return [run for run in found if run is not None]


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


# --- the comments themselves ------------------------------------------------------------------------------------------


class _Comments:
    """The part that holds the comments, with the parts that point to it."""

    def __init__(self, package: Package, archive: ZipFile, spelled: dict[str, str]) -> None:
        self._archive = archive
        self._spelled = spelled
        self._package = package
        self._main = package.name(package.main)
        self._part = _comments_part(package)
        main = whole(archive, spelled[self._main])
        self._strict = STRICT[0][0].strip(b'"') in main
        self.ids = count(1 + max(_ids(archive, spelled), default=-1))
        self._new: list[str] = []

    def add(self, note: Note) -> int:
        """A comment; gives its number."""
        identifier = next(self.ids)
        heading, *lines = note.lines
        space = f' xmlns:w="{_SPACES[0 if self._strict else 1]}"'
        paragraphs = [_line(heading, "<w:rPr><w:b/></w:rPr>"), *(_line(line) for line in lines)]
        self._new.append(
            f'<w:comment{space} w:id="{identifier}" w:author="{AUTHOR}" w:initials="{INITIALS}">'
            f"{''.join(paragraphs)}</w:comment>"
        )
        return identifier

    def written(self) -> dict[str, bytes]:
        """The parts that change, by their names in the package."""
        if not self._new:
            return {}
        new = "".join(self._new).encode()
        if self._part is not None:
            name = self._spelled[self._part]
            return {name: _appended(whole(self._archive, name), new)}
        folder = posixpath.dirname(self._main)
        taken = {name.lower() for name in self._spelled}
        name = next(
            path
            for word in ("comments.xml", *(f"comments{n}.xml" for n in range(1, 1000)))
            if (path := posixpath.join(folder, word)).lower() not in taken
        )
        space = _SPACES[0 if self._strict else 1]
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        parts = {name: f'{head}<w:comments xmlns:w="{space}">'.encode() + new + b"</w:comments>"}
        types = self._types()
        override = (
            '<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" '
            f'PartName="/{escape(name)}" ContentType="{_TYPE}"/>'
        )
        parts[types] = _appended(whole(self._archive, types), override.encode())
        return parts | self._related(posixpath.relpath(name, folder or "."))

    def _types(self) -> str:
        """The part that says of what kind the parts are; a reader can do without, Word cannot."""
        for plain, name in self._spelled.items():
            if plain.lower() == "[content_types].xml":
                return name
        raise WriteError("文件内部缺少 [Content_Types].xml，不能写批注", "请用 Word 或 WPS 另存后再试")

    def _related(self, target: str) -> dict[str, bytes]:
        folder, base = posixpath.split(self._main)
        rels = posixpath.join(folder, "_rels", base + ".rels")
        name = self._spelled.get(rels) or next(
            (real for plain, real in self._spelled.items() if plain.lower() == rels.lower()), None
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        kinds = (
            "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
            if self._strict
            else "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        )
        before = (
            whole(self._archive, name)
            if name
            else f'<Relationships xmlns="{space}"></Relationships>'.encode()
        )
        used = set(re.findall(rb"\bId\s*=\s*[\"']([^\"']*)[\"']", before))
        key = next(f"rIdHegui{n}" for n in count(1) if f"rIdHegui{n}".encode() not in used)
        relation = f'<Relationship xmlns="{space}" Id="{key}" Type="{kinds}" Target="{escape(target)}"/>'
        return {name or rels: _appended(before, relation.encode())}


def _line(text: str, properties: str = "") -> str:
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r></w:p>'


def _comments_part(package: Package) -> str | None:
    for relation in package.relations(package.main):
        if relation.kind == "comments" and package.xml(relation.target) is not None:
            return package.name(relation.target)
    return None


def _ids(archive: ZipFile, spelled: dict[str, str]) -> Iterator[int]:
    """The numbers that comments, changes and bookmarks have."""
    for plain, name in spelled.items():
        if plain.lower().endswith(".xml") and "/" in plain:
            for digits in re.findall(rb"\b\w+:id\s*=\s*[\"'](\d{1,9})[\"']", whole(archive, name)):
                yield int(digits)


def _appended(data: bytes, child: bytes) -> bytes:
    """``data`` with ``child`` as the last child of its root."""
    end = data.rfind(b"</")
    root = re.search(rb"<([A-Za-z_][^\s/>]*)", data)
    if root is not None and end < 0:
        # The root has no content yet.
        tag = _TAG.match(data, root.start())
        assert tag is not None
        opening = tag[0].removesuffix(b"/>").rstrip() + b">"
        return data[: tag.start()] + opening + child + b"</" + root[1] + b">" + data[tag.end() :]
    return data[:end] + child + data[end:]


# --- taking comments out ----------------------------------------------------------------------------------------------


def _own_comments(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Number, first and last byte of each comment of ours."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[tuple[str, int, int]] = []
    begun: list[tuple[str, int] | None] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _LOCAL.get(name) == "comment":
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            ours = plain.get("author") == AUTHOR
            begun.append((plain.get("id", ""), parser.CurrentByteIndex) if ours else None)

    def end(name: str) -> None:
        if _LOCAL.get(name) == "comment" and (own := begun.pop()) is not None:
            found.append((*own, data.index(b">", parser.CurrentByteIndex) + 1))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    yield from found


def _unmarked(data: bytes, ids: set[str]) -> bytes:
    """A part without the marks of these comments, and without the runs that hold nothing but their references."""
    gone = [(marker.start(), marker.end()) for marker in _MARKER.finditer(data) if marker[3].decode() in ids]
    for run in _runs(data):
        if len(run.children) == 1:
            words = data[run.children[0].start : run.children[0].end]
            reference = re.match(rb"<(?:\w+:)?commentReference\b[^>]*?\bid\s*=\s*[\"'](-?\d+)[\"']", words)
            if reference and reference[1].decode() in ids:
                gone.append((run.start, run.end))
    return _without(data, gone)


def _without(data: bytes, stretches: Iterable[tuple[int, int]]) -> bytes:
    out: list[bytes] = []
    done = 0
    for start, end in sorted(stretches):
        out.append(data[done:start])
        done = max(done, end)
    return b"".join((*out, data[done:]))
