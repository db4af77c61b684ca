"""Other ways to look at a text: plain (one line), squeezed (no blanks), letters (no marks), folded and evened.

The last two keep every offset: ``folded`` makes letters, digits and signs of numbers half-width, for grammars;
``evened`` makes punctuation full-width and digits half-width, for patterns of words.
"""

from __future__ import annotations

import re

from hegui.text.blanks import FILLER
from hegui.text.compiled import compiled

_WIDE = re.compile("[０-９％．＋／Ａ-Ｚａ-ｚ～〜∼－–●○◯]")
_HALF = {
    **{ord("０") + i: str(i) for i in range(10)},
    **{ord("Ａ") + i: chr(ord("A") + i) for i in range(26)},
    **{ord("ａ") + i: chr(ord("a") + i) for i in range(26)},
    **{ord(c): "~" for c in "～〜∼"},
    **{ord(c): "-" for c in "－–"},
    **{ord(c): "〇" for c in "○◯"},
    ord("％"): "%",
    ord("．"): ".",
    ord("＋"): "+",
    ord("／"): "/",
}
_EVEN = dict(zip(",:;()?!０１２３４５６７８９％", "，：；（）？！0123456789%", strict=True))


def plain(text: str, span: tuple[int, int]) -> str:
    """The words of ``span`` as one line: inline markup dropped, white space of any kind made one space."""
    return " ".join(_filled(text[span[0] : span[1]]).split())


def unbarred(text: str, span: tuple[int, int]) -> str:
    """``plain`` without the bars at its ends that a table of a page leaves where it is copied as text: 年度报告 | | |."""
    return plain(text, span).strip(" |｜")


def squeezed(text: str) -> str:
    """``text`` without white space of any kind and inline markup, for comparing words."""
    return "".join(_filled(text).split())


def _filled(text: str) -> str:
    """``text`` without characters that have no width."""
    for filler in FILLER:  # nearly no text has one, and str.translate looks at each character
        if filler in text:
            text = text.replace(filler, "")
    return text


def folded(text: str) -> str:
    """``text`` with full-width digits, letters, ％ ． ＋ ／ and range marks in half-width form; same length.

    The full-width comma is kept: whether it groups digits or ends a clause is a question for the grammar.
    """
    return text.translate(_HALF) if _WIDE.search(text) else text


def evened(text: str) -> str:
    """``text`` with half-width punctuation made full-width, full-width digits and ％ half-width; same length."""
    for mark, even in _EVEN.items():  # str.translate takes twenty times as long
        if mark in text:
            text = text.replace(mark, even)
    return text


def letters_before(text: str, offset: int, count: int, through: str = "") -> str:
    """The last ``count`` characters of ``text`` before ``offset``, those of ``through`` (at most 16) looked through.

    A character of ``through`` ``\\n`` lets the words go on over the end of a line; without it they end there.
    """
    left = text[max(0, offset - count) : offset]
    if not through or not any(letter in through for letter in left):
        return left.rpartition("\n")[2]
    found: list[str] = []
    for at in range(offset - 1, max(-1, offset - 1 - count - _THROUGH), -1):
        if text[at] in through:
            continue
        if len(found) == count or text[at] == "\n":
            break
        found.append(text[at])
    return "".join(reversed(found))


_THROUGH = 16


def letters(text: str) -> str:
    """``text`` without marks and white space."""
    return compiled(r"[^\w]+").sub("", text)
