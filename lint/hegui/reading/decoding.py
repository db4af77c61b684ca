"""Bytes to characters: UTF-8, UTF-16 and GB18030, recognised without being told.

A file with a few broken bytes (cut off in the middle of a character, pasted together from two encodings) is still
read: each broken sequence becomes one U+FFFD, which a person sees as �. A file that is broken all over, or is no
text at all, is refused and never half understood.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from hegui.errors import ReadError
from hegui.reading.content import SAMPLE, described

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5hkscs": "big5hkscs",
    "utf-8": "utf-8", "utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
}  # fmt: skip
"""Declared encodings that are believed. Western ones are not: Chinese pages that name them are in fact GBK."""
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1c-\x1f]")
_BROKEN, _BROKEN_ANYWAY = 0.02, 4
"""Share of non-ASCII characters that may be broken, and how many in a short text."""


class Decoded(NamedTuple):
    """A decoded file.

    Attributes:
        text: without byte order mark.
        encoding: that Python gives the name.
        mark: the bytes of the byte order mark, empty without; of several, where files were joined, all of them.
    """

    text: str
    encoding: str
    mark: bytes


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark; see ``recognise``."""
    return recognise(data, path, declared).text


def recognise(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """The text of ``data``, and how it was encoded.

    A byte order mark decides; then UTF-8, which almost no other text happens to be; then what the file itself
    declares; then UTF-16 without a mark, known by its zero bytes; then UTF-8 with a few broken bytes; then GB18030,
    of which GBK and GB2312 are parts.

    Args:
        declared: the encoding the file names itself (html ``meta charset``), if any.

    Raises:
        ReadError: ``E902`` when it is no text, or text in no encoding we know.
    """
    if what := described(data):
        raise ReadError("E902", f"{path}：内容不是文本，而是{what}", "请改回正确的扩展名，或另存为文本")
    for mark, name in _MARKS:
        if data.startswith(mark):
            marked = _tolerant(data[len(mark) :], name)
            if marked is None:
                raise _refusal(data, path)
            return _unmarked(marked, name, mark)
    for guess in ("utf-8", _believed(declared), _utf16_without_mark(data)):
        strict = _strict(data, guess) if guess else None
        if guess and strict is not None:
            return _unmarked(strict, guess)
    if _CONTROL.search(data, 0, SAMPLE):
        raise ReadError(
            "E902", f"{path}：内容不是文本，可能是改了扩展名的其他文件", "请确认文件类型与扩展名一致"
        )
    for name in ("utf-8", "gb18030"):
        text = _tolerant(data, name)
        if text is not None and _plausible(text):
            return _unmarked(text, name)
    raise _refusal(data, path)


def _unmarked(text: str, encoding: str, mark: bytes = b"") -> Decoded:
    plain = text.lstrip("\ufeff")
    return Decoded(plain, encoding, mark + text[: len(text) - len(plain)].encode(encoding))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _tolerant(data: bytes, encoding: str) -> str | None:
    """``data`` decoded with U+FFFD for broken sequences; ``None`` when there are more than a few of them.

    One broken sequence at the very end is always allowed: the file was cut.
    """
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd") - text.endswith("\ufffd")
    wide = len(text) if encoding.startswith("utf-16") else sum(map("\x7f".__lt__, text))
    if "\0" in text or broken > max(wide * _BROKEN, min(_BROKEN_ANYWAY, wide * 0.2)):
        return None
    return text


def _plausible(text: str) -> bool:
    """Whether most characters are everyday ones: GB18030 gives some meaning to nearly all bytes, Big5's too."""
    return _everyday(text) >= 0.5


def _everyday(text: str) -> float:
    """The share of GB2312 among the characters that are not ASCII; 1 when all are ASCII."""
    wide = [c for c in text[:SAMPLE] if c > "\x7f"]
    return len("".join(wide).encode("gb2312", "ignore")) / 2 / len(wide) if wide else 1.0


def _utf16_without_mark(data: bytes) -> str | None:
    """Line breaks, digits and spaces have a zero byte in UTF-16; no other text encoding has any."""
    if len(data) % 2 or 0 not in data[:SAMPLE]:
        return None
    sample = data[:SAMPLE]
    shares = {name: _everyday(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.5 else None


def _believed(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return _NAMES.get(codecs.lookup(declared).name)
    except (LookupError, ValueError):
        return None


def _refusal(data: bytes, path: str) -> ReadError:
    try:
        data.decode("utf-8")
        place = 1
    except UnicodeDecodeError as error:
        place = error.start + 1
    return ReadError(
        "E902", f"{path}：第 {place} 个字节起无法按文本解码", "请用 UTF-8 或 GB18030 编码重新保存"
    )
