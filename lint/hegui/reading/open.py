"""Chooses the reader of a file, and refuses what is no report to read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from hegui.errors import ReadError
from hegui.reading.content import described, recognised
from hegui.reading.contract import Reader, Reading, Source

MAX_BYTES = 200 * 1024 * 1024
"""Larger files are refused: no report is, and reading one would take the machine's memory."""

CONTAINERS = (".zip", ".eml")
"""Endings of files that a run takes for folders, unless their content is a document."""

_AS_DOCX = "请在 Word 或 WPS 中另存为 docx"
_UNPACK = "请解压后再检查其中的文件"
_FROM_PICTURE = "请先做文字识别（OCR）再检查，或把可复制文字的原文件另存为 docx"
_REMEDIES = {
    ".docm": _AS_DOCX, ".dotx": _AS_DOCX, ".dotm": _AS_DOCX, ".ceb": "请转换为 pdf 或使用 docx 原文件", ".mht": "请另存为 html",
    ".mhtml": "请另存为 html", ".zip": _UNPACK, ".rar": _UNPACK, ".7z": _UNPACK, ".gz": _UNPACK, ".tar": _UNPACK,
    ".eml": "请打开邮件，保存其中的附件后再检查", ".msg": "请打开邮件，保存其中的附件后再检查", ".jpg": _FROM_PICTURE,
    ".jpeg": _FROM_PICTURE, ".png": _FROM_PICTURE, ".tif": _FROM_PICTURE, ".tiff": _FROM_PICTURE, ".bmp": _FROM_PICTURE,
}  # fmt: skip
"""What to do with formats that no reader takes, by ending."""

SAVE_AS = "请另存为 docx、pdf、ofd、html、txt 或 md 后再检查"
EXPORT_WHOLE = "请确认文件是否导出完整"

_OURS = frozenset(("txt", "md", "html", "docx", "pdf", "ofd", "office"))
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}")
"""What names a format; 第2稿 or 5日 behind a dot is part of the name."""
_LEAST_CHINESE, _CHINESE_SHARE = 20, 0.3


def opened(source: Source, readers: Mapping[str, Reader]) -> Reading:
    """What the reader for the document makes of its bytes.

    The ending of the path decides, unless the content says otherwise: a Word document, a PDF or a web page is read
    as what it is under any name, a text in Chinese also without an ending.

    Args:
        readers: by file name ending, in lower case with the dot.

    Raises:
        ReadError: no reader takes it, it is empty, too large, or cannot be read.
    """
    path, data = source
    reader = reader_of(source, readers)
    if reader is None:
        raise _unsupported(source)
    if not data:
        raise ReadError("E905", f"{path}：文件是空的", EXPORT_WHOLE)
    if len(data) > MAX_BYTES:
        raise ReadError(
            "E902", f"{path}：文件超过 {MAX_BYTES >> 20} MB", "请确认是不是报告，或压缩其中的图片"
        )
    reading = reader(source)
    if not reading.text.strip():
        raise ReadError("E905", f"{path}：文件里没有文字", EXPORT_WHOLE)
    return reading


def reader_of(source: Source, readers: Mapping[str, Reader]) -> Reader | None:
    """The reader that ``source`` is for; ``None`` when nobody reads this."""
    path, data = source
    named = readers.get(ending(path))
    if named is not None and named.name not in _OURS:
        return named
    found = readers.get(recognised(data)) if data else None
    if found is not None:
        return found
    if named is None and not _ENDING.fullmatch(ending(path)) and _is_chinese(source):
        return readers.get(".txt")
    return named


def ending(path: str) -> str:
    """The file name ending in lower case, with its dot; ``""`` without one."""
    return os.path.splitext(path)[1].lower()


def _is_chinese(source: Source) -> bool:
    from hegui.reading.decoding import decode  # a file with an ending needs it not

    try:
        text = decode(source.data, source.path)
    except ReadError:
        return False
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return chinese >= _LEAST_CHINESE and chinese > len(text) * _CHINESE_SHARE


def _unsupported(source: Source) -> ReadError:
    path, data = source
    suffix = ending(path)
    if suffix in _REMEDIES:
        return ReadError("E906", f"{path}：不支持 {suffix} 格式", _REMEDIES[suffix])
    kind = f"不支持 {suffix} 格式" if _ENDING.fullmatch(suffix) else "没有扩展名，无法判断格式"
    what = described(data)
    return ReadError("E906", f"{path}：{kind}" + (f"，内容像是{what}" if what else ""), SAVE_AS)
