"""Chooses the reader of a file, and refuses what is no report to read."""

from __future__ import annotations

import os
from collections.abc import Mapping

from hegui.errors import ReadError
from hegui.reading.contract import Reader, Reading, Source

MAX_BYTES = 200 * 1024 * 1024
"""Larger files are refused: no report is, and reading one would take the machine's memory."""

LEGACY = {
    ".doc": "请在 Word 或 WPS 中另存为 docx", ".wps": "请在 WPS 中另存为 docx", ".wpt": "请在 WPS 中另存为 docx",
    ".rtf": "请在 Word 或 WPS 中另存为 docx", ".odt": "请另存为 docx", ".ofd": "请转换为 pdf 或使用 docx 原文件",
    ".docm": "请在 Word 中另存为 docx", ".dot": "请在 Word 中另存为 docx", ".mht": "请另存为 html",
    ".mhtml": "请另存为 html", ".ceb": "请转换为 pdf 或使用 docx 原文件",
}  # fmt: skip
"""Reports come in these formats too; no reader takes them. Ending to remedy."""

SAVE_AS = "请另存为 docx、pdf、html、txt 或 md 后再检查"
EXPORT_WHOLE = "请确认文件是否导出完整"


def opened(source: Source, readers: Mapping[str, Reader]) -> Reading:
    """What the reader for the ending of the path makes of the bytes.

    Args:
        readers: by file name ending, in lower case with the dot.

    Raises:
        ReadError: no reader takes it, it is empty, too large, or cannot be read.
    """
    path, data = source
    suffix = os.path.splitext(path)[1].lower()
    reader = readers.get(suffix)
    if reader is None:
        kind = f"不支持 {suffix} 格式" if suffix else "没有扩展名，无法判断格式"
        raise ReadError("E906", f"{path}：{kind}", LEGACY.get(suffix, SAVE_AS))
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
