"""Other ways to look at a text: plain (one line), folded (half-width, same length), letters (no marks at all)."""

from __future__ import annotations

import re

from hegui.text.blanks import FILLER
from hegui.text.compiled import compiled

_FILLER = str.maketrans(dict.fromkeys(FILLER))
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


def plain(text: str, span: tuple[int, int]) -> str:
    """The words of ``span`` as one line: inline markup dropped, white space of any kind made one space."""
    return " ".join(text[span[0] : span[1]].translate(_FILLER).split())


def folded(text: str) -> str:
    """``text`` with full-width digits, letters, ％ ． ＋ ／ and range marks in half-width form; same length.

    The full-width comma is kept: whether it groups digits or ends a clause is a question for the grammar.
    """
    return text.translate(_HALF) if _WIDE.search(text) else text


def letters(text: str) -> str:
    """``text`` without marks and white space."""
    return compiled(r"[^\w]+").sub("", text)
