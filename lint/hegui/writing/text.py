"""txt and Markdown: the bytes before, between and after the changes stay; encoding, byte order mark, line ends too."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.document import Origin
from hegui.reading import Source
from hegui.reading.decoding import recognise
from hegui.writing.contract import Edit, WriteError


def write(source: Source, origin: Origin, changes: Sequence[Edit]) -> bytes:
    """See ``hegui.writing.contract``."""
    text, encoding, mark = recognise(source.data, source.path)
    try:
        faithful = mark + text.encode(encoding) == source.data
        pieces = [mark]
        done = 0
        for (start, end), words in changes:
            pieces += (text[done:start].encode(encoding), words.encode(encoding))
            done = end
        pieces.append(text[done:].encode(encoding))
    except UnicodeEncodeError as error:
        raise WriteError(
            f"{source.path}：文件的编码 {encoding} 写不下改正后的文字", "请改用 UTF-8 保存"
        ) from error
    if not faithful:
        raise WriteError(f"{source.path}：文件里有乱码，不能自动改正", "请先用正确的编码重新保存")
    return b"".join(pieces)
