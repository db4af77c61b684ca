"""A report that was never seen must not pass: what was not read is named, with what to do."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import pdf_builder
from conftest import Outcome
from docx_builder import build_docx

Run = Callable[..., Outcome]
REPORT = (Path(__file__).parents[1] / "fixtures/correct/township-2024.txt").read_text("utf-8")
LINES = [line for line in REPORT.splitlines() if line.strip()]
TITLE = LINES[0]
PARAGRAPHS = "".join(f"<p>{html.escape(line)}</p>" for line in LINES[1:])
HEAD = f"<h1>{TITLE}</h1><p>发布日期：2025-02-10 来源：青禾县人民政府</p>"
PICTURE_RUN = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
OBJECT_RUN = (
    '<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Word.Document.12"/></w:object></w:r></w:p>'
)  # fmt: skip


def page(body: str) -> str:
    """A page of a site: menu, ``body``, footer."""
    menu = '<div class="nav"><a href="/">首页</a> <a href="/a">政务公开</a></div>'
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head>'
        f'<body>{menu}{body}<div class="footer">版权所有：青禾县人民政府 网站地图</div></body></html>'
    )


def escaped(words: str) -> str:
    return json.dumps(words)


ELSEWHERE = {
    "in a frame": '<iframe src="/files/report.html"></iframe>',
    "in a plug-in": '<embed src="a.pdf" type="application/pdf">',
    "in an object": '<object data="a.pdf"></object>',
    "in a script": f"<script>var data = {{content: '{PARAGRAPHS}'}}</script>",
    "in escaped JSON": f'<script>var data = {{"content": {escaped(PARAGRAPHS)}}};</script>',
    "in a hidden field": f'<input type="hidden" value="{html.escape(PARAGRAPHS)}">',
    "in a text area": f"<textarea>{html.escape(PARAGRAPHS)}</textarea>",
    "in a hidden element": f'<div style="display:none">{PARAGRAPHS}</div>',
    "in a template": f"<template>{PARAGRAPHS}</template>",
    "attached": '<p>现将报告予以公布。</p><p>附件：<a href="/files/2024.docx">报告全文.docx</a></p>',
    "attached under a number": '<p><a href="/P02025.pdf">点击下载</a></p>',
    "attached behind a script": '<p>附件：<a href="/down.jsp?id=3">2024年度报告.pdf</a></p>',
}


@pytest.mark.parametrize("where", ELSEWHERE)
@pytest.mark.parametrize("options", [[], ["--kind", "fazhi-annual"], ["--fail-on", "never"]])
def test_an_article_that_is_not_in_the_page(hegui: Run, folder: Path, where: str, options: list[str]) -> None:
    (folder / "页.html").write_text(page(HEAD + ELSEWHERE[where]), "utf-8")
    result = hegui("check", "页.html", "--format", "json", *options)
    (document,) = json.loads(result.out)["documents"]
    assert result.code == 2
    assert (document["status"], document["error"]["code"]) == ("failed", "E921")
    assert document["verdict"] == "not-checked"
    assert "；请" in document["error"]["message"]


def scanned(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with the given lines on each page; a page without lines is a scan."""
    pdfmetrics.registerFont(UnicodeCIDFont(pdf_builder.FONT))
    out, picture = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (120, 170), "white").save(picture, "PNG")
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for lines in pages:
        if not lines:
            canvas.drawImage(ImageReader(io.BytesIO(picture.getvalue())), 0, 0, 595, 842)
        canvas.setFont(pdf_builder.FONT, 16)
        y = 760.0
        for line in lines:
            for piece in pdf_builder.wrapped(line, 16, 435, 32):
                canvas.drawString(80, y, piece)
                y -= 28
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def data_of(name: str) -> bytes:
    made: dict[str, Callable[[], bytes | str]] = {
        "图片.html": lambda: page(HEAD + '<p><img src="1.jpg"></p><p><img src="2.jpg"></p>'),
        "图片.docx": lambda: build_docx([TITLE, PICTURE_RUN, PICTURE_RUN]),
        "对象.docx": lambda: build_docx([TITLE, OBJECT_RUN]),
        "扫描.pdf": lambda: scanned([LINES[:1], [], []]),
        "夹页.pdf": lambda: scanned([LINES[:6], [], LINES[6:10]]),
        "标题.txt": lambda: TITLE + "\n",
        "落款.txt": lambda: f"{TITLE}\n青禾县柳湾镇人民政府\n2025年1月20日\n",
        "标题.docx": lambda: build_docx([TITLE]),
        "标题.md": lambda: f"# {TITLE}\n",
        "片段.txt": lambda: "全年开展普法宣传46场次。",
        "分页.html": lambda: page(
            HEAD + "".join(f"<p>{line}</p>" for line in LINES[1:8]) + '<a href="t_2.html">下一页</a>'
        ),
        "分页脚本.html": lambda: page(
            HEAD + "".join(f"<p>{line}</p>" for line in LINES[1:8]) + '<script>createPageHTML(3, 0, "t1", "html");</script>'
        ),
        "分页.txt": lambda: "\n".join([*LINES[:8], "上一页 1 2 下一页 共2页"]),
    }  # fmt: skip
    data = made[name]()
    return data.encode() if isinstance(data, str) else data


