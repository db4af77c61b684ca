"""Files made to take all the time and memory there is: what each costs, and what is said of it.

    python benchmarks/attack.py HEGUI [--size 1000000] [--most 60] [--only WORD]

``HEGUI`` is the command to run. Each file is checked alone; one that takes much longer than ``--most`` seconds of processor
time is ended.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

TITLE = "青禾县2024年法治政府建设年度报告\n"

RUNS = {
    "blanks": " ", "wide-blanks": "\u3000", "tabs": "\t", "mixed-blanks": " \t\u3000\u00a0", "line-breaks": "\n",
    "blank-lines": " \n", "crlf": "\r\n", "digits": "7", "wide-digits": "７", "chinese-digits": "一", "zeros": "〇",
    "ten-thousands": "万", "dotted": "1.2.3.4.", "thousands": "1,234,", "brackets": "（", "closing": "）",
    "ascii-brackets": "(", "titles": "《", "quotes": "“", "square": "【", "one-han": "法", "particle": "的",
    "stops": "。", "ellipses": "…", "commas": "，", "list-marks": "、", "colons": "：", "dashes": "—", "hyphens": "-",
    "dots": ".", "percents": "%", "letters": "a", "replacement": "\ufffd", "word-joiners": "\u2060",
    "combining": "e\u0301", "emoji": "😀", "dates": "2024年1月1日", "dates-one-a-line": "2024年1月1日\n",
    "iso-dates": "2024-01-01 ", "years": "2024年", "quantities": "办理案件12件，", "quantities-one-a-line": "12件\n",
    "bare-numbers": "12 ", "percentages": "增长12%，", "sums": "共12件，其中甲3件、乙9件。\n", "ranges": "3—5件、",
    "telephones": "13812345678 ", "telephones-one-a-line": "0571-8812345\n", "identity-numbers": "330102199001011234 ",
    "headings": "一、\n", "sub-headings": "（一）\n", "numbered": "1.\n", "run-in": "一是", "titles-of-laws": "《中华人民共和国行政处罚法》、",
    "law-articles": "《行政处罚法》第三十二条", "document-numbers": "〔2024〕1号", "copies": "坚持党的领导，推进依法行政。\n",
    "clauses": "推进依法行政，", "no-marks": "开展工作", "persons": "张三局长、", "places": "青禾县云台镇", "offices": "县人民政府",
    "title-lines": TITLE, "comments": "<!-- hegui-disable ", "comments-open": "<!--", "comments-closed": "<!-- hegui-disable S101: 因 -->\n",
    "web-addresses": "http://www.a.cn/", "mail": "a@b.", "index": "索引号：12\n", "page-lines": "发布时间：2024-01-01 来源：甲\n",
    "nested-quotes": "“\0甲\0”", "nested-brackets": "（\0甲\0）", "nested-titles": "《\0甲\0》", "nested-all": "“（《\0甲\0》）”",
    "crossed": "（\0甲\0》", "crossed-quotes": "“\0甲\0）", "tables": "甲\t1\t2\t3\n", "leaders": "第一章……1\n", "page-numbers": "— 1 —\n", "doubled": "的的", "pairs": "“”", "signature": "青禾县人民政府\n2024年1月1日\n",
}  # fmt: skip
"""Text that is one thing again and again; with ``\\0``, one thing, something in the middle and as many of another."""

MARKDOWN = {
    "md-quotes": ">", "md-nested-lists": "- ", "md-emphasis": "*a_", "md-links": "[", "md-images": "![](", "md-html": "<b>",
    "md-code": "`", "md-tables": "|a|b|\n|-|-|\n", "md-headings": "# 一\n", "md-backslashes": "\\", "md-entities": "&nbsp;",
}  # fmt: skip
HTML = {
    "html-open": "<div>", "html-spans": "<span>法", "html-comments": "<!--", "html-entities": "&nbsp;", "html-attributes": "<p a=1 ",
    "html-lists": "<ul><li>", "html-tables": "<table><tr><td>", "html-paragraphs": "<p>推进依法行政。</p>",
}  # fmt: skip


def files(size: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file, each of about ``size`` bytes of text."""
    for name, unit in RUNS.items():
        yield f"{name}.txt", (TITLE + _repeated(unit, size) + "末").encode("utf-8", "replace")
    for name, unit in MARKDOWN.items():
        yield f"{name}.md", ("# " + TITLE + _repeated(unit, size) + "末").encode()
    for name, unit in HTML.items():
        yield f"{name}.html", (f"<html><title>{TITLE}</title><body>" + _repeated(unit, size)).encode()
    paragraph = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
    bodies: dict[str, Callable[[], str]] = {
        "docx-paragraphs": lambda: paragraph.format("法") * (size // 10),
        "docx-empty-paragraphs": lambda: "<w:p/>" * (size // 6),
        "docx-one-run": lambda: paragraph.format("推进依法行政" * (size // 18)),
        "docx-runs": lambda: "<w:p>" + "<w:r><w:t>法</w:t></w:r>" * (size // 24) + "</w:p>",
        "docx-tables": lambda: (
            "<w:tbl><w:tr><w:tc>" * 200 + paragraph.format("法") + "</w:tc></w:tr></w:tbl>" * 200
        ),
        "docx-cells": lambda: (
            "<w:tbl><w:tr>"
            + ("<w:tc>" + paragraph.format("12") + "</w:tc>") * (size // 80)
            + "</w:tr></w:tbl>"
        ),
        "docx-blanks": lambda: paragraph.format(" " * size),
        "docx-digits": lambda: paragraph.format("7" * size),
    }
    for name, body in bodies.items():
        yield f"{name}.docx", _docx(body())
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{"%1" * 40}"/></w:lvl>' for i in range(9)
    )  # fmt: skip
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/></w:num>' for i in range(1, 9)
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>法</w:t></w:r></w:p>'
    numbered = "".join(item.format(i % 9, i % 8 + 1) for i in range(size // 120))
    yield "docx-numbering.docx", _docx(numbered, {"numbering": numbering})
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>'
        for i in range(size // 90)
    )
    yield (
        "docx-styles.docx",
        _docx('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>' * 900, {"styles": styles}),
    )
    notes = "".join(
        f'<w:footnote w:id="{i}">{paragraph.format("注")}</w:footnote>' for i in range(size // 200)
    )
    marks = "".join(
        f'<w:r><w:t>法</w:t></w:r><w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in range(size // 200)
    )
    yield "docx-notes.docx", _docx(f"<w:p>{marks}</w:p>", {"footnotes": notes})
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
    end = "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    deep = min(200, size // 500)
    yield "docx-boxes-deep.docx", _docx(f"<w:p>{box * deep}<w:r><w:t>法</w:t></w:r>{end * deep}</w:p>")
    yield "docx-boxes.docx", _docx(f"<w:p>{(box + '<w:r><w:t>法</w:t></w:r>' + end) * (size // 200)}</w:p>")
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\f(1,2) </w:instrText></w:r>'
    yield "docx-fields-open.docx", _docx(f"<w:p>{begun * (size // 120)}</w:p>")
    yield "docx-parts.docx", _docx(paragraph.format("法"), {f"header{i}": "" for i in range(size // 400)})
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]>>"
    yield "pdf-pages.pdf", _objects([page.encode()] * (size // 60))
    yield "pdf-rules.pdf", _pdf(b"0 0 m 9 9 l S " * (size // 14), 1)
    yield "pdf-glyphs.pdf", _pdf(b"BT /F1 9 Tf 9 9 Td " + b"(a) Tj " * (size // 7) + b"ET", 1)
    yield "zip-members.zip", _zip({f"{i}.txt": TITLE.encode() for i in range(size // 5000)})
    yield "zip-bomb.zip", _zip({"a.txt": b"7" * size * 20, "b.txt": TITLE.encode()})
    part = 'Content-Disposition: attachment; filename="a{}.txt"\r\n\r\n一、\r\n--b\r\n'
    parts = "".join(part.format(i) for i in range(size // 200))
    yield "mail-parts.eml", f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{parts}".encode()
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n" for i in range(size // 500)
    )
    yield "mail-deep.eml", nested.encode()
    yield "pdf-bomb.pdf", _pdf(b"BT /F1 9 Tf " + b"(a) Tj " * (size * 8), 3)
    yield "pdf-deep.pdf", _pdf(b"q " * size, 1)
    yield (
        "pdf-text.pdf",
        _pdf(
            b"BT /F1 9 Tf " + b"".join(b"1 0 0 1 9 %d Tm (2024) Tj " % (i % 800) for i in range(size // 24)),
            1,
        ),
    )


def _repeated(unit: str, size: int) -> str:
    return spread(unit, size * len(unit) // len(unit.encode("utf-8", "replace")))


def spread(unit: str, characters: int) -> str:
    """About so many characters of ``unit``."""
    head, middle, tail = unit.split("\0") if "\0" in unit else (unit, "", "")
    number = characters // len(head + tail)
    return head * number + middle + tail * number


def _docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A document of this body; ``parts``: content of further parts by name, as ``numbering``."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        kinds = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name.rstrip("0123456789")}+xml"/>'
            for name in parts or ()
        )
        package.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{kinds}</Types>')  # fmt: skip
        package.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')  # fmt: skip
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>'
        )
        related = ""
        for number, (name, content) in enumerate((parts or {}).items()):
            root = {"footnotes": "footnotes", "styles": "styles", "numbering": "numbering"}.get(name, "hdr")
            package.writestr(f"word/{name}.xml", f'<w:{root} xmlns:w="{main}">{content}</w:{root}>')
            kind = name.rstrip("0123456789")
            related += f'<Relationship Id="p{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}.xml"/>'
        if related:
            package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>')  # fmt: skip
    return packed.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return packed.getvalue()


def _objects(pages: list[bytes]) -> bytes:
    """A PDF of these pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + len(pages)))
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *pages,
    )
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def _pdf(content: bytes, folds: int) -> bytes:
    """One page whose content is packed ``folds`` times."""
    for _ in range(folds):
        content = zlib.compress(content, 9)
    filters = b"[" + b"/FlateDecode " * folds + b"]"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content),
    )
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


_BUSY = 4
"""Times the processor time that may pass on the wall."""


def cost(command: list[str], most: float) -> tuple[float, int, int | str, bytes]:
    """Processor seconds, MiB, exit code (or ``ended``), output of ``command``; the memory is that of its largest process."""
    pipe = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip
    code: int | str
    try:
        out, _ = pipe.communicate(timeout=_BUSY * most)
        code = pipe.returncode
    except subprocess.TimeoutExpired:
        os.killpg(pipe.pid, signal.SIGKILL)
        out, _ = pipe.communicate()
        code = "ended"
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime, spent.ru_maxrss >> 10, code, out


def row(command: str, path: Path, most: float) -> None:
    """Prints name, seconds, MiB, exit code, findings, bytes of output and the verdict."""
    if not (child := os.fork()):  # what the largest child took is asked of each anew
        seconds, memory, code, out = cost(
            [command, "check", "--isolated", "--format", "json", str(path)], most
        )
        try:
            document, *others = json.loads(out)["documents"]
            own = [d["code"] for d in document["diagnostics"] if d["code"].startswith("E9")]
            more = [f"and {len(others)} documents"] if others else []
            said = (
                str(len(document["diagnostics"])),
                str(len(out)),
                " ".join((document["verdict"], *own, *more)),
            )
        except ValueError:
            said = ("", str(len(out)), "no answer")
        print("\t".join((path.name, f"{seconds:.1f}", str(memory), str(code), *said)), flush=True)
        os._exit(0)
    os.waitpid(child, 0)


def main() -> None:
    """The table, one file a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--most", type=float, default=60)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    print("\t".join(("file", "seconds", "MiB", "exit", "findings", "output", "verdict")), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files(options.size):
            if options.only in name:
                path = Path(folder, name)
                path.write_bytes(data)
                row(options.command, path, options.most)
                path.unlink()


if __name__ == "__main__":
    sys.exit(main())
