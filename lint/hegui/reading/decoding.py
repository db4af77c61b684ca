"""Bytes to characters: UTF-8, UTF-16 and GB18030, recognised without being told."""

from __future__ import annotations

import codecs

from hegui.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 26, 27}
_SAMPLE = 65536


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark.

    A byte order mark decides; then UTF-8, which almost no other text happens to be; then what the file itself
    declares; then UTF-16 without a mark, known by its zero bytes; then GB18030, of which GBK and GB2312 are parts.

    Args:
        declared: the encoding the file names itself (html ``meta charset``), if any.

    Raises:
        ReadError: ``E902`` when it is no text, or text in no encoding we know.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text
    if declared and _known(declared):
        name = "gb18030" if codecs.lookup(declared).name in {"gb2312", "gbk"} else declared
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text:
                return text
    wide = _utf16_without_mark(data)
    if wide:
        return _strict(data, wide, path)
    if any(byte in _CONTROLS for byte in data[:_SAMPLE]):
        raise ReadError(
            "E902", f"{path}：内容不是文本，可能是改了扩展名的其他文件", "请确认文件类型与扩展名一致"
        )
    return _strict(data, "gb18030", path)


def _utf16_without_mark(data: bytes) -> str | None:
    """Line breaks, digits and spaces have a zero byte in UTF-16; no other text encoding has any."""
    sample = data[:_SAMPLE]
    if len(sample) < 2 or len(data) % 2 or 0 not in sample:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > high * 4:
        return "utf-16-le"
    if high > low * 4:
        return "utf-16-be"
    return None


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "E902",
            f"{path}：第 {error.start + 1} 个字节起无法按文本解码",
            "请用 UTF-8 或 GB18030 编码重新保存",
        ) from error
    if "\0" in text:
        raise ReadError("E902", f"{path}：内容含有空字节，不是文本", "请确认文件类型与扩展名一致")
    return text
