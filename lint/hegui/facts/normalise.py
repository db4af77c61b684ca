"""One-to-one normalisation: full-width digits and marks become half-width, every offset survives."""

from __future__ import annotations

import re

_WIDE = re.compile("[０-９％．＋／Ａ-Ｚａ-ｚ～〜∼－–●○◯]")
_TABLE = {
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


def normalise(text: str) -> str:
    """``text`` with full-width digits, letters, ％ ． ＋ ／ and range marks in half-width form; same length.

    The full-width comma is kept: whether it groups digits or ends a clause is a question for the grammar.
    """
    return text.translate(_TABLE) if _WIDE.search(text) else text
