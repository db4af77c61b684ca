"""Marks that come in pairs, and what stands between them."""

from __future__ import annotations

import re

QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
TITLES = {"《": "》", "〈": "〉"}
BRACKETS = {"（": "）", "(": ")", "【": "】", "〔": "〕"}
PAIRS = QUOTES | TITLES | BRACKETS
"""Each opening mark with the one that closes it."""
OPENER = {closing: opening for opening, closing in PAIRS.items()}
"""Each closing mark with the one that opens it."""

_NAMED = QUOTES | TITLES
_NAMED_MARKS = re.compile(f"[{''.join(_NAMED)}{''.join(_NAMED.values())}]")
# Opening and closing marks in one pattern that begins with a character class (fast search).
_QUOTED = re.compile('[“‘「『"](?:[^“”‘’「」『』"\n。]{1,60})[”’」』"]')


def quotations(text: str) -> list[tuple[int, int]]:
    """Quotations inside one sentence, marks included."""
    return [m.span() for m in _QUOTED.finditer(text)]


def quoted(text: str) -> list[str]:
    """What stands within quotation marks and 《》 in one paragraph.

    A mark without its partner takes everything up to the end (or from the beginning): where such a quotation
    ends, nobody can know.
    """
    found: list[str] = []
    for opening, closing in _NAMED.items():
        if opening not in text and closing not in text:
            continue
        depth = start = 0
        for match in _NAMED_MARKS.finditer(text):
            if match[0] == opening:
                start = match.end() if depth == 0 else start
                depth += 1
            elif match[0] == closing:
                if depth <= 1:
                    found.append(text[start if depth else 0 : match.start()])
                depth = max(0, depth - 1)
        if depth:
            found.append(text[start:])
    return found