@pytest.mark.parametrize(
    ("name", "code", "status", "exit_code"),
    [
        ("图片.html", "E903", "failed", 2), ("图片.docx", "E903", "failed", 2), ("对象.docx", "E921", "failed", 2),
        ("扫描.pdf", "E903", "failed", 2), ("夹页.pdf", "E922", "checked", 2), ("标题.txt", "E923", "checked", 2),
        ("落款.txt", "E923", "checked", 2), ("标题.docx", "E923", "checked", 2), ("标题.md", "E923", "checked", 2),
        ("片段.txt", "E923", "checked", 2), ("分页.html", "E924", "checked", 2), ("分页脚本.html", "E924", "checked", 2),
        ("分页.txt", "E924", "checked", 2),
    ],
)  # fmt: skip
def test_what_was_not_read_is_said(
    hegui: Run, folder: Path, name: str, code: str, status: str, exit_code: int
) -> None:
    (folder / name).write_bytes(data_of(name))
    result = hegui("check", name, "--format", "json", "--kind", "fazhi-annual")
    (document,) = json.loads(result.out)["documents"]
    codes = {d["code"] for d in document["diagnostics"]}
    assert (result.code, document["status"]) == (exit_code, status)
    assert code in codes
    # What is missing may stand in what was not read: nobody is accused of it.
    assert not {c for c in codes if c.startswith("C")}
    assert document["verdict"] == "not-checked"


RIGHT: dict[str, Callable[[], Any]] = {
    "附件.html": lambda: page(
        HEAD + PARAGRAPHS + '<p>附件：<a href="t.pdf">报告.pdf</a></p><img src="q.png">'
    ),
    "脚本.html": lambda: page(HEAD + PARAGRAPHS + f"<script>var s = {escaped(PARAGRAPHS)}</script>"),
    "框架.html": lambda: page(HEAD + PARAGRAPHS + '<iframe src="/share.html"></iframe>'),
    "一页.html": lambda: page(HEAD + PARAGRAPHS + "<div>上一页 1 下一页 共1页</div>"),
    "末页.html": lambda: page(HEAD + PARAGRAPHS + '<a href="#">下一页</a>'),
    "照片.docx": lambda: build_docx([*LINES, PICTURE_RUN, PICTURE_RUN]),
    "报告.txt": lambda: REPORT,
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_whole_report_beside_pictures_scripts_and_attachments(hegui: Run, folder: Path, name: str) -> None:
    data = RIGHT[name]()
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    result = hegui("check", name, "--format", "json")
    (document,) = json.loads(result.out)["documents"]
    assert (result.code, document["verdict"]) == (0, "ready")
