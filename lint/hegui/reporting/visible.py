"""Words of documents and paths made safe to show: nothing in them steers a terminal, a log or an editor."""

from __future__ import annotations

import re

# C0, DEL and C1 steer terminals; bidirectional controls reorder what is shown; the separators break lines;
# lone surrogates (from undecodable file names) cannot be written.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")


def visible(text: str) -> str:
    """``text`` on one line: line breaks as ↵, tabs as blanks, every other control character as ``<U+001B>``."""
    return _UNSAFE.sub(_named, _BREAKS.sub("↵", text)) if not text.isprintable() else text


def _named(match: re.Match[str]) -> str:
    return " " if match[0] == "\t" else f"<U+{ord(match[0]):04X}>"


def writable(text: str) -> str:
    """``text`` without lone surrogates (file names that are no UTF-8 have them): each becomes ``\\udcXX``.

    Inside a JSON string that is the escape of the very same code point.
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
