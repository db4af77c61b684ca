"""Stage: read."""

from __future__ import annotations

from dataclasses import replace

from hegui.api import Document
from hegui.checking.limits import shortened
from hegui.checking.model import Plan
from hegui.errors import ReadError, crash
from hegui.reading import Reading
from hegui.reading.open import ending
from hegui.structure import opening

_MARKDOWN = frozenset((".md", ".markdown"))
_SAMPLE = 64


def read(path: str, data: bytes, plan: Plan) -> tuple[Document, str]:
    """The document in these bytes, as the plan says it is to be read, and what was left out of it (see ``shortened``).

    Raises:
        ReadError: it cannot be read, or the reader crashed.
    """
    left_out = ""
    read_of, cut = _bounded(path, data, plan)

    def shorten(reading: Reading) -> Reading:
        nonlocal left_out
        reading, left_out = shortened(reading, plan.limits)
        return reading

    try:
        document = opening.read(path, read_of, plan.readers, plan.stated, plan.kinds, plan.classes, shorten)
        if cut:
            from hashlib import sha256  # loads what few runs need

            document = replace(document, sha256=sha256(data).hexdigest())
        return document, "；".join(filter(None, (cut, left_out)))
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError("E901", f"{path}：读取时出错（{crash(error)}），请反馈给作者") from error


def _bounded(path: str, data: bytes, plan: Plan) -> tuple[bytes, str]:
    """The bytes to read, and what is left out: the parser of Markdown takes many times as long as any other."""
    most = plan.limits.characters // 2
    if ending(path) not in _MARKDOWN or len(data) <= most or b"\0" in data[:_SAMPLE]:
        return data, ""
    end = data.rfind(b"\n", most * 9 // 10, most) + 1 or most
    while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
        end -= 1
    return data[
        :end
    ], f"Markdown 文件 {len(data)} 字节，超过 {most} 字节（characters 的一半），只读了前 {end} 字节"
