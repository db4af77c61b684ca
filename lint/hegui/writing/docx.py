"""docx: only the words inside ``w:t`` change. All other bytes of the part, and all other parts, stay as they are.

The XML is not written anew: a serialiser would rename prefixes that Word relies on (``mc:Ignorable``). Expat tells
where the content of each ``w:t`` begins and ends in the bytes; the tree, read by the same rules as the reader's, tells
which ``w:t`` a place of the text belongs to.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy as duplicate
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from hegui.document import Origin, RunPlace, Span
from hegui.reading import Source
from hegui.reading.docx_package import STRICT
from hegui.reading.from_docx import P, T, children_of, run_text, runs_of
from hegui.writing.contract import Edit, WriteError, applied

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_TAGS = (T.strip("{").replace("}", " "), "http://purl.oclc.org/ooxml/wordprocessingml/main t")
_OPENING = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.I)
_MOST_BYTES = 512 << 20


class _Piece(NamedTuple):
    """Replace ``[start, end)`` of what a run shows by ``text``; offsets as in ``RunPlace``."""

    start: int
    end: int
    text: str


_Pieces = dict[tuple[int, int], list[_Piece]]
"""Paragraph and run, to what changes there."""


def write(source: Source, origin: Origin, changes: Sequence[Edit]) -> bytes:
    """See ``hegui.writing.contract``."""
    parts: dict[str, _Pieces] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        for place, end, words in _places(source.path, origin, change):
            parts[place.part][place.paragraph, place.run].append(_Piece(place.offset, end, words))
    with ZipFile(BytesIO(source.data)) as package:
        spelled = editable(source.path, package)
        new = {
            spelled[part]: _part(source.path, package.read(spelled[part]), pieces)
            for part, pieces in parts.items()
        }
        return packed(package, new)


def editable(path: str, package: ZipFile) -> dict[str, str]:
    """The names of the parts, as readers spell them, to the names in ``package``.

    Raises:
        WriteError: nothing in it may be changed.
    """
    names = package.namelist()
    spelled = {name.replace("\\", "/").lstrip("/"): name for name in reversed(names)}
    if len(set(names)) < len(names) or sum(e.file_size for e in package.infolist()) > _MOST_BYTES:
        raise WriteError(f"{path}：文件的内部结构异常，不能改动", "请用 Word 或 WPS 另存后再试")
    if any(name.startswith("_xmlsignatures/") for name in spelled):
        raise WriteError(f"{path}：文件带有数字签名，不能改动", "请在 Word 中改正后重新签名")
    return spelled


def packed(package: ZipFile, new: dict[str, bytes]) -> bytes:
    """``package`` with the parts in ``new`` instead of its own or at the end; order, dates and attributes stay."""
    file = BytesIO()
    with ZipFile(file, "w") as new_package:
        new_package.comment = package.comment
        for entry in package.infolist():
            data = new.get(entry.filename)
            if data is None:
                data = whole(package, entry.filename)
            new_package.writestr(duplicate(entry), data)
        there = set(package.namelist())
        for name, data in new.items():
            if name not in there:
                # No clock: the same document gives the same bytes.
                new_package.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()


def _places(path: str, origin: Origin, change: Edit) -> Iterable[tuple[RunPlace, int, str]]:
    """What ``change`` means for each run it touches: place, end offset in the run, words. The first run gets the words."""
    (start, end), words = change
    if start == end:
        # What is inserted goes on with the run before, or begins the one that follows.
        for at, by in ((start - 1, 1), (start, 0)):
            segments = origin.within(at, at + 1) if at >= 0 else ()
            place = segments[0].at(at) if segments and not segments[0].fixed else None
            if isinstance(place, RunPlace) and place.run >= 0:
                offset = place.offset + by
                yield place._replace(offset=offset), offset, words
                return
        raise _not_in_runs(path)
    for segment in origin.within(start, end):
        first, last = max(start, segment.start), min(end, segment.end)
        place = segment.place
        if segment.fixed or not isinstance(place, RunPlace) or place.run < 0:
            raise _not_in_runs(path)
        offset = place.offset + first - segment.start
        yield place._replace(offset=offset), offset + last - first, words
        words = ""


def _not_in_runs(path: str) -> WriteError:
    return WriteError(f"{path}：要改的是自动编号或版式符号，不能自动改正", "请在 Word 中改正")


def _part(path: str, data: bytes, pieces: _Pieces) -> bytes:
    """The XML of one part with ``pieces`` made."""
    refuse_other_encodings(path, data)
    uniform = data
    for strict, common in STRICT:
        uniform = uniform.replace(strict, common)
    root = fromstring(uniform)
    numbers = {element: number for number, element in enumerate(root.iter(T))}
    paragraphs = list(root.iter(P))
    contents: dict[int, str] = {}
    for (paragraph, run), changes in pieces.items():
        for element, text in _edited(path, runs_of(paragraphs[paragraph])[run], changes):
            contents[numbers[element]] = text
    return _spliced(data, contents)


def whole(package: ZipFile, name: str) -> bytes:
    """The bytes of one entry.

    Raises:
        WriteError: it is damaged.
    """
    try:
        return package.read(name)
    except (BadZipFile, EOFError, OSError, zlib.error) as error:
        raise WriteError(f"文件内部的 {name} 已损坏，不能改动", "请用 Word 或 WPS 另存后再试") from error


def refuse_other_encodings(path: str, data: bytes) -> None:
    """Bytes are spliced as UTF-8, which every Word writes.

    Raises:
        WriteError: the part is in another encoding.
    """
    if _OTHER_ENCODING.match(data[:200]) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WriteError(f"{path}：文件内部不是 UTF-8 编码，不能改动", "请用 Word 或 WPS 另存后再试")


def _edited(path: str, run: Element, pieces: Iterable[_Piece]) -> Iterator[tuple[Element, str]]:
    """The ``w:t`` of ``run`` that change, with their new content."""
    shown: list[tuple[Element, str, int]] = []
    offset = 0
    for child in children_of(run):
        text = run_text(child)
        if text:
            shown.append((child, text, offset))
            offset += len(text)
    shares: dict[Element, list[Edit]] = defaultdict(list)
    for start, end, words in sorted(pieces):
        if start == end:
            fits = [s for s in shown if s[0].tag == T and s[2] <= start <= s[2] + len(s[1])][:1]
        else:
            fits = [s for s in shown if s[2] < end and start < s[2] + len(s[1])]
        if not fits or any(child.tag != T for child, _, _ in fits):
            raise _not_in_runs(path)
        for child, text, begin in fits:
            share = Span(max(start - begin, 0), min(end - begin, len(text)))
            shares[child].append(Edit(share, words))
            words = ""
    for child, text, _ in shown:
        if child in shares:
            yield child, applied(text, shares[child])


def _spliced(data: bytes, contents: dict[int, str]) -> bytes:
    """``data`` with the content of the ``w:t`` of these numbers (in document order) replaced."""
    pieces: list[bytes] = []
    done = 0
    for number, (start, end) in enumerate(_texts(data)):
        if number not in contents:
            continue
        opening = _OPENING.match(data, start)
        assert opening is not None  # expat took it for a tag
        words = contents[number]
        tag = opening[0]
        if words != words.strip() and b"xml:space" not in tag:
            tag = tag[:-1] + b' xml:space="preserve">'
        pieces += (data[done:start], tag, escape(words).encode())
        done = end
    return b"".join((*pieces, data[done:]))


def _texts(data: bytes) -> list[Span]:
    """Where each ``w:t`` begins and where its end tag begins, in bytes, in document order."""
    found: list[list[int]] = []
    open_: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _: object) -> None:
        if name in _TEXT_TAGS:
            open_.append(len(found))
            found.append([parser.CurrentByteIndex, 0])

    def end(name: str) -> None:
        if name in _TEXT_TAGS:
            found[open_.pop()][1] = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return [Span(*each) for each in found]
