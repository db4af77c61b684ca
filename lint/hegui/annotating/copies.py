"""The annotated copy of a document, in the form that its format has for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hegui import __version__
from hegui.annotating.notes import Note, notes
from hegui.checking.results import FileResult
from hegui.errors import UsageError
from hegui.reading import Source
from hegui.running.engine import Engine
from hegui.running.results import Run

PAGES = ("txt", "md", "html")
"""Formats that have no comments of their own: a page is made of them."""
AS_DOCX = "office"
"""The format of which a docx is made, with comments."""


class Copy(NamedTuple):
    """An annotated copy.

    Attributes:
        what: how its notes are called.
        places: how many notes it has besides the one on the whole.
        suffix: of its name.
    """

    data: bytes
    what: str
    places: int
    suffix: str


def annotated(
    source: Source, result: FileResult, built: Engine, infos: bool = True, track: bool = False
) -> Copy:
    """The copy of ``source`` with what ``result`` says of it; nothing is written.

    Args:
        result: with its document.
        infos: what is only to be looked at is noted too.
        track: corrections go into a docx as tracked changes.

    Raises:
        ReadError: LibreOffice made a docx of it once, and cannot now.
        UsageError: the format has no annotated form, or the copy would not say what the document says.
    """
    assert result.document is not None
    found = notes(result, infos)
    if result.format == AS_DOCX:
        from hegui.reading.from_office import as_docx

        source = Source(source.path, as_docx(source))
    if result.format in ("docx", AS_DOCX):
        return Copy(_docx(source, result, found, track, built), "批注", len(found) - 1, ".docx")
    if result.format == "pdf":
        from hegui.annotating import in_pdf

        data = in_pdf.annotate(source, result.document.origin, found)
        return Copy(data, "高亮批注", len(found) - 1, ".pdf")
    if result.format == "ofd":
        return Copy(_ofd(source, result, found, built), "高亮批注", len(found) - 1, ".ofd")
    if result.format in PAGES:
        data = _page(result, built, infos).encode("utf-8", "replace")
        return Copy(data, "网页，标注", len(found) - 1, ".html")
    raise UsageError(
        f"{source.path}：{result.format} 格式不能写批注",
        "支持 docx（doc、wps、rtf、odt 写成 docx）、pdf、ofd、txt、md、html",
    )


def _docx(source: Source, result: FileResult, found: Sequence[Note], track: bool, built: Engine) -> bytes:
    """The annotated bytes; read again, they must say what the document said."""
    from hegui.annotating import in_docx

    document = result.document
    assert document is not None
    data = in_docx.annotate(source, document.origin, found, track)
    again = built.declared.readers[".docx"](Source(source.path, data)).text
    if not track and again != document.text:
        raise UsageError(
            f"{source.path}：写入批注后内容有出入，没有写", "请用 Word 或 WPS 另存后再试，并把文件反馈给作者"
        )
    return data


def _ofd(source: Source, result: FileResult, found: Sequence[Note], built: Engine) -> bytes:
    from hegui.annotating import in_ofd

    document = result.document
    assert document is not None
    data = in_ofd.annotate(source, document.origin, found)
    if built.declared.readers[".ofd"](Source(source.path, data)).text != document.text:
        raise UsageError(f"{source.path}：写入批注后内容有出入，没有写", "请把文件反馈给作者")
    return data


def _page(result: FileResult, built: Engine, infos: bool) -> str:
    from hegui.reporting import as_html

    codes = sorted({d.code for d in result.diagnostics})
    return as_html.render(
        Run(
            version=__version__,
            plugins=built.declared.plugins,
            files=(result,),
            rules={code: built.info(code) for code in codes},
            kinds={kind.name: kind.title for kind in built.kinds},
            fail_on="never",
            show_info=infos,
        )
    )
