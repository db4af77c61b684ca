"""What kind of line a line is: numbered like a heading, ended like a sentence."""

from __future__ import annotations

import re

from hegui.text.numerals import ARABIC, ORDINAL

_NUMBERED = re.compile(
    rf"\s*(?:第{ORDINAL}(?:部分|章|节|篇)|{ORDINAL}\s*[、.．，,]"
    rf"|[（(〔]?{ORDINAL}[）)〕]|[（(]?[{ARABIC}]{{1,2}}(?:[、）)]|[.．](?![{ARABIC}])))"
)
_STOPS = "。！？；!?;"
_CLOSERS = "”’）)》」】\"'"


def numbered(words: str) -> bool:
    """Whether a line begins like a numbered heading: 一、 （一） 1. （1） 第一部分."""
    return _NUMBERED.match(words) is not None


def stopped(words: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return words.rstrip(_CLOSERS)[-1:] in _STOPS and bool(words)
