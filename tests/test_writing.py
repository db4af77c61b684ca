"""Writers: the edited text comes back exactly, and nothing else in the file is different."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docx_builder import build_docx, paragraph, run
from hegui.document import Span
from hegui.reading import Reading, Source
from hegui.reading.from_docx import read as read_docx
from hegui.reading.from_markdown import read as read_markdown
from hegui.reading.from_text import read as read_text
from hegui.writing import Edit, WriteError, applied, write
from hegui.writing.files import write_whole

WORDS = st.text("法治政府，。的12 A&<>\u3000é", max_size=6)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.2), WORDS), min_size=1, max_size=4)


def edits_in(text: str, places: list[tuple[float, float, str]], breaks: str = "\r\n\t") -> list[Edit]:
    """Edits at these shares of ``text`` that do not overlap and leave ``breaks`` alone."""
    edits: list[Edit] = []
    done = -1
    for share, size, words in sorted(places):
        start = int(share * len(text))
        end = min(len(text), start + int(size * len(text)))
        if start > done and not set(text[start:end]) & set(breaks):
            edits.append(Edit(Span(start, end), words))
            done = end
    return edits


@given(
    st.text("法治政府建设\n\r，。12é", min_size=1),
    PLACES,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be"]),
)
def test_text_files(text: str, places: list[tuple[float, float, str]], encoding: str) -> None:
    text = "法治政府建设年度报告\n" + text
    source = Source("a.txt", text.encode(encoding))
    reading = read_text(source)
    assume(reading.text == text)
    edits = edits_in(text, places, "")
    data = write("txt", source, reading.origin, edits)
    assert data == applied(text, edits).encode(encoding)
    assert read_text(Source("a.txt", data)).text == applied(text, edits)
    assert write("txt", source, reading.origin, []) == source.data


def test_markdown_stays_markdown() -> None:
    source = Source("a.md", "# 报告\r\n\r\n- **扎实**推进,\r\n".encode("utf-8-sig"))
    reading = read_markdown(source)
    at = reading.text.index(",")
    data = write("md", source, reading.origin, [Edit(Span(at, at + 1), "，")])
    assert data == source.data.replace(b",", "，".encode())


def test_a_file_with_broken_bytes_is_left_alone() -> None:
    source = Source("a.txt", "法治政府建设年度报告".encode() + b"\xff" + "建设".encode())
    with pytest.raises(WriteError, match=r"a\.txt：文件里有乱码"):
        write("txt", source, read_text(source).origin, [Edit(Span(0, 1), "发")])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def docx(*paragraphs: list[str]) -> tuple[Source, Reading]:
    """A document; each paragraph is a list of runs, ``\\t`` is a tab and what begins with ``<`` is raw."""
    xml = [
        paragraph("".join(each if each.startswith("<") else "<w:r><w:tab/></w:r>" if each == "\t" else run(each) for each in runs))
        for runs in paragraphs
    ]  # fmt: skip
    source = Source("a.docx", build_docx(xml))
    return source, read_docx(source)


RUNS = st.lists(st.lists(st.text("法治政府建设，12 A&<>“", min_size=1, max_size=8).filter(lambda t: t[0] != "<"), min_size=1, max_size=4), min_size=1, max_size=3)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(RUNS, PLACES)
def test_docx_says_exactly_the_edited_text(
    runs: list[list[str]], places: list[tuple[float, float, str]]
) -> None:
    source, reading = docx(*([*line, "尾"] for line in runs))
    edits = [e for e in edits_in(reading.text, places) if e.span.end < len(reading.text)]
    edits = [e for e in edits if e.span != (0, 0) and reading.text[max(0, e.span.start - 1)] != "\n"]
    data = write("docx", source, reading.origin, edits)
    wanted = applied(reading.text, edits)
    again = read_docx(Source("a.docx", data)).text
    # A paragraph that lost all its words is no line of the text any more.
    assert [line for line in again.split("\n") if line] == [line for line in wanted.split("\n") if line]
    before, after = parts(source.data), parts(data)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= {"word/document.xml"}


def test_docx_formatting_stays_and_the_first_run_takes_the_words() -> None:
    source, reading = docx(["我县扎", run("扎实", "<w:b/>"), "推进 ", "\t", "工作"])
    at = reading.text.index("扎扎实推")
    data = write("docx", source, reading.origin, [Edit(Span(at, at + 4), "扎实 推")])
    before, after = (parts(d)["word/document.xml"].decode() for d in (source.data, data))
    assert after == before.replace("我县扎<", "我县扎实 推<").replace(">扎实<", "><").replace(
        ">推进 <", ">进 <"
    )
    assert read_docx(Source("a.docx", data)).text.strip() == "我县扎实 推进 \t工作"


def test_docx_blanks_at_the_edge_are_preserved() -> None:
    source, reading = docx(["<w:r><w:t>甲 &#20057;</w:t></w:r>", "丙"])
    data = write("docx", source, reading.origin, [Edit(Span(2, 3), "")])
    assert read_docx(Source("a.docx", data)).text.strip() == "甲 丙"
    assert b'<w:t xml:space="preserve">' in parts(data)["word/document.xml"]


@pytest.mark.parametrize("kind", ["tab", "number", "signature", "utf-16"])
def test_what_a_docx_cannot_take(kind: str) -> None:
    source, reading = docx(["甲", "\t", "乙"])
    span = Span(0, 1)
    if kind == "tab":
        span = Span(0, 2)
    elif kind == "number":
        source = Source("a.docx", build_docx(["甲"], numbered={0: 0}))
        reading = read_docx(source)
    elif kind == "signature":
        source = Source("a.docx", repacked(source.data, {"_xmlsignatures/sig1.xml": b"<x/>"}))
    else:
        xml = parts(source.data)["word/document.xml"].decode().replace("UTF-8", "UTF-16")
        source = Source("a.docx", repacked(source.data, {"word/document.xml": xml.encode("utf-16")}))
    with pytest.raises(WriteError, match=r"a\.docx："):
        write("docx", source, reading.origin, [Edit(span, "丁")])


def repacked(data: bytes, new: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in {**parts(data), **new}.items():
            package.writestr(name, content)
    return file.getvalue()


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("旧", "utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(str(link), "新".encode())
    assert link.is_symlink()
    assert file.read_text("utf-8") == "新"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no such attributes")
def test_a_file_keeps_its_attributes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("旧", "utf-8")
    try:
        os.setxattr(file, "user.hegui", b"x")
    except OSError:
        pytest.skip("the file system has no such attributes")
    write_whole(str(file), "新".encode())
    assert os.getxattr(file, "user.hegui") == b"x"


def test_a_crash_never_leaves_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("旧", "utf-8")
    for name in ("replace", "fsync", "chmod"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt()))
            with pytest.raises(KeyboardInterrupt):
                write_whole(str(file), b"x" * 100)
    assert file.read_text("utf-8") == "旧"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_whole(os.devnull, b"x")
    assert not os.path.isfile(os.devnull)


def test_a_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("旧", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_whole(str(file), b"x")
    assert file.read_text("utf-8") == "旧"
