"""Highlights in an OFD: on the very words, in the files that the standard names, nothing else touched."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from conftest import Outcome
from hegui.annotating.in_ofd import annotate
from hegui.annotating.notes import Note
from hegui.api import Severity
from hegui.document import Span
from hegui.reading import Source
from hegui.reading.from_ofd import read
from hegui.writing import WriteError
from ofd_builder import MARGIN, SIZE, SPACE, build
from pdf_builder import Text

Run = Callable[..., Outcome]

LINES = [
    "青禾县2024年工作报告",
    "一、主要工作",
    "青禾县坚持依法行政<甲>，开展工作。",
    "三、下一步",
    *["继续工作。"] * 40,
]
WORDS = "坚持依法行政"
OFD = "{http://www.ofdspec.org/2016}"


def document(**replaced: str) -> bytes:
    """The document, with parts replaced or added: ``Doc_0/Document.xml`` is given as ``document``."""
    data = build([Text(line) for line in LINES])
    with ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, text in replaced.items():
        whole = {"document": "Doc_0/Document.xml", "root": "OFD.xml"}.get(name, name)
        old, _, new = text.partition(" => ")
        parts[whole] = parts[whole].replace(old.encode(), new.encode()) if new else text.encode()
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def annotated(data: bytes, *words: str) -> bytes:
    reading = read(Source("a.ofd", data))
    starts = [(reading.text.index(each), len(each)) for each in words or (WORDS,)]
    notes = [Note(Span(s, s + n), Severity.WARNING, ("[警告] X1", "“<&”")) for s, n in starts]
    out = annotate(Source("a.ofd", data), reading.origin, notes)
    assert read(Source("a.ofd", out)).text == reading.text
    return out


def resolved(parts: dict[str, bytes]) -> dict[str, Element]:
    """The annotations of each page, the way a viewer finds them."""
    body = fromstring(parts["Doc_0/Document.xml"])
    listing = fromstring(parts[posixpath.join("/Doc_0", body.findtext(f"{OFD}Annotations", ""))[1:]])
    pages = {page.get("PageID", ""): page.findtext(f"{OFD}FileLoc", "") for page in listing}
    return {page: fromstring(parts[where.lstrip("/")]) for page, where in pages.items()}


def test_the_words_are_covered() -> None:
    data = document()
    out = annotated(data, WORDS, LINES[-1])
    before, after = parts_of(data), parts_of(out)
    assert {name for name in before if before[name] != after[name]} == {"Doc_0/Document.xml"}
    assert list(after)[: len(before)] == list(before)
    annotation = next(iter(resolved(after)["20"]))
    assert annotation.get("Type") == "Highlight"
    assert annotation.get("Creator") == "hegui"
    assert annotation.findtext(f"{OFD}Remark") == "[警告] X1\n“<&”"
    appearance = annotation.find(f"{OFD}Appearance")
    assert appearance is not None
    x, _, width, height = map(float, appearance.get("Boundary", "").split())
    assert x == pytest.approx(MARGIN + (2 + 3) * SIZE, abs=0.1)
    assert (width, height) == pytest.approx((len(WORDS) * SIZE, SIZE), abs=0.1)


def test_identifiers_are_new() -> None:
    out = parts_of(annotated(document(), WORDS, LINES[0], LINES[-1]))
    page = resolved(out)["20"]
    own = [int(e.get("ID", "0")) for e in page.iter() if e.get("ID")]
    assert len(set(own)) == len(own)
    assert min(own) > 20
    said = document(document="<ofd:CommonData> => <ofd:CommonData><ofd:MaxUnitID>300</ofd:MaxUnitID>")
    after = parts_of(annotated(said))
    used = [int(e.get("ID", "0")) for e in resolved(after)["20"].iter() if e.get("ID")]
    assert min(used) == 301
    assert f"<ofd:MaxUnitID>{max(used)}</ofd:MaxUnitID>".encode() in after["Doc_0/Document.xml"]


@pytest.mark.parametrize("where", ["/Doc_0/A.xml", "Page_0/A.xml", "Annots/Page_0/A.xml"])
def test_those_of_others_stay(where: str) -> None:
    file = {"/Doc_0/A.xml": "Doc_0/A.xml", "Page_0/A.xml": "Doc_0/Annots/Page_0/A.xml"}.get(
        where, f"Doc_0/{where}"
    )
    theirs = f'<ofd:PageAnnot {SPACE}><ofd:Annot ID="77" Type="Stamp"/></ofd:PageAnnot>'
    data = document(
        document="</ofd:Document> => <ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>",
        **{
            "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {SPACE}><ofd:Page PageID="20"><ofd:FileLoc>{where}</ofd:FileLoc></ofd:Page></ofd:Annotations>',
            file: theirs,
        },
    )
    after = parts_of(annotated(data))
    assert after[file].startswith(theirs.removesuffix("</ofd:PageAnnot>").encode())
    found = list(fromstring(after[file]))
    assert [a.get("Type") for a in found] == ["Stamp", "Highlight"]
    assert int(found[1].get("ID", "0")) > 77
    again = parts_of(annotated(annotated(data)))
    assert len(list(fromstring(again[file]))) == 3


def test_an_empty_list_and_the_order_of_a_document() -> None:
    data = document(
        document="</ofd:Document> => <ofd:Annotations>A.xml</ofd:Annotations></ofd:Document>",
        **{"Doc_0/A.xml": f"<ofd:Annotations {SPACE}/>\n"},
    )
    assert len(resolved(parts_of(annotated(data)))["20"]) == 1
    data = document(document="</ofd:Document> => <ofd:Attachments>B.xml</ofd:Attachments></ofd:Document>")
    body = fromstring(parts_of(annotated(data))["Doc_0/Document.xml"])
    assert [child.tag.removeprefix(OFD) for child in body][-2:] == ["Annotations", "Attachments"]


def test_signed_documents_are_left_alone() -> None:
    data = document(root="</ofd:DocBody> => <ofd:Signatures>S.xml</ofd:Signatures></ofd:DocBody>")
    with pytest.raises(WriteError, match="签章"):
        annotated(data)
    with pytest.raises(WriteError, match="完整性"):
        annotated(document(**{"OFDEntries.xml": "<x/>"}))


def test_the_command(hegui: Run, folder: Path) -> None:
    (folder / "年报.ofd").write_bytes(document())
    said = hegui("annotate", "年报.ofd")
    assert said.code == 0, said.err
    assert "年报.批注.ofd" in said.out
    assert "高亮批注" in said.out
    after = parts_of((folder / "年报.批注.ofd").read_bytes())
    remarks = [a.findtext(f"{OFD}Remark", "") for page in resolved(after).values() for a in page]
    assert remarks[0].startswith("结论")
    assert any(remark.startswith("[") for remark in remarks)
    assert hegui("annotate", "年报.ofd", "--track").code == 2
