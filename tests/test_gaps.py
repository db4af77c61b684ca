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


BEGUN = "".join(f"<p>{html.escape(line)}</p>" for line in LINES[1:8])
PAGERS = {
    "next": '<a href="t_2.html">下一页</a>', "in brackets": '<a href="t_2.html">[下页]</a>', "with an arrow": '<a href="t_2.html">后一页 »</a>',
    "in English": '<a href="/t.html?page=2">Next</a>', "the rest": '<a href="t_2.html">余下全文</a>', "reading on": '<a href="t_2.html">继续阅读</a>',
    "numbers": '<div><span>1</span> <a href="t_1.html">2</a> <a href="t_2.html">3</a></div>',
    "numbers in a list": '<ul><li>1</li><li><a href="t_1.html">2</a></li></ul>', "numbers in brackets": '<p>[1] <a href="t_1.html">[2]</a></p>',
    "page of pages": "<p>第1页 共3页</p>", "pages and page": "<p>共3页，当前第1页</p>", "a fraction": "<p>1/3页</p>", "the middle": "<p>第2页/共3页</p>",
    "broken off": "<p>（未完待续）</p>", "going on elsewhere": "<p>（下转第2页）</p>",
}  # fmt: skip
NO_PAGERS = {
    "a link into the page": '<p>1 <a href="#n2">2</a></p>', "a note": '<p>培训3次<a href="t.html#_ftn2">2</a></p>', "a lone number": '<p><a href="b.html">2</a></p>',
    "the next article": '<p>下一篇：<a href="b.html">青禾县2023年法治政府建设年度报告</a></p>', "back": '<a href="javascript:history.back()">上一页</a>',
    "one page": "<p>第1页 共1页</p>", "every page": "<p>第1页 共2页</p><p>第2页 共2页</p>", "a share": "<p>完成整改事项1/3。</p>",
}  # fmt: skip


@pytest.mark.parametrize("pager", PAGERS)
def test_one_page_of_several_is_not_accused(hegui: Run, folder: Path, pager: str) -> None:
    (folder / "a.html").write_text(page(HEAD + BEGUN + PAGERS[pager]), "utf-8")
    result = hegui("check", "a.html", "--format", "json")
    (document,) = json.loads(result.out)["documents"]
    codes = {d["code"] for d in document["diagnostics"]}
    assert (result.code, document["verdict"]) == (2, "not-checked")
    assert "E924" in codes
    assert not {c for c in codes if c.startswith("C")}


@pytest.mark.parametrize("pager", NO_PAGERS)
def test_what_looks_like_a_pager(hegui: Run, folder: Path, pager: str) -> None:
    (folder / "a.html").write_text(page(HEAD + BEGUN + NO_PAGERS[pager]), "utf-8")
    (document,) = json.loads(hegui("check", "a.html", "--format", "json").out)["documents"]
    assert "E924" not in {d["code"] for d in document["diagnostics"]}


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.txt", "正文见附件。", "E921"), ("a.txt", "（全文附后）", "E921"), ("a.txt", "详见附件：年度报告.docx", "E921"),
        ("a.txt", "http://www.qinghe.example/2024.pdf", "E921"), ("a.md", "[报告全文](2024.pdf)", "E921"), ("a.md", "点击下载报告全文", "E921"),
        ("a.docx", "具体内容请见附件。", "E921"), ("a.html", "请登录后查看。", "E923"), ("a.html", "您访问的页面不存在。", "E923"),
        ("a.html", "正在加载，请稍候……", "E923"),
    ],
)  # fmt: skip
def test_a_few_words_in_place_of_the_report(
    hegui: Run, folder: Path, name: str, body: str, code: str
) -> None:
    if name == "a.docx":
        data = build_docx([TITLE, body])
    elif name == "a.html":
        data = page(f"<h1>{TITLE}</h1><p>{body}</p>").encode()
    else:
        data = f"{'# ' if name == 'a.md' else ''}{TITLE}\n\n{body}\n".encode()
    (folder / name).write_bytes(data)
    result = hegui("check", name, "--format", "json")
    (document,) = json.loads(result.out)["documents"]
    assert (result.code, document["verdict"]) == (2, "not-checked")
    assert [d["code"] for d in document["diagnostics"]] == [code]


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
