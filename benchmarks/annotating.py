"""Round trip of ``hegui annotate`` over files of any make: do the comments stand on the words, and did all else stay?

    python benchmarks/annotating.py FOLDER... [--keep OUT] [--at-most N]

Each docx gets invented faulty words at the end of some of its runs (in the body, tables, text boxes, notes, content
controls, insertions), so that there is something to say of every document; the copy is then checked and annotated.
What was written is read by a reader of its own, which shares nothing with the program's:

- every comment has one beginning, one end, one reference and its words;
- what stands between the two is what the finding quotes (``exact``; less the numbers that Word makes, which stand nowhere
  in the file), or, where the words stand in a text box, a formula or a note of the page, holds it (``around``);
- characters and their properties (the ``rPr`` of each) are as before, part by part;
- every part but the body, its notes and relations, the comments and the list of types is the same byte for byte;
- python-docx opens it, where it opened the file itself.

A pdf or ofd is annotated as it is (a file without findings gets one on its first words): the boxes must lie on the
quoted words, a pdf's own bytes stay in front, an ofd's other parts stay.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from hegui.annotating.copies import annotated
from hegui.annotating.notes import AUTHOR, Note, notes
from hegui.api import Severity
from hegui.checking.results import FileResult
from hegui.document import Span
from hegui.errors import HeguiError
from hegui.reading import Source
from hegui.running.engine import engine
from hegui.running.files import check_bytes
from hegui.running.settings import Settings

FAULTY = "开展普法宣传,审查合同XX份。。"
SEEDS = 12
MAY_CHANGE = ("comments", "document", "[content_types].xml", "footnotes.xml", "endnotes.xml")
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BUILT = engine(Settings(kind="generic"))


def seeded(data: bytes) -> bytes:
    """A copy with faulty words behind some of the words of the body and of the notes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in package.infolist():
            content = package.read(item)
            name = item.filename.lower()
            if name.endswith(".xml") and ("document" in name or name.endswith("notes.xml")):
                ends = [m for m in re.finditer(rb"</(?:\w+:)?t>", content) if _of_words(content, m)]
                step = max(1, len(ends) // SEEDS)
                for end in reversed(ends[step // 2 :: step]):
                    content = content[: end.start()] + FAULTY.encode() + content[end.start() :]
            new.writestr(item.filename, content)
    return out.getvalue()


def _of_words(content: bytes, end: re.Match[bytes]) -> bool:
    """It ends words of a document, not of a formula or a drawing."""
    prefix = end[0][2:-2]
    opening = content.rfind(b"<" + prefix + b"t", 0, end.start())
    encoded = content[:200].lower()
    return opening >= 0 and prefix in (b"w:", b"") and b"utf-16" not in encoded


class Reader:
    """The words of a part with their properties, and what stands between the marks of comments."""

    def __init__(self, data: bytes) -> None:
        self.letters: list[tuple[str, str]] = []
        self.begun: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self.referred: Counter[str] = Counter()
        self.between: dict[str, str] = defaultdict(str)
        self.marked: dict[str, list[str]] = defaultdict(list)
        self._open: set[str] = set()
        self._walk(ElementTree.fromstring(data), "", False)

    def _walk(self, element: ElementTree.Element, properties: str, dead: bool) -> None:
        for child in element:
            local = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            identifier = next((v for k, v in child.attrib.items() if k.endswith("}id")), "")
            if local == "commentRangeStart":
                self.begun[identifier] += 1
                self._open.add(identifier)
            elif local == "commentRangeEnd":
                self.ended[identifier] += 1
                self._open.discard(identifier)
            elif local == "commentReference":
                self.referred[identifier] += 1
            elif local in ("footnote", "endnote"):
                self._open.add(f"{local} {identifier}")
                self._walk(child, properties, dead)
                self._open.discard(f"{local} {identifier}")
            elif local in ("footnoteReference", "endnoteReference"):
                for comment in self._open:
                    self.marked[comment].append(f"{local.removesuffix('Reference')} {identifier}")
            elif local == "r":
                own = next((c for c in child if str(c.tag).endswith("}rPr")), None)
                look = ElementTree.tostring(own).decode().strip() if own is not None else ""
                self._walk(child, look, dead)
            elif local in ("t", "delText"):
                words = child.text or ""
                if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                    words = words.strip(" \t\r\n")
                self.letters += ((letter, f"{local}{properties}") for letter in words)
                self._said("" if dead or local == "delText" else words)
            elif local in ("noBreakHyphen", "softHyphen") and not dead:
                self._said("-" if local == "noBreakHyphen" else "")
            elif local == "sym" and not dead:
                code = int(next(v for k, v in child.attrib.items() if k.endswith("}char")), 16)
                self._said("" if 0xE000 <= code < 0xF900 else chr(code))  # the program leaves those out, too
            else:
                gone = local in ("del", "moveFrom", "rPrChange", "pPrChange")
                # What stands beside a choice that has words is no more than its copy for older programs.
                beside = child.tag == MC + "Fallback" and any(
                    str(c.tag).endswith(("}t", "}sym"))
                    for choice in element.iter(MC + "Choice")
                    for c in choice.iter()
                )
                self._walk(child, properties, dead or gone or beside)

    def _said(self, words: str) -> None:
        for identifier in self._open:
            self.between[identifier] += words


def _bare(words: str) -> str:
    return re.sub(r"[\s\u00ad\u2011-]+", "", words)


def of_docx(path: Path, data: bytes, tally: Counter[str], keep: Path | None) -> Iterator[str]:
    """What went wrong with one docx."""
    data = seeded(data)
    result = check_bytes(path.name, data, _BUILT, Settings(kind="generic"), None, keep_document=True)
    if result.document is None or result.error is not None:
        tally["not read"] += 1
        return
    found = notes(result)
    copy = annotated(Source(path.name, data), result, _BUILT).data
    if keep:
        (keep / path.name).write_bytes(copy)
    tally["documents"] += 1
    tally["findings"] += len(found) - 1
    before, after = _parts(data), _parts(copy)
    for name, content in before.items():
        if after.get(name) != content and not any(word in name.lower() for word in MAY_CHANGE):
            yield f"part {name} changed"
    readers = {name: Reader(after[name]) for name in after if _has_words(name, after[name])}
    for name, reader in readers.items():
        if name in before and _joined(Reader(before[name]).letters) != _joined(reader.letters):
            yield f"words or properties of {name} changed"
    yield from _anchors(result, found, after, readers, tally)
    yield from _opened(data, copy)


def _joined(letters: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(letter, look) for letter, look in letters if not letter.isspace()]


def _has_words(name: str, content: bytes) -> bool:
    plain = name.lower()
    return (
        plain.startswith("word/") and plain.endswith(".xml") and b":p" in content and "comments" not in plain
    )


def _anchors(
    result: FileResult,
    found: list[Note],
    after: dict[str, bytes],
    readers: dict[str, Reader],
    tally: Counter[str],
) -> Iterator[str]:
    ids: list[str] = []
    for name, content in after.items():
        if re.search(r"comments\d*\.xml$", name):
            for comment in ElementTree.fromstring(content):
                plain = {key.rpartition("}")[2]: value for key, value in comment.attrib.items()}
                if plain.get("author") == AUTHOR:
                    ids.append(plain["id"])
    if len(ids) != len(found):
        yield f"{len(ids)} comments for {len(found)} notes"
        return
    assert result.document is not None
    for identifier, note in zip(ids, found, strict=True):
        marks = [sum(c[identifier] for c in kind) for kind in _marks(readers)]
        if marks != [1, 1, 1]:
            yield f"comment {identifier} begins, ends, is referred to {marks} times"
        if note.severity is None:
            continue
        quote = _bare(_typed(result, note))
        marked = [note for r in readers.values() for note in r.marked.get(identifier, ())]
        words = _bare(
            "".join(r.between.get(name, "") for name in (identifier, *marked) for r in readers.values())
        )
        if words == quote:
            tally["exact"] += 1
        elif quote in words:
            # All that is quoted may be a number that Word makes, or stand in a text box or a formula.
            tally["around"] += 1
        else:
            tally["elsewhere"] += 1
            yield f"elsewhere: {quote[:40]!r} marked as {words[:60]!r}"


def _typed(result: FileResult, note: Note) -> str:
    """What of the quotation stands in runs: numbers that Word makes stand nowhere in the file."""
    document = result.document
    assert document is not None
    return "".join(
        document.text[max(s.start, note.span.start) : min(s.end, note.span.end)]
        for s in document.origin.within(*note.span)
        if not s.fixed
    )


def _marks(readers: dict[str, Reader]) -> list[list[Counter[str]]]:
    every = list(readers.values())
    return [[r.begun for r in every], [r.ended for r in every], [r.referred for r in every]]


def _opened(data: bytes, copy: bytes) -> Iterator[str]:
    import docx

    try:
        docx.Document(BytesIO(data))
    except Exception:  # whatever python-docx cannot open, it need not open afterwards
        return
    try:
        docx.Document(BytesIO(copy))
    except Exception as problem:
        yield f"python-docx does not open it any more: {problem!r}"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def of_pages(path: Path, data: bytes, tally: Counter[str], keep: Path | None) -> Iterator[str]:
    """What went wrong with one pdf or ofd."""
    from hegui.annotating import in_ofd, in_pdf

    suffix = path.suffix.lower()
    result = check_bytes(path.name, data, _BUILT, Settings(kind="generic"), None, keep_document=True)
    if result.document is None or not result.document.text.strip():
        tally["not read"] += 1
        return
    found = notes(result)
    if len(found) == 1:
        word = re.search(r"\w{2,8}|\S", result.document.text)
        assert word is not None
        found.append(Note(Span(*word.span()), Severity.WARNING, ("说明",)))
    write = in_pdf.annotate if suffix == ".pdf" else in_ofd.annotate
    copy = write(Source(path.name, data), result.document.origin, found)
    if keep:
        (keep / path.name).write_bytes(copy)
    tally["documents"] += 1
    tally["findings"] += len(found) - 1
    again = _BUILT.declared.readers[suffix](Source(path.name, copy)).text
    if again != result.document.text:
        yield "its text changed"
    if suffix == ".pdf":
        if not copy.startswith(data):
            yield "its own bytes changed"
        yield from _highlights(result, found, copy, tally)
    else:
        before, after = _parts(data), _parts(copy)
        for name, content in before.items():
            if (
                after.get(name) != content
                and "annot" not in name.lower()
                and not name.lower().endswith(("document.xml", "ofd.xml"))
            ):
                yield f"part {name} changed"


def _highlights(result: FileResult, found: list[Note], copy: bytes, tally: Counter[str]) -> Iterator[str]:
    """Words under each highlight, by pdfium's own search in its boxes."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    assert result.document is not None
    under: dict[str, list[str]] = defaultdict(list)
    document = pypdfium2.PdfDocument(copy)
    for page in document:
        words = page.get_textpage()
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
            said = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
            under[said].append("")
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                box = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(annotation, quad, box)
                under[said][-1] += words.get_text_bounded(
                    min(box.x1, box.x3), min(box.y1, box.y3), max(box.x2, box.x4), max(box.y1, box.y3)
                )
            raw.FPDFPage_CloseAnnot(annotation)
    for note in found:
        if note.severity is None:
            continue
        quote = _letters(result.document.text[slice(*note.span)])
        said = under.get("\n".join(note.lines), [])
        # Many notes may say the same; one note has an annotation on each page that it reaches.
        stretches = [said[start:end] for end in range(len(said) + 1) for start in range(max(0, end - 3), end)]
        marks = [_letters("".join(stretch)) for stretch in stretches]
        lost, more = min(
            ((quote - m, m - quote) for m in marks),
            key=lambda d: d[0].total() + d[1].total(),
            default=(quote, Counter()),
        )
        if not lost.total() and not more.total():
            tally["exact"] += 1
        elif not lost.total() and more.total() <= max(4, quote.total() // 4):
            tally["around"] += 1
        else:
            tally["elsewhere"] += 1
            words = result.document.text[slice(*note.span)]
            yield f"elsewhere: {words[:40]!r}: {lost.total()} letters of {quote.total()} not marked, {more.total()} others marked"


def _letters(words: str) -> Counter[str]:
    """Letters and digits, in whatever order: pdfium's own reading of a box knows no columns, nor hyphens at line ends."""
    return Counter(letter for letter in unicodedata.normalize("NFKC", words) if letter.isalnum())


def main() -> None:
    """Print what went wrong, file by file, and the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the annotated copies")
    parser.add_argument("--at-most", type=int, default=10_000)
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    files = sorted(
        p for f in options.folders for p in f.rglob("*") if p.suffix.lower() in (".docx", ".pdf", ".ofd")
    )
    for path in files[: options.at_most]:
        suffix = path.suffix.lower()
        tally = tallies[suffix]
        work = of_docx if suffix == ".docx" else of_pages
        try:
            wrong = list(work(path, path.read_bytes(), tally, options.keep))
        except HeguiError as problem:
            tally["refused"] += 1
            print(f"{path.name}: refused: {problem}", flush=True)
            continue
        except (zipfile.BadZipFile, ElementTree.ParseError) as problem:
            tally["not a package"] += 1
            print(f"{path.name}: {problem!r}", flush=True)
            continue
        tally["documents with a fault"] += bool(wrong)
        for line in wrong:
            print(f"{path.name}: {line}", flush=True)
    for suffix, tally in tallies.items():
        print(suffix, dict(tally))


if __name__ == "__main__":
    main()
