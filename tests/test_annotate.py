"""``hegui annotate``: comments stand on exactly the quoted words, and nothing else in the file changes."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from conftest import Outcome
from docx_builder import build_docx, paragraph, run, table
from hegui.annotating import in_docx, in_pdf
from hegui.annotating.notes import Note
from hegui.api import Severity
from hegui.document import RunPlace, Span
from hegui.reading import Source
from hegui.reading.docx_package import STRICT, W
from hegui.reading.from_docx import P, R, children_of, read, run_text
from hegui.writing import Edit

FIXTURES = Path(__file__).parent.parent / "fixtures" / "reports"
SOFFICE = shutil.which("soffice")

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("第三页")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"x\"><wps:wsp>"
    "<wps:txbx><w:txbxContent>" + paragraph(run("框里的文字")) + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + paragraph(run("框里的文字"))
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip
DOCUMENTS: dict[str, bytes] = {
    "plain": build_docx(["青禾县2024年度报告", "全年办结案件三十件，其中调解十二件。", "落款"]),
    "strict": build_docx(["青禾县2024年度报告", "全年办结案件三十件。"], strict=True),
    "numbered": build_docx(["主要举措", "全年办结案件三十件。", "存在不足"], {0: 0, 1: 1, 2: 0}),
    "entities": build_docx(["甲&乙<丙>“丁”", "一\u3000二&amp;三"]),
    "bare text": build_docx(["<w:p><w:r><w:t>  两端有空格的一段  </w:t></w:r><w:r><w:t>后一半</w:t></w:r></w:p>"]),
    "cdata": build_docx(["<w:p><w:r><w:t><![CDATA[甲<乙>丙]]></w:t><w:tab/><w:t>丁</w:t></w:r></w:p>"]),
    "marks inside": build_docx(
        [
            '<w:p><w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>左边</w:t><w:tab/><w:t>右边</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>'
        ]
    ),
    "field": build_docx([paragraph(run("见") + FIELD + run("。"))]),
    "wrappers": build_docx(
        [
            paragraph(
                '<w:hyperlink r:id="rId1">' + run("链接里的字") + "</w:hyperlink>"
                '<w:ins w:id="5" w:author="某人">' + run("新加的字") + "</w:ins>"
                '<w:del w:id="6" w:author="某人"><w:r><w:delText>删去的字</w:delText></w:r></w:del>'
                '<w:smartTag w:element="x">' + run("标记里的字") + "</w:smartTag>" + run("结束")
            ),
            "<w:sdt><w:sdtContent>" + paragraph(run("控件里的一段")) + "</w:sdtContent></w:sdt>",
        ]
    ),
    "tables": build_docx(
        ["表前一段", table(["甲一", "乙一"], ["甲二", table(["内一", "内二"])]), "表后一段"]
    ),
    "box": build_docx([paragraph(run("框前") + BOX + run("框后"))]),
    "ruby": build_docx(
        [
            paragraph(
                run("前") + "<w:r><w:ruby><w:rt>" + run("zi") + "</w:rt><w:rubyBase>" + run("字")
                + "</w:rubyBase></w:ruby></w:r>" + run("后")
            )
        ]
    ),
    "commented": build_docx(
        [
            paragraph(
                '<w:commentRangeStart w:id="7"/>' + run("有人批过的字") + '<w:commentRangeEnd w:id="7"/>'
                '<w:r><w:commentReference w:id="7"/></w:r>' + run("，后面的字")
            )
        ],
        comments='<w:comment w:id="7" w:author="某人"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>',
    ),
}  # fmt: skip


def made_by_python_docx() -> bytes:
    made = docx.Document()
    made.add_heading("青禾县2024年度报告", 0)
    paragraph = made.add_paragraph("全年办结")
    paragraph.add_run("案件三十件").bold = True
    paragraph.add_run("，其中调解十二件。")
    made.add_table(2, 2).cell(1, 1).text = "表里的字"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


DOCUMENTS["python-docx"] = made_by_python_docx()


def note(span: Span, *lines: str, edits: tuple[Edit, ...] = ()) -> Note:
    return Note(span, Severity.WARNING, lines or ("[警告] N103", "说明"), edits)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root_of(data: bytes, part: str = "word/document.xml") -> object:
    from xml.etree.ElementTree import fromstring

    xml = parts(data)[part]
    for strict, common in STRICT:
        xml = xml.replace(strict, common)
    return fromstring(xml)


def commented(data: bytes) -> dict[str, str]:
    """The visible words between the marks of each comment, by its number."""
    found: dict[str, str] = {}
    open_: set[str] = set()

    def walk(element: object, dead: bool) -> None:
        for child in element:  # type: ignore[attr-defined]
            if child.tag == W + "commentRangeStart":
                open_.add(child.get(W + "id"))
                found.setdefault(child.get(W + "id"), "")
            elif child.tag == W + "commentRangeEnd":
                open_.discard(child.get(W + "id"))
            elif child.tag == R and not dead:
                for piece in children_of(child):
                    for number in open_:
                        found[number] += run_text(piece)
                walk(child, dead)
            else:
                walk(child, dead or child.tag in (W + "del", W + "moveFrom"))

    walk(root_of(data), False)
    assert not open_
    return found


def spans_in_one_paragraph(data: bytes, seed: int) -> Iterator[Span]:
    """Stretches of the text that stand in runs of one paragraph of the body."""
    reading = read(Source("a.docx", data))
    picked = random.Random(seed)
    for block in reading.blocks:
        places = [reading.origin.at(i) for i in range(*block.span)]
        for _ in range(6):
            start = picked.randrange(*block.span)
            end = picked.randint(start + 1, block.span.end)
            inside = places[start - block.span.start : end - block.span.start]
            if all(isinstance(p, RunPlace) and p.run >= 0 for p in inside):
                yield Span(start, end)


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if n not in ("box", "ruby")])
def test_comments_stand_on_exactly_the_words(name: str) -> None:
    data = DOCUMENTS[name]
    reading = read(Source("a.docx", data))
    spans = list(spans_in_one_paragraph(data, 11))
    assert spans
    new = in_docx.annotate(Source("a.docx", data), reading.origin, [note(span) for span in spans])
    words = list(commented(new).values())
    for span in spans:
        assert reading.text[span.start : span.end] in words
    assert read(Source("a.docx", new)).text == reading.text
    if name != "strict":
        docx.Document(BytesIO(new))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_stays_and_other_parts_are_identical(name: str) -> None:
    data = DOCUMENTS[name]
    reading = read(Source("a.docx", data))
    everything = [note(block.span) for block in reading.blocks]
    new = in_docx.annotate(Source("a.docx", data), reading.origin, everything)
    assert read(Source("a.docx", new)).text == reading.text
    before, after = parts(data), parts(new)
    touched = {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
        "word/footnotes.xml",
    }  # fmt: skip
    for part, content in before.items():
        assert after[part] == content or part in touched
    assert len(commented(new)) >= len(everything)
    if name != "strict":
        docx.Document(BytesIO(new))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_clean_takes_out_ours_and_nothing_else(name: str) -> None:
    data = DOCUMENTS[name]
    reading = read(Source("a.docx", data))
    spans = list(spans_in_one_paragraph(data, 5)) or [reading.blocks[0].span]
    new = in_docx.annotate(Source("a.docx", data), reading.origin, [note(span) for span in spans])
    cleaned, number = in_docx.cleaned(Source("a.docx", new))
    assert number == len(spans)
    assert commented(cleaned) == (commented(data) if name == "commented" else {})
    assert read(Source("a.docx", cleaned)).text == reading.text
    assert in_docx.cleaned(Source("a.docx", cleaned))[1] == 0


@pytest.mark.parametrize(
    ("name", "first", "last", "words"),
    [
        ("wrappers", "结束", "控件", "结束控件"),
        ("tables", "前一段", "乙一", "前一段甲一乙一"),
        ("tables", "乙一", "内二", "乙一甲二内一内二"),
        ("box", "框前", "框里", "框前框后"),  # out of a text box a comment cannot reach
    ],
)
def test_a_comment_reaches_over_cells_and_controls(name: str, first: str, last: str, words: str) -> None:
    data = DOCUMENTS[name]
    reading = read(Source("a.docx", data))
    span = Span(reading.text.index(first), reading.text.index(last) + len(last))
    new = in_docx.annotate(Source("a.docx", data), reading.origin, [note(span)])
    assert "".join(commented(new).values()).replace("框里的文字", "") == words
    assert read(Source("a.docx", new)).text == reading.text


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_of_the_page_is_commented_on_at_its_mark(kind: str) -> None:
    """LibreOffice does not open a file with a comment inside a footnote or endnote."""
    mark = f'<w:r><w:t>前</w:t><w:{kind}Reference w:id="2"/><w:t>后</w:t></w:r>'
    words = f'<w:{kind} w:id="2">{paragraph(run("注中的字"))}</w:{kind}>'
    data = build_docx([paragraph(run("案件三十件") + mark)], **{f"{kind}s": words})
    reading = read(Source("a.docx", data))
    at = reading.text.index("中的字")
    told = note(Span(at, at + 3))._replace(quote="中的字")
    new = in_docx.annotate(Source("a.docx", data), reading.origin, [told])
    assert parts(new)[f"word/{kind}s.xml"] == parts(data)[f"word/{kind}s.xml"]
    body = parts(new)["word/document.xml"].decode()
    assert re.search(
        rf'RangeStart w:id="\d"/><w:r><w:{kind}Reference w:id="2"/></w:r><w:commentRangeEnd', body
    )
    assert "注：“中的字”" in parts(new)["word/comments.xml"].decode()
    assert read(Source("a.docx", new)).text == reading.text
    assert in_docx.cleaned(Source("a.docx", new))[1] == 1


def test_comments_of_others_stay_and_numbers_do_not_clash() -> None:
    data = DOCUMENTS["commented"]
    reading = read(Source("a.docx", data))
    new = in_docx.annotate(Source("a.docx", data), reading.origin, [note(reading.blocks[0].span)])
    assert "请核" in parts(new)["word/comments.xml"].decode()
    assert commented(new)["7"] == "有人批过的字"
    ids = re.findall(rb'<w:comment [^>]*w:id="(\d+)"', parts(new)["word/comments.xml"])
    assert len(ids) == len(set(ids)) == 2


def test_tracked_changes_are_what_the_corrections_say() -> None:
    data = DOCUMENTS["plain"]
    reading = read(Source("a.docx", data))
    at = reading.text.index("三十件")
    edit = Edit(Span(at, at + 2), "卅")
    new = in_docx.annotate(
        Source("a.docx", data), reading.origin, [note(Span(at, at + 3), edits=(edit,))], track=True
    )
    assert read(Source("a.docx", new)).text == reading.text.replace("三十件", "卅件")
    root = root_of(new)
    assert [t.text for t in root.iter(W + "delText")] == ["三十"]  # type: ignore[attr-defined]
    assert len(list(root.iter(P))) == 3  # type: ignore[attr-defined]


def test_pdf_keeps_its_bytes_and_marks_the_words() -> None:
    import pypdfium2

    from hegui.reading.from_pdf import read as read_pdf

    data = (FIXTURES / "linxi-2024.pdf").read_bytes()
    reading = read_pdf(Source("a.pdf", data))
    at = reading.text.index("普法")
    new = in_pdf.annotate(Source("a.pdf", data), reading.origin, [note(Span(at, at + 2))])
    assert new.startswith(data)
    assert read_pdf(Source("a.pdf", new)).text == reading.text
    place = reading.origin.at(at)
    page = pypdfium2.PdfDocument(new)[place.page - 1]  # type: ignore[union-attr]
    import pypdfium2.raw as raw

    assert raw.FPDFPage_GetAnnotCount(page) == 1
    annotation = raw.FPDFPage_GetAnnot(page, 0)
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    words = page.get_textpage().get_text_bounded(box.left, box.bottom, box.right, box.top)
    assert "普法" in words


def test_the_command_writes_beside_and_never_over(hegui: Callable[..., Outcome], folder: Path) -> None:
    source = folder / "年报.docx"
    source.write_bytes((FIXTURES / "linxi-2024.docx").read_bytes())
    before = source.read_bytes()
    outcome = hegui("annotate", "年报.docx")
    assert outcome.code == 0
    assert "年报.批注.docx" in outcome.out
    assert source.read_bytes() == before
    assert len(commented((folder / "年报.批注.docx").read_bytes())) > 5
    assert hegui("annotate", "年报.docx", "-o", "年报.docx").code == 2
    assert hegui("annotate", "年报.批注.docx", "--clean", "-o", "净.docx").code == 0
    assert commented((folder / "净.docx").read_bytes()) == {}
    (folder / "年报.txt").write_bytes((FIXTURES / "linxi-2024.txt").read_bytes())
    assert hegui("annotate", "年报.txt").code == 0
    assert "原文" in (folder / "年报.批注.html").read_text("utf-8")
    assert hegui("annotate", "没有.docx").code == 2


def test_several_documents_and_no_copy_over_another(hegui: Callable[..., Outcome], folder: Path) -> None:
    for name in ("甲.txt", "甲.md", "甲.html"):
        (folder / name).write_bytes((FIXTURES / "linxi-2024.txt").read_bytes())
    outcome = hegui("annotate", "甲.txt", "没有.txt", "甲.md", "甲.html")
    assert outcome.code == 2
    assert "没有.txt" in outcome.err
    copies = ["甲.md.批注.html", "甲.txt.批注.html", "甲.批注.html"]
    assert sorted(path.name for path in folder.glob("*.批注.*")) == copies
    # They are no documents of the folder.
    listed = hegui("check", ".", "--format", "json", "--fail-on", "never").out
    assert [Path(d["path"]).name for d in json.loads(listed)["documents"]] == ["甲.html", "甲.md", "甲.txt"]
    (folder / "出").mkdir()
    assert hegui("annotate", "甲.txt", "甲.md", "-o", "出").code == 0
    assert len(list((folder / "出").iterdir())) == 2
    assert hegui("annotate", "甲.txt", "甲.md", "-o", "一个.html").code == 2
    (folder / "别处").mkdir()
    (folder / "别处" / "乙.txt").write_bytes((folder / "甲.txt").read_bytes())
    (folder / "乙.txt").write_bytes((folder / "甲.txt").read_bytes())
    outcome = hegui("annotate", "乙.txt", "别处/乙.txt", "-o", "出")
    assert outcome.code == 2
    assert "都要写成" in outcome.err


def test_a_folder_document_by_document(hegui: Callable[..., Outcome], folder: Path) -> None:
    for town in ("临溪", "白塔"):
        (folder / "各镇" / town).mkdir(parents=True)
        (folder / "各镇" / town / "年报.txt").write_bytes((FIXTURES / "linxi-2024.txt").read_bytes())
    with ZipFile(folder / "各镇" / "包.zip", "w") as package:
        package.writestr("丙.txt", "一、主要工作")
    (folder / "各镇" / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "出").mkdir()
    for _ in range(2):  # the copies are no documents
        outcome = hegui("annotate", "各镇", "-o", "出")
        assert outcome.code == 2
        assert "压缩包" in outcome.err
        assert "png" in outcome.err
        assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html")) == [
            "出/临溪/年报.html",
            "出/白塔/年报.html",
        ]
    assert hegui("annotate", "各镇/临溪").code == 0
    assert (folder / "各镇" / "临溪" / "年报.批注.html").exists()
    assert "文件夹" in hegui("annotate", "各镇", "--clean").err


def test_a_copy_without_our_comments_has_one_mark(hegui: Callable[..., Outcome], folder: Path) -> None:
    (folder / "年报.docx").write_bytes((FIXTURES / "linxi-2024.docx").read_bytes())
    assert hegui("annotate", "年报.docx").code == 0
    assert hegui("annotate", "年报.批注.docx", "--clean").code == 0
    assert (folder / "年报.无批注.docx").exists()


def test_every_finding_has_its_comment(hegui: Callable[..., Outcome], folder: Path) -> None:
    (folder / "a.docx").write_bytes((FIXTURES / "linxi-2024.docx").read_bytes())
    found = json.loads(hegui("check", "a.docx", "--format", "json", "--fail-on", "never").out)
    assert hegui("annotate", "a.docx").code == 0
    words = list(commented((folder / "a.批注.docx").read_bytes()).values())
    for diagnostic in found["documents"][0]["diagnostics"]:
        # A number that Word makes is in no run: the words after it are what can be marked.
        assert any(diagnostic["quote"].endswith(w) and len(w) > len(diagnostic["quote"]) - 4 for w in words)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_libreoffice_opens_what_was_annotated(tmp_path: Path) -> None:
    for number, (name, data) in enumerate(DOCUMENTS.items()):
        reading = read(Source("a.docx", data))
        spans = list(spans_in_one_paragraph(data, 3)) or [reading.blocks[0].span]
        new = in_docx.annotate(
            Source("a.docx", data), reading.origin, [note(span) for span in spans], track=True
        )
        (tmp_path / f"{number:02}-{name.replace(' ', '-')}.docx").write_bytes(new)
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text",
            "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    assert len(list(tmp_path.glob("*.txt"))) == len(DOCUMENTS)
