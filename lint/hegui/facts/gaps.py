"""What a file does not show of its report: pictures, pages without text, an article that is somewhere else.

Readers say in ``metadata`` what they saw and could not read; here it is weighed against what could be read. A page
with a long article has pictures, attachments and scripts too, and nothing is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hegui.document import Document, fact
from hegui.facts.parts.places import MATTER, is_fragment
from hegui.facts.rows import listed

_HAN = re.compile("[\u4e00-\u9fff]")
_NOTICE = 150
"""Han characters below the title that a mere notice (现将报告予以公布。附件：…) may have; the shortest reports have 400."""
_HINT = 60
"""Likewise beside pictures: a caption, no more."""
_WHOLE = "请确认文件是否完整，或给出含有正文的文件"
_PAGER = 80
_MOST_PAGES = 8
_READ_ON = re.compile(listed("reads-on"))
_NUMBERS = re.compile(listed("several-pages"))
_COUNTED = re.compile(rf"\W{{0,9}}(?:{listed('counts-pages')})\W{{0,9}}")
"""A line that counts pages: the page and how many there are, or how many and the page."""
_BROKEN_OFF = re.compile(rf"\W{{0,9}}(?:{listed('broken-off')})\W{{0,9}}")
_SEE_ANNEX = re.compile(listed("see-annex"))
_LIST_ANNEXED = re.compile(rf"(?:{listed('list-annexed')})[^。；\n]{{0,2}}$")
"""Before 详见附件: only a list is there, the report is here."""
_FILE = re.compile(
    r"[^\s\[\]()（）]{1,80}\.(?:docx?|docm|wps|pdf|ofd|ceb|rtf|odt|xlsx?|et|zip|rar|7z)(?![0-9A-Za-z])", re.I
)


class Gap(NamedTuple):
    """Something of the report that was not read.

    Attributes:
        code: the engine code.
        message: what was not read and where it is; Chinese, without the path.
        remedy: what to do; Chinese.
        whole: the report itself is what was not read: nothing that was is worth judging.
    """

    code: str
    message: str
    remedy: str
    whole: bool = False


@fact
def gaps(document: Document) -> tuple[Gap, ...]:
    """What was not read of the report; empty for nearly every document."""
    told = _told(document)
    whole = next(_elsewhere(document, told), None)
    if whole is not None:
        return (whole,)
    return tuple(_parts(document, told))


def _told(document: Document) -> int:
    """Han characters of the report below its title, counted as far as it matters."""
    count = 0
    for paragraph in document.report:
        if paragraph.role not in MATTER:
            count += len(_HAN.findall(document.body, *paragraph.span))
            if count > _NOTICE:
                break
    return count


def _elsewhere(document: Document, told: int) -> Iterator[Gap]:
    """Where the report is, when it is not in what could be read; the surest sign first."""
    said = document.metadata
    if said.get("unread_pages") and told <= _HINT:
        yield Gap(
            "E903",
            f"第 {_pages(said)} 页是图片，其余各页没有正文",
            "请先做文字识别（OCR），或改用可复制文字的原文件",
            True,
        )
    if told > _NOTICE:
        return
    for key, where in (("scripted", "网页的脚本数据"), ("concealed", "网页的隐藏内容")):
        if said.get(key):
            yield Gap(
                "E921",
                f"正文在{where}里，页面上没有",
                "请在浏览器中打开网页，复制正文存为文本或 docx 再检查",
                True,
            )
    if said.get("attachments"):
        yield Gap("E921", f"正文在附件里（{said['attachments']}），没有读到", "请下载附件，再检查附件", True)
    if said.get("pictures") and told <= _HINT:
        yield Gap(
            "E903",
            f"正文是图片（{said['pictures']} 张），没有可供检查的文字",
            "请先做文字识别（OCR），或改用可复制文字的原文件",
            True,
        )
    if said.get("objects"):
        yield Gap(
            "E921",
            "正文在嵌入的对象里，没有读到",
            "请在 Word 或 WPS 中双击打开嵌入的文件，另存后再检查",
            True,
        )
    if said.get("frames"):
        yield Gap(
            "E921",
            f"正文在网页内嵌的另一个文件里（{said['frames']}），没有读到",
            "请打开那个文件，另存后再检查",
            True,
        )

    if told <= _HINT and (where := _annex(document)):
        yield Gap("E921", f"正文在附件里（{where}），没有读到", "请下载附件，再检查附件", True)


def _annex(document: Document) -> str:
    """The file or the words by which a document of hardly any text says that its report is somewhere else."""
    for paragraph in document.report:
        if paragraph.role != "title":
            words = document.text[slice(*paragraph.span)]
            if found := _FILE.search(words, 0, _PAGER) or _SEE_ANNEX.search(words, 0, _PAGER):
                return "" if _LIST_ANNEXED.search(words, 0, found.start()) else found[0]
    return ""


def _parts(document: Document, told: int) -> Iterator[Gap]:
    if document.metadata.get("unread_pages"):
        yield Gap(
            "E922",
            f"第 {_pages(document.metadata)} 页是图片，没有读到其中的文字",
            "请先做文字识别（OCR），或改用可复制文字的原文件，再检查一次",
        )
    elif not told and any(p.role == "title" for p in document.report):
        yield Gap("E923", "只有标题，没有正文", _WHOLE)
    elif document.format == "html" and told <= _HINT and not document.sections and document.kind.parts:
        yield Gap("E923", "网页上除标题外几乎没有文字，多半是登录页、提示页或没有加载完的页面", _WHOLE)
    elif document.identity.kind_stated and document.kind.parts and is_fragment(document):
        yield Gap("E923", "只有报告的一个片段，没有按整份报告核对缺少的内容", _WHOLE)
    if _goes_on(document):
        yield Gap(
            "E924",
            "这是分页文章中的一页，没有看到其余各页，缺少的内容没有核对",
            "请把各页合成一个文件，或另存“全文”“打印”页面后再检查",
        )


def _pages(said: Mapping[str, str]) -> str:
    numbers = said["unread_pages"].split(",")
    return "、".join(numbers[:_MOST_PAGES]) + (f" 等 {len(numbers)}" if len(numbers) > _MOST_PAGES else "")


def _goes_on(document: Document) -> bool:
    """Whether the page leads on to other pages of the same article."""
    if document.format not in ("html", "txt", "md"):
        return False
    lines = [document.text[slice(*p.span)] for p in document.paragraphs if p.span.length <= _PAGER]
    pages = [
        (int(m[1] or m[4] or m[5]), int(m[2] or m[3] or m[6])) for m in map(_COUNTED.fullmatch, lines) if m
    ]
    if pages and len({page for page, _ in pages}) < max(most for _, most in pages):
        return True  # a copy of all pages has the number of each
    if document.identity.signature_span is not None:
        return False  # the page that is signed is the last
    if document.metadata.get("pages") or any(map(_BROKEN_OFF.fullmatch, lines)):
        return True
    return document.format != "html" and any(
        _READ_ON.search(words) and _NUMBERS.search(words) for words in lines
    )
